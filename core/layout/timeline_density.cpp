// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente
{

namespace
{

/// From here on discs with counts say less than the shape of all: this many cells one beside the
/// other, each of this many events.
constexpr std::size_t fewestColumns = 24;
constexpr std::int64_t fewestEvents = 6;

/// What is longer than its cells stays a mark: where it begins says little of it.
constexpr double longestInCells = 5;

/// The moment by which the engine put an event into a cell.
Instant columnAnchorOf(const EventSpan &span)
{
    for (const Instant moment : {span.start.strict.begin, span.start.strict.end,
                                 span.end.strict.begin, span.end.strict.end}) {
        if (!moment.isOpen())
            return moment;
    }
    return {};
}

std::int64_t columnCellOf(Instant moment, double cellSeconds)
{
    return std::int64_t(std::floor(double(moment.seconds) / cellSeconds));
}

} // namespace

void gatherColumns(const TimelineParts &parts, LaneBox &lane)
{
    const double cell = parts.cellSeconds;
    const bool asked = parts.look.lanes.counts;
    if (!(cell > 0) || (!asked && lane.items.size() < fewestColumns))
        return;
    std::vector<std::pair<std::int64_t, std::uint32_t>> found;
    std::int64_t events = 0;
    for (std::size_t i = 0; i < lane.items.size(); ++i) {
        const LaneMark &mark = *lane.items[i].mark;
        if (mark.span.fuzzy().seconds() > longestInCells * cell)
            continue;
        found.emplace_back(columnCellOf(columnAnchorOf(mark.span), cell), std::uint32_t(i));
        events += mark.count;
    }
    std::sort(found.begin(), found.end());
    std::vector<DensityColumn> columns;
    LaneBox::Places places;
    places.reserve(found.size());
    for (std::size_t n = 0; n < found.size(); ++n) {
        if (n == 0 || found[n].first != found[n - 1].first) {
            const double begin = double(found[n].first) * cell;
            columns.push_back({{{std::int64_t(begin)}, {std::int64_t(begin + cell)}},
                               std::uint32_t(n),
                               std::uint32_t(n),
                               0});
        }
        columns.back().to = std::uint32_t(n + 1);
        columns.back().count += lane.items[found[n].second].mark->count;
        places.push_back(found[n].second);
    }
    if (!asked &&
        (columns.size() < fewestColumns || events < fewestEvents * std::int64_t(columns.size())))
        return;
    for (const std::uint32_t i : places)
        lane.items[i].place = ItemPlace::Column;
    for (const DensityColumn &column : columns)
        lane.peak = std::max(lane.peak, column.count);
    lane.columns = std::move(columns);
    lane.inColumns = std::move(places);
}

RectF LanePainter::densityArea() const
{
    const double top = m_lane.top + m_lane.padTop + m_lane.rows * m_parts.rowHeight;
    const double bottom = m_lane.top + m_lane.height - m_parts.px(timeline::lanePadBottom) -
                          (m_lane.strip ? m_parts.px(timeline::stripHeight) : 0);
    return {m_parts.plot.x, top, m_parts.plot.width, std::max(1.0, bottom - top)};
}

void LanePainter::drawDensity()
{
    if (m_lane.columns.empty())
        return;
    RectF area = densityArea();
    // The fullest column has its number above it, where there is room for both.
    const double caption = m_parts.measure.lineHeight(TextStyle::Caption);
    const double leastBars = m_parts.px(24);
    const bool named = area.height >= caption + leastBars;
    if (named) {
        area.y += caption;
        area.height -= caption;
    }
    Mark ground = makeLine(Role::Grid, {area.x, area.bottom()}, {area.right(), area.bottom()},
                           m_parts.theme.line);
    add(std::move(ground));
    const DensityColumn *peak = nullptr;
    for (const DensityColumn &column : m_lane.columns) {
        if (drawColumn(column, area) && column.count == m_lane.peak && peak == nullptr)
            peak = &column;
    }
    if (named && peak != nullptr)
        drawPeak(*peak, area);
}

bool LanePainter::drawColumn(const DensityColumn &column, const RectF &area)
{
    std::array<double, std::size_t(Family::Crisis) + 1> families{};
    double total = 0;
    m_together.clear();
    for (std::uint32_t n = column.from; n < column.to; ++n) {
        const LaneItem &item = m_lane.items[m_lane.inColumns[n]];
        if (item.place != ItemPlace::Column || !item.visible)
            continue;
        m_together.push_back(&item);
        total += double(item.mark->count);
        if (item.familiesFrom == item.familiesTo)
            families[std::size_t(item.family)] += double(item.mark->count);
        for (std::uint32_t i = item.familiesFrom; i < item.familiesTo; ++i)
            families[std::size_t(m_lane.families[i].first)] += double(m_lane.families[i].second);
    }
    if (m_together.empty())
        return false;
    const double left = m_parts.scale.toPixel(column.span.begin);
    const double right = m_parts.scale.toPixel(column.span.end);
    constexpr double gap = 1;
    constexpr double sliver = 2; // what began before the window's edge and reaches into it
    const double x = std::clamp(left, area.x, area.right() - sliver);
    const double end = std::clamp(right - (right - left > 3 * gap ? gap : 0), x + sliver,
                                  std::max(x + sliver, area.right()));
    const double share = double(column.count) / double(std::max<std::int64_t>(1, m_lane.peak));
    const double height = std::max(1.5, share * area.height);
    Mark mark = clusterMark(m_together);
    if (!m_parts.look.lanes.counts) { // else nobody expects labels
        m_lane.hidden += mark.count;
        m_lane.counted += mark.count;
    }
    ColumnShape shape{{x, area.bottom() - height, end - x, height}, {}};
    for (std::size_t family = 0; family < families.size(); ++family) {
        if (families[family] > 0)
            shape.shares.emplace_back(families[family] / std::max(1.0, total),
                                      m_parts.theme.of(Family(family)));
    }
    mark.box = shape.rect;
    mark.shape = std::move(shape);
    add(std::move(mark));
    drawRing(m_drawing.marks.back());
    return true;
}

void LanePainter::drawPeak(const DensityColumn &column, const RectF &area)
{
    const RectF &plot = m_parts.plot;
    TextMark text =
        makeText(m_parts, Role::Cluster, counted(column.count, "", ""), TextStyle::Caption, {0, 0});
    const double middle =
        (m_parts.scale.toPixel(column.span.begin) + m_parts.scale.toPixel(column.span.end)) / 2;
    text.box.y = area.y - text.box.height;
    text.box.x = middle - text.box.width / 2;
    if (!plot.contains(text.box))
        return;
    text.color = m_parts.theme.muted;
    text.key = m_lane.lane->value;
    for (std::uint32_t n = column.from; n < column.to; ++n)
        text.ids.push_back(m_lane.items[m_lane.inColumns[n]].mark->id);
    m_drawing.texts.push_back(std::move(text));
}

} // namespace entente
