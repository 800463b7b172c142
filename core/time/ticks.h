// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

#include <string>
#include <vector>

namespace entente
{

/// A tick of a calendar axis: where it stands and what it says. `span` runs to the next tick, so
/// that a label can be placed inside its own year or month.
struct Tick
{
    Instant at;
    TimeSpan span;
    std::string label; ///< "2022", "Jul", "11", "14:00"
    std::string
        shortLabel; ///< what to say when the label does not fit: "'22", "J", ""; may equal it
};

/// Two levels that read like a calendar: years (or decades, centuries) above months (years), months
/// above days, days above hours. `major` starts at or before the span so that the current year is
/// always named.
struct CalendarTicks
{
    std::vector<Tick> major;
    std::vector<Tick> minor;
};

/// Ticks for `visible` over `widthPx` pixels, minor ones at least `minMinorPx` apart. Never more
/// than widthPx / minMinorPx + 2 minor ticks, whatever the span.
CalendarTicks calendarTicks(TimeSpan visible, double widthPx, double minMinorPx = 34);

} // namespace entente
