// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/calendar.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace entente
{

namespace
{

constexpr std::int64_t daysPerEra = 146097;

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

constexpr std::int64_t floorMod(std::int64_t a, std::int64_t b)
{
    return a - floorDiv(a, b) * b;
}

} // namespace

bool isLeapYear(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysInMonth(std::int64_t year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : days[std::clamp(month, 1, 12) - 1];
}

Instant startOf(CivilDate date)
{
    if (date.year > lastYear)
        return Instant::openFuture();
    if (date.year < firstYear)
        return Instant::openPast();
    // Years begin in March, so that the leap day is the last of its year.
    const std::int64_t year = date.year - (date.month <= 2);
    const std::int64_t era = floorDiv(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t monthFromMarch = (date.month + 9) % 12;
    const std::int64_t dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return {(era * daysPerEra + dayOfEra - 719468) * secondsPerDay};
}

Instant startOfYear(std::int64_t year)
{
    return startOf({year, 1, 1});
}

CivilDate civilDate(Instant t)
{
    const std::int64_t days = floorDiv(t.seconds, secondsPerDay) + 719468;
    const std::int64_t era = floorDiv(days, daysPerEra);
    const std::int64_t dayOfEra = days - era * daysPerEra;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const int day = int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    const int month = int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    return {yearOfEra + era * 400 + (month <= 2), month, day};
}

int weekday(Instant t)
{
    return int(floorMod(floorDiv(t.seconds, secondsPerDay) + 3, 7));
}

CivilDate plusMonths(CivilDate date, std::int64_t months)
{
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 4;
    const std::int64_t moved = (date.month - 1) + std::clamp(months, -limit, limit);
    const std::int64_t year = std::clamp(date.year, -limit, limit) + floorDiv(moved, 12);
    const int month = int(floorMod(moved, 12)) + 1;
    return {year, month, std::min(date.day, daysInMonth(year, month))};
}

CivilDate plusDays(CivilDate date, std::int64_t days)
{
    const Instant start = startOf(date);
    std::int64_t moved = 0;
    std::int64_t seconds = 0;
    if (start.isOpen() || __builtin_mul_overflow(days, secondsPerDay, &seconds) ||
        __builtin_add_overflow(start.seconds, seconds, &moved))
        return date;
    return civilDate({moved});
}

std::string isoDay(Instant t)
{
    const CivilDate date = civilDate(t);
    const std::int64_t magnitude = date.year < 0 ? -date.year : date.year;
    char text[48];
    std::snprintf(text, sizeof text, "%s%s%04lld-%02d-%02d", magnitude > 9999 ? "Y" : "",
                  date.year < 0 ? "-" : "", static_cast<long long>(magnitude), date.month,
                  date.day);
    return text;
}

std::optional<CivilDate> dayFromIso(std::string_view text)
{
    const bool letter = text.starts_with('Y');
    text.remove_prefix(letter ? 1 : 0);
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const auto number = [](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const std::size_t yearDigits = text.size() < 6 ? 0 : text.size() - 6;
    if ((letter ? yearDigits < 5 || yearDigits > 12 : yearDigits != 4) || text[yearDigits] != '-' ||
        text[yearDigits + 3] != '-')
        return std::nullopt;
    const auto year = number(text.substr(0, yearDigits));
    const auto month = number(text.substr(yearDigits + 1, 2));
    const auto day = number(text.substr(yearDigits + 4, 2));
    if (!year || !month || !day || *month < 1 || *month > 12 || (negative && *year == 0))
        return std::nullopt;
    const CivilDate date{negative ? -*year : *year, int(*month), int(*day)};
    if (date.day < 1 || date.day > daysInMonth(date.year, date.month))
        return std::nullopt;
    return date;
}

} // namespace entente
