// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/query/fields.h"

namespace entente::archive
{

namespace
{

/// The filter with its date terms taken as strictly as they can be.
Filter certainOnly(const Filter &filter)
{
    std::vector<Term> terms = filter.terms();
    for (Term &term : terms) {
        if (isDateField(term.field) && !term.negated)
            term.certainty = Certainty::Certainly;
    }
    return Filter(std::move(terms));
}

/// The four ends of an event's time that are not open.
std::string closedEnds(const char *function)
{
    std::string ends;
    for (const char *column : {"start_begin", "start_end", "end_begin", "end_end"})
        ends += (ends.empty() ? "" : ", ") +
                ("nullif(nullif(e." + std::string(column) + ", " + literal(Instant::openPast()) +
                 "), " + literal(Instant::openFuture()) + ")");
    return std::string(function) + "(" + ends + ")";
}

std::string extentColumns()
{
    return "min(" + closedEnds("least") + ") FILTER (WHERE e.dated), max(" +
           closedEnds("greatest") + ") FILTER (WHERE e.dated)";
}

std::optional<TimeSpan> extentFrom(const Rows &rows, std::size_t column)
{
    if (rows.isNull(0, column))
        return std::nullopt;
    return TimeSpan{{rows.integer(0, column)}, {rows.integer(0, column + 1)}};
}

} // namespace

Result<CountAnswer> PostgresEngine::answer(const CountQuestion &question,
                                           std::stop_token stop) const
{
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    Statement statement;
    const std::string certain = passing(scope, statement, certainOnly(filter), filter);
    statement.sql = "SELECT count(*), count(*) FILTER (WHERE NOT e.dated),"
                    " count(*) FILTER (WHERE e.lat IS NULL), count(*) FILTER (WHERE (" +
                    certain + ") IS NOT TRUE), " + extentColumns() + " FROM " + sourceOf(scope) +
                    " WHERE " + passing(scope, statement, filter, filter);
    const Result<Rows> rows = run(statement, stop);
    if (!rows)
        return rows.error();
    Statement all;
    all.sql = "SELECT count(*), " + extentColumns() + " FROM " + sourceOf(scope) + " WHERE " +
              passing(scope, all, {}, {});
    const Result<Rows> total = run(all, stop);
    if (!total)
        return total.error();
    CountAnswer answer;
    answer.count = rows->integer(0, 0);
    answer.withoutDate = rows->integer(0, 1);
    answer.withoutPlace = rows->integer(0, 2);
    answer.onlyPossibly = rows->integer(0, 3);
    answer.extent = extentFrom(*rows, 4);
    answer.total = total->integer(0, 0);
    answer.extentOfAll = extentFrom(*total, 1);
    return answer;
}

Result<IdsAnswer> PostgresEngine::answer(const IdsQuestion &question, std::stop_token stop) const
{
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    // A row of the answer holds up to 4096 numbers: far less to carry than one each.
    Statement statement;
    statement.sql = "SELECT array_agg(e.id ORDER BY e.id) FROM " + sourceOf(scope) + " WHERE " +
                    passing(scope, statement, filter, filter) +
                    " GROUP BY e.id >> 12 ORDER BY e.id >> 12";
    IdsAnswer answer;
    const Outcome outcome = onConnection(stop, [&](Connection &connection) {
        answer.ids.clear();
        return connection.stream(
            statement,
            [&](const Rows &row) {
                for (const std::int64_t id : row.integers(0, 0))
                    answer.ids.push_back(EventId{id});
                return true;
            },
            stop);
    });
    if (!outcome)
        return outcome.error();
    return answer;
}

} // namespace entente::archive
