// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/archive/record.h"
#include "core/engine/changes.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

/// The condition that an event e without reports became known between the two days: it began.
std::string hasBegun(const ChangesQuestion &question)
{
    // An open start is the least number there is: such events are always known.
    const Instant from = std::max(question.from, Instant{Instant::openPast().seconds + 1});
    return "NOT e.reported AND e.known_from >= " + literal(from) + " AND e.known_from < " +
           literal(question.to);
}

/// The condition that a report, or the start, may have changed what was known of an event e.
std::string wasTold(const ChangesQuestion &question)
{
    return "e.reported AND EXISTS (SELECT 1 FROM entente.state x WHERE x.event = e.id AND x.since "
           "> " +
           literal(question.from) + " AND x.since <= " + literal(question.to) + ")";
}

} // namespace

Result<ChangesAnswer> PostgresEngine::answer(const ChangesQuestion &question,
                                             std::stop_token stop) const
{
    ChangesAnswer answer;
    if (question.to <= question.from)
        return answer;
    Context context = question.context;
    context.asKnown = question.to;
    const Scope scope = scopeOf(context);
    const auto passes = [&](Statement &statement) {
        return passing(scope, statement, context.filter, context.filter);
    };

    Statement count;
    count.sql = "SELECT count(*) FROM entente.event e WHERE " + hasBegun(question) + " AND " +
                passes(count);
    const Result<Rows> counted = run(count, stop);
    if (!counted)
        return counted.error();
    answer.total = counted->integer(0, 0);

    std::optional<Error> problem;
    const auto read = [&](const Statement &statement, std::vector<Change> &changes) -> Outcome {
        const Outcome outcome = onConnection(stop, [&](Connection &connection) {
            changes.clear();
            return connection.stream(
                statement,
                [&](const Rows &row) {
                    const Result<Event> event =
                        eventFrom(row.text(0, 1), EventId{row.integer(0, 0)});
                    if (!event) {
                        problem = event.error();
                        return false;
                    }
                    for (const KnownStep &step : knownSteps(*event, question.from, question.to))
                        changes.push_back(changeOf(*event, event->id, step));
                    return true;
                },
                stop);
        });
        return problem ? Outcome(*problem) : outcome;
    };
    std::vector<Change> told;
    Statement reported;
    reported.sql = "SELECT e.id, e.record FROM " + sourceOf(scope) + " WHERE " + wasTold(question) +
                   " AND " + passes(reported);
    if (const Outcome outcome = read(reported, told); !outcome)
        return outcome.error();
    answer.total += std::int64_t(told.size());

    if (question.limit > 0) {
        // By day, as changes are listed, and not by moment. % keeps the sign of what is divided.
        Statement begun;
        begun.sql = "SELECT e.id, e.record FROM entente.event e WHERE " + hasBegun(question) +
                    " AND " + passes(begun) +
                    " ORDER BY e.known_from / 86400 - (e.known_from % 86400 < 0)::int, e.id"
                    " LIMIT " +
                    literal(question.limit);
        if (const Outcome outcome = read(begun, answer.changes); !outcome)
            return outcome.error();
    }
    answer.changes.insert(answer.changes.end(), told.begin(), told.end());
    std::stable_sort(answer.changes.begin(), answer.changes.end(), comesBefore);
    if (std::int64_t(answer.changes.size()) > question.limit)
        answer.changes.resize(std::size_t(std::max<std::int64_t>(0, question.limit)));
    return answer;
}

} // namespace entente::archive
