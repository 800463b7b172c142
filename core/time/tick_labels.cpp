// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/tick_labels.h"

#include "core/base/translation.h"
#include "core/time/calendar.h"
#include "core/time/date_words.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace entente::ticks
{

namespace
{

/// "'51" for 1951, "20k BC" for 20,000 BC.
std::string briefYear(std::int64_t year, std::int64_t step)
{
    const std::int64_t number = year > 0 ? year : 1 - year;
    constexpr std::pair<std::int64_t, const char *> units[] = {
        {1'000'000'000, "bn"}, {1'000'000, "m"}, {1000, "k"}};
    for (const auto &[size, name] : units) {
        if (number >= std::max<std::int64_t>(size, 10'000) && number % size == 0)
            return std::to_string(number / size) + name + (year > 0 ? "" : " BC");
    }
    if (year < 1000 || year > 9999 || step >= 50)
        return edtf::yearWords(year);
    char text[16];
    std::snprintf(text, sizeof text, "'%02d", int(year % 100));
    return text;
}

Labels clockLabels(const Grid &grid, Instant tick)
{
    const auto second = int(tick.seconds - startOf(civilDate(tick)).seconds);
    const int hour = second / 3600;
    const int minute = second / 60 % 60;
    char full[24];
    char brief[24];
    std::snprintf(full, sizeof full, "%02d:%02d", hour, minute);
    if (grid.step % 3600 == 0) {
        std::snprintf(brief, sizeof brief, "%02d", hour);
        return {full, brief};
    }
    if (grid.step % 60 == 0) {
        std::snprintf(brief, sizeof brief, ":%02d", minute);
        return {full, minute == 0 ? full : brief};
    }
    const std::string clock = full;
    std::snprintf(brief, sizeof brief, ":%02d", second % 60);
    return {clock + brief, second % 60 == 0 ? clock : brief};
}

/// The years [first, end) of a major tick, in words.
std::string yearsLabel(std::int64_t first, std::int64_t end, std::int64_t step)
{
    const bool isBc = first <= 0;
    const std::int64_t number = isBc ? (1 - first) / step : first / step + (first >= 1 ? 1 : 0);
    if (step == 10 && first >= 10)
        return (first < 100 ? "AD " : "") + std::to_string(first) + "s";
    if (step == 100)
        return filledIn(isBc ? translate("Dates", "%1 century BC")
                             : translate("Dates", "%1 century"),
                        edtf::ordinal(number));
    if (step == 1000)
        return edtf::ordinal(number) + (isBc ? " millennium BC" : " millennium");
    return edtf::joinedWords({first, 0, 0}, {end - 1, 0, 0}, edtf::Joint::Dash);
}

/// A letter is several bytes in most scripts (UTF-8).
std::string firstLetter(const std::string &word)
{
    std::size_t end = 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xc0u) == 0x80u)
        ++end;
    return word.substr(0, end);
}

} // namespace

Labels minorLabels(const Grid &grid, Instant tick)
{
    const CivilDate date = civilDate(tick);
    switch (grid.unit) {
    case Unit::Second:
        return clockLabels(grid, tick);
    case Unit::Day:
        return {std::to_string(date.day), std::to_string(date.day)};
    case Unit::Month: {
        const std::string month = edtf::shortMonth(date.month);
        return {month, firstLetter(month)};
    }
    case Unit::Year:
        break;
    }
    return {edtf::yearWords(date.year), briefYear(date.year, grid.step)};
}

Labels majorLabels(const Grid &grid, Instant tick)
{
    const CivilDate date = civilDate(tick);
    switch (grid.unit) {
    case Unit::Second:
        return clockLabels(grid, tick);
    case Unit::Day:
        return {edtf::plainWords({date.year, date.month, date.day}),
                edtf::dayMonthWords(date.month, date.day)};
    case Unit::Month:
        return {edtf::plainWords({date.year, date.month, 0}), edtf::shortMonth(date.month)};
    case Unit::Year:
        break;
    }
    if (grid.step == 1)
        return {edtf::yearWords(date.year), briefYear(date.year, 1)};
    // An end beyond the calendar is said as the last year that the calendar holds.
    const Instant next = grid.next(tick);
    const std::int64_t end = next.isOpen() ? lastYear + 1 : civilDate(next).year;
    std::string label = yearsLabel(date.year, end, grid.step);
    std::string brief = label;
    if (const std::size_t at = brief.find(" century"); at != std::string::npos)
        brief.replace(at, 8, " c.");
    if (const std::size_t at = brief.find(" millennium"); at != std::string::npos)
        brief.replace(at, 11, " m.");
    return {std::move(label), std::move(brief)};
}

} // namespace entente::ticks
