// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/window_moves.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente
{

namespace
{

// Sums and differences of two such instants still fit.
constexpr double farthest = 2e18;
constexpr double shortest = 60;

std::int64_t rounded(double seconds)
{
    return std::int64_t(std::llround(std::clamp(seconds, -farthest, farthest)));
}

Instant closed(Instant t)
{
    return {std::clamp(t.seconds, -rounded(farthest), rounded(farthest))};
}

std::int64_t floorToDay(std::int64_t seconds)
{
    const std::int64_t rest = seconds % secondsPerDay;
    return seconds - (rest < 0 ? rest + secondsPerDay : rest);
}

} // namespace

TimeSpan zoomedAt(TimeSpan window, double fraction, double factor, double longest)
{
    const double length = window.seconds();
    const double wanted =
        double(rounded(std::clamp(length * factor, shortest, std::max(shortest, longest))));
    const std::int64_t begin = window.begin.seconds + rounded(fraction * (length - wanted));
    return {{begin}, {begin + rounded(wanted)}};
}

TimeSpan panned(TimeSpan window, double seconds)
{
    const std::int64_t by = rounded(seconds);
    return {{closed(window.begin).seconds + by}, {closed(window.end).seconds + by}};
}

TimeSpan centredOn(TimeSpan window, Instant t)
{
    const std::int64_t length = window.end.seconds - window.begin.seconds;
    const std::int64_t begin = closed(t).seconds - length / 2;
    return {{begin}, {begin + length}};
}

TimeSpan fittedTo(TimeSpan span, double least)
{
    constexpr double rim = 0.08;
    span = {closed(span.begin), closed(span.end)};
    const double length = std::max(span.seconds() * (1 + 2 * rim), least);
    const std::int64_t begin = span.begin.seconds - rounded((length - span.seconds()) / 2);
    return {{begin}, {begin + rounded(length)}};
}

TimeSpan framing(TimeSpan period, TimeSpan window, TimeSpan extent)
{
    constexpr double fortnight = 14.0 * secondsPerDay;
    constexpr double season = 92.0 * secondsPerDay;
    if (period.begin.isOpen())
        period.begin = std::min(extent.begin, period.end);
    if (period.end.isOpen())
        period.end = std::max(extent.end, period.begin);
    if (period.seconds() >= fortnight)
        return fittedTo(period, fortnight);
    return fittedTo(period, std::min(window.seconds(), season));
}

TimeSpan wholeDays(TimeSpan span)
{
    const std::int64_t begin = floorToDay(closed(span.begin).seconds);
    std::int64_t end = floorToDay(closed(span.end).seconds);
    if (end < span.end.seconds)
        end += secondsPerDay;
    return {{begin}, {std::max(end, begin + secondsPerDay)}};
}

} // namespace entente
