// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/time/instant.h"

#include <string>
#include <string_view>

namespace entente
{

/// How finely a date was given.
enum class Precision
{
    None,
    Century,
    Decade,
    Year,
    Season,
    Month,
    Day,
    Minute,
    Second
};

/// What is possible for a dated thing: it lies inside `strict` if the text is taken at its word,
/// inside `fuzzy` when the width of `~`, `?` and `%` is allowed for. Half-open; an open side is
/// Instant::openPast() or openFuture().
struct Bounds
{
    TimeSpan strict;
    TimeSpan fuzzy;

    auto operator<=>(const Bounds &) const = default;
};

/// A date as a source gave it: EDTF text (ISO 8601-2, levels 0, 1 and the parts of 2 listed in
/// ARCHITECTURE.md) with what can be computed from it. Empty when nothing is known.
///
/// How bounds are chosen where the standard leaves it open:
/// - Time zones stay in the text; bounds are of the local civil time, so that the local day stays.
/// - An unknown end bounds nothing, as an open one does; but an unknown end may be as early as the
///   start, while `..` goes on: last() then begins and ends at Instant::openFuture().
/// - Seasons 21-28 are northern three-month ones (spring is March to May), 29-32 southern. The one
///   over the turn of the year ends with its year by the letter, with February by its width.
/// - The width of `~` or `?` is one unit of each component that it speaks of (of `%`, two): for
///   `2004-06~` a year and a month. The unit of a year is what it was written in: ten years for
///   `195X~`. `S2` gives the years with the same two first digits as width.
/// - Years beyond ±200 thousand million saturate.
class Date
{
public:
    Date() = default;

    /// Fails with the position of the first character that cannot be read.
    static Result<Date> fromEdtf(std::string_view text);

    bool isEmpty() const { return m_edtf.empty(); }
    const std::string &edtf() const { return m_edtf; }

    /// From the earliest possible moment to the latest one; for an interval, from the earliest
    /// start to the latest end.
    const Bounds &bounds() const { return m_bounds; }

    /// Where the interval starts and ends; both equal bounds() for what is no interval.
    const Bounds &first() const { return m_first; }
    const Bounds &last() const { return m_last; }

    bool isInterval() const { return m_interval; }
    bool isApproximate() const { return m_approximate; } ///< `~` or `%` anywhere
    bool isUncertain() const { return m_uncertain; }     ///< `?` or `%` anywhere
    Precision precision() const { return m_precision; }
    int level() const { return m_level; } ///< the EDTF level that the text needs: 0, 1 or 2

    bool operator==(const Date &other) const { return m_edtf == other.m_edtf; }

private:
    friend class EdtfParser;
    std::string m_edtf;
    Bounds m_bounds;
    Bounds m_first;
    Bounds m_last;
    Precision m_precision = Precision::None;
    int m_level = 0;
    bool m_interval = false;
    bool m_approximate = false;
    bool m_uncertain = false;
};

/// A date as a person types it: EDTF, or English free text ("11 Jan 2023", "May 2022", "c. 1951",
/// "44 BC", "spring 1951", "before 1950", "2010s"). What is valid EDTF is read as EDTF ("1950-12"
/// is a month; "1950-53", which is none, is four years). Never guesses: of numbers alone, one above
/// 12 must be the day and a year that comes first is followed by the month; "10/7/2008" fails with
/// the two readings in the error's words. So do words that depend on the clock or have no agreed
/// length, and a day of the week that is not that date's. White space around the text is let pass.
Result<Date> understandDate(std::string_view text);

/// The date in words with its precision: "11 Jan 2023", "May 2022", "about 1951", "44 BC",
/// "spring 1951", "before 1950", "1951–1954", "since 1960". Empty for an empty date.
std::string inWords(const Date &date);

/// The words for an event's time: one phrase from its start and end ("3–5 Nov 2022",
/// "Jan 2021 – about 2023", "since 1951").
std::string inWords(const Date &start, const Date &end);

/// When an event can have begun and ended. For an event without an end both are the start's
/// bounds; without any date `isKnown` is false and the rest is meaningless.
///
/// What date terms mean for it (matchesDate() in core/query/date_match.h):
/// - during R: it has a moment in R;
/// - after R: it starts later than all of R;
/// - before R: it ends earlier than any of R.
///
/// Possibly: some reading of the vague dates does so; certainly: every reading does. Both use the
/// fuzzy bounds. So possibly during = not (certainly before or certainly after).
struct EventSpan
{
    Bounds start;
    Bounds end;
    bool isKnown = false;

    TimeSpan strict() const { return {start.strict.begin, end.strict.end}; }
    TimeSpan fuzzy() const { return {start.fuzzy.begin, end.fuzzy.end}; }

    /// Whether the event may, or must, have a moment inside `span`.
    bool possiblyIn(TimeSpan span) const;
    bool certainlyIn(TimeSpan span) const;

    bool operator==(const EventSpan &) const = default;
};

/// Of intervals, the start's first side and the end's last one. An empty start with a known end is
/// open. Each side is narrowed by the other, since nothing ends before it begins; a pair that
/// contradicts itself is read the other way round.
EventSpan eventSpan(const Date &start, const Date &end);

} // namespace entente
