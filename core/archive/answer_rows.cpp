// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/archive/record.h"
#include "core/engine/sorting.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

using Labels = std::vector<std::string>;
using Ranks = std::vector<std::int32_t>;

Ranks ranksOf(const Labels &labels)
{
    const std::vector<std::uint32_t> ranks = collationRanks(labels, {});
    return {ranks.begin(), ranks.end()};
}

Ranks kindRanks(const Lexicon &lexicon)
{
    const KindIndex &kinds = lexicon.kinds();
    Labels labels;
    for (std::size_t stored = 0; stored < lexicon.size(WordField::Kind); ++stored)
        labels.push_back(kinds.label(kinds.top(lexicon.kindOf(std::int64_t(stored)))));
    return ranksOf(labels);
}

Ranks actorRanks(const Lexicon &lexicon)
{
    Labels labels;
    for (std::size_t stored = 0; stored < lexicon.size(WordField::Actor); ++stored)
        labels.push_back(lexicon.actors().label(lexicon.actorOf(std::int64_t(stored))));
    return ranksOf(labels);
}

Ranks statusRanks()
{
    Labels labels;
    for (const Status status : allStatuses())
        labels.emplace_back(labelFor(status));
    return ranksOf(labels);
}

/// What rows are compared by, and when there is nothing to compare.
struct Key
{
    std::string value;
    std::string isMissing = "false";
};

Key keyFor(RowOrder order, const Lexicon &lexicon, Statement &statement)
{
    switch (order) {
    case RowOrder::Start:
        return {"e.start_begin", "NOT e.dated"};
    case RowOrder::Title:
        return {"e.title_order"};
    case RowOrder::Kind:
        return {"(" + statement.integers(kindRanks(lexicon)) + ")[e.kind + 1]"};
    case RowOrder::Status:
        return {"(" + statement.integers(statusRanks()) + ")[e.status + 1]"};
    case RowOrder::Parties:
        return {"(SELECT array_agg((" + statement.integers(actorRanks(lexicon)) +
                    ")[u.p + 1] ORDER BY u.n) FROM unnest(e.parties) WITH ORDINALITY u(p, n))",
                "e.parties = '{}'"};
    case RowOrder::Place:
        return {"(SELECT w.place_order FROM entente.word w WHERE w.field = " +
                    std::to_string(int(WordField::Place)) + " AND w.number = e.place)",
                "e.place < 0"};
    case RowOrder::Confidence:
        return {"e.confidence", "e.confidence = " + std::to_string(int(Confidence::Unstated))};
    case RowOrder::Sources:
        return {"e.sources"};
    }
    return {"e.id"};
}

/// Ties are in the order of their starts; what has no value comes last in both directions.
std::string orderOf(const RowsQuestion &question, const Lexicon &lexicon, Statement &statement)
{
    const Key key = keyFor(question.order, lexicon, statement);
    const std::string direction = question.descending ? " DESC" : "";
    if (question.order == RowOrder::Start)
        return "e.dated DESC, e.start_begin" + direction + ", e.id";
    std::string order = key.isMissing == "false" ? "" : "(" + key.isMissing + "), ";
    const std::string value = key.isMissing == "false" ? key.value
                                                       : "CASE WHEN NOT (" + key.isMissing +
                                                             ") THEN " + key.value + " END";
    return order + value + direction + ", e.dated DESC, e.start_begin, e.id";
}

Row rowOf(Event event, const std::optional<Instant> &asKnown)
{
    Row row;
    row.id = event.id;
    row.status = event.status;
    row.start = event.start;
    row.end = event.end;
    if (asKnown) {
        const KnownState state = knownState(event, *asKnown);
        row.status = state.status;
        row.start = state.start;
        row.end = state.end;
    }
    row.key = std::move(event.key);
    row.title = std::move(event.title);
    row.kind = std::move(event.kind);
    row.subkind = std::move(event.subkind);
    row.parties = std::move(event.parties);
    row.place = std::move(event.place.name);
    row.placeCountry = std::move(event.place.country);
    row.confidence = event.confidence;
    row.sources = int(event.sources.size());
    return row;
}

} // namespace

Result<RowsAnswer> PostgresEngine::answer(const RowsQuestion &question, std::stop_token stop) const
{
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    Statement count;
    count.sql = "SELECT count(*) FROM " + sourceOf(scope) + " WHERE " +
                passing(scope, count, filter, filter);
    const Result<Rows> counted = run(count, stop);
    if (!counted)
        return counted.error();
    RowsAnswer answer;
    answer.total = counted->integer(0, 0);
    const std::int64_t first = std::max<std::int64_t>(0, question.offset);
    const std::int64_t wanted = std::clamp<std::int64_t>(
        question.limit, 0, std::max<std::int64_t>(0, answer.total - first));
    if (wanted == 0)
        return answer;
    // The order is found with narrow rows; what is shown is read for these alone.
    Statement statement;
    const std::string order = orderOf(question, *m_lexicon, statement);
    statement.sql = "SELECT p.id, r.record FROM (SELECT q.id, row_number() OVER () AS n FROM"
                    " (SELECT e.id FROM " +
                    sourceOf(scope) + " WHERE " + passing(scope, statement, filter, filter) +
                    " ORDER BY " + order + " LIMIT " + std::to_string(wanted) + " OFFSET " +
                    std::to_string(first) +
                    ") q) p JOIN entente.event r ON r.id = p.id ORDER BY p.n";
    std::optional<Error> problem;
    const Outcome outcome = onConnection(stop, [&](Connection &connection) {
        answer.rows.clear();
        return connection.stream(
            statement,
            [&](const Rows &row) {
                Result<Event> event = eventFrom(row.text(0, 1), EventId{row.integer(0, 0)});
                if (event)
                    answer.rows.push_back(rowOf(std::move(*event), question.context.asKnown));
                else
                    problem = event.error();
                return !problem;
            },
            stop);
    });
    if (problem)
        return *problem;
    if (!outcome)
        return outcome.error();
    return answer;
}

Result<RowOfAnswer> PostgresEngine::answer(const RowOfQuestion &question,
                                           std::stop_token stop) const
{
    const Scope scope = scopeOf(question.rows.context);
    const Filter &filter = question.rows.context.filter;
    Statement statement;
    const std::string order = orderOf(question.rows, *m_lexicon, statement);
    statement.sql = "SELECT p.n - 1 FROM (SELECT e.id, row_number() OVER (ORDER BY " + order +
                    ") AS n FROM " + sourceOf(scope) + " WHERE " +
                    passing(scope, statement, filter, filter) +
                    ") p WHERE p.id = " + literal(question.id.value);
    const Result<Rows> rows = run(statement, stop);
    if (!rows)
        return rows.error();
    return RowOfAnswer{rows->size() > 0 ? rows->integer(0, 0) : -1};
}

} // namespace entente::archive
