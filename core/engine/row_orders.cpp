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
        addStarts(keys, reading);
        break;
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

} // namespace

RowOrders::Order RowOrders::order(RowOrder by, bool descending, const Moment &moment,
                                  const std::stop_token &stop) const
{
    const std::string key = std::to_string(int(by)) + (descending ? "-" : "+") +
                            (moment.asKnown ? std::to_string(moment.asKnown->seconds) : "");
    if (Order kept = m_recent.find(key))
        return kept;
    const std::optional<SortKeys> keys = keysFor(by, moment.reading, stop);
    if (!keys)
        return nullptr;
    SortKeys starts = emptyKeys(m_columns.size());
    addStarts(starts, moment.reading);
    const auto less = [&](EventIndex a, EventIndex b) {
        if (keys->isMissing.test(a) != keys->isMissing.test(b))
            return keys->isMissing.test(b);
        if (!keys->isMissing.test(a)) {
            const int compared = keys->compare(a, b);
            if (compared != 0)
                return (compared < 0) != descending;
        }
        if (starts.isMissing.test(a) != starts.isMissing.test(b))
            return starts.isMissing.test(b);
        const int compared = starts.compare(a, b);
        return compared != 0 && by != RowOrder::Start ? compared < 0 : a < b;
    };
    auto order = std::make_shared<std::vector<EventIndex>>(m_columns.size());
    std::iota(order->begin(), order->end(), EventIndex(0));
    if (!sortUnlessStopped(*order, less, stop))
        return nullptr;
    m_recent.keep(key, order, order->size() * sizeof(EventIndex));
    return order;
}

} // namespace entente
