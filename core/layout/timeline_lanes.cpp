// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/parallel.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente
{

namespace
{

/// The taken stretches of one row: begin and end, apart from each other and ascending.
class RowIntervals
{
public:
    bool isFree(double begin, double end) const
    {
        const auto next = firstFrom(begin);
        if (next != m_taken.end() && next->first < end)
            return false;
        return next == m_taken.begin() || std::prev(next)->second <= begin;
    }

    void take(double begin, double end) { m_taken.insert(firstFrom(begin), {begin, end}); }

private:
    using Taken = std::vector<std::pair<double, double>>;

    Taken::const_iterator firstFrom(double begin) const
    {
        return std::lower_bound(
            m_taken.begin(), m_taken.end(), begin,
            [](const std::pair<double, double> &span, double at) { return span.first < at; });
    }

    Taken m_taken;
};

/// How much of its title an item asks for when rows are given out; it may get more in the end.
double wishedLabel(const TimelineParts &parts, const LaneItem &item)
{
    return std::min(item.labelWidth, std::clamp(parts.plot.width * 0.13, 100.0, 190.0));
}

/// A bar that is seen from its middle carries its label inside, so the label asks for no more room.
double wishedRight(const TimelineParts &parts, const LaneItem &item)
{
    const double label = item.x + item.glyph / 2 + timeline::labelGap + wishedLabel(parts, item);
    return std::max(item.right(), label) + timeline::rowGap;
}

/// The most important first; of equals, the earliest.
std::vector<std::size_t> byImportance(const std::vector<LaneItem> &items)
{
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
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

/// Puts what has no row into a gap without a label, lowest row first.
void fillGaps(const std::vector<std::size_t> &order, const TimelineParts &parts, LaneBox &lane)
{
    std::vector<RowIntervals> taken(std::size_t(lane.rows));
    for (const LaneItem &item : lane.items) {
        if (item.place == ItemPlace::Row)
            taken[std::size_t(item.row)].take(item.left(), wishedRight(parts, item));
    }
    for (const std::size_t i : order) {
        LaneItem &item = lane.items[i];
        if (item.place == ItemPlace::Row)
            continue;
        for (int row = lane.rows - 1; row >= 0 && item.place == ItemPlace::Strip; --row) {
            const double end = item.right() + timeline::rowGap;
            if (taken[std::size_t(row)].isFree(item.left(), end)) {
                taken[std::size_t(row)].take(item.left(), end);
                item.place = ItemPlace::Row;
                item.row = row;
            }
        }
    }
}

/// What is selected comes out of the strip, if a row has a place for its glyph: the labels beside
/// it give way, marks do not.
void promoteChosen(const TimelineParts &parts, LaneBox &lane)
{
    for (LaneItem &chosen : lane.items) {
        if (chosen.place == ItemPlace::Row || !chosen.visible || lane.rows == 0 ||
            !parts.look.selected.contains(chosen.mark->id))
            continue;
        std::vector<RowIntervals> cores(std::size_t(lane.rows));
        for (const LaneItem &item : lane.items) {
            if (item.place == ItemPlace::Row)
                cores[std::size_t(item.row)].take(item.left(), item.right() + timeline::labelGap);
        }
        for (int row = 0; row < lane.rows && chosen.place == ItemPlace::Strip; ++row) {
            const double end = chosen.right() + timeline::labelGap + timeline::leastLabel;
            if (cores[std::size_t(row)].isFree(chosen.left() - timeline::labelGap, end)) {
                chosen.place = ItemPlace::Row;
                chosen.row = row;
            }
        }
    }
}

double heightFor(const TimelineParts &parts, int rows, bool strip)
{
    const double height = timeline::lanePadTop + rows * parts.rowHeight +
                          (strip ? timeline::stripHeight : 0) + timeline::lanePadBottom;
    return std::max(timeline::laneMinHeight, height);
}

int rowsIn(const TimelineParts &parts, double height, bool strip)
{
    const double room = height - timeline::lanePadTop - timeline::lanePadBottom -
                        (strip ? timeline::stripHeight : 0);
    return std::max(1, int(room / parts.rowHeight));
}

/// Gives a row at a time to the lanes that want more, the fewest rows first, until `room` is used.
std::vector<int> shareRows(const TimelineParts &parts, const std::vector<int> &wanted, double room)
{
    std::vector<int> rows(wanted.size());
    double used = 0;
    const auto height = [&](std::size_t i) {
        return heightFor(parts, rows[i], rows[i] < wanted[i]);
    };
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        rows[i] = std::min(wanted[i], rowsIn(parts, timeline::laneMinHeight, wanted[i] > 2));
        used += height(i);
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (rows[i] >= wanted[i])
                continue;
            const double before = height(i);
            ++rows[i];
            const double more = height(i) - before;
            if (used + more <= room) {
                used += more;
                grew = true;
            } else {
                --rows[i];
            }
        }
    }
    return rows;
}

} // namespace

