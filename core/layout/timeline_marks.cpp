// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "core/layout/timeline_parts.h"

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

/// Draws the items of one lane. One event is one mark of Role::Event: its glyph, or its bar where
/// the glyph lies outside the window; a bar beside a glyph has Role::Band.
class LanePainter
{
public:
    LanePainter(const TimelineParts &parts, LaneBox &lane, Drawing &drawing)
        : m_parts(parts)
        , m_lane(lane)
        , m_drawing(drawing)
    {}

    void draw()
    {
        for (const LaneItem &item : m_lane.items) {
            if (item.visible && item.place == ItemPlace::Row)
                drawItem(item);
        }
        drawStrip();
        drawLabels();
    }

private:
    bool isGlyphInside(const LaneItem &item) const
    {
        return item.x >= m_parts.plot.x && item.x <= m_parts.plot.right();
    }

    double lineHeight() const { return m_parts.measure.lineHeight(TextStyle::Label); }

    double rowTop(const LaneItem &item) const
    {
        return m_lane.top + timeline::lanePadTop + item.row * m_parts.rowHeight;
    }

    double stripTop() const
    {
        return m_lane.top + m_lane.height - timeline::lanePadBottom - timeline::stripHeight;
    }

    double glyphY(const LaneItem &item) const
    {
        return item.place == ItemPlace::Row ? rowTop(item) + lineHeight() / 2 : stripTop() + 4;
    }

    const Kind *kindOf(const KindId &id) const
    {
        const Kind *kind = m_parts.kinds.find(m_parts.kinds.root(id));
        return kind;
    }

    Family familyOf(const KindId &id) const
    {
        const Kind *kind = kindOf(id);
        return kind != nullptr ? kind->family : Family::States;
    }

    bool isChosen(const std::vector<EventId> &ids) const
    {
        return std::any_of(ids.begin(), ids.end(),
                           [&](EventId id) { return m_parts.look.selected.contains(id); });
    }

    void add(Mark mark)
    {
        mark.box = inside(mark.box, m_parts.plot);
        mark.key = m_lane.lane->value;
        m_drawing.marks.push_back(std::move(mark));
    }

    void drawItem(const LaneItem &item)
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

