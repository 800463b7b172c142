// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "core/layout/map_layout.h"
#include "core/layout/network_choice.h"

#include <QString>

#include <optional>

class QSettings;

namespace entente
{

/// Of the settings: whether the wheel scrolls the timeline's lanes.
inline const QString wheelScrollsKey = QStringLiteral("timeline/wheelScrolls");

/// How a document was looked at last, to be found again at the next start.
struct SavedLook
{
    TimeSpan window;
    Filter filter;
    AsOf asOf;
    std::vector<std::string> selected; ///< keys: numbers may change when a document is written anew
    LanesLook lanes;
    bool eras = true; ///< whether leaders and eras are shown
    QString projection;
    LatLon center{0, 100}; ///< of the projection
    MapLayers layers;
    MapCamera camera; ///< over the projected plane
    NetworkChoice network;
    bool operator==(const SavedLook &) const = default;
};

/// Nothing for a document that was never looked at, or when what is stored cannot be read.
std::optional<SavedLook> loadLook(const QSettings &settings, const QString &document);
/// Keeps those of the forty documents that were looked at last.
void saveLook(QSettings &settings, const QString &document, const SavedLook &look);

} // namespace entente
