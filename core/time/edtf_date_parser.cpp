// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf_date_parser.h"

#include <algorithm>
#include <cstdlib>

namespace entente::edtf
{

namespace
{

constexpr std::int64_t largest = 4'000'000'000'000'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::int64_t saturatedTimes(std::int64_t value, std::int64_t factor)
{
    return value > largest / factor ? largest : value * factor;
}

std::int64_t saturatedNumber(std::string_view digits)
{
    std::int64_t value = 0;
    for (const char c : digits)
        value = std::min(largest, saturatedTimes(value, 10) + (c - '0'));
    return value;
}

bool isZero(std::string_view digits)
{
    return digits.find_first_not_of('0') == std::string_view::npos;
}

bool matchesAny(std::string_view pattern, int first, int last)
{
    for (int number = first; number <= last; ++number) {
        if (matches(pattern, number))
            return true;
    }
    return false;
}

} // namespace

Error errorAt(std::size_t position, std::string what)
{
    return {std::move(what), "character " + std::to_string(position + 1)};
}

bool matches(std::string_view pattern, std::int64_t number)
{
    for (std::size_t i = pattern.size(); i-- > 0; number /= 10) {
        if (pattern[i] != 'X' && pattern[i] - '0' != number % 10)
            return false;
    }
    return number == 0;
}

char DateParser::peek(std::size_t ahead) const
{
    return m_pos + ahead < m_text.size() ? m_text[m_pos + ahead] : '\0';
}

bool DateParser::take(char c)
{
    if (peek() != c)
        return false;
    ++m_pos;
    return true;
}

bool DateParser::takeQualifier(Qualifier &qualifier)
{
    const char c = peek();
    if (c != '?' && c != '~' && c != '%')
        return false;
    ++m_pos;
    qualifier.uncertain |= c != '~';
    qualifier.approximate |= c != '?';
    return true;
}

std::string DateParser::takeDigits(bool withOpen)
{
    const std::size_t begin = m_pos;
    while (isDigit(peek()) || (withOpen && peek() == 'X'))
        ++m_pos;
    return std::string(m_text.substr(begin, m_pos - begin));
}

std::optional<int> DateParser::takeTwoDigits()
{
    if (!isDigit(peek()) || !isDigit(peek(1)))
        return std::nullopt;
    m_pos += 2;
    return (m_text[m_pos - 2] - '0') * 10 + (m_text[m_pos - 1] - '0');
}

/// A qualifier behind a component speaks of it and of all that is left of it.
void DateParser::qualifyGroup(Qualifier qualifier)
{
    const auto add = [&](Qualifier &target) {
        target.uncertain |= qualifier.uncertain;
        target.approximate |= qualifier.approximate;
    };
    add(m_date.yearQualifier);
    if (!m_date.month.empty() || m_date.season)
        add(m_date.monthQualifier);
    if (!m_date.day.empty())
        add(m_date.dayQualifier);
}

Result<DatePart> DateParser::parse()
{
    if (std::optional<Error> error = parseParts())
        return std::move(*error);
    return std::move(m_date);
}

std::optional<Error> DateParser::parseParts()
{
    using Step = std::optional<Error> (DateParser::*)();
    constexpr Step steps[] = {&DateParser::parseYear, &DateParser::parseMonth,
                              &DateParser::parseDay};
    for (const Step step : steps) {
        if (step != steps[0] && !take('-'))
            break;
        // Only a whole year or month can be divided further.
        if (step != steps[0] &&
            (m_date.year.size() != 4 || m_date.significantDigits || m_date.season))
            return errorAt(m_pos - 1, "a date ends here: nothing can follow this part of it");
        if (std::optional<Error> error = (this->*step)())
            return error;
        Qualifier behind;
        if (takeQualifier(behind)) {
            qualifyGroup(behind);
            m_date.hasComponentQualifier |= peek() == '-';
        }
    }
    return peek() == 'T' ? parseTime() : std::nullopt;
}

std::optional<Error> DateParser::parseYear()
{
    m_date.hasComponentQualifier |= takeQualifier(m_date.yearQualifier);
    if (take('Y'))
        return parseLetterYear();
    m_date.isNegative = take('-');
    const std::size_t begin = m_pos;
    m_date.year = takeDigits(true);
    const std::size_t size = m_date.year.size();
    if (size == 0)
        return wrong("a year is expected here");
    // One list of cases has a lone 0 for the year 0; other single digits could be anything.
    if (m_date.year == "0" && !m_date.isNegative)
        m_date.year = "0000";
    else if (size == 1)
        return errorAt(begin, "a year has four digits, such as 1951 or 0079");
    else if (size > 4)
        return errorAt(begin, "a year of more than four digits begins with Y");
    else if (size < 4 && m_date.year.find('X') != std::string::npos)
        return errorAt(begin, "a year with unspecified digits has four places, such as 19XX");
    if (m_date.isNegative && isZero(m_date.year))
        return errorAt(begin, "the year 0 has no sign");
    return parseSignificant();
}

std::optional<Error> DateParser::parseLetterYear()
{
    m_date.hasLetterYear = true;
    const bool isNegative = take('-');
    const std::size_t begin = m_pos;
    const std::string digits = takeDigits(false);
    if (digits.empty())
        return wrong("digits are expected after Y");
    if (digits[0] == '0')
        return errorAt(begin, "a year after Y has no leading zero");
    std::int64_t value = saturatedNumber(digits);
    if (take('E')) {
        const std::string exponent = takeDigits(false);
        if (exponent.empty())
            return wrong("digits are expected after E");
        const std::int64_t times = std::min<std::int64_t>(saturatedNumber(exponent), 19);
        for (std::int64_t i = 0; i < times; ++i) {
            value = saturatedTimes(value, 10);
            m_date.yearUnit = saturatedTimes(m_date.yearUnit, 10);
        }
    }
    if (value <= 9999)
        return errorAt(begin, "Y is for years of more than four digits");
    m_date.letterYear = isNegative ? -value : value;
    return parseSignificant();
}

std::optional<Error> DateParser::parseSignificant()
{
    if (peek() != 'S')
        return std::nullopt;
    if (!m_date.hasLetterYear &&
        (m_date.year.size() != 4 || m_date.year.find('X') != std::string::npos))
        return wrong("significant digits need a year of at least four given digits");
    ++m_pos;
    const std::size_t begin = m_pos;
    const std::string digits = takeDigits(false);
    if (digits.empty() || isZero(digits))
        return errorAt(begin, "the number of significant digits is expected after S");
    m_date.significantDigits = int(std::min<std::int64_t>(saturatedNumber(digits), 99));
    return std::nullopt;
}

std::optional<Error> DateParser::parseMonth()
{
    Qualifier before;
    const bool qualified = takeQualifier(before);
    const std::size_t begin = m_pos;
    const std::string digits = takeDigits(true);
    if (digits.size() != 2)
        return errorAt(begin, "a month has two digits, 01 to 12");
    if (matchesAny(digits, 1, 12)) {
        m_date.month = digits;
    } else if (digits.find('X') == std::string::npos && matchesAny(digits, 21, 41)) {
        m_date.season = std::atoi(digits.c_str());
    } else {
        return errorAt(begin, "there is no month " + digits +
                                  " (months are 01 to 12, seasons and quarters 21 to 41)");
    }
    m_date.hasComponentQualifier |= qualified;
    m_date.monthQualifier = before;
    return std::nullopt;
}

std::optional<Error> DateParser::parseDay()
{
    Qualifier before;
    const bool qualified = takeQualifier(before);
    const std::size_t begin = m_pos;
    m_date.day = takeDigits(true);
    if (m_date.day.size() != 2)
        return errorAt(begin, "a day has two digits, 01 to 31");
    if (!matchesAny(m_date.day, 1, 31) || !firstDay(m_date))
        return errorAt(begin, "that month has no day " + m_date.day);
    m_date.hasComponentQualifier |= qualified;
    m_date.dayQualifier = before;
    return std::nullopt;
}

std::optional<Error> DateParser::parseTime()
{
    if (m_date.day.empty() || m_date.hasOpenDigits() || !m_date.dayQualifier.isPlain() ||
        !m_date.monthQualifier.isPlain() || !m_date.yearQualifier.isPlain())
        return wrong("only a full and certain date can have a time");
    ++m_pos;
    ClockTime time;
    const std::size_t begin = m_pos;
    const std::optional<int> hour = takeTwoDigits();
    const bool hasColon = take(':');
    const std::optional<int> minute = takeTwoDigits();
    if (!hour || !hasColon || !minute || *hour > 24 || *minute > 59)
        return errorAt(begin, "a time such as 23:20:30 is expected here");
    time.hour = *hour;
    time.minute = *minute;
    if (take(':')) {
        const std::size_t secondAt = m_pos;
        const std::optional<int> second = takeTwoDigits();
        // A leap second can only end an hour, or a half one where zones are half an hour off.
        if (!second || *second > 60 || (*second == 60 && *minute % 30 != 29))
            return errorAt(secondAt, "seconds from 00 to 59 are expected here");
        time.second = *second;
        if (take('.') && takeDigits(false).empty())
            return wrong("digits are expected after the point");
    }
    const bool isExactHour = time.minute == 0 && time.second <= 0 && m_text[m_pos - 1] == '0';
    if (time.hour == 24 && !isExactHour)
        return errorAt(begin, "a day ends at 24:00:00");
    if (std::optional<Error> error = parseZone(time))
        return error;
    m_date.time = std::move(time);
    return std::nullopt;
}

/// Zones in use: from 12 hours behind to 14 hours ahead of Greenwich.
std::optional<Error> DateParser::parseZone(ClockTime &time)
{
    const std::size_t begin = m_pos;
    if (!take('Z') && (peek() == '+' || peek() == '-')) {
        const bool isBehind = m_text[m_pos++] == '-';
        const std::optional<int> hours = takeTwoDigits();
        std::optional<int> minutes = 0;
        if (take(':') || isDigit(peek()))
            minutes = takeTwoDigits();
        if (!hours || !minutes || *minutes > 59)
            return errorAt(begin, "a time zone such as Z, +09 or +04:30 is expected here");
        const int offset = *hours * 60 + *minutes;
        if (offset > (isBehind ? 12 : 14) * 60 || (isBehind && offset == 0))
            return errorAt(begin, "time zones go from -12:00 to +14:00, and zero is +00:00");
    }
    time.zone = std::string(m_text.substr(begin, m_pos - begin));
    return std::nullopt;
}

} // namespace entente::edtf
