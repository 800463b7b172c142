// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/fields.h"
#include "core/query/filter.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::string_view openingQuote = "\u201c";
constexpr std::string_view closingQuote = "\u201d";

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Reads terms:
///
///     query  = { space } [ term { space { space } term } ]
///     term   = [ "-" ] [ ( "possibly" | "certainly" ) ":" ] [ field ":" ] value { "," value }
///     value  = word | '"' { any character, '"' and '\' behind a '\' } '"'
///     word   = characters up to a space or a comma, without '"'
///
/// A word that is not behind a field has no ':' and does not begin with '-'.
class QueryParser
{
public:
    explicit QueryParser(std::string_view text) : m_text(text) {}

    ParsedQuery parse();

private:
    bool atEnd() const { return m_pos == m_text.size(); }
    bool atBreak() const { return atEnd() || isSpace(m_text[m_pos]); }
    bool take(std::string_view what);
    std::optional<QueryError> parseTerm(Term &term);
    std::optional<QueryError> parsePrefixes(Term &term);
    std::optional<QueryError> parseValue(const Term &term, std::string &value);
    std::optional<QueryError> parseQuoted(std::string_view closing, std::string &value);
    std::optional<QueryError> parseWord(const Term &term, std::string &value);
    QueryError missingValue(const Term &term) const;
    QueryError unknownField(std::size_t begin, std::size_t end) const;
    std::string_view wordBeforeColon() const;

    std::string_view m_text;
    std::size_t m_pos = 0;
};

bool QueryParser::take(std::string_view what)
{
    if (!m_text.substr(m_pos).starts_with(what))
        return false;
    m_pos += what.size();
    return true;
}

ParsedQuery QueryParser::parse()
{
    ParsedQuery result;
    std::vector<Term> terms;
    while (true) {
        while (!atEnd() && isSpace(m_text[m_pos]))
            ++m_pos;
        if (atEnd())
            break;
        const std::size_t begin = m_pos;
        Term term;
        if (std::optional<QueryError> error = parseTerm(term)) {
            result.error = std::move(error);
            break;
        }
        terms.push_back(std::move(term));
        result.places.emplace_back(begin, m_pos);
    }
    result.filter = Filter(std::move(terms));
    return result;
}

std::optional<QueryError> QueryParser::parseTerm(Term &term)
{
    const std::size_t begin = m_pos;
    term.negated = take("-");
    if (term.negated && atBreak())
        return QueryError{begin, 1, "a term is expected after '-': for example -tag:exercise"};
    if (std::optional<QueryError> error = parsePrefixes(term))
        return error;
    do {
        if (std::optional<QueryError> error = parseValue(term, term.values.emplace_back()))
            return error;
    } while (take(","));
    if (!atBreak())
        return QueryError{m_pos, 1, "a space or a comma is expected after a closing quote"};
    return std::nullopt;
}

/// The part of the word at the position that stands before a ':'; empty when there is none.
std::string_view QueryParser::wordBeforeColon() const
{
    const std::string_view rest = m_text.substr(m_pos);
    const std::size_t end = rest.find_first_of(": \t\n\r\v\f,\"");
    return end != std::string_view::npos && rest[end] == ':' ? rest.substr(0, end)
                                                             : std::string_view();
}

std::optional<QueryError> QueryParser::parsePrefixes(Term &term)
{
    const std::size_t begin = m_pos;
    std::string_view word = wordBeforeColon();
    const std::optional<Certainty> certainty = certaintyFrom(word);
    if (certainty) {
        m_pos += word.size() + 1;
        term.certainty = *certainty;
        word = wordBeforeColon();
    }
    const std::optional<Field> field = fieldFrom(word);
    if (!field && !word.empty())
        return unknownField(m_pos, m_pos + word.size());
    if (certainty && (!field || !isDateField(*field)))
        return QueryError{field ? m_pos : begin, field ? word.size() : m_pos - begin,
                          "before:, after: or during: is expected after '" +
                              std::string(m_text.substr(begin, m_pos - begin)) + "'"};
    if (field) {
        m_pos += word.size() + 1;
        term.field = *field;
    }
    return std::nullopt;
}

QueryError QueryParser::unknownField(std::size_t begin, std::size_t end) const
{
    const std::string word(m_text.substr(begin, end - begin));
    std::string message = "there is no field '" + word + "'";
    const std::string_view nearest = nearestFieldWord(word);
    message += nearest.empty() ? "; text with a colon needs quotes, such as \"" + word + ":…\""
                               : "; did you mean '" + std::string(nearest) + "'?";
    return {begin, end - begin, message};
}

QueryError QueryParser::missingValue(const Term &term) const
{
    const std::size_t length = atEnd() || isSpace(m_text[m_pos]) ? 0 : 1;
    if (!term.values.empty() && term.values.size() > 1)
        return {m_pos - 1, 1, "another value is expected after the comma, without a space"};
    if (term.field == Field::Text)
        return {m_pos, length, "a word, a phrase in quotes or field:value is expected here"};
    const std::string word(wordFor(term.field));
    return {m_pos, length,
            "a value is expected right after '" + word + ":'" +
                (isDateField(term.field) ? ", such as " + word + ":2015" : "")};
}

std::optional<QueryError> QueryParser::parseValue(const Term &term, std::string &value)
{
    const std::size_t begin = m_pos;
    if (atBreak() || m_text[m_pos] == ',')
        return missingValue(term);
    std::optional<QueryError> error;
    if (take("\""))
        error = parseQuoted("\"", value);
    else if (take(openingQuote))
        error = parseQuoted(closingQuote, value);
    else
        error = parseWord(term, value);
    if (error || !isDateField(term.field))
        return error;
    const Result<TimeSpan> range = dateRange(value);
    if (range)
        return std::nullopt;
    std::string message = range.error().what;
    if (!atEnd() && m_text[begin] != '"')
        message += "; a date of several words needs quotes";
    return QueryError{begin, m_pos - begin, message};
}

std::optional<QueryError> QueryParser::parseQuoted(std::string_view closing, std::string &value)
{
    const std::size_t begin = m_pos;
    while (!take(closing)) {
        if (atEnd()) {
            const std::size_t quote = begin - closing.size();
            return QueryError{quote, closing.size(), "this quote is not closed"};
        }
        if (m_text[m_pos] == '\\' && m_pos + 1 < m_text.size() &&
            (m_text[m_pos + 1] == '"' || m_text[m_pos + 1] == '\\'))
            ++m_pos;
        value += m_text[m_pos++];
    }
    return std::nullopt;
}

std::optional<QueryError> QueryParser::parseWord(const Term &term, std::string &value)
{
    const std::size_t begin = m_pos;
    while (!atBreak() && m_text[m_pos] != ',') {
        if (m_text[m_pos] == '"')
            return QueryError{m_pos, 1, "a quote can only stand around a whole value"};
        if (m_text[m_pos] == ':' && term.field == Field::Text)
            return unknownField(begin, m_pos);
        ++m_pos;
    }
    value = m_text.substr(begin, m_pos - begin);
    if (term.field == Field::Text && value.starts_with('-'))
        return QueryError{begin, m_pos - begin, "text that begins with '-' needs quotes"};
    return std::nullopt;
}

} // namespace

ParsedQuery parseQuery(std::string_view text)
{
    return QueryParser(text).parse();
}

} // namespace entente
