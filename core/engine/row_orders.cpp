// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/row_orders.h"

#include "core/engine/sorting.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace entente
{

namespace
{

/// What rows are compared by: one number each, or a list of numbers; nothing sorts last.
struct SortKeys
{
    std::vector<std::int64_t> numbers; ///< empty when lists are compared
    std::vector<std::vector<std::uint32_t>> lists;
    Bitmap isMissing;

    int compare(EventIndex a, EventIndex b) const
    {
        if (!lists.empty())
            return lists[a] < lists[b] ? -1 : int(lists[b] < lists[a]);
        return numbers[a] < numbers[b] ? -1 : int(numbers[b] < numbers[a]);
    }
};

/// The collation ranks of a column's texts, for each event that has one.
template <class Texts>
bool addRanks(SortKeys &keys, const Texts &texts, std::size_t size, const NumberColumn &column,
              const std::stop_token &stop)
{
    std::vector<std::string> all;
    for (std::uint32_t i = 0; i < size; ++i)
        all.push_back(texts(i));
    const std::vector<std::uint32_t> ranks = collationRanks(all, stop);
    if (ranks.size() != size)
        return false;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (column[i] == noValue)
            keys.isMissing.set(i);
        else
            keys.numbers[i] = ranks[column[i]];
    }
    return true;
}

bool addTitles(SortKeys &keys, const Columns &columns, const std::stop_token &stop)
{
    std::vector<EventIndex> all(columns.size());
    std::iota(all.begin(), all.end(), EventIndex(0));
    const Result<std::vector<std::string>> titles = columns.records().titles(all, stop);
    if (!titles)
        return false;
    const std::vector<std::uint32_t> ranks = collationRanks(*titles, stop);
    if (ranks.size() != titles->size())
        return false;
    keys.numbers.assign(ranks.begin(), ranks.end());
    return true;
}

bool addStatuses(SortKeys &keys, const Reading &reading, const std::stop_token &stop)
{
    std::vector<std::string> labels;
    for (const Status status : allStatuses())
        labels.emplace_back(labelFor(status));
    const std::vector<std::uint32_t> ranks = collationRanks(labels, stop);
    if (ranks.size() != labels.size())
        return false;
    for (std::size_t i = 0; i < keys.numbers.size(); ++i)
        keys.numbers[i] = ranks[std::size_t(reading.status(EventIndex(i)))];
    return true;
}

bool addParties(SortKeys &keys, const Columns &columns, const std::stop_token &stop)
{
    std::vector<std::string> labels;
    for (std::uint32_t actor = 0; actor < columns.actors.size(); ++actor)
        labels.push_back(columns.actors.label(actor));
    const std::vector<std::uint32_t> ranks = collationRanks(labels, stop);
    if (ranks.size() != labels.size())
        return false;
    keys.lists.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const std::uint32_t actor : columns.partiesOf[i])
            keys.lists[i].push_back(ranks[actor]);
        if (keys.lists[i].empty())
            keys.isMissing.set(i);
    }
    return true;
}

void addStarts(SortKeys &keys, const Reading &reading)
{
    for (std::size_t i = 0; i < keys.numbers.size(); ++i) {
        if (reading.isDated(EventIndex(i)))
            keys.numbers[i] = reading.earliestStart(EventIndex(i)).seconds;
        else
            keys.isMissing.set(i);
    }
}

void addConfidences(SortKeys &keys, const Columns &columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        keys.numbers[i] = std::int64_t(columns.confidence(EventIndex(i)));
        if (columns.confidence(EventIndex(i)) == Confidence::Unstated)
            keys.isMissing.set(i);
    }
}

SortKeys emptyKeys(std::size_t size)
{
    return {std::vector<std::int64_t>(size, 0), {}, Bitmap(size)};
}

std::optional<SortKeys> keysFor(RowOrder by, const Reading &reading, const std::stop_token &stop)
{
    const Columns &columns = reading.columns();
    SortKeys keys = emptyKeys(columns.size());
    bool going = true;
    switch (by) {
    case RowOrder::Start:
        break; // what all orders begin with
    case RowOrder::Title:
        going = addTitles(keys, columns, stop);
        break;
    case RowOrder::Kind:
        going = addRanks(
            keys, [&](std::uint32_t kind) { return columns.kinds.label(columns.kinds.top(kind)); },
            columns.kinds.size(), columns.kind, stop);
        break;
    case RowOrder::Status:
        going = addStatuses(keys, reading, stop);
        break;
    case RowOrder::Parties:
        going = addParties(keys, columns, stop);
        break;
    case RowOrder::Place:
        going = addRanks(
            keys, [&](std::uint32_t place) { return columns.places.names()[place]; },
            columns.places.names().size(), columns.place, stop);
        break;
    case RowOrder::Confidence:
        addConfidences(keys, columns);
        break;
    case RowOrder::Sources:
        for (std::size_t i = 0; i < columns.size(); ++i)
            keys.numbers[i] = columns.sources[i] == noValue ? 0 : std::int64_t(columns.sources[i]);
        break;
    }
    return going ? std::optional(std::move(keys)) : std::nullopt;
}

