// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/window_span.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double margin = 0.02;
constexpr std::int64_t leastMargin = 30 * secondsPerDay;
constexpr std::int64_t shortest = 60;
constexpr std::int64_t year = 365 * secondsPerDay;
// Far enough from the integer's ends that sums and differences of two such instants fit.
constexpr std::int64_t farthest = std::int64_t(1) << 61;

Instant closed(Instant t)
{
    return {std::clamp(t.seconds, -farthest, farthest)};
}

Instant moved(Instant t, double seconds)
{
    const double limited = std::clamp(seconds, -double(farthest), double(farthest));
    return closed({closed(t).seconds + std::int64_t(std::llround(limited))});
}

TimeSpan withoutOpenSides(TimeSpan span)
{
    if (span.begin.isOpen() && span.end.isOpen())
        return {Instant{-20 * year}, Instant{80 * year}};
    if (span.begin.isOpen())
        return {moved(span.end, -double(year)), span.end};
    if (span.end.isOpen())
        return {span.begin, moved(span.begin, double(year))};
    return span;
}

} // namespace

TimeSpan widened(std::optional<TimeSpan> ofEvents)
{
    const TimeSpan span = withoutOpenSides(ofEvents.value_or(TimeSpan::all()));
    const double rim = std::max(span.seconds() * margin, double(leastMargin));
    return {moved(span.begin, -rim), moved(span.end, rim)};
}

TimeSpan clampedWindow(TimeSpan window, TimeSpan extent)
{
    const double longest = 10 * extent.seconds();
    const Instant begin = moved(closed(extent.begin), -4.5 * extent.seconds());
    const Instant end = moved(closed(extent.end), 4.5 * extent.seconds());
    window = TimeSpan::between(closed(window.begin), closed(window.end));

    const double length = std::clamp(window.seconds(), double(shortest), longest);
    if (length != window.seconds()) {
        const Instant middle = moved(window.begin, window.seconds() / 2);
        window.begin = moved(middle, -length / 2);
        window.end = moved(window.begin, length);
    }
    if (window.begin < begin)
        return {begin, std::min(end, moved(begin, length))};
    if (window.end > end)
        return {std::max(begin, moved(end, -length)), end};
    return window;
}

} // namespace entente
