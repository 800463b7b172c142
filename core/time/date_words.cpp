// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/date_words.h"

#include "core/base/text.h"
#include "core/base/translation.h"
#include "core/time/date_style.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace entente::edtf
{

namespace
{

bool isGiven(std::string_view digits)
{
    return digits.find('X') == std::string_view::npos;
}

bool isUnknown(std::string_view digits)
{
    return !digits.empty() && digits.find_first_not_of('X') == std::string_view::npos;
}

std::string yearDigits(std::int64_t year)
{
    return year < 10000 ? std::to_string(year) : grouped(year);
}

std::string twoDigits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string seasonName(int code)
{
    constexpr std::array<const char *, 4> seasons = {
        ENTENTE_TRANSLATE_LATER("Dates", "spring"), ENTENTE_TRANSLATE_LATER("Dates", "summer"),
        ENTENTE_TRANSLATE_LATER("Dates", "autumn"), ENTENTE_TRANSLATE_LATER("Dates", "winter")};
    constexpr std::array<const char *, 3> ordinals = {"first", "second", "last"};
    if (code >= 40)
        return code == 40 ? "first half of" : "second half of";
    if (code >= 37)
        return std::string(ordinals[std::size_t(code - 37)]) + " third of";
    if (code >= 33)
        return "Q" + std::to_string(code - 32);
    return translate("Dates", seasons[std::size_t(code - 21) % 4]);
}

std::string seasonPlace(int code)
{
    if (code >= 25 && code <= 28)
        return " (northern hemisphere)";
    return code >= 29 && code <= 32 ? " (southern hemisphere)" : "";
}

/// A year whose digits are not all given. `article` is what stands before it in a sentence.
struct VagueYear
{
    std::string article;
    std::string words;
};

VagueYear vagueYear(const DatePart &date)
{
    if (isUnknown(date.year))
        return {"", date.isNegative ? "an unknown year BC" : "an unknown year"};
    const std::size_t open = std::size_t(date.openYearDigits());
    const std::size_t kept = 4 - open;
    const std::string given = date.year.substr(0, kept);
    if (!isGiven(given))
        return {"the year ", (date.isNegative ? "-" : "") + date.year};
    const int value = std::atoi(given.c_str());
    if (open == 2 && (value > 0 || !date.isNegative))
        return {"the ", ordinal(value + 1) + (date.isNegative ? " century BC" : " century")};
    // "The 1900s" would be a century to some, and "the 50s" one of our own.
    if (open == 1 && !date.isNegative && value >= 100 && value % 10 != 0)
        return {"the ", std::to_string(value) + "0s"};
    DatePart bare;
    bare.isNegative = date.isNegative;
    bare.year = date.year;
    return {"between ", joinedWords({firstDay(bare)->year, 0, 0}, {lastFirstDay(bare)->year, 0, 0},
                                    Joint::And)};
}

/// Month or day with some of their digits: all that can be said is from when to when.
std::string extentWords(const DatePart &date)
{
    const CivilDate first = *firstDay(date);
    const CivilDate last = *lastFirstDay(date);
    const bool hasDay = !date.day.empty();
    return (first == last ? "" : "between ") +
           joinedWords({first.year, first.month, hasDay ? first.day : 0},
                       {last.year, last.month, hasDay ? last.day : 0}, Joint::And);
}

std::string openDigitWords(const DatePart &date)
{
    const bool isMonthOpen = isUnknown(date.month);
    const bool isDayOpen = isUnknown(date.day);
    if ((!isGiven(date.month) && !isMonthOpen) || (!isGiven(date.day) && !isDayOpen))
        return extentWords(date);
    const bool isYearGiven = isGiven(date.year) && date.year.size() == 4;
    VagueYear year = isYearGiven ? VagueYear{"", yearWords(yearOf(date))} : vagueYear(date);
    const bool hasDay = !date.day.empty() && !isDayOpen;
    const bool hasMonth = !date.month.empty() && !isMonthOpen;
    std::string words;
    if (hasDay && !hasMonth)
        words = "day " + std::to_string(std::atoi(date.day.c_str())) + " of a month";
    else if (hasDay)
        words = std::to_string(std::atoi(date.day.c_str())) + ' ';
    if (hasMonth)
        words += monthWords(std::atoi(date.month.c_str()));
    if (words.empty())
        words = (year.article == "the " ? "" : year.article) + year.words;
    else if (isYearGiven)
        words += (hasMonth ? " " : " in ") + year.words;
    else
        words += (isUnknown(date.year)         ? " of "
                  : year.article == "between " ? " "
                                               : " in ") +
                 year.article + year.words;
    if (isDayOpen && isMonthOpen)
        words += " (month and day unknown)";
    else if (isDayOpen)
        words += " (day unknown)";
    else if (isMonthOpen && !hasDay)
        words += " (month unknown)";
    return words;
}

std::string timeWords(const ClockTime &time)
{
    char text[24];
    if (time.second < 0)
        std::snprintf(text, sizeof text, ", %02d:%02d", time.hour, time.minute);
    else
        std::snprintf(text, sizeof text, ", %02d:%02d:%02d", time.hour, time.minute, time.second);
    if (time.zone.empty())
        return text;
    return text + std::string(" UTC") + (time.zone == "Z" ? "" : time.zone);
}

std::string unqualifiedWords(const DatePart &date)
{
    if (date.season) {
        const VagueYear year =
            isGiven(date.year) ? VagueYear{"", yearWords(yearOf(date))} : vagueYear(date);
        return seasonName(date.season) + (isGiven(date.year) ? " " : " in ") + year.article +
               year.words + seasonPlace(date.season);
    }
    if (!date.hasLetterYear && (date.hasOpenDigits() || date.year.size() < 4))
        return openDigitWords(date);
    std::string words = plainWords(plainDate(date));
    if (date.significantDigits)
        words += " (" + std::to_string(date.significantDigits) + " significant digits)";
    if (date.time)
        words += timeWords(*date.time);
    return words;
}

std::string doubtWords(std::string_view component, Qualifier qualifier)
{
    const char *how = !qualifier.approximate ? "uncertain"
                      : !qualifier.uncertain ? "approximate"
                                             : "uncertain and approximate";
    return std::string(component) + ' ' + how;
}

std::string componentDoubts(const DatePart &date)
{
    std::string words;
    const auto add = [&](std::string_view component, Qualifier qualifier) {
        if (!qualifier.isPlain())
            words += (words.empty() ? "" : ", ") + doubtWords(component, qualifier);
    };
    add("year", date.yearQualifier);
    add(date.season ? "season" : "month", date.monthQualifier);
    add("day", date.dayQualifier);
    return words.empty() ? words : " (" + words + ")";
}

} // namespace

std::string ordinal(std::int64_t number)
{
    const std::int64_t last = number % 10;
    const bool isTeen = number / 10 % 10 == 1;
    const char *ending = "th";
    if (!isTeen && last == 1)
        ending = "st";
    else if (!isTeen && last == 2)
        ending = "nd";
    else if (!isTeen && last == 3)
        ending = "rd";
    return std::to_string(number) + ending;
}

std::string shortMonth(int month)
{
    constexpr std::array<const char *, 12> names = {ENTENTE_TRANSLATE_LATER("Short months", "Jan"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Feb"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Mar"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Apr"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "May"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Jun"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Jul"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Aug"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Sep"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Oct"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Nov"),
                                                    ENTENTE_TRANSLATE_LATER("Short months", "Dec")};
    return translate("Short months", names[std::size_t(std::clamp(month, 1, 12) - 1)]);
}

std::string longMonth(int month)
{
    constexpr std::array<const char *, 12> names = {ENTENTE_TRANSLATE_LATER("Months", "January"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "February"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "March"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "April"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "May"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "June"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "July"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "August"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "September"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "October"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "November"),
                                                    ENTENTE_TRANSLATE_LATER("Months", "December")};
    return translate("Months", names[std::size_t(std::clamp(month, 1, 12) - 1)]);
}

std::string monthWords(int month)
{
    return dateStyle() == DateStyle::LongMonth ? longMonth(month) : shortMonth(month);
}

std::string dayMonthWords(int month, int day)
{
    const std::string number = std::to_string(day);
    switch (dateStyle()) {
    case DateStyle::MonthDay:
        return monthWords(month) + ' ' + number;
    case DateStyle::Iso:
        return twoDigits(month) + '-' + twoDigits(day);
    default:
        return number + ' ' + monthWords(month);
    }
}

std::string yearWords(std::int64_t year)
{
    if (year <= 0)
        return filledIn(translate("Dates", "%1 BC"), yearDigits(1 - year));
    if (year < 1000 || year > 9999)
        return filledIn(translate("Dates", "AD %1"), yearDigits(year));
    return yearDigits(year);
}

std::int64_t yearOf(const DatePart &date)
{
    if (date.hasLetterYear)
        return date.letterYear;
    const std::int64_t magnitude = std::atoi(date.year.c_str());
    return date.isNegative ? -magnitude : magnitude;
}

bool isPlain(const DatePart &date)
{
    return (date.hasLetterYear || date.year.size() == 4) && !date.hasOpenDigits() &&
           date.season == 0 && date.significantDigits == 0 && !date.time &&
           date.yearQualifier.isPlain() && date.monthQualifier.isPlain() &&
           date.dayQualifier.isPlain();
}

PlainDate plainDate(const DatePart &date)
{
    return {yearOf(date), std::atoi(date.month.c_str()), std::atoi(date.day.c_str())};
}

std::string plainWords(const PlainDate &date)
{
    if (date.month == 0)
        return yearWords(date.year);
    const bool isIso = dateStyle() == DateStyle::Iso;
    if (isIso && date.year > 0 && date.year <= 9999) {
        char text[16];
        if (date.day)
            std::snprintf(text, sizeof text, "%04d-%02d-%02d", int(date.year), date.month,
                          date.day);
        else
            std::snprintf(text, sizeof text, "%04d-%02d", int(date.year), date.month);
        return text;
    }
    const std::string month = monthWords(date.month);
    if (date.day == 0)
        return month + ' ' + yearWords(date.year);
    const std::string day = std::to_string(date.day);
    if (dateStyle() == DateStyle::MonthDay)
        return month + ' ' + day + ", " + yearWords(date.year);
    return day + ' ' + month + ' ' + yearWords(date.year);
}

std::string joinedWords(const PlainDate &first, const PlainDate &last, Joint joint)
{
    if (first == last)
        return plainWords(first);
    const std::string tight = joint == Joint::And ? " and " : "–";
    const std::string loose = joint == Joint::And ? " and " : " – ";
    const bool hasSameDepth =
        (first.month > 0) == (last.month > 0) && (first.day > 0) == (last.day > 0);
    if (!hasSameDepth)
        return plainWords(first) + loose + plainWords(last);
    if (first.month == 0) {
        if (first.year <= 0 && last.year <= 0)
            return yearDigits(1 - first.year) + tight + yearWords(last.year);
        if (first.year > 0 && first.year <= last.year)
            return yearWords(first.year) + tight + yearDigits(last.year);
        return plainWords(first) + loose + plainWords(last);
    }
    if (first.year != last.year)
        return plainWords(first) + loose + plainWords(last);
    if (dateStyle() == DateStyle::Iso)
        return plainWords(first) + loose + plainWords(last);
    if (first.day == 0)
        return monthWords(first.month) + tight + plainWords(last);
    const std::string day = std::to_string(first.day);
    if (dateStyle() == DateStyle::MonthDay) {
        // "Nov 3–5, 2022", "Nov 3 – Dec 5, 2022"
        const std::string end = first.month == last.month ? std::to_string(last.day)
                                                          : dayMonthWords(last.month, last.day);
        return dayMonthWords(first.month, first.day) + (first.month == last.month ? tight : loose) +
               end + ", " + yearWords(last.year);
    }
    if (first.month == last.month)
        return day + tight + plainWords(last);
    return day + ' ' + monthWords(first.month) + loose + plainWords(last);
}

std::string dateWords(const DatePart &date)
{
    const Qualifier whole = date.yearQualifier;
    const bool isWhole = ((date.month.empty() && !date.season) || date.monthQualifier == whole) &&
                         (date.day.empty() || date.dayQualifier == whole);
    std::string words = unqualifiedWords(date);
    if (!isWhole)
        return words + componentDoubts(date);
    if (whole.isPlain())
        return words;
    const auto qualified = [&whole](const std::string &sayable) {
        const std::string near =
            whole.approximate ? filledIn(translate("Dates", "about %1"), sayable) : sayable;
        return whole.uncertain ? filledIn(translate("Dates", "possibly %1"), near) : near;
    };
    const bool isBareVague = date.month.empty() && !date.season && !date.hasLetterYear &&
                             (date.hasOpenDigits() || date.year.size() < 4);
    const bool wantsArticle = isBareVague && vagueYear(date).article == "the ";
    // "between about 1000 and 1999", not "about between".
    constexpr std::string_view between = "between ";
    if (whole.approximate && words.starts_with(between)) {
        return (whole.uncertain ? "possibly between about " : "between about ") +
               words.substr(between.size());
    }
    return qualified((wantsArticle ? "the " : "") + words);
}

} // namespace entente::edtf
