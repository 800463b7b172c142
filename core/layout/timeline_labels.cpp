// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "core/layout/lane_painter.h"

#include <algorithm>

namespace entente
{

void LanePainter::drawLabels()
{
    for (const LaneBox::Places &row : m_lane.byRow) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const LaneItem &item = m_lane.items[row[i]];
            if (!item.visible)
                continue;
            const double next = i + 1 < row.size() ? m_lane.items[row[i + 1]].left() : 1e9;
            if (!drawLabel(item, next))
                m_lane.hidden += item.mark->count;
        }
    }
}

bool LanePainter::drawLabel(const LaneItem &item, double next)
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
    const double fullWidth =
        chosen ? m_parts.measure.width(full, style) : labelWidthOf(m_parts, item);
    if (full.empty() || room < std::min(fullWidth, timeline::leastLabel))
        return false;
    std::string shown = fullWidth <= room ? full : elided(full, room, style, m_parts.measure);
    if (shown.empty() ||
        (shown != full && m_parts.measure.width(shown, style) < timeline::leastLabel / 2))
        return false;
    addLabel(item, std::move(shown), full, style, {x, y});
    return true;
}

void LanePainter::addLabel(const LaneItem &item, std::string shown, const std::string &full,
                           TextStyle style, PointF at)
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
        text.struckThrough = true;
    }
    constexpr double readable = 4.5;
    if (item.isGround && item.hasBar() && text.box.x < item.barRight)
        text.background = blended(groundOf(item.family, m_parts.theme), text.background);
    if (contrast(text.color, text.background) < readable)
        text.color = m_parts.theme.ink;
    if (text.ids.empty())
        text.ids = {item.mark->id};
    text.key = m_lane.lane->value;
    m_drawing.texts.push_back(std::move(text));
}

} // namespace entente
