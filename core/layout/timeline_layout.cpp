// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_layout.h"

#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace entente
{

namespace
{

/// Each event once, whatever number of lanes it stands in.
struct Tally
{
    std::int64_t shown = 0;
    std::int64_t before = 0;
    std::int64_t after = 0;
};

Tally tallyOf(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    std::size_t items = 0;
    for (const LaneBox &lane : lanes)
        items += lane.items.size();
    std::unordered_set<EventId> shown;
    shown.reserve(items);
    std::int64_t unnamed = 0; // members of clusters that came without their ids
    const auto each = [](const LaneMark &mark, const auto &use) {
        if (mark.members.empty())
            use(mark.id);
        for (const EventId id : mark.members)
            use(id);
    };
    for (LaneBox &lane : lanes) {
        for (const LaneItem &item : lane.items) {
            if (!item.visible)
                continue;
            lane.visible += item.mark->count;
            each(*item.mark, [&](EventId id) { shown.insert(id); });
            if (item.mark->members.empty())
                unnamed += item.mark->count - 1;
        }
    }
    Tally tally{std::int64_t(shown.size()) + unnamed, parts.answer.before, parts.answer.after};
    std::unordered_set<EventId> beside;
    for (const LaneBox &lane : lanes) {
        for (const LaneItem &item : lane.items) {
            if (item.visible)
                continue;
            const bool isAfter = item.mark->span.fuzzy().begin >= parts.look.window.end;
            each(*item.mark, [&](EventId id) {
                if (!shown.contains(id) && beside.insert(id).second)
                    ++(isAfter ? tally.after : tally.before);
            });
        }
    }
    return tally;
}

double headWidthFor(const LanesAnswer &answer, const TimelineLook &look, const TextMeasure &measure)
{
    if (look.headWidth > 0)
        return std::min(look.headWidth, look.width / 2);
    double widest = measure.width("+999 labels hidden", TextStyle::Caption) + 26;
    for (const Lane &lane : answer.lanes)
        widest = std::max(widest, measure.width(lane.label, TextStyle::LabelBold) + 26);
    return std::min({std::ceil(widest), 180.0, std::max(0.0, look.width / 3)});
}

TimelineParts partsOf(const LanesAnswer &answer, const TimelineLook &look, const KindTree &kinds,
                      const Theme &theme, const TextMeasure &measure)
{
    TimelineParts parts{answer, look, kinds, theme, measure, {}, {}, {}, {}, 0};
    const double head = headWidthFor(answer, look, measure);
    // A little air at the right, where the axis would end on the window's frame.
    const double width = std::max(1.0, look.width - head - 8);
    const double height = std::max(1.0, look.height - timeline::axisHeight - timeline::footHeight);
    parts.axis = {head, 0, width, timeline::axisHeight};
    parts.plot = {head, timeline::axisHeight, width, height};
    parts.lanesArea = {0, timeline::axisHeight, look.width, height};
    parts.scale = TimeScale(look.window, head, width);
    parts.rowHeight = std::ceil(measure.lineHeight(TextStyle::Label)) + timeline::barHeight + 1;
    return parts;
}

/// Rows depend on distances in pixels. What is chosen may take a place of its own, so nothing is
/// kept for it; nor where the scale alone moves marks by more than a hair.
bool stillFits(const TimelineArrangement &kept, const TimelineParts &parts)
{
    const double before = kept.scale.secondsPerPixel();
    const double now = parts.scale.secondsPerPixel();
    constexpr double hair = 1e-9;
    return parts.look.selected.empty() && std::abs(before / now - 1) < hair &&
           kept.scale.widthPx() == parts.scale.widthPx() && kept.height == parts.plot.height &&
           kept.allLanes == parts.look.allLanes && kept.playhead == parts.look.playhead &&
           kept.lanes.size() == parts.answer.lanes.size();
}

/// The kept lanes as the window shows them now.
std::vector<LaneBox> movedLanes(const TimelineArrangement &kept, const TimelineParts &parts)
{
    std::vector<LaneBox> lanes = kept.lanes;
    double y = parts.plot.y - parts.look.scrollY;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        LaneBox &lane = lanes[i];
        lane.top = y;
        y += lane.height;
        for (LaneItem &item : lane.items)
            placeItem(parts, item);
    }
    return lanes;
}

/// The kept lanes without their rows.
std::vector<LaneBox> freedLanes(const TimelineArrangement &kept, const TimelineParts &parts)
{
    std::vector<LaneBox> lanes = kept.lanes;
    for (LaneBox &lane : lanes) {
        for (LaneItem &item : lane.items) {
            item.place = ItemPlace::Strip;
            item.row = -1;
            placeItem(parts, item);
        }
    }
    return lanes;
}

bool isInSight(const TimelineParts &parts, const LaneBox &lane)
{
    return lane.top < parts.lanesArea.bottom() && lane.top + lane.height > parts.lanesArea.y;
}

void drawEmpty(const TimelineParts &parts, const Tally &tally, Drawing &drawing)
{
    const bool elsewhere = tally.before + tally.after > 0;
    TextMark text = makeText(
        parts, Role::Note, elsewhere ? "No events in this span of time" : "No dated events to show",
        TextStyle::Body, {parts.plot.x + 5, parts.plot.y + 14});
    text.color = parts.theme.muted;
    if (text.box.right() <= drawing.width && text.box.bottom() <= drawing.height)
        drawing.texts.push_back(std::move(text));
}

/// Marks are painted in this order: rules, brush, events, playhead. Lanes are cut off at the area
/// they scroll in, events at the plot.
void drawAll(const TimelineParts &parts, std::vector<LaneBox> &lanes, const Tally &tally,
             Drawing &drawing)
{
    drawAxis(parts, drawing);
    std::size_t from = drawing.marks.size();
    const double lanesEnd =
        lanes.empty() ? parts.plot.bottom() : lanes.back().top + lanes.back().height;
    drawMajorRules(parts, std::min(parts.plot.bottom(), lanesEnd), drawing);
    drawBrush(parts, drawing);
    for (LaneBox &lane : lanes) {
        if (isInSight(parts, lane))
            drawLaneMarks(parts, lane, drawing);
    }
    const std::size_t texts = drawing.texts.size();
    drawing.clips.push_back({parts.plot, from, drawing.marks.size(), texts, texts});
    from = drawing.marks.size();
    for (const LaneBox &lane : lanes) {
        drawing.hiddenLabels += lane.hidden;
        if (isInSight(parts, lane))
            drawLaneHead(parts, lane, drawing);
    }
    drawing.clips.push_back({parts.lanesArea, from, drawing.marks.size(), texts, texts});
    drawPlayhead(parts, drawing);
    drawFoot(parts, tally.before, tally.after, drawing);
    if (tally.shown == 0)
        drawEmpty(parts, tally, drawing);
}

} // namespace

