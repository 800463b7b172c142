// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_painter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace entente
{

void LanePainter::drawStrip()
{
    Items glyphs;
    Items bars;
    for (const LaneItem &item : m_lane.items) {
        if (!item.visible || item.place != ItemPlace::Strip)
            continue;
        m_lane.hidden += item.mark->count;
        (item.mark->count == 1 && item.hasBar() ? bars : glyphs).push_back(&item);
    }
    drawStripBars(bars);
    drawStripGlyphs(glyphs);
}

void LanePainter::drawStripGlyphs(const Items &items)
{
    constexpr double cellPx = 10;
    const double origin =
        double(m_parts.look.window.begin.seconds) / m_parts.scale.secondsPerPixel();
    std::map<double, Items> cells;
    for (const LaneItem *item : items)
        cells[std::floor((item->x - m_parts.plot.x + origin) / cellPx)].push_back(item);
    for (const auto &[cell, together] : cells) {
        if (together.size() == 1 && together.front()->mark->count == 1) {
            drawItem(*together.front());
            continue;
        }
        double sum = 0;
        for (const LaneItem *item : together)
            sum += item->x;
        const double x =
            std::clamp(sum / double(together.size()), m_parts.plot.x, m_parts.plot.right());
        drawCluster(together, {x, stripTop() + 4}, 9);
    }
}

void LanePainter::drawStripBars(const Items &items)
{
    const RectF &plot = m_parts.plot;
    std::map<std::pair<double, double>, Items> alike;
    for (const LaneItem *item : items)
        alike[{std::round(std::clamp(item->barLeft, plot.x, plot.right())),
               std::round(std::clamp(item->barRight, plot.x, plot.right()))}]
            .push_back(item);
    for (const auto &[extent, together] : alike) {
        if (together.size() == 1) {
            drawItem(*together.front());
            continue;
        }
        const Family family = familyOf(together.front()->mark->kind);
        const bool sameFamily =
            std::all_of(together.begin(), together.end(),
                        [&](const LaneItem *item) { return familyOf(item->mark->kind) == family; });
        const Mark bar = barMark(*together.front());
        Mark mark = clusterMark(together);
        mark.shape = bar.shape;
        mark.box = bar.box;
        mark.fill = sameFamily ? bar.fill : m_parts.theme.faint.withAlpha(0.6);
        add(std::move(mark));
        drawRing(m_drawing.marks.back());
    }
}

} // namespace entente
