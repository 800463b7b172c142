// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

Instant middleOf(TimeSpan span)
{
    if (span.begin.isOpen())
        return span.end;
    if (span.end.isOpen())
        return span.begin;
    return {span.begin.seconds + std::int64_t((span.end.seconds - span.begin.seconds) / 2)};
}

bool isWiderThanADay(TimeSpan bounds)
{
    return bounds.seconds() > double(secondsPerDay);
}

/// Softens the ends of a ground: nobody knows more than "that month", so no edge is sharp.
double softness(double width)
{
    return std::min(width / 4, 10.0);
}

/// Where the span of a bar ends: an ongoing thing reaches to the as-of line, or is open.
TimeSpan barSpan(const TimelineParts &parts, const LaneMark &mark)
{
    TimeSpan span = mark.span.fuzzy();
    if (mark.count == 1 && mark.status == Status::Ongoing) {
        const bool hasNoEnd = mark.span.end == mark.span.start || mark.span.end.fuzzy.end.isOpen();
        if (hasNoEnd) {
            const Instant now = nowOf(parts.look).value_or(Instant::openFuture());
            span.end = std::max(span.begin, std::max(now, mark.span.start.fuzzy.end));
        }
    }
    return span;
}

void setBar(const TimelineParts &parts, LaneItem &item)
{
    const LaneMark &mark = *item.mark;
    const TimeSpan span = barSpan(parts, mark);
    const bool isPoint = mark.span.start == mark.span.end && span == mark.span.fuzzy();
    item.openLeft = span.begin.isOpen();
    item.openRight = span.end.isOpen();
    const double left = parts.scale.toPixel(span.begin);
    const double right = parts.scale.toPixel(span.end);
    item.isGround = isPoint;
    if (right - left <= item.glyph + (isPoint ? 0 : 4)) {
        item.barLeft = item.barRight = item.x;
        item.openLeft = item.openRight = false;
        return;
    }
    item.barLeft = left;
    item.barRight = right;
    item.solidFrom = left;
    item.solidTo = right;
    if (isPoint) {
        // As likely on any day of what was said, ever less so where "about" widens it.
        const double soft = softness(right - left);
        if (!item.openLeft)
            item.solidFrom =
                std::max(left + soft, parts.scale.toPixel(mark.span.start.strict.begin));
        if (!item.openRight)
            item.solidTo = std::min(right - soft, parts.scale.toPixel(mark.span.start.strict.end));
    } else {
        if (!item.openLeft && isWiderThanADay(mark.span.start.fuzzy))
            item.solidFrom = parts.scale.toPixel(mark.span.start.fuzzy.end);
        if (!item.openRight && isWiderThanADay(mark.span.end.fuzzy) &&
            span.end == mark.span.end.fuzzy.end)
            item.solidTo = parts.scale.toPixel(mark.span.end.fuzzy.begin);
    }
    item.solidFrom = std::clamp(item.solidFrom, left, right);
    item.solidTo = std::clamp(item.solidTo, left, right);
    if (item.solidTo < item.solidFrom)
        item.solidFrom = item.solidTo = (item.solidFrom + item.solidTo) / 2;
}

/// The kind at the top of the branch: it gives colour and glyph.
const Kind *topKind(const KindTree &kinds, const KindId &id)
{
    const Kind *own = kinds.find(id);
    const Kind *kind = own;
    while (kind != nullptr && !kind->parent.isEmpty())
        kind = kinds.find(kind->parent);
    return kind != nullptr ? kind : own;
}

Family familyOf(const TimelineParts &parts, const KindId &id)
{
    const Kind *kind = topKind(parts.kinds, id);
    return kind != nullptr ? kind->family : Family::States;
}

/// What is in no column, the most important first; of equals, the earliest.
LaneBox::Places byImportance(const std::vector<LaneItem> &items)
{
    LaneBox::Places order;
    order.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].place != ItemPlace::Column)
            order.push_back(std::uint32_t(i));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const LaneMark &left = *items[a].mark;
        const LaneMark &right = *items[b].mark;
        if (left.importance != right.importance)
            return left.importance > right.importance;
        if (left.span.start.strict != right.span.start.strict)
            return left.span.start.strict < right.span.start.strict;
        return left.id < right.id;
    });
    return order;
}

void placeItem(const TimelineParts &parts, LaneItem &item)
{
    const LaneMark &mark = *item.mark;
    if (item.place == ItemPlace::Column && mark.count > 1) {
        item.visible = mark.span.fuzzy().intersects(parts.look.window);
    } else if (mark.count > 1) {
        item.visible = mark.span.fuzzy().intersects(parts.look.window);
        item.x = parts.scale.toPixel(middleOf(mark.span.strict()));
        item.barLeft = item.barRight = item.x;
    } else {
        item.visible = isAnyTime(mark) || barSpan(parts, mark).intersects(parts.look.window);
        item.x = parts.scale.toPixel(middleOf(mark.span.start.strict));
        setBar(parts, item);
    }
}

} // namespace

bool isThread(const TimelineParts &parts, const LaneBox &lane)
{
    return parts.look.threadBands && !lane.lane->isOthers && !lane.lane->value.empty();
}

bool isAnyTime(const LaneMark &mark)
{
    return mark.count == 1 && mark.span.fuzzy() == TimeSpan::all();
}

void placeItems(const TimelineParts &parts, LaneBox &lane)
{
    lane.inWindow.clear();
    for (std::size_t i = 0; i < lane.items.size(); ++i) {
        placeItem(parts, lane.items[i]);
        if (lane.items[i].visible)
            lane.inWindow.push_back(std::uint32_t(i));
    }
}

LaneBox laneBox(const TimelineParts &parts, const Lane &lane)
{
    LaneBox box;
    box.lane = &lane;
    box.items.reserve(lane.marks.size());
    for (const LaneMark &mark : lane.marks) {
        LaneItem &item = box.items.emplace_back();
        item.mark = &mark;
        item.glyph = parts.px(timeline::glyphSize);
        if (const Kind *kind = topKind(parts.kinds, mark.kind)) {
            item.shape = kind->glyph;
            item.family = kind->family;
        }
        if (mark.count <= 1)
            continue;
        item.glyph = parts.px(std::min(17.0, 11 + 2 * std::log10(double(mark.count))));
        item.familiesFrom = std::uint32_t(box.families.size());
        for (const KindCount &kind : mark.kinds)
            box.families.emplace_back(familyOf(parts, kind.kind), kind.count);
        if (mark.kinds.empty())
            box.families.emplace_back(item.family, mark.count);
        item.familiesTo = std::uint32_t(box.families.size());
    }
    gatherColumns(parts, box);
    box.byImportance = byImportance(box.items);
    return box;
}

double labelWidthOf(const TimelineParts &parts, const LaneItem &item)
{
    const LaneMark &mark = *item.mark;
    if (item.labelWidth < 0)
        item.labelWidth = parts.measure.width(
            mark.count > 1 ? counted(mark.count, "event", "events") : mark.title, TextStyle::Label);
    return item.labelWidth;
}

double LaneItem::left() const
{
    return hasBar() ? std::min(barLeft, x - glyph / 2) : x - glyph / 2;
}

double LaneItem::right() const
{
    return hasBar() ? std::max(barRight, x + glyph / 2) : x + glyph / 2;
}

} // namespace entente
