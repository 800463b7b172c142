// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translation.h"
#include "core/time/date_words.h"
#include "core/time/edtf.h"

#include <cstdlib>
#include <optional>

namespace entente
{

namespace
{

using edtf::DatePart;
using edtf::dateWords;
using edtf::Element;
using edtf::Expression;
using edtf::Joint;
using edtf::PlainDate;
using edtf::Side;

std::string joinedDates(const DatePart &first, const DatePart &last, Joint joint)
{
    if (isPlain(first) && isPlain(last))
        return joinedWords(plainDate(first), plainDate(last), joint);
    std::string from = dateWords(first);
    const std::string to = dateWords(last);
    if (from == to)
        return from;
    return from + (joint == Joint::And ? " and " : " – ") + to;
}

std::string spanWords(const Side &first, const Side &last)
{
    using Kind = Side::Kind;
    if (first.kind == Kind::Given && last.kind == Kind::Given)
        return joinedDates(first.date, last.date, Joint::Dash);
    if (first.kind == Kind::Given) {
        return filledIn(last.kind == Kind::Open ? translate("Dates", "since %1")
                                                : translate("Dates", "from %1, end unknown"),
                        dateWords(first.date));
    }
    if (last.kind == Kind::Given) {
        return filledIn(first.kind == Kind::Open ? translate("Dates", "until %1")
                                                 : translate("Dates", "until %1, start unknown"),
                        dateWords(last.date));
    }
    if (first.kind == Kind::Open && last.kind == Kind::Open)
        return translate("Dates",
                         "undated"); // open to both sides: no more is known than that it is
    return first.kind == Kind::Open ? translate("Dates", "until an unknown date")
                                    : translate("Dates", "since an unknown date");
}

/// The year, month or day next to a plain one.
PlainDate neighbour(PlainDate date, int direction)
{
    if (date.day) {
        const CivilDate day = plusDays({date.year, date.month, date.day}, direction);
        return {day.year, day.month, day.day};
    }
    if (date.month) {
        const CivilDate month = plusMonths({date.year, date.month, 1}, direction);
        return {month.year, month.month, 0};
    }
    return {date.year + direction, 0, 0};
}

/// The year or month next to `date` if that says the same as "or earlier" would: "before 1950".
std::optional<std::string> besideWords(const DatePart &date, std::string_view word, int direction)
{
    if (!date.day.empty())
        return std::nullopt; // "before 7 Nov" would name a day that no source does
    const edtf::Qualifier whole = date.yearQualifier;
    DatePart bare = date;
    bare.yearQualifier = bare.monthQualifier = bare.dayQualifier = {};
    const bool isWhole = (date.month.empty() || date.monthQualifier == whole) &&
                         (date.day.empty() || date.dayQualifier == whole);
    if (!isWhole || !isPlain(bare) || std::abs(yearOf(bare)) >= lastYear)
        return std::nullopt;
    return (whole.uncertain ? "possibly " : "") + std::string(word) +
           (whole.approximate ? " about " : " ") +
           plainWords(neighbour(plainDate(bare), direction));
}

std::string earlierWords(const DatePart &last, bool isOneOf)
{
    if (!isOneOf)
        return filledIn(translate("Dates", "%1 and all before"), dateWords(last));
    return besideWords(last, "before", 1)
        .value_or(filledIn(translate("Dates", "%1 or earlier"), dateWords(last)));
}

std::string laterWords(const DatePart &first, bool isOneOf)
{
    if (!isOneOf)
        return filledIn(translate("Dates", "%1 and all after"), dateWords(first));
    return besideWords(first, "after", -1)
        .value_or(filledIn(translate("Dates", "%1 or later"), dateWords(first)));
}

std::string elementWords(const Element &element, bool isOneOf, bool isAlone)
{
    if (!element.isRange)
        return dateWords(element.first.date);
    if (element.first.kind == Side::Kind::Open)
        return earlierWords(element.last.date, isOneOf);
    if (element.last.kind == Side::Kind::Open)
        return laterWords(element.first.date, isOneOf);
    if (!isAlone)
        return joinedDates(element.first.date, element.last.date, Joint::Dash);
    return isOneOf ? "between " + joinedDates(element.first.date, element.last.date, Joint::And)
                   : "all of " + joinedDates(element.first.date, element.last.date, Joint::Dash);
}

std::string setWords(const Expression &expression)
{
    const bool isOneOf = expression.kind == Expression::Kind::OneOf;
    const std::size_t count = expression.elements.size();
    std::string words;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            words += i + 1 < count ? ", " : isOneOf ? " or " : " and ";
        words += elementWords(expression.elements[i], isOneOf, count == 1);
    }
    return words;
}

std::string expressionWords(const Expression &expression)
{
    switch (expression.kind) {
    case Expression::Kind::Date:
        return dateWords(expression.date());
    case Expression::Kind::Interval:
        return spanWords(expression.elements.front().first, expression.elements.front().last);
    default:
        return setWords(expression);
    }
}

bool isSpan(const Expression &expression)
{
    return expression.kind == Expression::Kind::Date ||
           expression.kind == Expression::Kind::Interval;
}

} // namespace

std::string inWords(const Date &date)
{
    const Result<Expression> expression = edtf::parse(date.edtf());
    return expression ? expressionWords(*expression) : std::string();
}

std::string inWords(const Date &start, const Date &end)
{
    if (end.isEmpty() || start == end)
        return inWords(start);
    if (start.isEmpty())
        return filledIn(translate("Dates", "until %1"), inWords(end));
    const Result<Expression> from = edtf::parse(start.edtf());
    const Result<Expression> to = edtf::parse(end.edtf());
    if (!from || !to)
        return {};
    if (!isSpan(*from) || !isSpan(*to))
        return expressionWords(*from) + " – " + expressionWords(*to);
    const Element &first = from->elements.front();
    const Element &last = to->elements.front();
    return spanWords(first.first, last.isRange ? last.last : last.first);
}

} // namespace entente
