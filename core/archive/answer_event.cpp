// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"
#include "core/archive/record.h"

#include <algorithm>
#include <map>

namespace entente::archive
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

KnownState stateOf(const Event &event, const std::optional<Instant> &asKnown)
{
    return asKnown ? knownState(event, *asKnown)
                   : KnownState{true, event.status, event.start, event.end, nullptr};
}

std::vector<ThreadStep> stepsOf(const std::vector<Event> &events, EventId self,
                                const std::optional<Instant> &asKnown)
{
    std::vector<DatedStep> steps;
    for (const Event &event : events) {
        const KnownState state = stateOf(event, asKnown);
        if (!state.known && event.id != self)
            continue;
        const EventSpan span = eventSpan(state.start, state.end);
        // As rows have it: what was not known yet stands with its own status.
        steps.push_back({{event.id, event.title, state.start, event.phase, state.status},
                         span.isKnown,
                         span.start.strict.begin});
    }
    std::sort(steps.begin(), steps.end(), isEarlier);
    std::vector<ThreadStep> result;
    result.reserve(steps.size());
    for (DatedStep &step : steps)
        result.push_back(std::move(step.step));
    return result;
}

/// The events of `rows` (id, record).
Result<std::vector<Event>> eventsFrom(const Rows &rows)
{
    std::vector<Event> events;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Result<Event> event = eventFrom(rows.text(row, 1), EventId{rows.integer(row, 0)});
        if (!event)
            return event.error();
        events.push_back(std::move(*event));
    }
    return events;
}

std::vector<RelatedEvent> relatedTo(const Event &self, const std::vector<Event> &others,
                                    const std::optional<Instant> &asKnown)
{
    std::map<std::string, const Event *> byKey;
    for (const Event &other : others)
        byKey.try_emplace(other.key, &other);
    std::vector<RelatedEvent> related;
    const auto relate = [&](RelationType type, bool inverse, const Event &other) {
        if (stateOf(other, asKnown).known)
            related.push_back({type, inverse, other.id, other.title, other.start});
    };
    for (const Relation &relation : self.relations) {
        if (const auto target = byKey.find(relation.target); target != byKey.end())
            relate(relation.type, false, *target->second);
    }
    for (const Event &other : others) {
        for (const Relation &relation : other.relations) {
            if (relation.target == self.key)
                relate(relation.type, true, other);
        }
    }
    return related;
}

} // namespace

Result<EventAnswer> PostgresEngine::answer(const EventQuestion &question,
                                           std::stop_token stop) const
{
    const auto read = [&](const Statement &statement) -> Result<std::vector<Event>> {
        const Result<Rows> rows = run(statement, stop);
        if (!rows)
            return rows.error();
        return eventsFrom(*rows);
    };
    const std::string events =
        "SELECT e.id, e.record FROM entente.event e WHERE e.id <= " + literal(m_state.events) +
        " AND ";
    Result<std::vector<Event>> found =
        read(Statement(events + "e.id = " + literal(question.id.value)));
    if (!found)
        return found.error();
    if (found->empty())
        return Error{"there is no such event in the document", {}};

    EventAnswer answer;
    answer.event = std::move(found->front());
    const Event &self = answer.event;
    const KnownState state = stateOf(self, question.asKnown);
    answer.known = state.known;
    answer.status = state.status;
    answer.start = state.start;
    answer.end = state.end;
    const auto thread = m_lexicon->words().of(WordField::Thread).find(self.thread.value);
    if (!self.thread.isEmpty() && thread) {
        answer.threadTitle = m_lexicon->threadTitle(self.thread.value);
        const Result<std::vector<Event>> steps =
            read(Statement(events + "e.thread = " + std::to_string(*thread) + " ORDER BY e.id"));
        if (!steps)
            return steps.error();
        answer.thread = stepsOf(*steps, self.id, question.asKnown);
    }
    std::vector<std::string> targets;
    for (const Relation &relation : self.relations)
        targets.push_back(relation.target);
    Statement statement;
    statement.sql = events + "(e.key = ANY(" + statement.texts(targets) +
                    ") OR e.id IN (SELECT r.event FROM entente.relation r WHERE r.target = " +
                    statement.text(self.key) + ")) ORDER BY e.id";
    const Result<std::vector<Event>> others = read(statement);
    if (!others)
        return others.error();
    answer.related = relatedTo(self, *others, question.asKnown);
    return answer;
}

} // namespace entente::archive
