// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_layout.h"

#include "core/base/translation.h"
#include "core/engine/parallel.h"
#include "core/layout/legend.h"
#include "core/layout/timeline_parts.h"
#include "core/layout/timeline_threads.h"

#include <algorithm>
#include <bit>
#include <cmath>

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

/// Calls `use` with each event that a mark names: the members of a cluster, or its own.
template <class Use>
void forEachEvent(const LaneMark &mark, const Use &use)
{
    if (mark.members.empty())
        use(mark.id);
    for (const EventId id : mark.members)
        use(id);
}

/// Numbers the events, see TimelineArrangement::numbers.
void numberEvents(TimelineArrangement &arranged)
{
    std::size_t named = 0;
    for (const LaneBox &lane : arranged.lanes) {
        for (const LaneItem &item : lane.items)
            named += std::max<std::size_t>(1, item.mark->members.size());
    }
    // Places in a table that is at most half full, found by a multiplicative hash.
    const std::size_t places = std::bit_ceil(2 * named + 2);
    const int shift = 64 - std::countr_zero(places);
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
    struct Entry
    {
        EventId id;
        std::uint32_t number = 0; ///< from 1; 0: nothing is here
    };
    std::vector<Entry> table(places);
    std::uint32_t count = 0;
    arranged.numbers.clear();
    arranged.numbers.reserve(named);
    for (const LaneBox &lane : arranged.lanes) {
        for (const LaneItem &item : lane.items) {
            forEachEvent(*item.mark, [&](EventId id) {
                std::size_t at = (std::uint64_t(id.value) * golden) >> shift;
                while (table[at].number != 0 && table[at].id != id)
                    at = (at + 1) & (places - 1);
                if (table[at].number == 0)
                    table[at] = {id, ++count};
                arranged.numbers.push_back(table[at].number - 1);
            });
        }
    }
    arranged.counted.resize(count);
}

Tally tallyOf(const TimelineParts &parts, TimelineArrangement &arranged)
{
    std::vector<char> &counted = arranged.counted;
    std::fill(counted.begin(), counted.end(), char(0));
    Tally tally{0, parts.answer.before, parts.answer.after};
    const auto add = [&](std::size_t from, std::size_t to, std::int64_t &sum) {
        for (; from < to; ++from) {
            char &flag = counted[arranged.numbers[from]];
            sum += flag == 0 ? 1 : 0;
            flag = 1;
        }
    };
    // What is shown in any lane is not beside the window.
    for (const bool visible : {true, false}) {
        std::size_t at = 0;
        for (LaneBox &lane : arranged.lanes) {
            for (const LaneItem &item : lane.items) {
                const std::size_t members = item.mark->members.size();
                const std::size_t from = at;
                at += std::max<std::size_t>(1, members);
                if (item.visible != visible)
                    continue;
                if (!visible) {
                    const bool isAfter = item.mark->span.fuzzy().begin >= parts.look.window.end;
                    add(from, at, isAfter ? tally.after : tally.before);
                    continue;
                }
                lane.visible += item.mark->count;
                add(from, at, tally.shown);
                if (members == 0)
                    tally.shown += item.mark->count - 1; // these came without their ids
            }
        }
    }
    return tally;
}

double headWidthFor(const LanesAnswer &answer, const TimelineLook &look, const TextMeasure &measure)
{
    if (look.headWidth > 0)
        return std::min(look.headWidth, look.width / 2);
    const double pad = 26 * measure.scale();
    double widest =
        measure.width("+" + counted(999, "label hidden", "labels hidden"), TextStyle::Caption) +
        pad;
    for (const Lane &lane : answer.lanes)
        widest = std::max(widest, measure.width(lane.label, TextStyle::LabelBold) + pad);
    return std::min({std::ceil(widest), 180 * measure.scale(), std::max(0.0, look.width / 3)});
}

