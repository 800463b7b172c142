// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timeline_layout.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/ruler.h"

#include <utility>
#include <vector>

namespace entente::test
{

inline const KindTree kinds = KindTree::standard();
inline const Ruler ruler;

/// Whole years at the usual size.
inline TimelineLook lookAt(int fromYear, int toYear, double width = 1200, double height = 500)
{
    TimelineLook look;
    look.width = width;
    look.height = height;
    look.window = {startOfYear(fromYear), startOfYear(toYear)};
    return look;
}

inline TimelineDrawing laidOut(const LanesAnswer &answer, const TimelineLook &look,
                               const Theme &theme = Theme::light())
{
    return layoutTimeline(answer, look, kinds, theme, ruler);
}

/// Of the event alone; null when it has none.
inline const Mark *markOf(const Drawing &drawing, EventId id, Role role = Role::Event)
{
    for (const Mark &mark : drawing.marks) {
        if (mark.role == role && mark.ids == std::vector<EventId>{id})
            return &mark;
    }
    return nullptr;
}

/// The event's first text; null when it has none.
inline const TextMark *labelOf(const Drawing &drawing, EventId id)
{
    for (const TextMark &text : drawing.texts) {
        if (text.role == Role::Event && text.ids == std::vector<EventId>{id})
            return &text;
    }
    return nullptr;
}

/// These marks in Japan's lane.
inline LanesAnswer oneLane(std::vector<LaneMark> marks)
{
    LanesAnswer answer;
    answer.lanes = {lane("JPN", "Japan", std::move(marks))};
    return answer;
}

} // namespace entente::test