/// All events by start, those without a date last; ties by id.
std::vector<EventIndex> byStart(const Reading &reading, const SpanIndex &spans, bool descending,
                                const std::stop_token &stop)
{
    const std::size_t size = reading.columns().size();
    std::vector<EventIndex> order;
    order.reserve(size);
    if (reading.knowledge()) {
        SortKeys starts = emptyKeys(size);
        addStarts(starts, reading);
        order.resize(size);
        std::iota(order.begin(), order.end(), EventIndex(0));
        const auto less = [&](EventIndex a, EventIndex b) {
            if (starts.isMissing.test(a) != starts.isMissing.test(b))
                return starts.isMissing.test(b);
            const int compared = starts.isMissing.test(a) ? 0 : starts.compare(a, b);
            return compared != 0 ? (compared < 0) != descending : a < b;
        };
        return sortUnlessStopped(order, less, stop) ? order : std::vector<EventIndex>();
    }
    constexpr auto earliest = SpanIndex::Moment::EarliestStart;
    const SpanIndex::Order dated = spans.order(earliest);
    if (!descending) {
        order.assign(dated->begin(), dated->end());
    } else {
        // Days from the last to the first, but the events of a day as before.
        for (std::size_t end = dated->size(); end > 0;) {
            const Instant day = spans.at(earliest, (*dated)[end - 1]);
            const std::size_t begin = spans.countBefore(*dated, earliest, day);
            order.insert(order.end(), dated->begin() + std::ptrdiff_t(begin),
                         dated->begin() + std::ptrdiff_t(end));
            end = begin;
        }
    }
    for (EventIndex i = 0; order.size() < size && i < size; ++i) {
        if (!reading.isDated(i))
            order.push_back(i);
    }
    return order;
}

/// Sorts by whole numbers, keeping the order of those that share one: a counting sort on two bytes
/// after the other.
bool sortByNumbers(std::vector<EventIndex> &order, const SortKeys &keys, bool descending,
                   const std::stop_token &stop)
{
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const std::int64_t number : keys.numbers) {
        least = std::min(least, number);
        most = std::max(most, number);
    }
    const auto keyOf = [&](EventIndex i) {
        const std::int64_t number = keys.numbers[i];
        const auto key = std::uint64_t(descending ? most - number : number - least);
        return keys.isMissing.test(i) ? std::uint64_t(most - least) + 1 : key;
    };
    std::vector<EventIndex> sorted(order.size());
    for (int shift = 0; (std::uint64_t(most - least) + 1) >> shift != 0; shift += 16) {
        std::vector<std::size_t> next(65537, 0);
        for (const EventIndex i : order)
            ++next[((keyOf(i) >> shift) & 0xFFFFU) + 1];
        std::partial_sum(next.begin(), next.end(), next.begin());
        for (std::size_t n = 0; n < order.size(); ++n) {
            if (n % stopStride == 0 && stop.stop_requested())
                return false;
            sorted[next[(keyOf(order[n]) >> shift) & 0xFFFFU]++] = order[n];
        }
        order.swap(sorted);
    }
    return true;
}

bool sortByLists(std::vector<EventIndex> &order, const SortKeys &keys, bool descending,
                 const std::stop_token &stop)
{
    std::vector<std::uint32_t> places(order.size());
    for (std::size_t n = 0; n < order.size(); ++n)
        places[order[n]] = std::uint32_t(n);
    return sortUnlessStopped(
        order,
        [&](EventIndex a, EventIndex b) {
            if (keys.isMissing.test(a) != keys.isMissing.test(b))
                return keys.isMissing.test(b);
            const int compared = keys.isMissing.test(a) ? 0 : keys.compare(a, b);
            return compared != 0 ? (compared < 0) != descending : places[a] < places[b];
        },
        stop);
}

} // namespace

RowOrders::Order RowOrders::order(RowOrder by, bool descending, const Moment &moment,
                                  const std::stop_token &stop) const
{
    const std::string key = std::to_string(int(by)) + (descending ? "-" : "+") +
                            (moment.asKnown ? std::to_string(moment.asKnown->seconds) : "");
    if (Order kept = m_recent.find(key))
        return kept;
    const bool isByStart = by == RowOrder::Start;
    std::vector<EventIndex> order = byStart(moment.reading, m_spans, isByStart && descending, stop);
    if (order.size() != m_columns.size() || stop.stop_requested())
        return nullptr;
    if (!isByStart) {
        const std::optional<SortKeys> keys = keysFor(by, moment.reading, stop);
        if (!keys)
            return nullptr;
        const bool isSorted = keys->lists.empty() ? sortByNumbers(order, *keys, descending, stop)
                                                  : sortByLists(order, *keys, descending, stop);
        if (!isSorted)
            return nullptr;
    }
    auto result = std::make_shared<const std::vector<EventIndex>>(std::move(order));
    m_recent.keep(key, result, result->size() * sizeof(EventIndex));
    return result;
}

} // namespace entente
