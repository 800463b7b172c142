// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente
{

/// A day of the proleptic Gregorian calendar with astronomical years: year 0 is 1 BC.
struct CivilDate
{
    std::int64_t year = 1970;
    int month = 1; ///< 1 to 12
    int day = 1;   ///< 1 to 31

    auto operator<=>(const CivilDate &) const = default;
};

/// The years that instants hold; beyond them everything is open.
constexpr std::int64_t firstYear = -200'000'000'000;
constexpr std::int64_t lastYear = 200'000'000'000;

bool isLeapYear(std::int64_t year);
int daysInMonth(std::int64_t year, int month);

/// Midnight at the start of `date`. Years beyond ±200 thousand million saturate to open.
/// Algorithm: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
Instant startOf(CivilDate date);
Instant startOfYear(std::int64_t year);

/// The day that `t` falls on. Open instants give the calendar's extreme years.
CivilDate civilDate(Instant t);

/// 0 = Monday … 6 = Sunday.
int weekday(Instant t);

/// `date` moved by whole months; the day is clipped to the month's length.
CivilDate plusMonths(CivilDate date, std::int64_t months);

/// `date` moved by whole days; unchanged where that would leave the calendar.
CivilDate plusDays(CivilDate date, std::int64_t days);

/// ISO 8601 day with astronomical year ("2022-11-06", "-0043-03-15", "Y170000002-01-01").
std::string isoDay(Instant t);

/// The day that isoDay() wrote; nothing for anything else.
std::optional<CivilDate> dayFromIso(std::string_view text);

} // namespace entente
