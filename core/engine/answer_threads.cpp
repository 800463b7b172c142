// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"
#include "core/engine/thread_lives.h"

namespace entente
{

Result<ThreadsAnswer> LocalEngine::answer(const ThreadsQuestion &question,
                                          std::stop_token stop) const
{
    ThreadsAnswer answer;
    for (const ThreadId &id : question.threads) {
        ThreadLife &life = answer.lives.emplace_back(ThreadLife{id, {}});
        const std::optional<std::uint32_t> thread = m_columns.threads.find(id.value);
        if (id.isEmpty() || !thread)
            continue;
        std::vector<Event> events;
        for (const EventIndex i : m_columns.eventsOfThread[*thread]) {
            if (stop.stop_requested())
                return cancelled();
            if (events.size() == mostLifeSteps)
                break;
            Result<Event> event = m_columns.records().event(i);
            if (!event)
                return event.error();
            event->id = m_columns.id(i);
            events.push_back(std::move(*event));
        }
        life.steps = lifeOf(events, question.asKnown);
    }
    return answer;
}

} // namespace entente
