// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/column_rows.h"

#include "core/base/text.h"
#include "core/engine/importance.h"
#include "core/engine/parallel.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <iterator>
#include <numeric>

namespace entente
{

namespace
{

bool isOnEarth(const LatLon &position)
{
    return std::abs(position.lat) <= 90 && std::abs(position.lon) <= 180;
}

/// Other for every run of the program, so that nobody can prepare dates that all meet in one slot.
std::size_t hashOf(const Bounds &bounds)
{
    static const auto seed =
        std::uint64_t(std::chrono::steady_clock::now().time_since_epoch().count()) | 1U;
    std::uint64_t hash = seed;
    for (const Instant moment :
         {bounds.strict.begin, bounds.strict.end, bounds.fuzzy.begin, bounds.fuzzy.end}) {
        hash = (hash ^ std::uint64_t(moment.seconds)) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32U;
    }
    return std::size_t(hash);
}

/// For each number of `theirs` the one of the same text in `ours`.
std::vector<std::uint32_t> numbersIn(Dictionary &ours, const Dictionary &theirs)
{
    std::vector<std::uint32_t> numbers(theirs.size());
    for (std::size_t i = 0; i < theirs.size(); ++i)
        numbers[i] = ours.add(theirs[i]);
    return numbers;
}

} // namespace

std::uint32_t BoundsTable::add(const Bounds &bounds)
{
    if (m_bounds.size() * 2 >= m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(bounds) & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        if (m_bounds[m_slots[slot] - 1] == bounds)
            return m_slots[slot] - 1;
    }
    m_bounds.push_back(bounds);
    m_slots[slot] = std::uint32_t(m_bounds.size());
    return m_slots[slot] - 1;
}

void BoundsTable::grow()
{
    m_slots.assign(std::max<std::size_t>(64, std::bit_ceil(m_bounds.size() * 4)), 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = 0; i < m_bounds.size(); ++i) {
        std::size_t slot = hashOf(m_bounds[i]) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = std::uint32_t(i + 1);
    }
}

void ColumnRows::add(const Event &event, ColumnWords &words)
{
    const auto i = EventIndex(size);
    if (event.id.value != std::int64_t(first + i) + 1 && ids.empty()) {
        for (std::size_t before = 0; before < size; ++before)
            ids.push_back(std::int64_t(first + before) + 1);
        ids.push_back(event.id.value);
    } else if (!ids.empty()) {
        ids.push_back(event.id.value);
    }
    const EventSpan span = event.span();
    const std::uint32_t begins = span.isKnown ? words.bounds.add(span.start) : noValue;
    start.push(begins);
    end.push(span.isKnown && span.end != span.start ? words.bounds.add(span.end) : begins);
    kind.push(words.kinds.add(event.kind.value));
    subkind.push(event.subkind.empty() ? noValue : words.subkinds.add(folded(event.subkind)));
    status.push(std::uint32_t(event.status));
    confidence.push(std::uint32_t(event.confidence));
    phase.push(event.phase ? std::uint32_t(*event.phase) : noValue);
    thread.push(event.thread.isEmpty() ? noValue : words.threads.add(event.thread.value));
    sources.push(event.sources.empty() ? noValue : std::uint32_t(event.sources.size()));
    weight.push(weightOf(event));
    ++size;
    addPlace(event.place, words);
    addParties(event, words);
    addNames(event, words);
    const bool contradicts = span.isKnown && !event.start.isEmpty() &&
                             span.start.strict.begin != event.start.bounds().strict.begin;
    if (contradicts || !event.reports.empty())
        told.push_back(i);
    if (!event.reports.empty())
        reported.push_back(i);
    for (const Relation &relation : event.relations)
        relations.emplace_back(i, relation.target);
}

void ColumnRows::setPosition(std::size_t i, FixedPosition where)
{
    position.resize(size, FixedPosition{});
    position[i] = where;
    hasPosition.resize((size + 63) / 64, 0);
    hasPosition[i / 64] |= std::uint64_t(1) << (i % 64);
}

void ColumnRows::addPlace(const Place &where, ColumnWords &words)
{
    place.push(where.name.empty() ? noValue : words.places.add(where.name));
    country.push(where.country.isEmpty() ? noValue : words.actors.add(where.country.value));
    if (where.position && isOnEarth(*where.position)) {
        setPosition(size - 1, {std::int32_t(std::lround(where.position->lat * fixedDegree)),
                               std::int32_t(std::lround(where.position->lon * fixedDegree))});
    } else if (!position.empty()) {
        position.resize(size, FixedPosition{});
        hasPosition.resize((size + 63) / 64, 0);
    }
}

void ColumnRows::addParties(const Event &event, ColumnWords &words)
{
    for (const Party &party : event.parties) {
        if (party.actor.isEmpty())
            continue;
        const std::size_t at = parties.addOnce(words.actors.add(party.actor.value));
        const RoleSide side = sideOf(party.role);
        const std::uint32_t role = (party.role == initiatorRole ? std::uint32_t(IsInitiator)
                                    : party.role == targetRole  ? std::uint32_t(IsTarget)
                                                                : 0) |
                                   (side == RoleSide::From ? std::uint32_t(IsFrom)
                                    : side == RoleSide::To ? std::uint32_t(IsTo)
                                                           : 0);
        if (at == roles.size())
            roles.push(role);
        else
            roles.set(at, roles[at] | role);
    }
    parties.endRow();
}

void ColumnRows::addNames(const Event &event, ColumnWords &words)
{
    for (const std::string &tag : event.tags) {
        if (trimmed(tag).empty())
            continue;
        const std::uint32_t number = words.tags.add(folded(trimmed(tag)));
        if (number == words.tagLabels.size())
            words.tagLabels.emplace_back(trimmed(tag));
        tags.addOnce(number);
    }
    tags.endRow();
    for (const Person &person : event.persons) {
        if (!person.name.empty())
            persons.addOnce(words.persons.add(person.name));
    }
    persons.endRow();
    for (const Source &source : event.sources) {
        if (!source.publisher.empty())
            publishers.addOnce(words.publishers.add(source.publisher));
    }
    publishers.endRow();
}

void ColumnRows::append(const ColumnRows &rows, const ColumnWords &theirs, ColumnWords &ours)
{
    const std::size_t before = size;
    size += rows.size;
    appendIds(rows, before);
    std::vector<std::uint32_t> bounds(theirs.bounds.size());
    for (std::size_t i = 0; i < bounds.size(); ++i)
        bounds[i] = ours.bounds.add(theirs.bounds[i]);
    const std::vector<std::uint32_t> actors = numbersIn(ours.actors, theirs.actors);
    for (std::size_t tag = 0; tag < theirs.tags.size(); ++tag) {
        if (ours.tags.add(theirs.tags[tag]) == ours.tagLabels.size())
            ours.tagLabels.push_back(theirs.tagLabels[tag]);
    }
    start.append(rows.start, bounds);
    end.append(rows.end, bounds);
    kind.append(rows.kind, numbersIn(ours.kinds, theirs.kinds));
    subkind.append(rows.subkind, numbersIn(ours.subkinds, theirs.subkinds));
    status.append(rows.status);
    confidence.append(rows.confidence);
    phase.append(rows.phase);
    thread.append(rows.thread, numbersIn(ours.threads, theirs.threads));
    place.append(rows.place, numbersIn(ours.places, theirs.places));
    country.append(rows.country, actors);
    sources.append(rows.sources);
    weight.append(rows.weight);
    parties.append(rows.parties, actors);
    roles.append(rows.roles);
    tags.append(rows.tags, numbersIn(ours.tags, theirs.tags));
    persons.append(rows.persons, numbersIn(ours.persons, theirs.persons));
    publishers.append(rows.publishers, numbersIn(ours.publishers, theirs.publishers));
    appendSparse(rows, before);
}

void ColumnRows::appendIds(const ColumnRows &rows, std::size_t before)
{
    if (ids.empty() && rows.ids.empty())
        return;
    for (std::size_t i = ids.size(); i < before; ++i)
        ids.push_back(std::int64_t(first + i) + 1);
    for (std::size_t i = 0; i < rows.size; ++i)
        ids.push_back(rows.ids.empty() ? std::int64_t(first + before + i) + 1 : rows.ids[i]);
}

void ColumnRows::appendSparse(const ColumnRows &rows, std::size_t before)
{
    if (!position.empty() || !rows.position.empty()) {
        position.resize(before, FixedPosition{});
        position.insert(position.end(), rows.position.begin(), rows.position.end());
        position.resize(before + rows.size, FixedPosition{});
        hasPosition.resize((before + rows.size + 63) / 64, 0);
        if (before % 64 == 0) {
            std::copy(rows.hasPosition.begin(), rows.hasPosition.end(),
                      hasPosition.begin() + std::ptrdiff_t(before / 64));
        } else {
            for (std::size_t i = 0; i < rows.size; ++i) {
                if (rows.isPlaced(i))
                    hasPosition[(before + i) / 64] |= std::uint64_t(1) << ((before + i) % 64);
            }
        }
    }
    appendNotes(rows, before);
}

void ColumnRows::appendNotes(const ColumnRows &rows, std::size_t before)
{
    for (const EventIndex i : rows.told)
        told.push_back(EventIndex(before + i));
    for (const EventIndex i : rows.reported)
        reported.push_back(EventIndex(before + i));
    for (const auto &[i, key] : rows.relations)
        relations.emplace_back(EventIndex(before + i), key);
}

void ColumnRows::append(std::span<const ColumnRows> parts, std::size_t expected)
{
    constexpr NumberColumn ColumnRows::*columns[] = {
        &ColumnRows::start,  &ColumnRows::end,        &ColumnRows::kind,    &ColumnRows::subkind,
        &ColumnRows::status, &ColumnRows::confidence, &ColumnRows::phase,   &ColumnRows::thread,
        &ColumnRows::place,  &ColumnRows::country,    &ColumnRows::sources, &ColumnRows::weight,
        &ColumnRows::roles};
    constexpr NumberLists ColumnRows::*lists[] = {&ColumnRows::parties, &ColumnRows::tags,
                                                  &ColumnRows::persons, &ColumnRows::publishers};
    const bool isFirst = size == 0;
    const std::size_t added =
        std::accumulate(parts.begin(), parts.end(), std::size_t(0),
                        [](std::size_t sum, const ColumnRows &part) { return sum + part.size; });
    // As many a row as in the first ones, and a little more.
    const auto entries = [&](std::size_t soFar) {
        return std::size_t(1.02 * double(soFar) / double(std::max<std::size_t>(1, added)) *
                           double(expected));
    };
    // The largest come first, so that the threads end together.
    parallelFor(1 + std::size(lists) + std::size(columns), [&](std::size_t task) {
        std::size_t before = size;
        if (task == 0) {
            for (const ColumnRows &part : parts) {
                if (isFirst && !part.position.empty())
                    position.reserve(expected);
                appendSparse(part, before);
                appendIds(part, before);
                before += part.size;
            }
        } else if (task <= std::size(lists)) {
            NumberLists &list = this->*lists[task - 1];
            for (const ColumnRows &part : parts) {
                list.append(part.*lists[task - 1]);
                if (isFirst)
                    list.reserve(expected, entries(list.values().size()));
            }
        } else {
            const auto column = columns[task - 1 - std::size(lists)];
            for (const ColumnRows &part : parts) {
                (this->*column).append(part.*column);
                if (isFirst)
                    (this->*column).reserve(entries((this->*column).size()));
            }
        }
    });
    size += added;
}

std::size_t ColumnRows::bytes() const
{
    std::size_t sum = ids.size() * sizeof(std::int64_t) + position.size() * sizeof(FixedPosition) +
                      hasPosition.size() * sizeof(std::uint64_t);
    for (const NumberColumn *column : {&start, &end, &kind, &subkind, &status, &confidence, &phase,
                                       &thread, &place, &country, &sources, &weight, &roles})
        sum += column->bytes();
    for (const NumberLists *lists : {&parties, &tags, &persons, &publishers})
        sum += lists->bytes();
    return sum;
}

} // namespace entente
