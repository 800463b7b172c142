// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf.h"

#include "core/time/calendar.h"
#include "core/time/edtf_syntax.h"

#include <algorithm>
#include <optional>

namespace entente
{

namespace
{

using edtf::DatePart;
using edtf::Expression;
using edtf::Side;

Bounds sideBounds(const Side &side)
{
    return edtf::boundsOf(side.date);
}

/// An open end is a moment that never comes; of an unknown end, only the other side is known.
Bounds openSide(const Side &side, Instant open, const Bounds &other, bool isFirst)
{
    if (side.kind == Side::Kind::Open)
        return {{open, open}, {open, open}};
    if (isFirst)
        return {{open, other.strict.end}, {open, other.fuzzy.end}};
    return {{other.strict.begin, open}, {other.fuzzy.begin, open}};
}

struct Ends
{
    Bounds first;
    Bounds last;
};

/// Nothing starts after its latest end or ends before its earliest start.
void narrow(TimeSpan &first, TimeSpan &last)
{
    first.end = std::min(first.end, last.end);
    last.begin = std::max(last.begin, first.begin);
}

Ends endsOf(const edtf::Element &element)
{
    constexpr Bounds everything{TimeSpan::all(), TimeSpan::all()};
    const bool hasFirst = element.first.kind == Side::Kind::Given;
    const bool hasLast = element.last.kind == Side::Kind::Given;
    Ends ends{everything, everything};
    if (hasFirst)
        ends.first = sideBounds(element.first);
    if (hasLast)
        ends.last = element.isRange || !hasFirst ? sideBounds(element.last) : ends.first;
    if (!hasFirst)
        ends.first = openSide(element.first, Instant::openPast(), ends.last, true);
    if (!hasLast && element.isRange)
        ends.last = openSide(element.last, Instant::openFuture(), ends.first, false);
    else if (!hasLast)
        ends.last = ends.first;
    narrow(ends.first.strict, ends.last.strict);
    narrow(ends.first.fuzzy, ends.last.fuzzy);
    return ends;
}

Bounds joined(const Bounds &first, const Bounds &last)
{
    return {
        {std::min(first.strict.begin, last.strict.begin),
         std::max(first.strict.end, last.strict.end)},
        {std::min(first.fuzzy.begin, last.fuzzy.begin), std::max(first.fuzzy.end, last.fuzzy.end)}};
}

template <class Visit>
void forEachDate(const Expression &expression, Visit visit)
{
    for (const edtf::Element &element : expression.elements) {
        if (element.first.kind == Side::Kind::Given)
            visit(element.first.date);
        if (element.isRange && element.last.kind == Side::Kind::Given)
            visit(element.last.date);
    }
}

bool hasQualifier(const DatePart &date, bool edtf::Qualifier::*flag)
{
    return date.yearQualifier.*flag || date.monthQualifier.*flag || date.dayQualifier.*flag;
}

/// The day that "2022-11-06" names; nothing for any other form. Most dates of large files are such.
std::optional<CivilDate> plainDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [&](std::size_t begin, std::size_t end) {
        int value = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const CivilDate date{number(0, 4), number(5, 7), number(8, 10)};
    if (date.year < 0 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > daysInMonth(date.year, date.month))
        return std::nullopt;
    return date;
}

} // namespace

class EdtfParser
{
public:
    static Date make(std::string_view text, CivilDate day)
    {
        Date date;
        date.m_edtf = text;
        const Instant begin = startOf(day);
        const TimeSpan span{begin, {begin.seconds + secondsPerDay}};
        date.m_bounds = {span, span};
        date.m_first = date.m_last = date.m_bounds;
        date.m_precision = Precision::Day;
        return date;
    }

    static Date make(std::string_view text, const Expression &expression)
    {
        Date date;
        date.m_edtf = text;
        date.m_interval = expression.kind == Expression::Kind::Interval;
        date.m_level = edtf::levelOf(expression);
        const Ends ends = endsOf(expression.elements.front());
        date.m_first = ends.first;
        date.m_last = ends.last;
        date.m_bounds = joined(ends.first, ends.last);
        for (const edtf::Element &element : expression.elements) {
            const Ends more = endsOf(element);
            date.m_bounds = joined(date.m_bounds, joined(more.first, more.last));
        }
        if (!date.m_interval)
            date.m_first = date.m_last = date.m_bounds;
        date.m_precision = Precision::None;
        forEachDate(expression, [&](const DatePart &part) {
            const Precision precision = part.precision();
            const bool isCoarser =
                date.m_precision == Precision::None || precision < date.m_precision;
            date.m_precision = isCoarser ? precision : date.m_precision;
            date.m_uncertain |= hasQualifier(part, &edtf::Qualifier::uncertain);
            date.m_approximate |= hasQualifier(part, &edtf::Qualifier::approximate);
        });
        return date;
    }
};

Result<Date> Date::fromEdtf(std::string_view text)
{
    if (const std::optional<CivilDate> day = plainDay(text))
        return EdtfParser::make(text, *day);
    const Result<Expression> expression = edtf::parse(text);
    if (!expression)
        return expression.error();
    return EdtfParser::make(text, *expression);
}

} // namespace entente
