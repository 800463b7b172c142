// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/free_parts.h"

#include "core/time/date_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace entente::free_text
{

namespace
{

/// The tokens of one side as a pattern: one letter each, and the values of those letters.
class Side
{
public:
    Side(Tokens tokens, std::string_view text) : m_tokens(tokens), m_text(text) {}
    Result<Parts> read();

private:
    std::optional<Error> classify();
    std::optional<Error> classifyYear(std::size_t &i);
    std::optional<Error> classifyNumber(const Token &token);
    void push(char letter, std::int64_t value)
    {
        m_pattern += letter;
        m_values.push_back(value);
    }
    std::optional<Error> readNumeric();
    bool readNamed();
    std::optional<Error> readDayFirst();
    std::int64_t valueOf(char letter) const
    {
        const std::size_t i = m_pattern.find(letter);
        return i == std::string::npos ? 0 : m_values[i];
    }

    Tokens m_tokens;
    std::string_view m_text;
    std::string m_pattern;
    std::vector<std::int64_t> m_values;
    Parts m_parts;
};

bool isEra(const Token &token)
{
    return token.is(TokenKind::Bc) || token.is(TokenKind::Ad);
}

/// A number beside an era is a year: "44 BC", "AD 79".
std::optional<Error> Side::classifyYear(std::size_t &i)
{
    const bool eraFirst = isEra(m_tokens[i]);
    const Token &number = m_tokens[eraFirst ? i + 1 : i];
    const Token &era = m_tokens[eraFirst ? i : i + 1];
    i += 1;
    if (number.value < 1)
        return Error{"years with BC or AD count from 1", {}};
    m_parts.era = era.is(TokenKind::Bc) ? YearEra::Bc : YearEra::Ad;
    push('y', m_parts.era == YearEra::Bc ? 1 - number.value : number.value);
    return std::nullopt;
}

std::optional<Error> Side::classifyNumber(const Token &token)
{
    if (token.digits > 4) {
        return Error{"a year of more than four digits needs AD or BC, or EDTF such as Y" +
                         std::to_string(token.value),
                     {}};
    }
    push(token.digits <= 2 ? 'd' : token.digits == 3 ? 'z' : 'y', token.value);
    return std::nullopt;
}

std::optional<Error> Side::classify()
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens[i];
        const bool hasNext = i + 1 < m_tokens.size();
        if (hasNext && ((isEra(token) && m_tokens[i + 1].is(TokenKind::Number)) ||
                        (token.is(TokenKind::Number) && isEra(m_tokens[i + 1])))) {
            if (std::optional<Error> error = classifyYear(i))
                return error;
            continue;
        }
        switch (token.kind) {
        case TokenKind::Number:
            if (std::optional<Error> error = classifyNumber(token))
                return error;
            break;
        case TokenKind::Ordinal:
            push('o', token.value);
            break;
        case TokenKind::Decade:
            push('D', token.value);
            break;
        case TokenKind::Month:
            push('m', token.value);
            break;
        case TokenKind::Season:
            push('s', token.value);
            break;
        case TokenKind::Weekday:
            m_parts.weekday = int(token.value);
            break;
        case TokenKind::Bc:
            push('B', 0);
            break;
        case TokenKind::Ad:
            push('A', 0);
            break;
        case TokenKind::About:
            m_parts.qualifier.approximate = true;
            break;
        case TokenKind::Possibly:
            m_parts.qualifier.uncertain = true;
            break;
        case TokenKind::Time:
            m_parts.time = token.word;
            break;
        case TokenKind::Dash:
            push('=', 0);
            break;
        case TokenKind::Hyphen:
            push('-', 0);
            break;
        case TokenKind::Slash:
            push('/', 0);
            break;
        case TokenKind::Dot:
            push('.', 0);
            break;
        case TokenKind::Word:
            if (token.word == "century" || token.word == "quarter" || token.word == "half")
                push(token.word[0] == 'h' ? 'H' : token.word[0] == 'q' ? 'Q' : 'C', 0);
            else if (token.word == "q" || token.word == "h")
                push(token.word[0], 0);
            else
                return notUnderstood(m_text);
            break;
        }
    }
    return std::nullopt;
}

std::string numericDay(std::int64_t year, std::int64_t month, std::int64_t day)
{
    return edtf::plainWords({year, int(month), int(day)});
}

