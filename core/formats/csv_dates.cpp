// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_dates.h"

#include "core/base/text.h"
#include "core/formats/row_reader.h"
#include "core/time/calendar.h"

#include <charconv>
#include <cstdio>

namespace entente
{

namespace
{

/// Three numbers with the same separator between them, and maybe a time of day behind them.
struct Numbers
{
    int first = 0;
    int second = 0;
    int third = 0;
    std::size_t firstDigits = 0;
    std::size_t thirdDigits = 0;
    std::string_view time;

    bool isYearFirst() const { return firstDigits == 4; }
    bool isYearLast() const { return thirdDigits == 4 && firstDigits <= 2; }
};

std::optional<int> takeNumber(std::string_view &text, std::size_t &digits)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    digits = std::size_t(end - text.data());
    if (error != std::errc() || text[0] == '-' || digits > 4)
        return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool takeSeparator(std::string_view &text, char separator)
{
    if (text.empty() || text[0] != separator)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Numbers> numbersIn(std::string_view cell)
{
    std::string_view rest = trimmed(cell);
    Numbers numbers;
    std::size_t digits = 0;
    const auto first = takeNumber(rest, numbers.firstDigits);
    if (!first || rest.empty() || (rest[0] != '/' && rest[0] != '.' && rest[0] != '-'))
        return std::nullopt;
    const char separator = rest[0];
    if (!takeSeparator(rest, separator))
        return std::nullopt;
    const auto second = takeNumber(rest, digits);
    if (!second || digits > 2 || !takeSeparator(rest, separator))
        return std::nullopt;
    const auto third = takeNumber(rest, numbers.thirdDigits);
    if (!third || (!rest.empty() && rest[0] != ' ' && rest[0] != 'T'))
        return std::nullopt;
    numbers.first = *first;
    numbers.second = *second;
    numbers.third = *third;
    numbers.time = trimmed(rest.empty() ? rest : rest.substr(1));
    return numbers;
}

/// "14:05" or "14:05:30" as EDTF wants it; an empty text for midnight, which tables write for days.
std::optional<std::string> edtfTime(std::string_view time)
{
    if (time.empty())
        return std::string();
    int parts[3] = {0, 0, 0};
    std::size_t count = 0;
    for (const std::string_view part : split(time, ':')) {
        if (count == 3 || part.empty() || part.size() > 2)
            return std::nullopt;
        const auto [end, error] =
            std::from_chars(part.data(), part.data() + part.size(), parts[count++]);
        if (error != std::errc() || end != part.data() + part.size())
            return std::nullopt;
    }
    if (count < 2)
        return std::nullopt;
    if (parts[0] == 0 && parts[1] == 0 && parts[2] == 0)
        return std::string();
    char text[48];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", parts[0], parts[1], parts[2]);
    return std::string(text);
}

Result<Date> madeOf(std::string_view cell, int year, int month, int day, std::string_view time)
{
    const Error error{"'" + shortened(cell, 60) + "' is no date in the order of this table", {}};
    const auto clock = edtfTime(time);
    if (!clock || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return error;
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    Result<Date> date = Date::fromEdtf(text + *clock);
    return date ? date : Result<Date>(error);
}

Result<Date> inOrder(std::string_view cell, const Numbers &numbers, DateOrder order)
{
    if (order == DateOrder::MonthDayYear)
        return madeOf(cell, numbers.third, numbers.first, numbers.second, numbers.time);
    return madeOf(cell, numbers.third, numbers.second, numbers.first, numbers.time);
}

Error ambiguous(std::string_view cell, bool isContradictory)
{
    const std::string said = "'" + shortened(cell, 60) + "' ";
    if (isContradictory)
        return {said + "is ambiguous and the table mixes dates with the day first and with the "
                       "month first; state date_order in a recipe",
                {}};
    return {said + "is ambiguous and no date of the table tells whether the day or the month comes "
                   "first; state date_order (dmy or mdy) in a recipe",
            {}};
}

} // namespace

void DateOrderEvidence::look(std::string_view cell)
{
    if (looksLikeIsoDay(cell))
        return;
    const auto numbers = numbersIn(cell);
    if (!numbers || !numbers->isYearLast())
        return;
    const bool canBeDayFirst = numbers->first >= 1 && numbers->first <= 31 &&
                               numbers->second >= 1 && numbers->second <= 12;
    const bool canBeMonthFirst = numbers->first >= 1 && numbers->first <= 12 &&
                                 numbers->second >= 1 && numbers->second <= 31;
    m_dayFirst = m_dayFirst || (canBeDayFirst && !canBeMonthFirst);
    m_monthFirst = m_monthFirst || (canBeMonthFirst && !canBeDayFirst);
}

void DateOrderEvidence::add(const DateOrderEvidence &other)
{
    m_dayFirst = m_dayFirst || other.m_dayFirst;
    m_monthFirst = m_monthFirst || other.m_monthFirst;
}

std::optional<DateOrder> DateOrderEvidence::order() const
{
    if (m_dayFirst == m_monthFirst)
        return std::nullopt;
    return m_dayFirst ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
}

Result<Date> tableDate(std::string_view cell, const std::optional<DateOrder> &order,
                       bool isContradictory)
{
    cell = trimmed(cell);
    if (looksLikeIsoDay(cell)) {
        if (Result<Date> date = Date::fromEdtf(cell))
            return date;
    }
    const auto numbers = numbersIn(cell);
    if (!numbers)
        return importedDate(cell);
    if (numbers->isYearFirst()) {
        if (Result<Date> date = Date::fromEdtf(cell))
            return date;
        return madeOf(cell, numbers->first, numbers->second, numbers->third, numbers->time);
    }
    if (!numbers->isYearLast())
        return Error{
            "'" + shortened(cell, 60) + "' has no year of four digits; write the year in full", {}};
    if (order && *order != DateOrder::YearMonthDay)
        return inOrder(cell, *numbers, *order);
    Result<Date> dayFirst = inOrder(cell, *numbers, DateOrder::DayMonthYear);
    const Result<Date> monthFirst = inOrder(cell, *numbers, DateOrder::MonthDayYear);
    if (dayFirst && monthFirst && *dayFirst == *monthFirst)
        return dayFirst;
    // In a table that contradicts itself, a date that can be read one way only is still sure.
    if (dayFirst.hasValue() != monthFirst.hasValue())
        return dayFirst ? dayFirst : monthFirst;
    if (!dayFirst)
        return Error{"'" + shortened(cell, 60) + "' is no date", {}};
    return ambiguous(cell, isContradictory);
}

Result<Date> dateFromParts(std::string_view year, std::string_view month, std::string_view day)
{
    year = trimmed(year);
    month = trimmed(month);
    day = trimmed(day);
    const std::string said =
        shortened(year, 20) + " " + shortened(month, 20) + " " + shortened(day, 20);
    if (year.empty()) {
        if (month.empty() && day.empty())
            return Date();
        return Error{"there is a month or day without a year", {}};
    }
    if (month.empty())
        return day.empty() ? importedDate(year)
                           : Result<Date>(Error{"there is a day without a month", {}});
    int monthNumber = 0;
    const auto [end, error] =
        std::from_chars(month.data(), month.data() + month.size(), monthNumber);
    if (error != std::errc() || end != month.data() + month.size()) {
        const Result<Date> named =
            importedDate(std::string(day) + " " + std::string(month) + " " + std::string(year));
        return named ? named : Result<Date>(Error{"'" + said + "' is no date", {}});
    }
    int yearNumber = 0;
    int dayNumber = 0;
    const auto [yearEnd, yearError] =
        std::from_chars(year.data(), year.data() + year.size(), yearNumber);
    if (yearError != std::errc() || yearEnd != year.data() + year.size() ||
        std::abs(yearNumber) > 9999)
        return Error{"'" + said + "' is no date", {}};
    char text[32];
    const char *sign = yearNumber < 0 ? "-" : "";
    if (day.empty()) {
        std::snprintf(text, sizeof text, "%s%04d-%02d", sign, std::abs(yearNumber), monthNumber);
    } else {
        const auto [dayEnd, dayError] =
            std::from_chars(day.data(), day.data() + day.size(), dayNumber);
        if (dayError != std::errc() || dayEnd != day.data() + day.size())
            return Error{"'" + said + "' is no date", {}};
        std::snprintf(text, sizeof text, "%s%04d-%02d-%02d", sign, std::abs(yearNumber),
                      monthNumber, dayNumber);
    }
    // Seasons are months beyond twelve to EDTF, but a mistake in a column of months.
    Result<Date> date = Date::fromEdtf(text);
    if (!date || monthNumber < 1 || monthNumber > 12)
        return Error{"'" + said + "' is no date", {}};
    return date;
}

} // namespace entente
