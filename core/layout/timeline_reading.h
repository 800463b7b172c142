// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timeline_layout.h"

#include <string>
#include <vector>

namespace entente
{

/// A mark as it is read aloud.
struct ReadMark
{
    const LaneMark *event = nullptr; ///< of several events, the first
    RectF box;                       ///< in the drawing, as far as it is in sight
    std::vector<EventId> ids;
    std::int64_t count = 1; ///< of events
};

/// A lane as it is read aloud: its marks in order of time.
struct ReadLane
{
    const Lane *lane = nullptr;
    RectF box; ///< as far as it is in sight
    std::vector<ReadMark> marks;
};

/// What is on screen, for those who hear it: lanes from top to bottom and the marks that are drawn
/// in them, and nothing else of the answer. The result points into `answer`, of which `timeline` is
/// the drawing.
std::vector<ReadLane> readingOf(const TimelineDrawing &timeline, const LanesAnswer &answer);

/// "Japan, 12 of 94 events in sight".
std::string spokenLane(const ReadLane &lane);
/// "Pact signed, 11 Jan 2023, planned"; of several, "12 events, 5 Mar – 5 May 2022".
std::string spokenMark(const ReadMark &mark);
/// What else a mark shows: "Agreement, in Japan, date vague"; of several, "8 Meetings, 4 Visits, in
/// Japan".
std::string spokenDetails(const ReadMark &mark, const Lane &lane, const KindTree &kinds);

/// A span of time in words, as precise as its bounds are: "11 Jan 2023", "May 2022", "since 1951".
/// Empty when nothing is known of it.
std::string spokenTime(const EventSpan &span);

} // namespace entente
