// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/time/calendar.h"
#include "core/time/edtf.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an EDTF text says, before anything is computed from it.
namespace entente::edtf
{

/// How far a component can be trusted.
struct Qualifier
{
    bool uncertain = false;   ///< `?` or `%`
    bool approximate = false; ///< `~` or `%`

    bool isPlain() const { return !uncertain && !approximate; }
    /// How many of its own units a component may be off: 0, 1, or 2 when it is both.
    int width() const { return int(uncertain) + int(approximate); }
    bool operator==(const Qualifier &) const = default;
};

struct ClockTime
{
    int hour = 0;
    int minute = 0;
    int second = -1;  ///< -1: to the minute
    std::string zone; ///< as written: "", "Z", "+04:30"
};

/// One date. Digits may be `X`.
struct DatePart
{
    bool isNegative = false;
    /// Four digits; two for a century ("19"), three for a decade ("193"). Empty with a letter year.
    std::string year;
    std::string month; ///< empty: not given
    std::string day;   ///< empty: not given
    int season = 0;    ///< 21 to 41, in place of a month
    bool hasLetterYear = false;
    std::int64_t letterYear = 0; ///< the value of `Y…`, sign included, saturated at ±4e18
    std::int64_t yearUnit = 1; ///< the unit in which a letter year was written: 10 to its exponent
    int significantDigits = 0; ///< of `S…`; 0: all
    Qualifier yearQualifier;
    Qualifier monthQualifier; ///< also the season's
    Qualifier dayQualifier;
    bool hasComponentQualifier = false; ///< a qualifier that is not at the end of the whole date
    std::optional<ClockTime> time;

    /// The unspecified digits at the end of the year; two for a century, one for a decade.
    int openYearDigits() const;
    bool hasOpenDigits() const;
    Precision precision() const;
};

/// A date, or one side of an interval or of a range in a set.
struct Side
{
    enum class Kind
    {
        Given,
        Open,
        Unknown
    };
    Kind kind = Kind::Unknown;
    DatePart date; ///< if given
};

/// A member of a set: a date (first == last) or a range.
struct Element
{
    Side first;
    Side last;
    bool isRange = false;
};

struct Expression
{
    enum class Kind
    {
        Date,
        Interval,
        OneOf,
        AllOf
    };
    Kind kind = Kind::Date;
    std::vector<Element> elements; ///< one for a date or an interval

    const DatePart &date() const { return elements.front().first.date; }
};

/// Reads a text; checks everything but the days that do not exist and the order of ranges.
Result<Expression> parse(std::string_view text);

/// An error that points at a character of the text, counted from 1.
Error errorAt(std::size_t position, std::string what);

/// Whether a number can stand where the digits and `X` of `pattern` stand.
bool matches(std::string_view pattern, std::int64_t number);

/// The first (or last) day on which `date` can begin: unspecified digits at their lowest (or
/// highest), components that are not given at their first. Nothing when no such day exists.
std::optional<CivilDate> firstDay(const DatePart &date);
std::optional<CivilDate> lastFirstDay(const DatePart &date);

/// Assumes that firstDay() exists.
Bounds boundsOf(const DatePart &date);

/// The months [first, first + count) of a year that a season code 21 to 41 covers.
struct SeasonMonths
{
    int first = 1;
    int count = 3;
    int fuzzyCount = 3; ///< more than count where people let the season run into the next year
};
SeasonMonths seasonMonths(int code);

/// Whether a range may run from one date to another: it must not run backwards whichever digits
/// stand for `X`, and between two seasons of one year it must run forward in both hemispheres,
/// since codes 21 to 24 do not say which is meant.
bool isInOrder(const DatePart &from, const DatePart &to);

int levelOf(const Expression &expression);

} // namespace entente::edtf
