// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf_date_parser.h"
#include "core/time/edtf_syntax.h"

namespace entente::edtf
{

namespace
{

/// Longer texts are no dates, and a set of thousands of vague members would take long to bound.
constexpr std::size_t longestText = 1000;

/// Reads intervals and sets; dates are left to DateParser.
class ExpressionParser
{
public:
    explicit ExpressionParser(std::string_view text) : m_text(text) {}

    Result<Expression> parse();

private:
    bool atEnd() const { return m_pos == m_text.size(); }
    bool take(std::string_view what);
    bool takeSpaces();
    std::optional<Error> parseDate(DatePart &date);
    std::optional<Error> parseInterval(Element &element);
    std::optional<Error> parseIntervalSide(Side &side);
    std::optional<Error> parseSet(char closing);
    std::optional<Error> parseElement(Element &element, char closing);
    std::optional<Error> checkSpacing(bool someSpaced, bool someTight) const;

    std::string_view m_text;
    std::size_t m_pos = 0;
    Expression m_expression;
};

bool ExpressionParser::take(std::string_view what)
{
    if (!m_text.substr(m_pos).starts_with(what))
        return false;
    m_pos += what.size();
    return true;
}

bool ExpressionParser::takeSpaces()
{
    const std::size_t begin = m_pos;
    while (!atEnd() && m_text[m_pos] == ' ')
        ++m_pos;
    return m_pos != begin;
}

std::optional<Error> ExpressionParser::parseDate(DatePart &date)
{
    DateParser parser(m_text, m_pos);
    Result<DatePart> result = parser.parse();
    if (!result)
        return result.error();
    m_pos = parser.position();
    date = std::move(*result);
    return std::nullopt;
}

Result<Expression> ExpressionParser::parse()
{
    if (m_text.empty())
        return errorAt(0, "a date is expected");
    if (m_text.size() > longestText)
        return errorAt(longestText, "the text is too long for a date");
    std::optional<Error> error;
    if (take("[")) {
        m_expression.kind = Expression::Kind::OneOf;
        error = parseSet(']');
    } else if (take("{")) {
        m_expression.kind = Expression::Kind::AllOf;
        error = parseSet('}');
    } else if (m_text.find('/') != std::string_view::npos) {
        m_expression.kind = Expression::Kind::Interval;
        error = parseInterval(m_expression.elements.emplace_back());
    } else {
        Side &side = m_expression.elements.emplace_back().first;
        side.kind = Side::Kind::Given;
        error = parseDate(side.date);
    }
    if (error)
        return std::move(*error);
    if (!atEnd())
        return errorAt(m_pos, "the date should end here");
    return std::move(m_expression);
}

std::optional<Error> ExpressionParser::parseInterval(Element &element)
{
    element.isRange = true;
    if (std::optional<Error> error = parseIntervalSide(element.first))
        return error;
    const std::size_t slash = m_pos;
    if (!take("/"))
        return errorAt(m_pos, "'/' is expected between the ends of an interval");
    if (std::optional<Error> error = parseIntervalSide(element.last))
        return error;
    const bool hasFirst = element.first.kind == Side::Kind::Given;
    const bool hasLast = element.last.kind == Side::Kind::Given;
    if (element.first.kind == Side::Kind::Unknown && element.last.kind == Side::Kind::Unknown)
        return errorAt(slash, "an interval needs a date on one side at least");
    if (hasFirst && hasLast && !isInOrder(element.first.date, element.last.date))
        return errorAt(slash + 1, "an interval cannot end before it starts");
    return std::nullopt;
}

std::optional<Error> ExpressionParser::parseIntervalSide(Side &side)
{
    if (atEnd() || m_text[m_pos] == '/') {
        side.kind = Side::Kind::Unknown;
        return std::nullopt;
    }
    if (take("..")) {
        side.kind = Side::Kind::Open;
        return std::nullopt;
    }
    const std::size_t begin = m_pos;
    side.kind = Side::Kind::Given;
    if (std::optional<Error> error = parseDate(side.date))
        return error;
    if (side.date.time)
        return errorAt(begin, "an interval is between days, not times of day");
    if (side.date.hasLetterYear)
        return errorAt(begin, "a year with Y cannot be the end of an interval");
    // "10/2008" is a month to most people; as an interval from the 10th century nobody means it.
    if (side.date.year.size() < 4)
        return errorAt(begin, "the years of an interval have four digits, such as 19XX");
    return std::nullopt;
}

std::optional<Error> ExpressionParser::parseSet(char closing)
{
    bool someSpaced = false;
    bool someTight = false;
    takeSpaces();
    while (true) {
        Element element;
        if (std::optional<Error> error = parseElement(element, closing))
            return error;
        m_expression.elements.push_back(std::move(element));
        const bool spaced = takeSpaces();
        if (take(std::string_view(&closing, 1)))
            return checkSpacing(someSpaced, someTight);
        if (spaced || !take(","))
            return errorAt(m_pos, std::string("',' or '") + closing + "' is expected here");
        (takeSpaces() ? someSpaced : someTight) = true;
    }
}

std::optional<Error> ExpressionParser::parseElement(Element &element, char closing)
{
    const std::size_t begin = m_pos;
    element.isRange = take("..");
    if (element.isRange) {
        if (!m_expression.elements.empty())
            return errorAt(begin, "only the first member of a set can be open to the past");
        element.first.kind = Side::Kind::Open;
    } else {
        element.first.kind = Side::Kind::Given;
        if (std::optional<Error> error = parseDate(element.first.date))
            return error;
        element.isRange = take("..");
        if (!element.isRange) {
            if (element.first.date.time)
                return errorAt(begin, "a set holds days, not times of day");
            element.last = element.first;
            return std::nullopt;
        }
    }
    const std::size_t end = m_text.find_first_not_of(' ', m_pos);
    if (element.first.kind == Side::Kind::Given && end != std::string_view::npos &&
        m_text[end] == closing) {
        element.last.kind = Side::Kind::Open;
    } else {
        element.last.kind = Side::Kind::Given;
        if (std::optional<Error> error = parseDate(element.last.date))
            return error;
    }
    if (element.first.date.time || element.last.date.time)
        return errorAt(begin, "a set holds days, not times of day");
    if (element.first.kind == Side::Kind::Given && element.last.kind == Side::Kind::Given &&
        !isInOrder(element.first.date, element.last.date))
        return errorAt(begin, "a range cannot run backwards");
    return std::nullopt;
}

/// The public lists of cases accept sets with a space after every comma and after none. Of uneven
/// ones they accept {1667,1668, 1670..1672} and refuse it in square brackets or with a year before
/// 0: the rule is the narrowest that agrees with them.
std::optional<Error> ExpressionParser::checkSpacing(bool someSpaced, bool someTight) const
{
    if (!someSpaced || !someTight)
        return std::nullopt;
    bool isFree = m_expression.kind == Expression::Kind::AllOf;
    for (const Element &element : m_expression.elements)
        isFree = isFree && !element.first.date.isNegative && !element.last.date.isNegative;
    if (isFree)
        return std::nullopt;
    return errorAt(m_text.find(", ") + 1, "a set has a space after every comma or after none");
}

} // namespace

Result<Expression> parse(std::string_view text)
{
    return ExpressionParser(text).parse();
}

} // namespace entente::edtf
