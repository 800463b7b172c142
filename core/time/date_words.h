// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/edtf_syntax.h"

#include <string>
#include <string_view>

namespace entente::edtf
{

/// "Jan" to "Dec", in the reader's language.
std::string shortMonth(int month);
/// "January" to "December".
std::string longMonth(int month);

/// One of these two: as the style of dates says.
std::string monthWords(int month);

/// "11 Jan", "Jan 11", "01-11": as the style of dates says.
std::string dayMonthWords(int month, int day);

/// "1951", "AD 79" (1 to 999), "44 BC", "AD 170,000,002". Astronomical year.
std::string yearWords(std::int64_t year);

/// "1st", "12th", "103rd".
std::string ordinal(std::int64_t number);

/// One date in words: "about May 1951", "11 Jun 2004 (year uncertain)", "1950s".
std::string dateWords(const DatePart &date);

/// Whether `date` names exactly one year, month or day and nothing else is said of it.
bool isPlain(const DatePart &date);

/// The year of a date whose digits are all given.
std::int64_t yearOf(const DatePart &date);

/// A year, month or day that differs from the next by one of its units.
struct PlainDate
{
    std::int64_t year = 0;
    int month = 0; ///< 0: not given
    int day = 0;   ///< 0: not given

    bool operator==(const PlainDate &) const = default;
};
PlainDate plainDate(const DatePart &date);
std::string plainWords(const PlainDate &date);

enum class Joint
{
    Dash,
    And
};

/// Two dates with what they share said once: "3–5 Nov 2022", "50 and 44 BC". Loose sides are
/// joined by a spaced dash: "27 BC – AD 14".
std::string joinedWords(const PlainDate &first, const PlainDate &last, Joint joint);

} // namespace entente::edtf