TimelineParts partsOf(const LanesAnswer &answer, const TimelineLook &look, const KindTree &kinds,
                      const Theme &theme, const TextMeasure &measure, const EraTimes &eras)
{
    TimelineParts parts{
        answer, look, kinds, theme, measure, eras, {}, {}, {}, {}, 0, 0, answer.cellSeconds, false};
    const double head = headWidthFor(answer, look, measure);
    // A little air at the right, where the axis would end on the window's frame.
    const double width = std::max(1.0, look.width - head - 8);
    // A small picture has more need of its lanes.
    const double leastForLegend = parts.px(240);
    const bool legend = look.legend && look.height >= leastForLegend;
    const double top =
        parts.px(timeline::axisHeight) + double(eras.rows().size()) * eraRowHeight(measure);
    const double height = std::max(1.0, look.height - top - parts.px(timeline::footHeight) -
                                            (legend ? parts.px(legendRowHeight + 2) : 0));
    parts.legend = legend;
    parts.axis = {head, 0, width, parts.px(timeline::axisHeight)};
    parts.plot = {head, top, width, height};
    parts.lanesArea = {0, top, look.width, height};
    parts.scale = TimeScale(look.window, head, width);
    setCards(parts, false);
    return parts;
}

/// Rows depend on distances in pixels. What is chosen may take a place of its own, so nothing is
/// kept for it; nor where the scale moves marks by more than a hair.
bool stillFits(const TimelineArrangement &kept, const TimelineParts &parts)
{
    const double before = kept.scale.secondsPerPixel();
    const double now = parts.scale.secondsPerPixel();
    constexpr double hair = 1e-9;
    return kept.isArranged && parts.look.selected.empty() && std::abs(before / now - 1) < hair &&
           kept.scale.widthPx() == parts.scale.widthPx() && kept.height == parts.plot.height &&
           kept.allLanes == parts.look.allLanes && kept.threadBands == parts.look.threadBands &&
           kept.now == nowOf(parts.look) && kept.look == parts.look.lanes;
}

/// Puts the arranged lanes where the window shows them now.
void moveLanes(const TimelineParts &parts, TimelineArrangement &arranged)
{
    setTops(parts, arranged.lanes);
    for (LaneBox &lane : arranged.lanes)
        placeItems(parts, lane);
}

/// What the look says about each lane.
void wishSizes(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    const FieldLanes &look = parts.look.lanes;
    for (LaneBox &lane : lanes) {
        const std::string name = nameInLook(*lane.lane);
        lane.isCollapsed = look.isCollapsed(name);
        const auto height = look.heights.find(name);
        lane.wishedHeight =
            height == look.heights.end() ? std::nullopt : std::optional(parts.px(height->second));
    }
}

void fillLanes(const TimelineParts &parts, TimelineArrangement &arranged)
{
    const std::vector<Lane> &lanes = parts.answer.lanes;
    arranged.isArranged = false;
    arranged.lanes.resize(lanes.size());
    parallelFor(lanes.size(), [&](std::size_t i) { arranged.lanes[i] = laneBox(parts, lanes[i]); });
    numberEvents(arranged);
}

/// Lanes whose leaders are shown, or the phases of their thread, keep room for the names.
void makeRoomForBands(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    const double room = 1 + eraRowHeight(parts.measure);
    for (LaneBox &lane : lanes) {
        lane.leaders = parts.eras.leadersOf(lane.lane->value);
        const bool hasBand =
            (lane.leaders != nullptr || isThread(parts, lane)) && !lane.isCollapsed;
        lane.padTop = hasBand ? room : parts.px(timeline::lanePadTop);
    }
}

/// Lives may come after the lanes, and others after them.
void giveLives(const TimelineLook &look, std::vector<LaneBox> &lanes)
{
    for (LaneBox &lane : lanes) {
        const auto found = std::find_if(look.lives.begin(), look.lives.end(), [&](const auto &l) {
            return l.id.value == lane.lane->value;
        });
        lane.life = found == look.lives.end() || lane.lane->isOthers ? nullptr : &*found;
    }
}

