// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"

#include <algorithm>

namespace entente
{

namespace
{

struct DatedStep
{
    ThreadStep step;
    bool isDated = false;
    Instant start;
};

/// Events with a date first, by their earliest start; then by id.
bool comesBefore(const DatedStep &a, const DatedStep &b)
{
    if (a.isDated != b.isDated)
        return a.isDated;
    if (a.isDated && a.start != b.start)
        return a.start < b.start;
    return a.step.id < b.step.id;
}

std::vector<ThreadStep> stepsOf(const Moment &moment, EventIndex self)
{
    const Reading &reading = moment.reading;
    const Columns &columns = reading.columns();
    std::vector<DatedStep> steps;
    for (const EventIndex i : columns.eventsOfThread[columns.thread[self]]) {
        if (!reading.isKnown(i) && i != self)
            continue;
        const Event &event = columns.events[i];
        const Date start = moment.asKnown ? knownState(event, *moment.asKnown).start : event.start;
        steps.push_back({{event.id, event.title, start, event.phase, reading.status(i)},
                         reading.isDated(i),
                         reading.earliestStart(i)});
    }
    std::sort(steps.begin(), steps.end(), comesBefore);
    std::vector<ThreadStep> result;
    for (DatedStep &step : steps)
        result.push_back(std::move(step.step));
    return result;
}

std::string titleOf(const Dataset &vocabulary, const ThreadId &id)
{
    for (const Thread &thread : vocabulary.threads) {
        if (thread.id == id)
            return thread.title;
    }
    return id.value;
}

} // namespace

Result<EventAnswer> LocalEngine::answer(const EventQuestion &question, std::stop_token stop) const
{
    const std::optional<EventIndex> self = m_columns.find(question.id);
    if (!self)
        return Error{"there is no such event in the document", {}};
    const std::optional<Moment> moment = momentOf({{}, {}, question.asKnown}, stop);
    if (!moment)
        return cancelled();

    EventAnswer answer;
    answer.event = m_columns.events[*self];
    answer.status = answer.event.status;
    answer.start = answer.event.start;
    answer.end = answer.event.end;
    if (question.asKnown) {
        const KnownState state = knownState(m_columns.events[*self], *question.asKnown);
        answer.known = state.known;
        answer.status = state.status;
        answer.start = state.start;
        answer.end = state.end;
    }
    if (m_columns.thread[*self] != noValue) {
        answer.threadTitle = titleOf(m_columns.vocabulary, answer.event.thread);
        answer.thread = stepsOf(*moment, *self);
    }
    const auto relate = [&](RelationType type, bool inverse, EventIndex other) {
        const Event &event = m_columns.events[other];
        if (moment->reading.isKnown(other))
            answer.related.push_back({type, inverse, event.id, event.title, event.start});
    };
    for (const Relation &relation : answer.event.relations) {
        if (const std::optional<EventIndex> target = m_columns.find(relation.target))
            relate(relation.type, false, *target);
    }
    for (const EventIndex other : m_columns.relatedTo[*self]) {
        for (const Relation &relation : m_columns.events[other].relations) {
            if (relation.target == answer.event.key)
                relate(relation.type, true, other);
        }
    }
    return answer;
}

} // namespace entente
