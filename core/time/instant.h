// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>

namespace entente
{

/// A point on the proleptic Gregorian calendar without time zone: seconds since
/// 1970-01-01T00:00:00. The two extremes stand for "open": no bound is known.
struct Instant
{
    std::int64_t seconds = 0;

    static constexpr Instant openPast() { return {std::numeric_limits<std::int64_t>::min()}; }
    static constexpr Instant openFuture() { return {std::numeric_limits<std::int64_t>::max()}; }
    constexpr bool isOpen() const { return *this == openPast() || *this == openFuture(); }

    auto operator<=>(const Instant &) const = default;
};

/// Half-open span [begin, end). Empty when begin == end; never reversed.
struct TimeSpan
{
    Instant begin;
    Instant end;

    static constexpr TimeSpan between(Instant a, Instant b)
    {
        return {std::min(a, b), std::max(a, b)};
    }
    static constexpr TimeSpan all() { return {Instant::openPast(), Instant::openFuture()}; }

    constexpr bool isEmpty() const { return begin == end; }
    constexpr bool contains(Instant t) const { return begin <= t && t < end; }
    constexpr bool contains(TimeSpan other) const
    {
        return begin <= other.begin && other.end <= end;
    }
    constexpr bool intersects(TimeSpan other) const
    {
        return begin < other.end && other.begin < end;
    }
    /// Length in seconds, as a double since the open span is longer than an integer holds.
    constexpr double seconds() const { return double(end.seconds) - double(begin.seconds); }

    auto operator<=>(const TimeSpan &) const = default;
};

constexpr std::int64_t secondsPerDay = 86400;

} // namespace entente
