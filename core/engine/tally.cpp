// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/tally.h"

#include "core/base/text.h"
#include "core/engine/facet_cells.h"
#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

namespace entente
{

namespace
{

using Numbers = std::unique_ptr<FacetNumbers>;

Numbers fromColumn(const NumberColumn &column)
{
    return column.visit([](auto reader) {
        return facetNumbersOf([reader](EventIndex i, auto add) {
            if (const std::uint32_t number = reader[i]; number != noValue)
                add(number);
        });
    });
}

/// Numbers of a column as a table turns them into others (or noValue).
Numbers fromTable(const NumberColumn &column, std::vector<std::uint32_t> table)
{
    return column.visit([&](auto reader) {
        return facetNumbersOf([reader, table = std::move(table)](EventIndex i, auto add) {
            const std::uint32_t number = reader[i];
            if (number != noValue && table[number] != noValue)
                add(table[number]);
        });
    });
}

Numbers fromNothing()
{
    return facetNumbersOf([](EventIndex, auto) {});
}

Numbers fromLists(const NumberLists &lists)
{
    if (lists.areEmpty())
        return fromNothing();
    return lists.values().visit([&](auto reader) {
        return facetNumbersOf([reader, &lists](EventIndex i, auto add) {
            const std::size_t end = lists.end(i);
            for (std::size_t n = lists.begin(i); n < end; ++n)
                add(reader[n]);
        });
    });
}

Numbers fromRole(const Columns &columns, ColumnRows::Role role)
{
    const NumberLists &parties = columns.partiesOf;
    if (parties.areEmpty())
        return fromNothing();
    // Roles are bits, one byte a party.
    return parties.values().visit([&](auto actors) -> Numbers {
        return facetNumbersOf([actors, roles = columns.roles.narrowRows(), ends = parties.ends(),
                               role](EventIndex i, auto add) {
            const std::uint32_t end = ends[i];
            for (std::uint32_t n = i == 0 ? 0 : ends[i - 1]; n < end; ++n) {
                if ((roles[n] & role) != 0)
                    add(actors[n]);
            }
        });
    });
}

// Names count for every name whose words they hold, as the term would find them.

Numbers fromName(const NameDictionary &names, const NumberColumn &column)
{
    return column.visit([&](auto reader) {
        return facetNumbersOf([reader, &names](EventIndex i, auto add) {
            const std::uint32_t own = reader[i];
            if (own == noValue)
                return;
            for (const std::uint32_t number : names.widerThan(own))
                add(number);
        });
    });
}

Numbers fromNames(const NameDictionary &names, const NumberLists &lists)
{
    if (lists.areEmpty())
        return fromNothing();
    return facetNumbersOf([&names, &lists](EventIndex i, auto add) {
        const NumberLists::View own = lists[i];
        if (own.size() == 1) {
            for (const std::uint32_t number : names.widerThan(own[0]))
                add(number);
            return;
        }
        std::vector<std::uint32_t> numbers;
        for (const std::uint32_t name : own) {
            const std::span<const std::uint32_t> wider = names.widerThan(name);
            numbers.insert(numbers.end(), wider.begin(), wider.end());
        }
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        for (const std::uint32_t number : numbers)
            add(number);
    });
}

FacetSource nameSource(const NameDictionary &names, Numbers numbers)
{
    const auto text = [&names](std::uint32_t number) { return names.names()[number]; };
    return {names.names().size(), std::move(numbers), text, text,
            [&names](const std::string &value) { return names.names().find(value); }};
}

FacetSource actorSource(const ActorIndex &actors, Numbers numbers)
{
    return {actors.size(), std::move(numbers),
            [&actors](std::uint32_t number) { return actors.id(number).value; },
            [&actors](std::uint32_t number) { return actors.label(number); },
            [&actors](const std::string &value) {
                const std::vector<std::uint32_t> named = actors.named(value);
                return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
            }};
}

FacetSource kindSource(const Columns &columns)
{
    const KindIndex &kinds = columns.kinds;
    std::vector<std::uint32_t> tops(kinds.size());
    for (std::uint32_t i = 0; i < tops.size(); ++i)
        tops[i] = kinds.top(i);
    return {kinds.size(), fromTable(columns.kind, std::move(tops)),
            [&kinds](std::uint32_t number) { return kinds.id(number).value; },
            [&kinds](std::uint32_t number) { return kinds.label(number); },
            [&kinds](const std::string &value) -> std::optional<std::uint32_t> {
                for (const std::uint32_t kind : kinds.named(value)) {
                    if (kinds.top(kind) == kind)
                        return kind;
                }
                return std::nullopt;
            }};
}

FacetSource threadSource(const Columns &columns)
{
    return {columns.threads.size(), fromColumn(columns.thread),
            [&columns](std::uint32_t number) { return columns.threads[number]; },
            [&columns](std::uint32_t number) {
                for (const Thread &thread : columns.vocabulary.threads) {
                    if (thread.id.value == columns.threads[number] && !thread.title.empty())
                        return thread.title;
                }
                return columns.threads[number];
            },
            [&columns](const std::string &value) { return columns.threads.find(value); }};
}

FacetSource tagSource(const Columns &columns)
{
    const auto text = [&columns](std::uint32_t number) { return columns.tagLabels[number]; };
    return {
        columns.tags.size(), fromLists(columns.tagsOf), text, text,
        [&columns](const std::string &value) { return columns.tags.find(folded(trimmed(value))); }};
}

/// For the words of an enumeration that begins at 0.
template <class E>
FacetSource enumSource(std::span<const E> all, Numbers numbers,
                       std::optional<E> (*from)(std::string_view))
{
    return {all.size(), std::move(numbers),
            [](std::uint32_t number) { return std::string(wordFor(E(number))); },
            [](std::uint32_t number) { return std::string(labelFor(E(number))); },
            [from](const std::string &word) {
                const std::optional<E> value = from(word);
                return value ? std::optional(std::uint32_t(*value)) : std::nullopt;
            }};
}

FacetSource statusSource(const Moment &moment)
{
    const Reading &reading = moment.reading;
    if (!reading.knowledge())
        return enumSource<Status>(allStatuses(), fromColumn(reading.columns().statuses()),
                                  statusFrom);
    return enumSource<Status>(allStatuses(), facetNumbersOf([reading](EventIndex i, auto add) {
                                  add(std::uint32_t(reading.status(i)));
                              }),
                              statusFrom);
}

FacetSource phaseSource(const Moment &moment)
{
    const std::vector<std::optional<Phase>> phases =
        phasesOfThreads(moment.reading, moment.inForce);
    std::vector<std::uint32_t> numbers(phases.size(), noValue);
    for (std::size_t thread = 0; thread < phases.size(); ++thread) {
        if (phases[thread])
            numbers[thread] = std::uint32_t(*phases[thread]);
    }
    return enumSource<Phase>(
        allPhases(), fromTable(moment.reading.columns().thread, std::move(numbers)), phaseFrom);
}

FacetSource cellSource(const Columns &columns, double degrees)
{
    const FacetCells cells(degrees);
    // Writing thousands of boxes down takes longer than counting what is in them.
    static Recent<std::vector<std::string>> written(std::size_t(8) << 20U);
    std::shared_ptr<const std::vector<std::string>> boxes = written.find(std::to_string(degrees));
    if (!boxes) {
        std::vector<std::string> texts;
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
            texts.push_back(cells.box(cell).toText());
        boxes = std::make_shared<const std::vector<std::string>>(std::move(texts));
        written.keep(std::to_string(degrees), boxes, 80 * boxes->size());
    }
    const auto value = [boxes](std::uint32_t cell) { return (*boxes)[cell]; };
    const auto noLabel = [](std::uint32_t) { return std::string(); };
    return {cells.size(), facetNumbersOf([cells, &columns](EventIndex i, auto add) {
                if (columns.hasPosition(i))
                    add(cells.at(columns.fixedPosition(i)));
            }),
            value, noLabel, [](const std::string &) { return std::optional<std::uint32_t>(); }};
}

} // namespace

std::optional<FacetSource> facetSource(Field field, const Moment &moment, double cellDegrees)
{
    const Columns &columns = moment.reading.columns();
    switch (field) {
    case Field::Kind:
        return kindSource(columns);
    case Field::Status:
        return statusSource(moment);
    case Field::Phase:
        return phaseSource(moment);
    case Field::Party:
        return actorSource(columns.actors, fromLists(columns.partiesOf));
    case Field::Initiator:
        return actorSource(columns.actors, fromRole(columns, ColumnRows::IsInitiator));
    case Field::Target:
        return actorSource(columns.actors, fromRole(columns, ColumnRows::IsTarget));
    case Field::Near:
        return cellSource(columns, cellDegrees);
    case Field::In:
        return actorSource(columns.actors, fromColumn(columns.country));
    case Field::Tag:
        return tagSource(columns);
    case Field::Person:
        return nameSource(columns.persons, fromNames(columns.persons, columns.personsOf));
    case Field::Place:
        return nameSource(columns.places, fromName(columns.places, columns.place));
    case Field::Source:
        return nameSource(columns.publishers, fromNames(columns.publishers, columns.publishersOf));
    case Field::Confidence:
        return enumSource<Confidence>(allConfidences(), fromColumn(columns.confidences()),
                                      confidenceFrom);
    case Field::Thread:
        return threadSource(columns);
    default:
        return std::nullopt;
    }
}

bool tally(const FacetNumbers &numbers, std::size_t size, const Bitmap &events,
           std::vector<std::int64_t> &counts, const std::stop_token &stop)
{
    counts.assign(size, 0);
    std::mutex mutex;
    std::atomic<bool> going = true;
    constexpr std::size_t stride = stopStride / 64;
    const std::size_t words = events.words().size();
    // Each part has counts of its own: few parts for facets of many values.
    const std::size_t most = std::max<std::size_t>(1, (std::size_t(1) << 21U) / (size + 1));
    const std::size_t parts = std::min({words / (16 * stride) + 1, 4 * parallelThreads(), most});
    const std::size_t grain = (words + parts - 1) / parts;
    parallelFor(parts, [&](std::size_t part) {
        std::vector<std::int64_t> own(size, 0);
        const std::size_t last = std::min(words, (part + 1) * grain);
        for (std::size_t first = part * grain; first < last; first += stride) {
            if (!going || stop.stop_requested()) {
                going = false;
                return;
            }
            numbers.count(events, first, std::min(last, first + stride), own.data());
        }
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i < size; ++i)
            counts[i] += own[i];
    });
    return going;
}

} // namespace entente