/// "10/7/2008" is refused: half the world reads it the other way round. A number above 12 can only
/// be a day.
std::optional<Error> Side::readDayFirst()
{
    const std::int64_t a = m_values[0];
    const std::int64_t b = m_values[2];
    const std::int64_t year = m_values[4];
    if (a > 12 && b > 12)
        return Error{"neither " + std::to_string(a) + " nor " + std::to_string(b) + " is a month",
                     {}};
    if (a < 1 || b < 1)
        return Error{"days and months count from 1", {}};
    if (a != b && a <= 12 && b <= 12) {
        return Error{"'" + std::string(m_text) + "' can be " + numericDay(year, b, a) + " or " +
                         numericDay(year, a, b) + "; write the month as a word, or year-month-day",
                     {}};
    }
    m_parts.day = int(a > 12 ? a : b);
    m_parts.month = int(a > 12 ? b : a);
    m_parts.year = year;
    return std::nullopt;
}

/// Dates of numbers alone. `valid` patterns have one kind of separator.
std::optional<Error> Side::readNumeric()
{
    for (const char separator : {'/', '.', '-'}) {
        const auto is = [&](std::string pattern) {
            std::replace(pattern.begin(), pattern.end(), ' ', separator);
            return m_pattern == pattern;
        };
        if (is("d d y"))
            return readDayFirst();
        if (is("d d d"))
            return Error{"a year has four digits, such as 1951", {}};
        const bool isDay = is("y d d");
        const bool isYearFirst = isDay || is("y d");
        if (!isYearFirst && !is("d y"))
            continue;
        const std::int64_t month = m_values[isYearFirst ? 2 : 0];
        // No country writes year, day, month.
        if (month < 1 || month > 12)
            return Error{"there is no month " + std::to_string(month), {}};
        m_parts.year = m_values[isYearFirst ? 0 : 2];
        m_parts.month = int(month);
        if (isDay && (m_values[4] < 1 || m_values[4] > 31))
            return Error{"there is no day " + std::to_string(m_values[4]), {}};
        m_parts.day = isDay ? int(m_values[4]) : 0;
        return std::nullopt;
    }
    return notUnderstood(m_text);
}

/// Dates with a word in them, and parts of dates.
bool Side::readNamed()
{
    std::string letters;
    for (const char c : m_pattern)
        letters += c == 'z' ? 'y' : c == 'o' ? 'd' : c;
    // "3-Nov-2022", "3. Nov 2022", "Nov-2022": a separator beside a month name says nothing.
    std::string bare = letters;
    if (letters.find('m') != std::string::npos)
        std::erase_if(bare, [](char c) { return c == '-' || c == '.' || c == '/'; });
    constexpr std::string_view dates[] = {"y",  "my", "ym", "dmy", "mdy", "ymd", "sy",
                                          "ys", "d",  "m",  "dm",  "md",  "s",   "dy"};
    if (std::find(std::begin(dates), std::end(dates), bare) == std::end(dates))
        return false;
    const auto value = [&](char letter) {
        const std::size_t i = letters.find(letter);
        return i == std::string::npos ? std::int64_t(0) : m_values[i];
    };
    if (bare.find('y') != std::string::npos)
        m_parts.year = value('y');
    m_parts.month = int(value('m'));
    m_parts.season = int(value('s'));
    const std::int64_t day = value('d');
    const bool hasDay = bare.find('d') != std::string::npos;
    if (bare == "d")
        m_parts.loneNumber = day;
    else if (hasDay && (day < 1 || day > 31))
        return false;
    m_parts.day = int(hasDay && day <= 31 ? day : 0);
    return true;
}

Result<Parts> Side::read()
{
    if (std::optional<Error> error = classify())
        return std::move(*error);
    const auto matches = [&](std::initializer_list<std::string_view> patterns) {
        return std::find(patterns.begin(), patterns.end(), m_pattern) != patterns.end();
    };
    const auto startCode = [&](std::int64_t number, int first, int last) {
        m_parts.year = valueOf('y');
        m_parts.season = number >= 1 && number <= last - first + 1 ? int(first + number - 1) : 0;
        return m_parts.season != 0;
    };
    if (matches({"z"})) {
        m_parts.loneNumber = m_values[0];
        return std::move(m_parts);
    }
    if (readNamed())
        return std::move(m_parts);
    if (matches({"D"})) {
        m_parts.decade = m_values[0];
        return std::move(m_parts);
    }
    if (matches({"oC", "oCB", "oCA"}) && m_values[0] > 0 && m_values[0] < 100) {
        m_parts.century = m_values[0];
        m_parts.era = m_pattern.back() == 'B' ? YearEra::Bc : YearEra::Ad;
        return std::move(m_parts);
    }
    if (matches({"qdy", "yqd", "y-qd", "qd-y", "oQy", "yoQ", "dqy"}) &&
        startCode(valueOf(m_pattern.find('Q') == std::string::npos ? 'd' : 'o'), 33, 36))
        return std::move(m_parts);
    if (matches({"hdy", "yhd", "y-hd", "oHy"}) &&
        startCode(valueOf(m_pattern.find('H') == std::string::npos ? 'd' : 'o'), 40, 41))
        return std::move(m_parts);
    if (m_pattern.find_first_not_of("dzy/.-") != std::string::npos)
        return notUnderstood(m_text);
    if (std::optional<Error> error = readNumeric())
        return std::move(*error);
    return std::move(m_parts);
}

