// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_rows.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

/// Pixels that are noted together. What is taken is seldom less wide than five of these.
constexpr double cellPx = 4;

} // namespace

LaneRows::LaneRows(const RectF &plot)
{
    // Answers reach one window to either side.
    constexpr double widest = 20'000;
    const double width = std::clamp(plot.width, 1.0, widest);
    m_from = std::floor(plot.x - width);
    m_full.resize(std::size_t(3 * width / cellPx) + 1);
}

LaneRows::Row::const_iterator LaneRows::firstFrom(const Row &row, double begin)
{
    return std::lower_bound(
        row.begin(), row.end(), begin,
        [](const std::pair<double, double> &span, double at) { return span.first < at; });
}

bool LaneRows::isFree(int row, double begin, double end) const
{
    if (row >= count())
        return true;
    const Row &taken = m_rows[std::size_t(row)];
    const auto next = firstFrom(taken, begin);
    if (next != taken.end() && next->first < end)
        return false;
    return next == taken.begin() || std::prev(next)->second <= begin;
}

LaneRows::Rows LaneRows::fullAt(double x) const
{
    const double cell = (x - m_from) / cellPx;
    return cell >= 0 && cell < double(m_full.size()) ? m_full[std::size_t(cell)] : 0;
}

LaneRows::Rows LaneRows::fullIn(double begin, double end, int most) const
{
    const Rows all = most >= 64 ? ~Rows(0) : (Rows(1) << most) - 1;
    constexpr double step = 3 * cellPx;
    constexpr int mostSteps = 20;
    Rows full = 0;
    double x = begin;
    for (int i = 0; i < mostSteps && x < end && (full & all) != all; ++i, x += step)
        full |= fullAt(x);
    return full;
}

bool LaneRows::mayBeFree(double begin, double end, int most) const
{
    if (most > 64 || count() < most)
        return true;
    const Rows all = most == 64 ? ~Rows(0) : (Rows(1) << most) - 1;
    return (fullIn(begin, end, most) & all) != all;
}

int LaneRows::topmostFree(double begin, double end, int most) const
{
    const Rows full = fullIn(begin, end, most);
    for (int row = 0; row < most; ++row) {
        if (!isKnownFull(full, row) && isFree(row, begin, end))
            return row;
    }
    return -1;
}

int LaneRows::lowestFree(double begin, double end, int most) const
{
    const Rows full = fullIn(begin, end, most);
    for (int row = most - 1; row >= 0; --row) {
        if (!isKnownFull(full, row) && isFree(row, begin, end))
            return row;
    }
    return -1;
}

void LaneRows::take(int row, double begin, double end)
{
    if (row >= count())
        m_rows.resize(std::size_t(row) + 1);
    Row &taken = m_rows[std::size_t(row)];
    taken.insert(firstFrom(taken, begin), {begin, end});
    if (row >= 64)
        return;
    const double cells = double(m_full.size());
    const double first = std::clamp(std::ceil((begin - m_from) / cellPx), 0.0, cells);
    const double last = std::clamp(std::floor((end - m_from) / cellPx), first, cells);
    for (std::size_t cell = std::size_t(first); cell < std::size_t(last); ++cell)
        m_full[cell] |= Rows(1) << row;
}

} // namespace entente