void arrange(TimelineParts &parts, TimelineArrangement &arranged)
{
    wishSizes(parts, arranged.lanes);
    makeRoomForBands(parts, arranged.lanes);
    arranged.hasCards = false;
    if (mayBeCards(parts, arranged.lanes)) {
        setCards(parts, true);
        arranged.contentHeight = arrangeLanes(parts, arranged.lanes);
        arranged.hasCards = areCards(parts, arranged.lanes, arranged.contentHeight);
    }
    setCards(parts, arranged.hasCards);
    if (!arranged.hasCards)
        arranged.contentHeight = arrangeLanes(parts, arranged.lanes);
    arranged.scale = parts.scale;
    arranged.height = parts.plot.height;
    arranged.allLanes = parts.look.allLanes;
    arranged.threadBands = parts.look.threadBands;
    arranged.now = nowOf(parts.look);
    arranged.look = parts.look.lanes;
    // What is chosen may have taken a place of its own: that is not for the next picture.
    arranged.isArranged = parts.look.selected.empty();
}

/// Whether a mark in the window is a card where others are not.
bool hasCards(const std::vector<LaneBox> &lanes)
{
    return std::any_of(lanes.begin(), lanes.end(), [](const LaneBox &lane) {
        return std::any_of(lane.inWindow.begin(), lane.inWindow.end(),
                           [&](std::uint32_t i) { return lane.items[i].hasCard; });
    });
}

bool isInSight(const TimelineParts &parts, const LaneBox &lane)
{
    return lane.top < parts.lanesArea.bottom() && lane.top + lane.height > parts.lanesArea.y;
}

void drawEmpty(const TimelineParts &parts, const Tally &tally, Drawing &drawing)
{
    const bool elsewhere = tally.before + tally.after > 0;
    TextMark text = makeText(parts, Role::Note,
                             elsewhere ? translate("Pictures", "No events in this span of time")
                                       : translate("Pictures", "No dated events to show"),
                             TextStyle::Body, {parts.plot.x + 5, parts.plot.y + parts.px(14)});
    text.color = parts.theme.muted;
    if (text.box.right() <= drawing.width && text.box.bottom() <= drawing.height)
        drawing.texts.push_back(std::move(text));
}

void drawLane(const TimelineParts &parts, LaneBox &lane, Drawing &drawing)
{
    if (!isInSight(parts, lane))
        return;
    drawLeaders(parts, lane, drawing);
    const std::size_t labels = drawing.texts.size();
    drawLife(parts, lane, drawing);
    drawLaneMarks(parts, lane, drawing);
    tintTextGrounds(parts, lane, labels, drawing);
}

void drawHead(const TimelineParts &parts, const std::vector<LaneBox> &lanes, std::size_t i,
              Drawing &drawing)
{
    drawing.hiddenLabels += lanes[i].hidden;
    const bool isLastPinned =
        lanes[i].lane->isPinned && i + 1 < lanes.size() && !lanes[i + 1].lane->isPinned;
    if (isInSight(parts, lanes[i]))
        drawLaneHead(parts, lanes[i], isLastPinned, drawing);
}

/// The same with the area that lanes scroll in.
TimelineParts underStaying(const TimelineParts &parts, const std::vector<LaneBox> &lanes)
{
    TimelineParts below = parts;
    const double staying = stayingHeight(lanes);
    for (RectF *area : {&below.plot, &below.lanesArea}) {
        area->y += staying;
        area->height -= staying;
    }
    return below;
}