TimelineDrawing layoutTimeline(const LanesAnswer &answer, const TimelineLook &look,
                               const KindTree &kinds, const Theme &theme,
                               const TextMeasure &measure,
                               std::shared_ptr<const TimelineArrangement> *kept)
{
    TimelineParts parts = partsOf(answer, look, kinds, theme, measure);
    TimelineDrawing result;
    std::vector<LaneBox> lanes;
    if (kept != nullptr && *kept && stillFits(**kept, parts)) {
        lanes = movedLanes(**kept, parts);
        result.contentHeight = (*kept)->contentHeight;
    } else if (kept != nullptr && *kept && (*kept)->lanes.size() == answer.lanes.size()) {
        // Another scale: titles are as wide and marks as important as before.
        lanes = freedLanes(**kept, parts);
        result.contentHeight = arrangeLanes(parts, lanes);
        *kept = std::make_shared<const TimelineArrangement>(
            TimelineArrangement{parts.scale, parts.plot.height, look.allLanes, look.playhead, lanes,
                                result.contentHeight});
    } else {
        lanes.reserve(answer.lanes.size());
        for (const Lane &lane : answer.lanes) {
            LaneBox box;
            box.lane = &lane;
            box.items = laneItems(parts, lane);
            lanes.push_back(std::move(box));
        }
        result.contentHeight = arrangeLanes(parts, lanes);
        if (kept != nullptr)
            *kept = std::make_shared<const TimelineArrangement>(
                TimelineArrangement{parts.scale, parts.plot.height, look.allLanes, look.playhead,
                                    lanes, result.contentHeight});
    }
    Drawing &drawing = result.drawing;
    drawing.view = "timeline";
    drawing.width = look.width;
    drawing.height = look.height;
    drawing.background = theme.canvas;
    if (look.allLanes && result.contentHeight > parts.plot.height) {
        drawing.height += result.contentHeight - parts.plot.height;
        parts.plot.height = parts.lanesArea.height = result.contentHeight;
    }

    const Tally tally = tallyOf(parts, lanes);
    drawAll(parts, lanes, tally, drawing);
    drawing.withoutDate = answer.undated;
    drawing.outside = tally.before + tally.after;
    drawing.events = tally.shown + drawing.outside + answer.undated;
    drawing.words = timelineWords(parts, lanes, tally.shown);
    result.scale = parts.scale;
    result.plot = parts.plot;
    result.axis = parts.axis;
    return result;
}

} // namespace entente
