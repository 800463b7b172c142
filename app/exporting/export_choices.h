// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/picture_size.h"
#include "app/exporting/render.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace entente
{

/// Which part of what there is a picture shows.
enum class ExportScope
{
    Visible,   ///< the window and the map as they are on screen
    Selection, ///< what is selected, and nothing else
    All        ///< everything that passes the filter
};

/// How a picture is made, whatever is on it: what the export dialog comes back with, and what a
/// preset keeps.
struct ExportChoices
{
    RenderFormat format = RenderFormat::Png;
    PictureSize size;
    int times = 1; ///< pixels of an image to one of the size
    int dpi = 96;
    int textPercent = 100;
    std::string theme; ///< empty: that of the window
    ExportScope scope = ExportScope::Visible;
    bool hasHead = true;
    bool hasLegend = true;
    bool hasSources = true;
    bool numbersSources = false;
    bool operator==(const ExportChoices &) const = default;
};

/// "visible", "selection" or "all".
std::optional<ExportScope> exportScopeFrom(const QString &word);

QString toJson(const ExportChoices &choices);
/// What cannot be understood stays as it usually is.
ExportChoices exportChoicesFrom(const QString &json);

/// `request` made so. The scope is not looked at: the window knows what is selected.
void apply(const ExportChoices &choices, RenderRequest &request);

/// Presets, by name. They are kept with the program's settings, for the window and the command
/// line alike.
QStringList exportPresets();
std::optional<ExportChoices> exportPreset(const QString &name);
void saveExportPreset(const QString &name, const ExportChoices &choices);
void removeExportPreset(const QString &name);

} // namespace entente
