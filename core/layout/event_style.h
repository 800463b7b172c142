// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/model/vocabulary.h"

#include <optional>

namespace entente
{

/// How the status of an event shows in its glyph: what happened is filled; what is planned is
/// hollow, on conditions dashed, spoken of dotted; what was cancelled is crossed.
struct EventStyle
{
    std::optional<Rgba> fill;
    Stroke stroke;
    bool struckThrough = false;
};

EventStyle styleFor(Status, Family, const Theme &);

/// How the status of an event shows in a thin bar: solid, an outline, dashes, dots. See FadedBar.
struct BarStyle
{
    std::optional<Rgba> fill;
    Stroke stroke;
    bool struckThrough = false;
};

BarStyle barStyleFor(Status, Family, const Theme &);

/// The soft ground under an event of which only a month, a year or a century is known: pale enough
/// for text on it.
Rgba groundOf(Family, const Theme &);
bool isGround(const Mark &);

} // namespace entente