std::string yearText(std::int64_t year)
{
    const std::int64_t magnitude = year < 0 ? -year : year;
    char text[40];
    std::snprintf(text, sizeof text, "%s%s%04lld", magnitude > 9999 ? "Y" : "", year < 0 ? "-" : "",
                  static_cast<long long>(magnitude));
    return text;
}

std::string qualified(std::string text, edtf::Qualifier qualifier)
{
    if (!qualifier.isPlain())
        text += qualifier.width() == 2 ? '%' : qualifier.uncertain ? '?' : '~';
    return text;
}

Result<std::string> centuryText(const Parts &parts)
{
    char text[32];
    const long long number = *parts.century;
    // The years 100 to 1 BC hold the year 0, which no pattern with a minus stands for.
    if (parts.era == YearEra::Bc && number == 1)
        return std::string("[-0099..0000]");
    std::snprintf(text, sizeof text, "%s%02lldXX", parts.era == YearEra::Bc ? "-" : "", number - 1);
    return qualified(text, parts.qualifier);
}

Result<std::string> decadeText(const Parts &parts)
{
    const std::int64_t decade = *parts.decade;
    const std::string words = std::to_string(decade);
    if (decade < 1000 || decade > 9999 || decade % 10 != 0)
        return Error{"a decade is written as in '1950s'", {}};
    const std::string stem = words.substr(0, 3);
    if (decade % 100 == 0) {
        return Error{"'" + words + "s' can be a century or a decade; write " + words.substr(0, 2) +
                         "XX or " + stem + "X",
                     {}};
    }
    return qualified(stem + "X", parts.qualifier);
}

} // namespace

Error notUnderstood(std::string_view text)
{
    return {"'" + std::string(text.substr(0, 60)) +
                "' is not a date that can be understood; write for example 2022-11-06, 11 Jan "
                "2023, May 2022, c. 1951 or 44 BC",
            {}};
}

Result<Parts> partsOf(Tokens tokens, std::string_view text)
{
    return Side(tokens, text).read();
}

Result<std::string> edtfOf(const Parts &parts)
{
    if (parts.century)
        return centuryText(parts);
    if (parts.decade)
        return decadeText(parts);
    if (!parts.year && parts.loneNumber) {
        const std::string number = std::to_string(*parts.loneNumber);
        return Error{"'" + number + "' alone can be a year, a decade or a day; write AD " + number +
                         " for the year",
                     {}};
    }
    if (!parts.year)
        return Error{"a year is missing", {}};
    std::string text = yearText(*parts.year);
    char part[16];
    if (const int month = parts.month ? parts.month : parts.season) {
        std::snprintf(part, sizeof part, "-%02d", month);
        text += part;
    }
    if (parts.day && !parts.month)
        return Error{"a month is missing", {}};
    if (parts.day) {
        std::snprintf(part, sizeof part, "-%02d", parts.day);
        text += part;
    }
    if (!parts.time.empty())
        text += 'T' + std::string(parts.time.find(':') == 1 ? "0" : "") + parts.time;
    const Result<Date> date = Date::fromEdtf(text);
    if (!date)
        return Error{date.error().what, {}};
    constexpr std::array<const char *, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
    if (parts.weekday >= 0 && !parts.day)
        return Error{"a day of the week needs a full date", {}};
    const int weekdayOfDate = weekday(date->bounds().strict.begin);
    if (parts.weekday >= 0 && weekdayOfDate != parts.weekday) {
        return Error{numericDay(*parts.year, parts.month, parts.day) + " was a " +
                         days[std::size_t(weekdayOfDate)] + ", not a " +
                         days[std::size_t(parts.weekday)],
                     {}};
    }
    return qualified(std::move(text), parts.qualifier);
}

} // namespace entente::free_text
