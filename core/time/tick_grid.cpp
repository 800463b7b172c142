// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/tick_grid.h"

#include "core/time/calendar.h"

#include <algorithm>

namespace entente::ticks
{

namespace
{

std::int64_t yearFloor(std::int64_t year, std::int64_t step, bool isMajor)
{
    if (year >= step)
        return year / step * step;
    if (year >= 1)
        return isMajor || step == 1 ? 1 : 1 - step;
    const std::int64_t beforeChrist = 1 - year;
    return 1 - (beforeChrist + step - 1) / step * step;
}

std::int64_t yearNext(std::int64_t year, std::int64_t step, bool isMajor)
{
    if (year >= 1)
        return year == 1 ? std::max<std::int64_t>(2, step) : year + step;
    if (1 - year > step)
        return year + step;
    return isMajor || step == 1 ? 1 : step;
}

/// Whether day 1 + n * step is a tick: not when it would crowd the first of the next month. Two
/// days less than a step are let pass, so that February has a 21st and a 26th.
bool isDayTick(CivilDate date, int step)
{
    const int gap = step > 2 ? step - 2 : step;
    return date.day == 1 || date.day + gap <= daysInMonth(date.year, date.month) + 1;
}

struct Candidate
{
    Grid grid;
    double shortest; ///< seconds between two of its ticks, at least
};

constexpr Candidate candidates[] = {
    {{Unit::Second, 1, false}, 1},          {{Unit::Second, 5, false}, 5},
    {{Unit::Second, 15, false}, 15},        {{Unit::Second, 30, false}, 30},
    {{Unit::Second, 60, false}, 60},        {{Unit::Second, 300, false}, 300},
    {{Unit::Second, 900, false}, 900},      {{Unit::Second, 1800, false}, 1800},
    {{Unit::Second, 3600, false}, 3600},    {{Unit::Second, 10800, false}, 10800},
    {{Unit::Second, 21600, false}, 21600},  {{Unit::Second, 43200, false}, 43200},
    {{Unit::Day, 1, false}, 86400},         {{Unit::Day, 2, false}, 2 * 86400},
    {{Unit::Day, 5, false}, 3 * 86400},     {{Unit::Day, 10, false}, 8 * 86400},
    {{Unit::Month, 1, false}, 28 * 86400},  {{Unit::Month, 3, false}, 90 * 86400},
    {{Unit::Month, 6, false}, 181 * 86400},
};

} // namespace

Instant Grid::floor(Instant t) const
{
    const CivilDate date = civilDate(t);
    switch (unit) {
    case Unit::Second: {
        const std::int64_t midnight = startOf(date).seconds;
        return {midnight + (t.seconds - midnight) / step * step};
    }
    case Unit::Day: {
        CivilDate day{date.year, date.month, int((date.day - 1) / step * step) + 1};
        while (!isDayTick(day, int(step)))
            day.day -= int(step);
        return startOf(day);
    }
    case Unit::Month:
        return startOf({date.year, int((date.month - 1) / step * step) + 1, 1});
    case Unit::Year:
        break;
    }
    return startOfYear(std::max(firstYear, yearFloor(date.year, step, isMajor)));
}

Instant Grid::next(Instant tick) const
{
    const CivilDate date = civilDate(tick);
    switch (unit) {
    case Unit::Second:
        return {tick.seconds + step};
    case Unit::Day: {
        const CivilDate day{date.year, date.month, date.day + int(step)};
        if (isDayTick(day, int(step)))
            return startOf(day);
        return startOf(plusMonths({date.year, date.month, 1}, 1));
    }
    case Unit::Month:
        return startOf(plusMonths(date, step));
    case Unit::Year:
        break;
    }
    return startOfYear(yearNext(date.year, step, isMajor));
}

Grid Grid::above() const
{
    switch (unit) {
    case Unit::Second:
        return {Unit::Day, 1, true};
    case Unit::Day:
        return {Unit::Month, 1, true};
    case Unit::Month:
        return {Unit::Year, 1, true};
    case Unit::Year:
        break;
    }
    std::int64_t power = 1;
    while (power <= step / 10)
        power *= 10;
    // Over 1 and 2 years a decade, over 5 a century: at least five minor ticks to each.
    return {Unit::Year, step / power == 5 ? power * 100 : power * 10, true};
}

Grid finestGrid(double seconds)
{
    for (const Candidate &candidate : candidates) {
        if (candidate.shortest >= seconds)
            return candidate.grid;
    }
    std::int64_t power = 1;
    while (true) {
        for (const std::int64_t factor : {1, 2, 5}) {
            const std::int64_t step = factor * power;
            if (double(step) * 365 * secondsPerDay >= seconds || step >= lastYear)
                return {Unit::Year, step, false};
        }
        power *= 10;
    }
}

} // namespace entente::ticks