int lanesThatFit(double height)
{
    const double room = height - timeline::axisHeight - timeline::footHeight;
    return std::max(1, int(room / timeline::laneMinHeight));
}

int assignRows(const TimelineParts &parts, LaneBox &lane)
{
    std::vector<RowIntervals> taken;
    bool allPlaced = true;
    if (lane.byImportance.size() != lane.items.size())
        lane.byImportance = byImportance(lane.items);
    for (const std::size_t i : lane.byImportance) {
        LaneItem &item = lane.items[i];
        const double begin = item.left();
        const double end = wishedRight(parts, item);
        for (std::size_t row = 0; row < std::size_t(timeline::mostRows); ++row) {
            if (row == taken.size())
                taken.emplace_back();
            if (taken[row].isFree(begin, end)) {
                taken[row].take(begin, end);
                item.place = ItemPlace::Row;
                item.row = int(row);
                break;
            }
        }
        allPlaced = allPlaced && item.place == ItemPlace::Row;
    }
    return int(taken.size()) + (allPlaced ? 0 : 1);
}

void limitRows(const TimelineParts &parts, LaneBox &lane, int rows)
{
    lane.rows = rows;
    for (LaneItem &item : lane.items) {
        if (item.row >= rows) {
            item.place = ItemPlace::Strip;
            item.row = -1;
        }
    }
    fillGaps(lane.byImportance, parts, lane);
    promoteChosen(parts, lane);
}

double arrangeLanes(const TimelineParts &parts, std::vector<LaneBox> &lanes)
{
    // Lanes do not depend on each other, and crowded ones take their time.
    std::vector<int> wanted(lanes.size());
    parallelFor(lanes.size(),
                [&](std::size_t i) { wanted[i] = std::max(1, assignRows(parts, lanes[i])); });

    const double least = double(lanes.size()) * timeline::laneMinHeight;
    std::vector<int> rows;
    if (parts.look.allLanes || least > parts.plot.height) {
        // These scroll or grow: a lane need not press into the least height, nor take all it could.
        constexpr int comfortable = 5;
        for (const int want : wanted)
            rows.push_back(std::min(want, comfortable));
        double height = 0;
        for (std::size_t i = 0; i < rows.size(); ++i)
            height += heightFor(parts, rows[i], rows[i] < wanted[i]);
        if (height < parts.plot.height)
            rows = shareRows(parts, wanted, parts.plot.height);
    } else {
        rows = shareRows(parts, wanted, parts.plot.height);
    }

    parallelFor(lanes.size(), [&](std::size_t i) {
        lanes[i].strip = rows[i] < wanted[i];
        limitRows(parts, lanes[i], rows[i]);
    });
    double y = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        LaneBox &lane = lanes[i];
        lane.top = parts.plot.y + y - parts.look.scrollY;
        lane.height = heightFor(parts, rows[i], lane.strip);
        y += lane.height;
    }
    return y;
}

} // namespace entente
