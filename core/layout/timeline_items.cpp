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

bool isVague(TimeSpan bounds)
{
    return bounds.seconds() > double(secondsPerDay);
}

/// Where the span of a bar ends: an ongoing thing reaches to the as-of line, or is open.
TimeSpan barSpan(const TimelineParts &parts, const LaneMark &mark)
{
    TimeSpan span = mark.span.fuzzy();
    if (mark.count == 1 && mark.status == Status::Ongoing) {
        const bool hasNoEnd = mark.span.end == mark.span.start || mark.span.end.fuzzy.end.isOpen();
        if (hasNoEnd) {
            const Instant now = parts.look.playhead.value_or(Instant::openFuture());
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
    if (right - left <= item.glyph + 4) {
        item.barLeft = item.barRight = item.x;
        item.openLeft = item.openRight = false;
        return;
    }
    item.barLeft = left;
    item.barRight = right;
    item.solidFrom = left;
    item.solidTo = right;
    if (isPoint && isVague(span)) {
        item.solidFrom = item.openLeft ? left : item.x;
        item.solidTo = item.openRight ? right : item.x;
    } else if (!isPoint) {
        if (!item.openLeft && isVague(mark.span.start.fuzzy))
            item.solidFrom = parts.scale.toPixel(mark.span.start.fuzzy.end);
        if (!item.openRight && isVague(mark.span.end.fuzzy) && span.end == mark.span.end.fuzzy.end)
            item.solidTo = parts.scale.toPixel(mark.span.end.fuzzy.begin);
    }
    item.solidFrom = std::clamp(item.solidFrom, left, right);
    item.solidTo = std::clamp(item.solidTo, left, right);
    if (item.solidTo < item.solidFrom)
        item.solidFrom = item.solidTo = (item.solidFrom + item.solidTo) / 2;
}

LaneItem itemFor(const TimelineParts &parts, const LaneMark &mark)
{
    LaneItem item;
    item.mark = &mark;
    if (mark.count > 1) {
        item.glyph = std::min(17.0, 11 + 2 * std::log10(double(mark.count)));
        item.labelWidth =
            parts.measure.width(counted(mark.count, "event", "events"), TextStyle::Label);
    } else {
        item.labelWidth = parts.measure.width(mark.title, TextStyle::Label);
    }
    placeItem(parts, item);
    return item;
}

} // namespace

void placeItem(const TimelineParts &parts, LaneItem &item)
{
    const LaneMark &mark = *item.mark;
    item.visible = barSpan(parts, mark).intersects(parts.look.window);
    if (mark.count > 1) {
        item.x = parts.scale.toPixel(middleOf(mark.span.strict()));
        item.barLeft = item.barRight = item.x;
    } else {
        item.x = parts.scale.toPixel(middleOf(mark.span.start.strict));
        setBar(parts, item);
    }
}

double LaneItem::left() const
{
    return hasBar() ? std::min(barLeft, x - glyph / 2) : x - glyph / 2;
}

double LaneItem::right() const
{
    return hasBar() ? std::max(barRight, x + glyph / 2) : x + glyph / 2;
}

std::vector<LaneItem> laneItems(const TimelineParts &parts, const Lane &lane)
{
    std::vector<LaneItem> items;
    items.reserve(lane.marks.size());
    for (const LaneMark &mark : lane.marks)
        items.push_back(itemFor(parts, mark));
    return items;
}

} // namespace entente
