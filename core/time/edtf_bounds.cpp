// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf_syntax.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace entente::edtf
{

namespace
{

enum class Extreme
{
    First,
    Last
};

/// The years that `pattern` can stand for lie between these two magnitudes.
struct Magnitudes
{
    std::int64_t least = 0;
    std::int64_t most = 0;
};

Magnitudes magnitudes(const DatePart &date)
{
    Magnitudes result;
    for (const char c : date.year) {
        result.least = result.least * 10 + (c == 'X' ? 0 : c - '0');
        result.most = result.most * 10 + (c == 'X' ? 9 : c - '0');
    }
    if (date.isNegative)
        result.least = std::max<std::int64_t>(result.least, date.year.size() == 4 ? 1 : 0);
    return result;
}

std::optional<int> matchingDay(std::string_view pattern, int days, Extreme extreme)
{
    for (int i = 1; i <= days; ++i) {
        const int day = extreme == Extreme::First ? i : days + 1 - i;
        if (matches(pattern, day))
            return day;
    }
    return std::nullopt;
}

std::optional<CivilDate> dayInYear(const DatePart &date, std::int64_t year, Extreme extreme)
{
    if (date.season)
        return CivilDate{year, seasonMonths(date.season).first, 1};
    if (date.month.empty())
        return CivilDate{year, 1, 1};
    for (int i = 1; i <= 12; ++i) {
        const int month = extreme == Extreme::First ? i : 13 - i;
        if (!matches(date.month, month))
            continue;
        if (date.day.empty())
            return CivilDate{year, month, 1};
        if (const auto day = matchingDay(date.day, daysInMonth(year, month), extreme))
            return CivilDate{year, month, *day};
    }
    return std::nullopt;
}

/// Tries years from one end of the pattern to the other: seldom more than the first eight, since
/// only a 29th of February can fail to exist.
std::optional<CivilDate> extremeDay(const DatePart &date, Extreme extreme)
{
    if (date.hasLetterYear)
        return CivilDate{date.letterYear, 1, 1};
    if (date.year.size() < 4) {
        const std::int64_t unit = date.year.size() == 2 ? 100 : 10;
        const std::int64_t value = std::atoi(date.year.c_str()) * unit;
        const std::int64_t first = date.isNegative ? -value - unit + 1 : value;
        return CivilDate{extreme == Extreme::First ? first : first + unit - 1, 1, 1};
    }
    const Magnitudes range = magnitudes(date);
    const bool downwards = date.isNegative == (extreme == Extreme::First);
    for (std::int64_t i = 0; i <= range.most - range.least; ++i) {
        const std::int64_t magnitude = downwards ? range.most - i : range.least + i;
        if (!matches(date.year, magnitude))
            continue;
        const std::int64_t year = date.isNegative ? -magnitude : magnitude;
        if (const auto found = dayInYear(date, year, extreme))
            return found;
    }
    return std::nullopt;
}

/// The last day that begins with the first day `day` of a year, season, month or day.
CivilDate lastDayOf(const DatePart &date, CivilDate day)
{
    if (!date.day.empty())
        return day;
    const int months = date.season ? seasonMonths(date.season).count : date.month.empty() ? 12 : 1;
    return plusDays(plusMonths(day, months), -1);
}

/// A bound that lies beyond the calendar keeps a span from being empty at its edge.
TimeSpan spanOfDays(CivilDate first, CivilDate last)
{
    const Instant earliest = startOfYear(firstYear);
    const Instant latest = startOfYear(lastYear);
    const Instant begin = startOf(first);
    const Instant dayAfter = startOf(last);
    const Instant end = dayAfter.isOpen() ? dayAfter : Instant{dayAfter.seconds + secondsPerDay};
    return {std::min(begin, latest), std::max(end, earliest)};
}

std::int64_t powerOfTen(int exponent)
{
    std::int64_t result = 1;
    for (int i = 0; i < std::min(exponent, 18); ++i)
        result *= 10;
    return result;
}

int digitsOf(std::int64_t value)
{
    int digits = 1;
    for (; value >= 10; value /= 10)
        ++digits;
    return digits;
}

/// The unit that the year was written in: 10 for a decade, 100 for a century.
std::int64_t yearUnit(const DatePart &date)
{
    return date.hasLetterYear ? date.yearUnit : powerOfTen(date.openYearDigits());
}

struct YearRange
{
    std::int64_t first;
    std::int64_t last;
};

/// The years that share the significant digits of the year: 1950S2 is 1900 to 1999.
YearRange significantYears(const DatePart &date, std::int64_t year)
{
    const std::int64_t magnitude = year < 0 ? -year : year;
    const int digits = date.hasLetterYear ? digitsOf(magnitude) : std::max(4, digitsOf(magnitude));
    const std::int64_t unit = powerOfTen(std::max(0, digits - date.significantDigits));
    const std::int64_t least = magnitude / unit * unit;
    if (year < 0)
        return {-(least + unit - 1), -least};
    return {least, least + unit - 1};
}

/// A day moved by the widths of the qualified components. The last day of a month stays in the
/// month it moves to: 30 June and a month is 30 July, as the one public list with widths has it.
CivilDate shifted(CivilDate day, const DatePart &date, int direction)
{
    constexpr std::int64_t widest = 4'000'000'000'000'000'000;
    const int width = date.yearQualifier.width();
    const std::int64_t years = std::min(yearUnit(date), widest / std::max(1, width)) * width;
    const int months =
        date.monthQualifier.width() * (date.season ? seasonMonths(date.season).fuzzyCount : 1);
    day.year += direction * years;
    day = plusMonths(day, direction * months);
    return plusDays(day, direction * date.dayQualifier.width());
}

TimeSpan timeOfDay(const ClockTime &time, CivilDate day)
{
    const std::int64_t second = std::clamp(time.second, 0, 59);
    const std::int64_t begin = startOf(day).seconds + time.hour * 3600 + time.minute * 60 + second;
    return {{begin}, {begin + (time.second < 0 ? 60 : 1)}};
}

} // namespace

int DatePart::openYearDigits() const
{
    if (hasLetterYear)
        return 0;
    int count = 4 - int(year.size());
    for (std::size_t i = year.size(); i > 0 && year[i - 1] == 'X'; --i)
        ++count;
    return count;
}

bool DatePart::hasOpenDigits() const
{
    return (year + month + day).find('X') != std::string::npos;
}

Precision DatePart::precision() const
{
    if (time)
        return time->second < 0 ? Precision::Minute : Precision::Second;
    if (year.find('X') != std::string::npos || (!hasLetterYear && year.size() < 4))
        return year.find('X') < 3 || year.size() == 2 ? Precision::Century : Precision::Decade;
    if (season)
        return Precision::Season;
    if (month.empty() || month.find('X') != std::string::npos)
        return Precision::Year;
    if (day.empty() || day.find('X') != std::string::npos)
        return Precision::Month;
    return Precision::Day;
}

SeasonMonths seasonMonths(int code)
{
    if (code >= 40)
        return {(code - 40) * 6 + 1, 6, 6};
    if (code >= 37)
        return {(code - 37) * 4 + 1, 4, 4};
    if (code >= 33)
        return {(code - 33) * 3 + 1, 3, 3};
    // Spring, summer, autumn, winter: 21-24 and 25-28 as in the north, 29-32 in the south. The one
    // over the turn of the year stays inside its year by the letter and reaches into the next one
    // by its width.
    const int quarter = (code - 21) % 4;
    const int inNorth = code >= 29 ? (quarter + 2) % 4 : quarter;
    if (inNorth == 3)
        return {12, 1, 3};
    return {inNorth * 3 + 3, 3, 3};
}

std::optional<CivilDate> firstDay(const DatePart &date)
{
    return extremeDay(date, Extreme::First);
}

std::optional<CivilDate> lastFirstDay(const DatePart &date)
{
    return extremeDay(date, Extreme::Last);
}

Bounds boundsOf(const DatePart &date)
{
    CivilDate first = *firstDay(date);
    CivilDate last = lastDayOf(date, *lastFirstDay(date));
    Bounds bounds;
    bounds.strict = date.time ? timeOfDay(*date.time, first) : spanOfDays(first, last);
    if (date.time) {
        bounds.fuzzy = bounds.strict;
        return bounds;
    }
    if (date.significantDigits) {
        const YearRange years = significantYears(date, first.year);
        first.year = years.first;
        last.year = years.last;
    }
    if (date.season) {
        const SeasonMonths months = seasonMonths(date.season);
        last = plusDays(plusMonths(plusDays(last, 1), months.fuzzyCount - months.count), -1);
    }
    bounds.fuzzy = spanOfDays(shifted(first, date, -1), shifted(last, date, 1));
    return bounds;
}

bool isInOrder(const DatePart &from, const DatePart &to)
{
    const CivilDate start = *firstDay(from);
    const CivilDate end = *lastFirstDay(to);
    if (start > end)
        return false;
    const auto isAnywhere = [](int season) { return season >= 21 && season <= 24; };
    if (!isAnywhere(from.season) || !isAnywhere(to.season) || start.year != end.year)
        return true;
    const auto southern = [](int season) { return (season + 2) % 4; };
    return southern(from.season) <= southern(to.season);
}

} // namespace entente::edtf