    void drawBar(const LaneItem &item, Role role)
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
        mark.role = role;
        mark.ids = {item.mark->id};
        mark.box = {left, y, right - left, height};
        mark.fill = m_parts.theme.of(family).withAlpha(hollow ? 0.45 : 0.8);
        mark.struckThrough = style.struckThrough && role == Role::Event;
        const bool crisp = item.solidFrom <= item.barLeft && item.solidTo >= item.barRight &&
                           !item.openLeft && !item.openRight;
        if (crisp)
            mark.shape = RectShape{mark.box, height / 2};
        else
            mark.shape =
                FadedBar{mark.box, std::clamp(item.solidFrom, left, right),
                         std::clamp(item.solidTo, left, right), item.openLeft, item.openRight};
        add(std::move(mark));
        if (role == Role::Event)
            drawRing(m_drawing.marks.back());
    }

    void drawGlyph(const LaneItem &item)
    {
        const PointF center{std::clamp(item.x, m_parts.plot.x, m_parts.plot.right()), glyphY(item)};
        const double size = item.place == ItemPlace::Row ? item.glyph : timeline::smallGlyphSize;
        const Kind *kind = kindOf(item.mark->kind);
        const EventStyle style =
            styleFor(item.mark->status, familyOf(item.mark->kind), m_parts.theme);
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

    /// Around what is selected, in the accent colour; around what the pointer is on, in ink.
    void drawRing(const Mark &around)
    {
        const bool chosen = isChosen(around.ids);
        const bool hovered =
            m_parts.look.hovered && std::find(around.ids.begin(), around.ids.end(),
                                              *m_parts.look.hovered) != around.ids.end();
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

    void drawCluster(const std::vector<const LaneItem *> &items, PointF center, double size)
    {
        Mark mark;
        mark.role = Role::Cluster;
        std::map<Family, double> families;
        for (const LaneItem *item : items) {
            const LaneMark &event = *item->mark;
            mark.count += event.count;
            if (event.members.empty())
                mark.ids.push_back(event.id);
            mark.ids.insert(mark.ids.end(), event.members.begin(), event.members.end());
            if (event.kinds.empty())
                families[familyOf(event.kind)] += double(event.count);
            for (const KindCount &kind : event.kinds)
                families[familyOf(kind.kind)] += double(kind.count);
        }
        double total = 0;
        for (const auto &[family, count] : families)
            total += count;
        PieShape pie{center, size / 2, {}};
        for (const auto &[family, count] : families)
            pie.shares.emplace_back(total > 0 ? count / total : 1, m_parts.theme.of(family));
        mark.shape = std::move(pie);
        mark.box = squareAround(center, size);
        mark.stroke = {m_parts.theme.canvas, 1, LineStyle::Solid};
        add(std::move(mark));
        drawRing(m_drawing.marks.back());
    }

    /// Small marks at their dates. What would lie on each other becomes one mark: cells are fixed
    /// in time, so that they stay what they are while one pans.
    void drawStrip()
    {
        constexpr double cellPx = 10;
        const double origin =
            double(m_parts.look.window.begin.seconds) / m_parts.scale.secondsPerPixel();
        std::map<double, std::vector<const LaneItem *>> cells;
        for (const LaneItem &item : m_lane.items) {
            if (!item.visible || item.place != ItemPlace::Strip)
                continue;
            if (item.mark->count == 1 && item.hasBar())
                drawItem(item);
            else
                cells[std::floor((item.x - m_parts.plot.x + origin) / cellPx)].push_back(&item);
        }
        for (const auto &[cell, items] : cells) {
            if (items.size() == 1 && items.front()->mark->count == 1) {
                drawItem(*items.front());
                m_lane.hidden += 1;
                continue;
            }
            double sum = 0;
            for (const LaneItem *item : items) {
                sum += item->x;
                m_lane.hidden += item->mark->count;
            }
            const double x =
                std::clamp(sum / double(items.size()), m_parts.plot.x, m_parts.plot.right());
            drawCluster(items, {x, stripTop() + 4}, 9);
        }
        for (const LaneItem &item : m_lane.items) {
            if (item.visible && item.place == ItemPlace::Strip && item.mark->count == 1 &&
                item.hasBar())
                m_lane.hidden += 1;
        }
    }

    void drawLabels()
    {
        std::vector<std::vector<const LaneItem *>> rows(std::size_t(m_lane.rows));
        for (const LaneItem &item : m_lane.items) {
            if (item.place == ItemPlace::Row)
                rows[std::size_t(item.row)].push_back(&item);
        }
        for (std::vector<const LaneItem *> &row : rows) {
            std::sort(row.begin(), row.end(),
                      [](const LaneItem *a, const LaneItem *b) { return a->left() < b->left(); });
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (!row[i]->visible)
                    continue;
                const double next = i + 1 < row.size() ? row[i + 1]->left() : 1e9;
                if (!drawLabel(*row[i], next))
                    m_lane.hidden += row[i]->mark->count;
            }
        }
    }

    /// The label right of the glyph, in the room up to the next mark of its row; of a bar that
    /// began before the window, at the window's edge.
    bool drawLabel(const LaneItem &item, double next)
    {
        const RectF &plot = m_parts.plot;
        const bool glyph = isGlyphInside(item) || !item.hasBar();
        const bool isCluster = item.mark->count > 1;
        const bool chosen = !isCluster && m_parts.look.selected.contains(item.mark->id);
        const double gap = timeline::labelGap + (chosen ? timeline::ringMargin : 0);
        const double x = glyph ? std::clamp(item.x, plot.x, plot.right()) + item.glyph / 2 + gap
                               : std::max(item.left(), plot.x) + 6;
        const double y = rowTop(item);
        const double room = std::min(plot.right() - 3, next - 6) - x;
        if (y < plot.y || y + lineHeight() > plot.bottom())
            return false;
        const TextStyle style = chosen ? TextStyle::LabelBold : TextStyle::Label;
        const std::string full =
            isCluster ? counted(item.mark->count, "event", "events") : item.mark->title;
        const double fullWidth = chosen ? m_parts.measure.width(full, style) : item.labelWidth;
        if (full.empty() || room < std::min(fullWidth, timeline::leastLabel))
            return false;
        std::string shown = elided(full, room, style, m_parts.measure);
        if (shown.empty() ||
            (shown != full && m_parts.measure.width(shown, style) < timeline::leastLabel / 2))
            return false;
        addLabel(item, std::move(shown), full, style, {x, y});
        return true;
    }

    void addLabel(const LaneItem &item, std::string shown, const std::string &full, TextStyle style,
                  PointF at)
    {
        TextMark text = makeText(m_parts, Role::Event, std::move(shown), style, at);
        if (text.text != full)
            text.full = full;
        if (item.mark->count > 1) {
            text.role = Role::Cluster;
            text.color = m_parts.theme.muted;
            text.ids = item.mark->members;
        } else if (item.mark->status == Status::Cancelled) {
            text.color = m_parts.theme.muted;
        }
        if (text.ids.empty())
            text.ids = {item.mark->id};
        text.key = m_lane.lane->value;
        m_drawing.texts.push_back(std::move(text));
    }

    const TimelineParts &m_parts;
    LaneBox &m_lane;
    Drawing &m_drawing;
};

} // namespace

void drawLaneMarks(const TimelineParts &parts, LaneBox &lane, Drawing &drawing)
{
    LanePainter(parts, lane, drawing).draw();
}

} // namespace entente
