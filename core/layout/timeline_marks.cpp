// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "core/layout/lane_painter.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente
{

namespace
{

RectF inside(const RectF &box, const RectF &frame)
{
    const double x = std::clamp(box.x, frame.x, frame.right());
    const double y = std::clamp(box.y, frame.y, frame.bottom());
    return {x, y, std::clamp(box.right(), frame.x, frame.right()) - x,
            std::clamp(box.bottom(), frame.y, frame.bottom()) - y};
}

RectF squareAround(PointF center, double size)
{
    return {center.x - size / 2, center.y - size / 2, size, size};
}

} // namespace

void LanePainter::draw()
{
    for (const LaneItem &item : m_lane.items) {
        if (item.visible && item.place == ItemPlace::Row)
            drawItem(item);
    }
    drawStrip();
    drawLabels();
}

bool LanePainter::isGlyphInside(const LaneItem &item) const
{
    return item.x >= m_parts.plot.x && item.x <= m_parts.plot.right();
}

double LanePainter::rowTop(const LaneItem &item) const
{
    return m_lane.top + timeline::lanePadTop + item.row * m_parts.rowHeight;
}

double LanePainter::stripTop() const
{
    return m_lane.top + m_lane.height - timeline::lanePadBottom - timeline::stripHeight;
}

double LanePainter::glyphY(const LaneItem &item) const
{
    return item.place == ItemPlace::Row ? rowTop(item) + lineHeight() / 2 : stripTop() + 4;
}

const Kind *LanePainter::kindOf(const KindId &id) const
{
    const Kind *kind = m_parts.kinds.find(m_parts.kinds.root(id));
    return kind;
}

Family LanePainter::familyOf(const KindId &id) const
{
    const Kind *kind = kindOf(id);
    return kind != nullptr ? kind->family : Family::States;
}

bool LanePainter::isChosen(const std::vector<EventId> &ids) const
{
    return std::any_of(ids.begin(), ids.end(),
                       [&](EventId id) { return m_parts.look.selected.contains(id); });
}

void LanePainter::add(Mark mark)
{
    mark.box = inside(mark.box, m_parts.plot);
    mark.key = m_lane.lane->value;
    m_drawing.marks.push_back(std::move(mark));
}

void LanePainter::drawItem(const LaneItem &item)
{
    if (item.mark->count > 1) {
        drawCluster({&item},
                    {std::clamp(item.x, m_parts.plot.x, m_parts.plot.right()), glyphY(item)},
                    item.glyph);
        return;
    }
    const bool glyph = isGlyphInside(item) || !item.hasBar();
    if (item.hasBar())
        drawBar(item, glyph ? Role::Band : Role::Event);
    if (glyph)
        drawGlyph(item);
}

Mark LanePainter::barMark(const LaneItem &item) const
{
    const bool small = item.place == ItemPlace::Strip;
    const double y = small ? stripTop() + 8 : rowTop(item) + lineHeight();
    const double height = small ? 2 : timeline::barHeight;
    const RectF &plot = m_parts.plot;
    // Far outside the plot painters clip badly; there a fade can be told from none no more.
    constexpr double reach = 4000;
    const double leastX = item.openLeft ? plot.x + 1 : plot.x - reach;
    const double mostX = item.openRight ? plot.right() - 1 : plot.right() + reach;
    const double left = std::clamp(item.barLeft, leastX, std::max(leastX, mostX));
    const double right = std::clamp(item.barRight, left, std::max(left, mostX));
    const Family family = familyOf(item.mark->kind);
    const EventStyle style = styleFor(item.mark->status, family, m_parts.theme);
    const bool hollow = style.stroke.style != LineStyle::None;
    Mark mark;
    mark.box = {left, y, right - left, height};
    mark.fill = m_parts.theme.of(family).withAlpha(small || hollow ? 0.45 : 0.8);
    const bool crisp = item.solidFrom <= item.barLeft && item.solidTo >= item.barRight &&
                       !item.openLeft && !item.openRight;
    if (crisp)
        mark.shape = RectShape{mark.box, height / 2};
    else
        mark.shape = FadedBar{mark.box, std::clamp(item.solidFrom, left, right),
                              std::clamp(item.solidTo, left, right), item.openLeft, item.openRight};
    return mark;
}

void LanePainter::drawBar(const LaneItem &item, Role role)
{
    Mark mark = barMark(item);
    mark.role = role;
    mark.ids = {item.mark->id};
    mark.struckThrough = role == Role::Event && item.mark->status == Status::Cancelled;
    add(std::move(mark));
    if (role == Role::Event)
        drawRing(m_drawing.marks.back());
}

void LanePainter::drawGlyph(const LaneItem &item)
{
    const PointF center{std::clamp(item.x, m_parts.plot.x, m_parts.plot.right()), glyphY(item)};
    const double size = item.place == ItemPlace::Row ? item.glyph : timeline::smallGlyphSize;
    const Kind *kind = kindOf(item.mark->kind);
    const EventStyle style = styleFor(item.mark->status, familyOf(item.mark->kind), m_parts.theme);
    Mark mark;
    mark.role = Role::Event;
    mark.ids = {item.mark->id};
    mark.shape = GlyphShape{kind != nullptr ? kind->glyph : Glyph::Dot, center, size};
    mark.box = squareAround(center, size);
    mark.fill = style.fill;
    mark.stroke = style.stroke;
    mark.struckThrough = style.struckThrough;
    add(std::move(mark));
    drawRing(m_drawing.marks.back());
}

void LanePainter::drawRing(const Mark &around)
{
    const bool chosen = isChosen(around.ids);
    const bool hovered =
        m_parts.look.hovered &&
        std::find(around.ids.begin(), around.ids.end(), *m_parts.look.hovered) != around.ids.end();
    if (!chosen && !hovered)
        return;
    constexpr double margin = timeline::ringMargin;
    Mark ring;
    ring.role = Role::Chosen;
    ring.ids = around.ids;
    ring.stroke = {chosen ? m_parts.theme.accent : m_parts.theme.muted, chosen ? 1.8 : 1.2,
                   LineStyle::Solid};
    ring.box = {around.box.x - margin, around.box.y - margin, around.box.width + 2 * margin,
                around.box.height + 2 * margin};
    ring.shape = RectShape{ring.box, std::min(ring.box.width, ring.box.height) / 2};
    add(std::move(ring));
}

Mark LanePainter::clusterMark(const Items &items) const
{
    Mark mark;
    mark.role = Role::Cluster;
    for (const LaneItem *item : items) {
        const LaneMark &event = *item->mark;
        mark.count += event.count;
        if (event.members.empty())
            mark.ids.push_back(event.id);
        mark.ids.insert(mark.ids.end(), event.members.begin(), event.members.end());
    }
    return mark;
}

void LanePainter::drawCluster(const Items &items, PointF center, double size)
{
    std::map<Family, double> families;
    double total = 0;
    for (const LaneItem *item : items) {
        const LaneMark &event = *item->mark;
        total += double(event.count);
        if (event.kinds.empty())
            families[familyOf(event.kind)] += double(event.count);
        for (const KindCount &kind : event.kinds)
            families[familyOf(kind.kind)] += double(kind.count);
    }
    PieShape pie{center, size / 2, {}};
    for (const auto &[family, count] : families)
        pie.shares.emplace_back(count / std::max(1.0, total), m_parts.theme.of(family));
    Mark mark = clusterMark(items);
    mark.shape = std::move(pie);
    mark.box = squareAround(center, size);
    mark.stroke = {m_parts.theme.canvas, 1, LineStyle::Solid};
    add(std::move(mark));
    drawRing(m_drawing.marks.back());
}

void drawLaneMarks(const TimelineParts &parts, LaneBox &lane, Drawing &drawing)
{
    LanePainter(parts, lane, drawing).draw();
}

} // namespace entente
