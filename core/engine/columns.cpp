// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/columns.h"

#include "core/engine/importance.h"
#include "core/engine/parallel.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

namespace entente
{

namespace
{

/// Replaces each number by numbers[number], which is below `limit`.
void renumber(NumberColumn &column, std::span<const std::uint32_t> numbers, std::size_t limit)
{
    bool isSame = true;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        isSame = isSame && numbers[i] == i;
    if (isSame || column.width() == 0) // a column without values stays one
        return;
    column.grow(0, limit == 0 ? noValue : std::uint32_t(limit - 1));
    parallelRanges(column.size(), usualGrain, [&](std::size_t begin, std::size_t end) {
        column.transform(begin, end,
                         [&](std::size_t, std::uint32_t number) { return numbers[number]; });
    });
}

} // namespace

Columns::Columns(Dataset tables, ColumnWords words, ColumnRows rows,
                 std::shared_ptr<const Records> records)
    : vocabulary(std::move(tables))
    , ties(std::move(vocabulary.ties))
    , kinds(vocabulary.kinds)
    , actors(vocabulary.actors)
    , subkinds(std::move(words.subkinds))
    , tags(std::move(words.tags))
    , tagLabels(std::move(words.tagLabels))
    , threads(std::move(words.threads))
    , persons(std::move(words.persons))
    , places(std::move(words.places))
    , publishers(std::move(words.publishers))
    , spans{std::move(rows.start), std::move(rows.end), std::move(words.bounds)}
    , kind(std::move(rows.kind))
    , subkind(std::move(rows.subkind))
    , thread(std::move(rows.thread))
    , place(std::move(rows.place))
    , country(std::move(rows.country))
    , sources(std::move(rows.sources))
    , partiesOf(std::move(rows.parties))
    , roles(std::move(rows.roles))
    , tagsOf(std::move(rows.tags))
    , personsOf(std::move(rows.persons))
    , publishersOf(std::move(rows.publishers))
    , isScenario(rows.size)
    , told(std::move(rows.told))
    , reported(std::move(rows.reported))
    , m_records(std::move(records))
    , m_size(rows.size)
    , m_ids(std::move(rows.ids))
    , m_status(std::move(rows.status))
    , m_confidence(std::move(rows.confidence))
    , m_phase(std::move(rows.phase))
    , m_rank(std::move(rows.weight))
    , m_position(std::move(rows.position))
    , m_hasPosition(std::move(rows.hasPosition))
{
    vocabulary.events.clear();
    vocabulary.ties.clear();
    spans.bounds.close();
    numberKinds(words);
    numberActors(words);
    persons.index();
    places.index();
    publishers.index();
    findThreads();
    rate(rows.relations);
}

std::optional<EventIndex> Columns::find(EventId id) const
{
    if (m_ids.empty()) {
        const bool isThere = id.value >= 1 && id.value <= std::int64_t(m_size);
        return isThere ? std::optional(EventIndex(id.value - 1)) : std::nullopt;
    }
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), id.value);
    if (found == m_ids.end() || *found != id.value)
        return std::nullopt;
    return EventIndex(found - m_ids.begin());
}

std::optional<EventIndex> Columns::find(const std::string &key) const
{
    const Result<std::optional<EventIndex>> found = m_records->find(key);
    return found ? *found : std::nullopt;
}

std::span<const EventIndex> Columns::relatedTo(EventIndex i) const
{
    const auto found = m_relatedTo.find(i);
    return found == m_relatedTo.end() ? std::span<const EventIndex>() : found->second;
}

/// Kinds get the numbers that the tree gives them; others follow.
void Columns::numberKinds(const ColumnWords &words)
{
    std::vector<std::uint32_t> numbers(words.kinds.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = kinds.number(KindId{words.kinds[i]});
    hasEvents.assign(kinds.size(), false);
    for (const std::uint32_t number : numbers)
        hasEvents[number] = true;
    renumber(kind, numbers, kinds.size());
    std::vector<bool> scenarios(kinds.size());
    bool hasScenarios = false;
    for (std::uint32_t i = 0; i < scenarios.size(); ++i) {
        scenarios[i] = kinds.isScenario(i);
        hasScenarios = hasScenarios || scenarios[i];
    }
    if (!hasScenarios)
        return;
    parallelRanges(m_size, usualGrain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (scenarios[kind[i]])
                isScenario.set(i);
        }
    });
}

void Columns::numberActors(const ColumnWords &words)
{
    std::vector<std::uint32_t> numbers(words.actors.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = actors.number(ActorId{words.actors[i]});
    renumber(country, numbers, actors.size());
    renumber(partiesOf.ownValues(), numbers, actors.size());
    for (const Tie &tie : ties) {
        actors.number(tie.a);
        actors.number(tie.b);
    }
    actors.index(vocabulary.actors);
}

void Columns::findThreads()
{
    std::vector<std::vector<EventIndex>> events(threads.size());
    if (thread.width() > 0) {
        for (std::size_t i = 0; i < m_size; ++i) {
            if (thread[i] != noValue)
                events[thread[i]].push_back(EventIndex(i));
        }
    }
    for (const std::vector<EventIndex> &list : events) {
        for (const EventIndex i : list)
            eventsOfThread.add(i);
        eventsOfThread.endRow();
    }
}

void Columns::rate(const std::vector<std::pair<EventIndex, std::string>> &relations)
{
    std::unordered_map<EventIndex, std::vector<EventIndex>> targets;
    const auto addOnce = [](std::vector<EventIndex> &events, EventIndex event) {
        if (std::find(events.begin(), events.end(), event) == events.end())
            events.push_back(event);
    };
    for (const auto &[event, key] : relations) {
        if (const std::optional<EventIndex> target = find(key)) {
            addOnce(targets[event], *target);
            addOnce(m_relatedTo[*target], event);
        }
    }
    std::vector<std::uint32_t> weights(kinds.size());
    for (std::uint32_t i = 0; i < weights.size(); ++i)
        weights[i] = weightOf(kinds.id(kinds.top(i)));
    m_rank.grow(0, std::uint32_t(importanceScale));
    kind.visit([&](auto kindOf) {
        parallelRanges(m_size, usualGrain, [&](std::size_t begin, std::size_t end) {
            m_rank.transform(begin, end, [&](std::size_t i, std::uint32_t own) {
                return std::min(own, std::uint32_t(importanceScale) / 2) + weights[kindOf[i]];
            });
        });
    });
    std::unordered_map<EventIndex, std::size_t> degrees;
    for (const auto &[event, others] : targets)
        degrees[event] += others.size();
    for (const auto &[event, others] : m_relatedTo)
        degrees[event] += others.size();
    for (const auto &[event, degree] : degrees)
        m_rank.set(event, m_rank[event] + weightOfRelations(degree));
}

std::size_t Columns::bytes() const
{
    std::size_t sum = m_ids.size() * sizeof(std::int64_t) +
                      m_position.size() * sizeof(FixedPosition) + isScenario.bytes() +
                      m_hasPosition.size() * sizeof(std::uint64_t);
    for (const NumberColumn *column :
         {&spans.start, &spans.end, &kind, &subkind, &thread, &place, &country, &sources, &roles,
          &m_status, &m_confidence, &m_phase, &m_rank})
        sum += column->bytes();
    for (const NumberLists *lists : {&partiesOf, &tagsOf, &personsOf, &publishersOf})
        sum += lists->bytes();
    return sum;
}

} // namespace entente
