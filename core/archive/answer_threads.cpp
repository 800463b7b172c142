// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/archive/record.h"
#include "core/engine/thread_lives.h"

namespace entente::archive
{

Result<ThreadsAnswer> PostgresEngine::answer(const ThreadsQuestion &question,
                                             std::stop_token stop) const
{
    ThreadsAnswer answer;
    for (const ThreadId &id : question.threads) {
        ThreadLife &life = answer.lives.emplace_back(ThreadLife{id, {}});
        const auto thread = m_lexicon->words().of(WordField::Thread).find(id.value);
        if (id.isEmpty() || !thread)
            continue;
        const Result<Rows> rows =
            run(Statement("SELECT e.id, e.record FROM entente.event e WHERE e.id <= " +
                          literal(m_state.events) + " AND e.thread = " + std::to_string(*thread) +
                          " ORDER BY e.id LIMIT " + std::to_string(mostLifeSteps)),
                stop);
        if (!rows)
            return rows.error();
        std::vector<Event> events;
        for (std::size_t row = 0; row < rows->size(); ++row) {
            Result<Event> event = eventFrom(rows->text(row, 1), EventId{rows->integer(row, 0)});
            if (!event)
                return event.error();
            events.push_back(std::move(*event));
        }
        life.steps = lifeOf(events, question.asKnown);
    }
    return answer;
}

} // namespace entente::archive
