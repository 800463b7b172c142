// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_layout.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace entente
{

namespace
{

constexpr double leastBarPx = 6;
constexpr std::int64_t secondsPerHour = 3600;
constexpr double secondsPerMonth = 2629746; // of the mean Gregorian year's twelfth

/// Edges every `step` seconds, from the one at or before the extent to the one at or after it.
std::vector<Instant> evenEdges(TimeSpan extent, std::int64_t step)
{
    std::int64_t at = extent.begin.seconds - ((extent.begin.seconds % step) + step) % step;
    std::vector<Instant> edges{{at}};
    while (at < extent.end.seconds) {
        at += step;
        edges.push_back({at});
    }
    return edges;
}

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    return value - ((value % step) + step) % step;
}

std::vector<Instant> monthEdges(TimeSpan extent, std::int64_t months)
{
    const CivilDate first = civilDate(extent.begin);
    std::int64_t index = floorTo(first.year * 12 + first.month - 1, months);
    const auto edge = [](std::int64_t i) {
        return startOf({floorTo(i, 12) / 12, int(i - floorTo(i, 12)) + 1, 1});
    };
    std::vector<Instant> edges{edge(index)};
    while (edges.back() < extent.end) {
        index += months;
        const Instant next = edge(index);
        if (next <= edges.back())
            break;
        edges.push_back(next);
    }
    return edges;
}

/// The least calendar step in months of which not more than `most` cover the extent.
std::int64_t monthsPerBar(double months, double most)
{
    for (const std::int64_t step : {1, 3, 12}) {
        if (months / double(step) <= most)
            return step;
    }
    std::int64_t decade = 12;
    while (true) {
        for (const std::int64_t factor : {2, 5, 10}) {
            if (months / double(decade * factor) <= most)
                return decade * factor;
        }
        decade *= 10;
    }
}

} // namespace

std::vector<Instant> overviewEdges(TimeSpan extent, double widthPx)
{
    if (extent.isEmpty() || extent.begin.isOpen() || extent.end.isOpen() ||
        extent.end < extent.begin)
        return {};
    const double most = std::max(2.0, widthPx / leastBarPx);
    const double seconds = extent.seconds();
    for (const std::int64_t step : {std::int64_t(60), 10 * std::int64_t(60), secondsPerHour,
                                    6 * secondsPerHour, secondsPerDay}) {
        if (seconds / double(step) <= most)
            return evenEdges(extent, step);
    }
    return monthEdges(extent, monthsPerBar(seconds / secondsPerMonth, most));
}

} // namespace entente
