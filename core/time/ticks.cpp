// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/ticks.h"

#include "core/time/calendar.h"
#include "core/time/tick_grid.h"
#include "core/time/tick_labels.h"

#include <algorithm>

namespace entente
{

namespace
{

using namespace ticks;

TimeSpan inCalendar(TimeSpan span)
{
    const Instant first = startOfYear(firstYear);
    const Instant last = startOfYear(lastYear);
    return {std::clamp(span.begin, first, last), std::clamp(span.end, first, last)};
}

/// The ticks whose spans meet `visible`, the first of them at or before its begin.
std::vector<Tick> ticksOf(const Grid &grid, TimeSpan visible,
                          Labels (*label)(const Grid &, Instant))
{
    std::vector<Tick> result;
    Instant at = grid.floor(visible.begin);
    while (at < visible.end) {
        const Instant next = grid.next(at);
        Labels labels = label(grid, at);
        result.push_back({at, {at, next}, std::move(labels.full), std::move(labels.brief)});
        if (next <= at)
            break;
        at = next;
    }
    return result;
}

} // namespace

CalendarTicks calendarTicks(TimeSpan visible, double widthPx, double minMinorPx)
{
    visible = inCalendar(visible);
    if (visible.isEmpty() || !(widthPx > 0) || !(minMinorPx > 0))
        return {};
    const Grid minor = finestGrid(visible.seconds() / widthPx * minMinorPx);
    return {ticksOf(minor.above(), visible, majorLabels), ticksOf(minor, visible, minorLabels)};
}

} // namespace entente