/// Marks are painted in this order: rules, brush, events, playhead. Lanes are cut off at the area
/// they scroll in, events at the plot.
void drawAll(const TimelineParts &parts, std::vector<LaneBox> &lanes, const Tally &tally,
             Drawing &drawing)
{
    drawAxis(parts, drawing);
    drawHiddenLanes(parts, drawing);
    drawEraStrip(parts, drawing);
    std::size_t from = drawing.marks.size();
    const double lanesEnd =
        lanes.empty() ? parts.plot.bottom() : lanes.back().top + lanes.back().height;
    drawMajorRules(parts, std::min(parts.plot.bottom(), lanesEnd), drawing);
    drawEraTints(parts, std::min(parts.plot.bottom(), lanesEnd), drawing);
    drawBrush(parts, drawing);
    // Lanes that stay, and those that scroll under them.
    const TimelineParts below = underStaying(parts, lanes);
    const auto clip = [&](const RectF &area, std::size_t to) {
        const std::size_t texts = drawing.texts.size();
        if (from < to)
            drawing.clips.push_back({area, from, to, texts, texts});
        from = to;
    };
    const std::size_t ground = drawing.marks.size();
    std::size_t scrolled = 0; // the first mark of a lane that scrolls
    for (const bool stays : {true, false}) {
        if (!stays)
            scrolled = drawing.marks.size();
        for (LaneBox &lane : lanes) {
            if (lane.stays == stays)
                drawLane(stays ? parts : below, lane, drawing);
        }
    }
    scrolled += drawLinks(parts, lanes, ground, drawing);
    clip(parts.plot, scrolled);
    clip(below.plot, drawing.marks.size());
    for (const bool stays : {true, false}) {
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (lanes[i].stays == stays)
                drawHead(stays ? parts : below, lanes, i, drawing);
        }
        clip(stays ? parts.lanesArea : below.lanesArea, drawing.marks.size());
    }
    drawMoments(parts, drawing);
    drawFoot(parts, tally.before, tally.after, drawing);
    if (parts.legend)
        addLegendRow(
            drawing, legendOf(drawing, parts.kinds, parts.theme),
            {timeline::headInset, parts.plot.bottom() + parts.px(timeline::footHeight) + 1},
            parts.plot.right() - timeline::headInset, parts.theme, parts.measure);
    if (tally.shown == 0)
        drawEmpty(parts, tally, drawing);
}

} // namespace

TimelineDrawing layoutTimeline(const LanesAnswer &answer, const TimelineLook &look,
                               const KindTree &kinds, const Theme &theme,
                               const TextMeasure &measure,
                               std::shared_ptr<TimelineArrangement> *kept)
{
    std::shared_ptr<TimelineArrangement> own;
    std::shared_ptr<TimelineArrangement> &arranged = kept != nullptr ? *kept : own;
    // Items know how wide their titles are.
    const bool isNew = !arranged || arranged->lanes.size() != answer.lanes.size() ||
                       arranged->textScale != measure.scale();
    if (isNew) {
        arranged = std::make_shared<TimelineArrangement>();
        arranged->textScale = measure.scale();
    }
    if (!arranged->eras.isOf(look.eras)) {
        arranged->eras = EraTimes(look.eras);
        arranged->isArranged = false;
    }
    TimelineParts parts = partsOf(answer, look, kinds, theme, measure, arranged->eras);
    if (isNew)
        fillLanes(parts, *arranged);
    std::vector<LaneBox> &lanes = arranged->lanes;
    for (LaneBox &lane : lanes)
        lane.visible = lane.hidden = lane.counted = lane.anyTime = 0;
    giveLives(look, lanes);
    if (stillFits(*arranged, parts)) {
        setCards(parts, arranged->hasCards);
        moveLanes(parts, *arranged);
    } else {
        arrange(parts, *arranged);
    }
    TimelineDrawing result;
    result.hasCards = arranged->hasCards || hasCards(lanes);
    result.contentHeight = arranged->contentHeight;
    Drawing &drawing = result.drawing;
    drawing.view = "timeline";
    drawing.width = look.width;
    drawing.height = look.height;
    drawing.background = theme.canvas;
    if (look.allLanes && result.contentHeight > parts.plot.height) {
        drawing.height += result.contentHeight - parts.plot.height;
        parts.plot.height = parts.lanesArea.height = result.contentHeight;
    }

    const Tally tally = tallyOf(parts, *arranged);
    drawAll(parts, lanes, tally, drawing);
    drawing.withoutDate = answer.undated;
    drawing.outside = tally.before + tally.after;
    drawing.events = tally.shown + drawing.outside + answer.undated;
    drawing.words = timelineWords(parts, lanes, tally.shown);
    result.scale = parts.scale;
    result.plot = parts.plot;
    result.axis = parts.axis;
    result.scrollTop = parts.plot.y + stayingHeight(lanes);
    for (const LaneBox &lane : lanes)
        result.lanes.push_back({nameInLook(*lane.lane),
                                nameOf(lane),
                                {0, lane.top, drawing.width, lane.height},
                                lane.lane->isPinned,
                                lane.isCollapsed,
                                lane.stays});
    return result;
}

} // namespace entente
