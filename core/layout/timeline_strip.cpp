// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente
{

namespace
{

/// Calls `use` with the items of each key, in the order of keys; those of one key in their order.
template <class KeyOf, class Use>
void forEachGroup(std::span<const LaneItem *const> items, const KeyOf &keyOf, const Use &use)
{
    using Keyed = std::pair<decltype(keyOf(*items.front())), const LaneItem *>;
    std::vector<Keyed> keyed;
    keyed.reserve(items.size());
    for (const LaneItem *item : items)
        keyed.emplace_back(keyOf(*item), item);
    const auto before = [](const Keyed &a, const Keyed &b) { return a.first < b.first; };
    if (!std::is_sorted(keyed.begin(), keyed.end(), before))
        std::stable_sort(keyed.begin(), keyed.end(), before);
    std::vector<const LaneItem *> group;
    for (std::size_t i = 0; i < keyed.size(); ++i) {
        group.push_back(keyed[i].second);
        if (i + 1 == keyed.size() || keyed[i + 1].first != keyed[i].first) {
            use(group);
            group.clear();
        }
    }
}

} // namespace

void LanePainter::drawStrip()
{
    std::vector<const LaneItem *> glyphs;
    std::vector<const LaneItem *> bars;
    for (const std::uint32_t i : m_lane.inWindow) {
        const LaneItem &item = m_lane.items[i];
        if (item.place != ItemPlace::Strip)
            continue;
        m_lane.hidden += item.mark->count;
        // A date of some width is a glyph still, unless that lies outside.
        const bool isBar =
            item.mark->count == 1 && item.hasBar() && !(item.isGround && isGlyphInside(item));
        (isBar ? bars : glyphs).push_back(&item);
    }
    drawStripBars(bars);
    drawStripGlyphs(glyphs);
}

void LanePainter::drawStripGlyphs(Items items)
{
    const double cellPx = m_parts.px(10);
    const double origin =
        double(m_parts.look.window.begin.seconds) / m_parts.scale.secondsPerPixel();
    forEachGroup(
        items,
        [&](const LaneItem &item) {
            return std::floor((item.x - m_parts.plot.x + origin) / cellPx);
        },
        [&](Items together) {
            if (together.size() == 1 && together.front()->mark->count == 1) {
                drawItem(*together.front());
                return;
            }
            double sum = 0;
            for (const LaneItem *item : together)
                sum += item->x;
            const double x =
                std::clamp(sum / double(together.size()), m_parts.plot.x, m_parts.plot.right());
            drawCluster(together, {x, stripTop() + m_parts.px(4)}, m_parts.px(9));
        });
}

void LanePainter::drawStripBars(Items items)
{
    const RectF &plot = m_parts.plot;
    forEachGroup(
        items,
        [&](const LaneItem &item) {
            return std::pair(std::round(std::clamp(item.barLeft, plot.x, plot.right())),
                             std::round(std::clamp(item.barRight, plot.x, plot.right())));
        },
        [&](Items together) {
            if (together.size() == 1) {
                drawItem(*together.front());
                return;
            }
            const Family family = together.front()->family;
            const bool sameFamily =
                std::all_of(together.begin(), together.end(),
                            [&](const LaneItem *item) { return item->family == family; });
            const Mark bar = barMark(*together.front());
            Mark mark = clusterMark(together);
            mark.shape = bar.shape;
            mark.box = bar.box;
            constexpr double strength = 0.6;
            mark.fill =
                (sameFamily ? m_parts.theme.of(family) : m_parts.theme.faint).withAlpha(strength);
            add(std::move(mark));
            drawRing(m_drawing.marks.back());
        });
}

void LanePainter::drawAnyTime()
{
    std::vector<const LaneItem *> items;
    for (const std::uint32_t i : m_lane.inWindow) {
        if (m_lane.items[i].place == ItemPlace::AnyTime)
            items.push_back(&m_lane.items[i]);
    }
    if (items.empty())
        return;
    Mark mark = clusterMark(items);
    m_lane.anyTime = std::int64_t(items.size());
    m_lane.hidden += m_lane.anyTime;
    if (items.size() == 1)
        mark.role = Role::Event;
    // Under the rows and the strip, where nothing else stands.
    const double height = m_parts.px(2);
    mark.box = {m_parts.plot.x + m_parts.px(4), m_lane.top + m_lane.height - m_parts.px(5),
                m_parts.px(18), height};
    mark.shape = FadedBar{mark.box, mark.box.x, mark.box.right(), true, true};
    mark.fill = m_parts.theme.muted;
    add(std::move(mark));
    drawRing(m_drawing.marks.back());
}

} // namespace entente
