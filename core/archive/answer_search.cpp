// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/marks.h"
#include "core/archive/postgres_engine.h"
#include "core/archive/record.h"
#include "core/archive/word_search.h"
#include "core/base/text.h"
#include "core/engine/column_rows.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

/// A word, or the words of a quoted phrase. The last word of the text stands for all that begin
/// with it.
struct Token
{
    std::string text;
    bool isPhrase = false;
    bool asPrefix = false;
};

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    bool isQuoted = false;
    for (const std::string_view part : split(text, '"')) {
        if (isQuoted && !foldedWords(part).empty())
            tokens.push_back({std::string(part), true, false});
        for (std::string &word : isQuoted ? std::vector<std::string>() : foldedWords(part))
            tokens.push_back({std::move(word), false, false});
        isQuoted = !isQuoted;
    }
    if (!tokens.empty() && !tokens.back().isPhrase)
        tokens.back().asPrefix = true;
    return tokens;
}

/// Where an event e may hold a token; each is a condition.
struct Places
{
    std::string texts, name, place;
};

std::vector<std::string> wordsOf(const Token &token)
{
    return token.isPhrase ? foldedWords(token.text) : std::vector{token.text};
}

std::string oneOf(const std::vector<std::string> &conditions)
{
    std::string any;
    for (const std::string &condition : conditions)
        any += (any.empty() ? "" : " OR ") + condition;
    return any.empty() ? "false" : "(" + any + ")";
}

Places placesOf(const Lexicon &lexicon, const Token &token, Statement &statement)
{
    const auto numbers = [&](WordField field) {
        const NameDictionary &names = lexicon.names(field);
        const std::vector<std::uint32_t> found =
            token.asPrefix ? names.beginning(token.text) : names.matching(token.text);
        return std::vector<std::int32_t>(found.begin(), found.end());
    };
    const std::vector<std::int32_t> actors = lexicon.storedActors(
        token.isPhrase ? lexicon.actors().named(token.text)
                       : lexicon.actors().withWord(token.text, token.asPrefix));
    Places places;
    places.texts =
        holdsWords(statement, wordsOf(token), token.isPhrase || token.asPrefix, WordsOf::Either);
    std::vector<std::string> names;
    std::vector<std::string> where;
    if (const auto persons = numbers(WordField::Person); !persons.empty())
        names.push_back("e.persons && " + statement.integers(persons));
    if (!actors.empty()) {
        names.push_back("e.parties && " + statement.integers(actors));
        where.push_back("e.country = ANY(" + statement.integers(actors) + ")");
    }
    if (const auto found = numbers(WordField::Place); !found.empty())
        where.push_back("e.place = ANY(" + statement.integers(found) + ")");
    places.name = oneOf(names);
    places.place = oneOf(where);
    return places;
}

std::string holdsToken(const Places &places)
{
    return oneOf({places.texts, places.name, places.place});
}

/// How well an event e that holds a token holds it, by where.
std::string weightOf(const Token &token, const Places &places, Statement &statement)
{
    const std::vector<std::string> words = wordsOf(token);
    const bool asPrefix = token.isPhrase || token.asPrefix;
    return "(CASE WHEN " + holdsWords(statement, words, token.isPhrase, WordsOf::Title) +
           " THEN 1.0 WHEN " + holdsWords(statement, words, asPrefix, WordsOf::Title) +
           " THEN 0.9 WHEN " + holdsWords(statement, words, asPrefix, WordsOf::Description) +
           " THEN 0.4 WHEN " + places.name + " THEN 0.2 ELSE 0.1 END)::float8";
}

/// That an event e holds all tokens; none for no token.
std::string holdsAll(const Lexicon &lexicon, const std::vector<Token> &tokens, Statement &statement)
{
    std::string all;
    for (const Token &token : tokens)
        all += (all.empty() ? "" : " AND ") + holdsToken(placesOf(lexicon, token, statement));
    return all.empty() ? "false" : "(" + all + ")";
}

/// What the importance of an event may add: less than where its words stand.
constexpr double importanceShare = 0.04;

} // namespace

Result<SearchAnswer> PostgresEngine::answer(const SearchQuestion &question,
                                            std::stop_token stop) const
{
    if (stop.stop_requested())
        return cancelled();
    SearchAnswer answer;
    const std::vector<Token> tokens = tokensOf(question.text);
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    const FacetQuestion counted{question.context, question.facets, question.facetLimit, false};
    for (const Field field : question.facets) {
        Result<Facet> facet = facetOf(counted, field, scope, stop, [&](Statement &statement) {
            return holdsAll(*m_lexicon, tokens, statement);
        });
        if (!facet)
            return facet.error();
        answer.facets.push_back(std::move(*facet));
    }
    if (tokens.empty())
        return answer;
    Statement statement;
    std::string found;
    std::string weight;
    for (const Token &token : tokens) {
        const Places places = placesOf(*m_lexicon, token, statement);
        found += " AND " + holdsToken(places);
        weight += (weight.empty() ? "" : " + ") + weightOf(token, places, statement);
    }
    const std::string limit =
        question.limit > 0 ? " LIMIT " + std::to_string(question.limit) : std::string();
    statement.sql = "SELECT h.id, h.rank, h.total, r.record FROM (SELECT e.id, (" + weight +
                    ") / " + literal(double(tokens.size())) + " + " +
                    literal(importanceShare / importanceScale) + " * " +
                    rankOf(*m_lexicon, statement) + " AS rank, count(*) OVER () AS total FROM " +
                    sourceOf(scope) + " WHERE " + passing(scope, statement, filter, filter) +
                    found + " ORDER BY rank DESC, e.id" + limit +
                    ") h JOIN entente.event r ON r.id = h.id ORDER BY h.rank DESC, h.id";
    const Result<Rows> rows = run(statement, stop);
    if (!rows)
        return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) {
        const Result<Event> event = eventFrom(rows->text(row, 3), EventId{rows->integer(row, 0)});
        if (!event)
            return event.error();
        const std::optional<Instant> &asKnown = question.context.asKnown;
        answer.total = rows->integer(row, 2);
        answer.hits.push_back({event->id, event->key, event->title,
                               asKnown ? knownState(*event, *asKnown).start : event->start,
                               float(rows->number(row, 1))});
    }
    return answer;
}

} // namespace entente::archive
