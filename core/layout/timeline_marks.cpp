// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "core/layout/lane_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

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
    drawDensity();
    for (const std::uint32_t i : m_lane.inWindow) {
        const LaneItem &item = m_lane.items[i];
        if (item.place == ItemPlace::Row)
            drawItem(item);
    }
    drawStrip();
    drawAnyTime();
    drawLabels();
}

bool LanePainter::isGlyphInside(const LaneItem &item) const
{
    return item.x >= m_parts.plot.x && item.x <= m_parts.plot.right();
}

double LanePainter::rowTop(const LaneItem &item) const
{
    return m_lane.top + m_lane.padTop + item.row * m_parts.rowHeight;
}

double LanePainter::stripTop() const
{
    return m_lane.top + m_lane.height - m_parts.px(timeline::lanePadBottom) -
           m_parts.px(timeline::stripHeight);
}

double LanePainter::glyphY(const LaneItem &item) const
{
    return item.place == ItemPlace::Row ? rowTop(item) + lineHeight() / 2
                                        : stripTop() + m_parts.px(4);
}

bool LanePainter::isChosen(const std::vector<EventId> &ids) const
{
    const std::set<EventId> &selected = m_parts.look.selected;
    return !selected.empty() &&
           std::any_of(ids.begin(), ids.end(), [&](EventId id) { return selected.contains(id); });
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
        const LaneItem *const only = &item;
        drawCluster({&only, 1},
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

RectF LanePainter::barBox(const LaneItem &item) const
{
    const bool small = item.place == ItemPlace::Strip;
    const RectF &plot = m_parts.plot;
    // Far outside the plot painters clip badly; there a fade can be told from none no more.
    constexpr double reach = 4000;
    const double leastX = item.openLeft ? plot.x + 1 : plot.x - reach;
    const double mostX = item.openRight ? plot.right() - 1 : plot.right() + reach;
    const double left = std::clamp(item.barLeft, leastX, std::max(leastX, mostX));
    const double right = std::clamp(item.barRight, left, std::max(left, mostX));
    if (small)
        return {left, stripTop() + 8, right - left, 2};
    if (item.isGround)
        return {left, rowTop(item), right - left,
                lineHeight() + m_parts.cardLine + m_parts.px(timeline::barHeight)};
    return {left, rowTop(item) + lineHeight() + m_parts.cardLine, right - left,
            m_parts.px(timeline::barHeight)};
}

Mark LanePainter::barMark(const LaneItem &item) const
{
    const bool small = item.place == ItemPlace::Strip;
    const Status status = item.mark->status;
    Mark mark;
    mark.status = status;
    mark.box = barBox(item);
    if (item.isGround && !small) {
        mark.fill = groundOf(item.family, m_parts.theme);
        // Where its glyph is out of sight, the ground alone tells the status.
        if (const Stroke stroke = styleFor(status, item.family, m_parts.theme).stroke;
            stroke.style != LineStyle::None && !isGlyphInside(item))
            mark.stroke = {stroke.color, 1, stroke.style};
    } else {
        const BarStyle style = barStyleFor(status, item.family, m_parts.theme);
        mark.fill = style.fill;
        mark.stroke = style.stroke;
        mark.struckThrough = style.struckThrough && !small;
        // An outline of two pixels has no inside.
        if (small && style.stroke.style != LineStyle::Dashed &&
            style.stroke.style != LineStyle::Dotted) {
            mark.fill = m_parts.theme.of(item.family).withAlpha(0.45);
            mark.stroke = {};
        }
    }
    const double left = mark.box.x;
    const double right = mark.box.right();
    const bool isBroken =
        mark.stroke.style == LineStyle::Dashed || mark.stroke.style == LineStyle::Dotted;
    const bool crisp = item.solidFrom <= item.barLeft && item.solidTo >= item.barRight &&
                       !item.openLeft && !item.openRight && !isBroken;
    if (crisp)
        mark.shape = RectShape{mark.box, small ? 0 : 1.5};
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
    if (role == Role::Event && item.mark->status == Status::Cancelled)
        mark.struckThrough = true;
    add(std::move(mark));
    if (role == Role::Event)
        drawRing(m_drawing.marks.back());
}

void LanePainter::drawGlyph(const LaneItem &item)
{
    const PointF center{std::clamp(item.x, m_parts.plot.x, m_parts.plot.right()), glyphY(item)};
    const double size =
        item.place == ItemPlace::Row ? item.glyph : m_parts.px(timeline::smallGlyphSize);
    const EventStyle style = styleFor(item.mark->status, item.family, m_parts.theme);
    Mark mark;
    mark.role = Role::Event;
    mark.ids = {item.mark->id};
    mark.shape = GlyphShape{item.shape, center, size};
    mark.box = squareAround(center, size);
    mark.fill = style.fill;
    mark.stroke = style.stroke;
    mark.struckThrough = style.struckThrough;
    mark.status = item.mark->status;
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
    const double margin = m_parts.px(timeline::ringMargin);
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

Mark LanePainter::clusterMark(Items items) const
{
    Mark mark;
    mark.role = Role::Cluster;
    std::size_t ids = 0;
    for (const LaneItem *item : items)
        ids += std::max<std::size_t>(1, item->mark->members.size());
    mark.ids.reserve(ids);
    for (const LaneItem *item : items) {
        const LaneMark &event = *item->mark;
        mark.count += event.count;
        if (event.members.empty())
            mark.ids.push_back(event.id);
        mark.ids.insert(mark.ids.end(), event.members.begin(), event.members.end());
    }
    return mark;
}

void LanePainter::drawCluster(Items items, PointF center, double size)
{
    std::array<double, std::size_t(Family::Crisis) + 1> families{};
    double total = 0;
    for (const LaneItem *item : items) {
        total += double(item->mark->count);
        if (item->familiesFrom == item->familiesTo)
            families[std::size_t(item->family)] += double(item->mark->count);
        for (std::uint32_t i = item->familiesFrom; i < item->familiesTo; ++i)
            families[std::size_t(m_lane.families[i].first)] += double(m_lane.families[i].second);
    }
    PieShape pie{center, size / 2, {}};
    pie.shares.reserve(families.size());
    for (std::size_t family = 0; family < families.size(); ++family) {
        if (families[family] > 0)
            pie.shares.emplace_back(families[family] / std::max(1.0, total),
                                    m_parts.theme.of(Family(family)));
    }
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
