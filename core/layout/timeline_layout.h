// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/layout/drawing.h"
#include "core/layout/lanes_look.h"
#include "core/layout/text_measure.h"
#include "core/model/dataset.h"
#include "core/model/era.h"
#include "core/time/time_scale.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace entente
{

/// Two events that have to do with each other.
struct EventLink
{
    EventId from;
    EventId to;
    bool operator==(const EventLink &) const = default;
};

/// How a timeline is looked at: everything but the data.
struct TimelineLook
{
    double width = 0;
    double height = 0;
    TimeSpan window;
    double scrollY = 0;   ///< pixels of lanes above the top
    double headWidth = 0; ///< of the lanes' names; 0: chosen from the names
    std::set<EventId> selected;
    std::optional<EventId> hovered;
    std::optional<Instant> playhead; ///< *in force on*
    std::optional<Instant> asKnown;  ///< *as known on*: what was known ends here
    std::optional<Instant> today;    ///< the end of today, where the picture is of today
    std::optional<TimeSpan> brush;
    std::set<std::string> litKeys; ///< actors, threads that are selected
    FieldLanes lanes;              ///< which are collapsed or have a height of their own
    bool saysHiddenLanes = true;   ///< in the corner over the lanes' names
    /// What cards say under their titles; those of others say their kind.
    std::map<EventId, std::string> details;
    bool legend = false; ///< a row at the foot explains what is on screen
    /// Drawn behind the lanes; those of leaders behind the lane of their actor. Not copied: they
    /// must live as long as what is kept between pictures.
    std::span<const Era> eras;
    bool threadBands = false;          ///< lanes are threads and keep room for their bands
    std::span<const ThreadLife> lives; ///< of these threads, as far as they are known yet
    std::vector<EventLink> links;      ///< of what is selected; lanes of threads link their own
    bool allLanes = false; ///< as tall as all lanes need (export); height is then the least height
};

/// Where a lane stands in the picture, for what is done with lanes.
struct LanePlace
{
    std::string name; ///< as nameInLook() has it
    std::string label;
    RectF box; ///< head and plot; may reach beyond the area that lanes scroll in
    bool isPinned = false;
    bool isCollapsed = false;
    bool stays = false; ///< at the top, while the others scroll under it
    bool operator==(const LanePlace &) const = default;
};

/// The picture, and what the view needs to move in it.
struct TimelineDrawing
{
    Drawing drawing;
    TimeScale scale; ///< of the plot area
    RectF plot;      ///< where marks are drawn, under the axis, right of the heads
    RectF axis;
    double contentHeight = 0;     ///< of all lanes
    double scrollTop = 0;         ///< where the area begins that lanes scroll in
    std::vector<LanePlace> lanes; ///< from the top
    bool hasCards = false;        ///< there is room for TimelineLook::details

    /// Above this, others stand in front of the lane.
    double topOf(const LanePlace &lane) const { return lane.stays ? plot.y : scrollTop; }
};

/// When an event was, and between whom: "11 Jan 2023 · Japan, United Kingdom".
std::string cardDetails(const Row &row, const Dataset &vocabulary);

/// The place in TimelineLook::eras of what a mark or text of Role::Era stands for, by its key.
std::optional<std::size_t> eraOf(const std::string &key);

/// How many lanes a timeline of this height shows without scrolling: what to ask for as
/// LanesQuestion::maxLanes where a picture cannot scroll. At least 1.
int lanesThatFit(double height, double textScale = 1);

/// Which rows the marks of an answer stand on, and what else the next picture of it can use.
struct TimelineArrangement;

/// A pure function from an answer to geometry: lanes, marks (faded over their bounds, planned ones
/// hollow), labels by importance that never overlap, what is hidden counted. `kinds` gives glyphs.
/// A view that draws the same answer again and again passes `kept`, which it empties with every
/// new answer and keeps to itself; the drawing is the same with and without.
TimelineDrawing layoutTimeline(const LanesAnswer &answer, const TimelineLook &look,
                               const KindTree &kinds, const Theme &theme,
                               const TextMeasure &measure,
                               std::shared_ptr<TimelineArrangement> *kept = nullptr);

/// The overview strip: a histogram with the part that passes the date terms, window handles, years.
struct OverviewLook
{
    double width = 0;
    double height = 0;
    TimeSpan extent;
    TimeSpan window;
    std::optional<TimeSpan> brush;
    std::optional<Instant> playhead;
    double headWidth = 12; ///< room left of the bars, so that they can stand under a timeline's
};

struct OverviewDrawing
{
    Drawing drawing;
    TimeScale scale;
    RectF plot;
    RectF windowBox; ///< the handles are its left and right edges
};

/// Bin edges for a strip of this width, at calendar steps.
std::vector<Instant> overviewEdges(TimeSpan extent, double widthPx);

OverviewDrawing layoutOverview(const HistogramAnswer &answer, const std::vector<Instant> &edges,
                               const OverviewLook &look, const Theme &theme,
                               const TextMeasure &measure);

} // namespace entente
