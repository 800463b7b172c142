// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/tally.h"

#include "core/base/text.h"
#include "core/engine/area.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace entente
{

namespace
{

/// A facet put together from functions: most differ in a few words only.
class PlainSource final : public FacetSource
{
public:
    using NumbersOf = std::function<void(EventIndex, std::vector<std::uint32_t> &)>;
    using TextOf = std::function<std::string(std::uint32_t)>;
    using NumberOf = std::function<std::optional<std::uint32_t>(const std::string &)>;

    PlainSource(std::size_t size, NumbersOf numbersOf, TextOf value, TextOf label, NumberOf number)
        : m_size(size)
        , m_numbersOf(std::move(numbersOf))
        , m_value(std::move(value))
        , m_label(std::move(label))
        , m_number(std::move(number))
    {}

    std::size_t size() const override { return m_size; }
    void numbersOf(EventIndex i, std::vector<std::uint32_t> &numbers) const override
    {
        numbers.clear();
        m_numbersOf(i, numbers);
    }
    std::string value(std::uint32_t number) const override { return m_value(number); }
    std::string label(std::uint32_t number) const override { return m_label(number); }
    std::optional<std::uint32_t> number(const std::string &value) const override
    {
        return m_number(value);
    }

private:
    std::size_t m_size;
    NumbersOf m_numbersOf;
    TextOf m_value;
    TextOf m_label;
    NumberOf m_number;
};

using Source = std::unique_ptr<FacetSource>;

Source makeSource(std::size_t size, PlainSource::NumbersOf numbersOf, PlainSource::TextOf value,
                  PlainSource::TextOf label, PlainSource::NumberOf number)
{
    return std::make_unique<PlainSource>(size, std::move(numbersOf), std::move(value),
                                         std::move(label), std::move(number));
}

/// For the words of an enumeration that begins at 0.
template <class E>
Source enumSource(std::span<const E> all, std::function<std::optional<E>(EventIndex)> valueOf,
                  std::optional<E> (*from)(std::string_view))
{
    return makeSource(
        all.size(),
        [valueOf = std::move(valueOf)](EventIndex i, std::vector<std::uint32_t> &numbers) {
            if (const std::optional<E> value = valueOf(i))
                numbers.push_back(std::uint32_t(*value));
        },
        [](std::uint32_t number) { return std::string(wordFor(E(number))); },
        [](std::uint32_t number) { return std::string(labelFor(E(number))); },
        [from](const std::string &word) {
            const std::optional<E> value = from(word);
            return value ? std::optional(std::uint32_t(*value)) : std::nullopt;
        });
}

PlainSource::NumbersOf fromColumn(const NumberColumn &column)
{
    return [&column](EventIndex i, std::vector<std::uint32_t> &numbers) {
        if (column[i] != noValue)
            numbers.push_back(column[i]);
    };
}

PlainSource::NumbersOf fromLists(const NumberLists &lists)
{
    return [&lists](EventIndex i, std::vector<std::uint32_t> &numbers) {
        const NumberLists::View list = lists[i];
        numbers.assign(list.begin(), list.end());
    };
}

PlainSource::NumbersOf fromRole(const Columns &columns, ColumnRows::Role role)
{
    return [&columns, role](EventIndex i, std::vector<std::uint32_t> &numbers) {
        const NumberLists &parties = columns.partiesOf;
        if (parties.areEmpty())
            return;
        for (std::size_t n = parties.begin(i); n < parties.end(i); ++n) {
            if ((columns.roles[n] & role) != 0)
                numbers.push_back(parties.values()[n]);
        }
    };
}

void sortOnce(std::vector<std::uint32_t> &numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Names count for every name whose words they hold, as the term would find them.
Source nameSource(const NameDictionary &names, PlainSource::NumbersOf numbersOf)
{
    const auto text = [&names](std::uint32_t number) { return names.names()[number]; };
    return makeSource(
        names.names().size(),
        [&names, numbersOf = std::move(numbersOf)](EventIndex i,
                                                   std::vector<std::uint32_t> &numbers) {
            std::vector<std::uint32_t> own;
            numbersOf(i, own);
            for (const std::uint32_t number : own) {
                const std::span<const std::uint32_t> wider = names.widerThan(number);
                numbers.insert(numbers.end(), wider.begin(), wider.end());
            }
            if (own.size() > 1)
                sortOnce(numbers);
        },
        text, text, [&names](const std::string &value) { return names.names().find(value); });
}

Source actorSource(const ActorIndex &actors, PlainSource::NumbersOf numbersOf)
{
    return makeSource(
        actors.size(), std::move(numbersOf),
        [&actors](std::uint32_t number) { return actors.id(number).value; },
        [&actors](std::uint32_t number) { return actors.label(number); },
        [&actors](const std::string &value) {
            const std::vector<std::uint32_t> named = actors.named(value);
            return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
        });
}

Source kindSource(const Columns &columns)
{
    const KindIndex &kinds = columns.kinds;
    return makeSource(
        kinds.size(),
        [&columns](EventIndex i, std::vector<std::uint32_t> &numbers) {
            numbers.push_back(columns.top(i));
        },
        [&kinds](std::uint32_t number) { return kinds.id(number).value; },
        [&kinds](std::uint32_t number) { return kinds.label(number); },
        [&kinds](const std::string &value) -> std::optional<std::uint32_t> {
            for (const std::uint32_t kind : kinds.named(value)) {
                if (kinds.top(kind) == kind)
                    return kind;
            }
            return std::nullopt;
        });
}

Source threadSource(const Columns &columns)
{
    return makeSource(
        columns.threads.size(), fromColumn(columns.thread),
        [&columns](std::uint32_t number) { return columns.threads[number]; },
        [&columns](std::uint32_t number) {
            for (const Thread &thread : columns.vocabulary.threads) {
                if (thread.id.value == columns.threads[number] && !thread.title.empty())
                    return thread.title;
            }
            return columns.threads[number];
        },
        [&columns](const std::string &value) { return columns.threads.find(value); });
}

Source tagSource(const Columns &columns)
{
    const auto text = [&columns](std::uint32_t number) { return columns.tagLabels[number]; };
    return makeSource(
        columns.tags.size(), fromLists(columns.tagsOf), text, text,
        [&columns](const std::string &value) { return columns.tags.find(folded(trimmed(value))); });
}

Source phaseSource(const Moment &moment)
{
    const Columns &columns = moment.reading.columns();
    return enumSource<Phase>(
        allPhases(),
        [&columns, phases = phasesOfThreads(moment.reading, moment.inForce)](
            EventIndex i) -> std::optional<Phase> {
            return columns.thread[i] == noValue ? std::nullopt : phases[columns.thread[i]];
        },
        phaseFrom);
}

/// Boxes of latitude and longitude, south to north and west to east.
class CellSource final : public FacetSource
{
public:
    CellSource(const Columns &columns, double degrees)
        : m_columns(columns)
        , m_degrees(degrees >= finestFacetCell ? std::min(degrees, 90.0) : finestFacetCell)
        , m_across(std::size_t(std::ceil(360 / m_degrees)))
        , m_down(std::size_t(std::ceil(180 / m_degrees)))
    {}

    std::size_t size() const override { return m_across * m_down; }
    void numbersOf(EventIndex i, std::vector<std::uint32_t> &numbers) const override
    {
        numbers.clear();
        if (!m_columns.hasPosition(i))
            return;
        const LatLon where = m_columns.position(i);
        // The north pole and the date line belong to the last cells.
        const auto row = std::min(std::size_t((where.lat + 90) / m_degrees), m_down - 1);
        const auto column = std::min(std::size_t((where.lon + 180) / m_degrees), m_across - 1);
        numbers.push_back(std::uint32_t(row * m_across + column));
    }
    std::string value(std::uint32_t number) const override
    {
        const double south = double(number / m_across) * m_degrees - 90;
        const double west = double(number % m_across) * m_degrees - 180;
        return Area::box({south, west},
                         {std::min(south + m_degrees, 90.0), std::min(west + m_degrees, 180.0)})
            .toText();
    }
    std::string label(std::uint32_t number) const override { return value(number); }
    std::optional<std::uint32_t> number(const std::string &) const override { return {}; }

private:
    const Columns &m_columns;
    double m_degrees;
    std::size_t m_across;
    std::size_t m_down;
};

} // namespace

std::unique_ptr<FacetSource> facetSource(Field field, const Moment &moment, double cellDegrees)
{
    const Columns &columns = moment.reading.columns();
    switch (field) {
    case Field::Kind:
        return kindSource(columns);
    case Field::Status:
        return enumSource<Status>(
            allStatuses(),
            [reading = moment.reading](EventIndex i) -> std::optional<Status> {
                return reading.status(i);
            },
            statusFrom);
    case Field::Phase:
        return phaseSource(moment);
    case Field::Party:
        return actorSource(columns.actors, fromLists(columns.partiesOf));
    case Field::Initiator:
        return actorSource(columns.actors, fromRole(columns, ColumnRows::IsInitiator));
    case Field::Target:
        return actorSource(columns.actors, fromRole(columns, ColumnRows::IsTarget));
    case Field::Near:
        return std::make_unique<CellSource>(columns, cellDegrees);
    case Field::In:
        return actorSource(columns.actors, fromColumn(columns.country));
    case Field::Tag:
        return tagSource(columns);
    case Field::Person:
        return nameSource(columns.persons, fromLists(columns.personsOf));
    case Field::Place:
        return nameSource(columns.places, fromColumn(columns.place));
    case Field::Source:
        return nameSource(columns.publishers, fromLists(columns.publishersOf));
    case Field::Confidence:
        return enumSource<Confidence>(
            allConfidences(),
            [&columns](EventIndex i) -> std::optional<Confidence> { return columns.confidence(i); },
            confidenceFrom);
    case Field::Thread:
        return threadSource(columns);
    default:
        return nullptr;
    }
}

bool tally(const FacetSource &source, const Bitmap &events, std::vector<std::int64_t> &counts,
           const std::stop_token &stop)
{
    counts.assign(source.size(), 0);
    std::vector<std::uint32_t> numbers;
    return events.forEach(stop, [&](EventIndex i) {
        source.numbersOf(i, numbers);
        for (const std::uint32_t number : numbers)
            ++counts[number];
    });
}

} // namespace entente
