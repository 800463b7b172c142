// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/calendar_cells.h"
#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"

#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// How a calendar of counts is looked at.
struct CalendarLook
{
    double width = 0;
    double height = 0;
    CalendarMode mode = CalendarMode::Months;
    double scrollY = 0; ///< pixels of rows above the top
    bool fits = false;  ///< rows stand for several years where single ones have no room (pictures)
    TimeSpan window;    ///< its months are framed
    std::optional<TimeSpan> brush;
    std::optional<std::string> hovered; ///< the key of a cell
};

struct CalendarDrawing
{
    Drawing drawing;
    RectF plot;               ///< the cells
    double contentHeight = 0; ///< of all rows
    int yearsPerRow = 1;
};

/// A heat map of an answer to HistogramQuestion::certainStarts over calendarEdges(): each cell says
/// its number, what is dated less exactly is counted at the foot. A cell's mark has a key:
/// "2022-05", of several years "2020/2024-05", of an anniversary "05-08".
CalendarDrawing layoutCalendar(const HistogramAnswer &answer, const std::vector<Instant> &edges,
                               const CalendarLook &look, const Theme &theme,
                               const TextMeasure &measure);

} // namespace entente
