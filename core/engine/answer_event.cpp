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
bool isEarlier(const DatedStep &a, const DatedStep &b)
{
    if (a.isDated != b.isDated)
        return a.isDated;
    if (a.isDated && a.start != b.start)
        return a.start < b.start;
    return a.step.id < b.step.id;
}

Result<std::vector<ThreadStep>> stepsOf(const Moment &moment, EventIndex self)
{
    const Reading &reading = moment.reading;
    const Columns &columns = reading.columns();
    std::vector<DatedStep> steps;
    for (const EventIndex i : columns.eventsOfThread[columns.thread[self]]) {
        if (!reading.isKnown(i) && i != self)
            continue;
        const Result<Event> record = columns.records().event(i);
        if (!record)
            return record.error();
        const Event &event = *record;
        const Date start = moment.asKnown ? knownState(event, *moment.asKnown).start : event.start;
        steps.push_back({{columns.id(i), event.title, start, event.phase, reading.status(i)},
                         reading.isDated(i),
                         reading.earliestStart(i)});
    }
    std::sort(steps.begin(), steps.end(), isEarlier);
    std::vector<ThreadStep> result;
    result.reserve(steps.size());
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

/// What the event says of others, and others of it, as far as it is known.
Outcome addRelated(const Moment &moment, EventIndex self, EventAnswer &answer)
{
    const Columns &columns = moment.reading.columns();
    const auto relate = [&](RelationType type, bool inverse, EventIndex other, const Event &event) {
        if (moment.reading.isKnown(other))
            answer.related.push_back({type, inverse, columns.id(other), event.title, event.start});
    };
    for (const Relation &relation : answer.event.relations) {
        const std::optional<EventIndex> target = columns.find(relation.target);
        if (!target)
            continue;
        const Result<Event> other = columns.records().event(*target);
        if (!other)
            return other.error();
        relate(relation.type, false, *target, *other);
    }
    for (const EventIndex i : columns.relatedTo(self)) {
        const Result<Event> other = columns.records().event(i);
        if (!other)
            return other.error();
        for (const Relation &relation : other->relations) {
            if (relation.target == answer.event.key)
                relate(relation.type, true, i, *other);
        }
    }
    return Done{};
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
    Result<Event> record = m_columns.records().event(*self);
    if (!record)
        return record.error();
    answer.event = std::move(*record);
    answer.event.id = question.id;
    answer.status = answer.event.status;
    answer.start = answer.event.start;
    answer.end = answer.event.end;
    if (question.asKnown) {
        const KnownState state = knownState(answer.event, *question.asKnown);
        answer.known = state.known;
        answer.status = state.status;
        answer.start = state.start;
        answer.end = state.end;
    }
    if (m_columns.thread[*self] != noValue) {
        answer.threadTitle = titleOf(m_columns.vocabulary, answer.event.thread);
        Result<std::vector<ThreadStep>> steps = stepsOf(*moment, *self);
        if (!steps)
            return steps.error();
        answer.thread = std::move(*steps);
    }
    if (const Outcome related = addRelated(*moment, *self, answer); !related)
        return related.error();
    return answer;
}

} // namespace entente
