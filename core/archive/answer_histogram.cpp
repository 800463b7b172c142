// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"

#include <algorithm>

namespace entente::archive
{

Result<HistogramAnswer> PostgresEngine::answer(const HistogramQuestion &question,
                                               std::stop_token stop) const
{
    const std::vector<Instant> &edges = question.edges;
    if (!std::is_sorted(edges.begin(), edges.end()))
        return Error{"the edges of a histogram must ascend", {}};
    std::vector<std::int64_t> numbers{Instant::openPast().seconds}; // an empty list has no bins
    for (const Instant edge : edges)
        numbers.push_back(edge.seconds);
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    Statement statement;
    const std::string selected = passing(scope, statement, filter, filter);
    const std::string list = statement.bigints(numbers);
    const auto bucketOf = [&](const char *instant) {
        return "width_bucket(" + std::string(instant) + ", " + list + ")";
    };
    // What is not dated has the least number there is.
    const std::string last =
        "greatest(e.start_fuzzy_end, " + literal(Instant::openPast().seconds + 1) + ") - 1";
    const std::string bin = !question.certainStarts
                                ? bucketOf("e.start_begin")
                                : "CASE WHEN " + bucketOf("e.start_fuzzy_begin") + " = " +
                                      bucketOf(last.c_str()) + " THEN " +
                                      bucketOf("e.start_fuzzy_begin") + " ELSE -1 END";
    statement.sql = "SELECT CASE WHEN e.dated THEN " + bin +
                    " ELSE 0 END AS bin, count(*), count(*) FILTER (WHERE " + selected + ") FROM " +
                    sourceOf(scope) + " WHERE " +
                    passing(scope, statement,
                            question.withoutOwnField ? filter.withoutDates() : filter, filter) +
                    " GROUP BY bin";
    const Result<Rows> rows = run(statement, stop);
    if (!rows)
        return rows.error();
    HistogramAnswer answer;
    answer.counts.resize(edges.empty() ? 0 : edges.size() - 1);
    answer.selected.resize(answer.counts.size());
    for (std::size_t row = 0; row < rows->size(); ++row) {
        // -1: not certain; 0: no date; 1: before the first edge; 2: between the first two.
        const std::int64_t number = rows->integer(row, 0);
        if (number < 0) {
            answer.vague += rows->integer(row, 1);
        } else if (number == 0) {
            answer.undated += rows->integer(row, 1);
        } else if (number == 1 || std::size_t(number) > edges.size()) {
            answer.outside += rows->integer(row, 1);
        } else {
            answer.counts[std::size_t(number) - 2] = rows->integer(row, 1);
            answer.selected[std::size_t(number) - 2] = rows->integer(row, 2);
        }
    }
    return answer;
}

} // namespace entente::archive
