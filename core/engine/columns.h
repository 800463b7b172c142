// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/actor_index.h"
#include "core/engine/bitmap.h"
#include "core/engine/column_rows.h"
#include "core/engine/dictionary.h"
#include "core/engine/kind_index.h"
#include "core/model/dataset.h"
#include "core/model/records.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace entente
{

/// When events can have begun and ended: two numbers of a table of bounds for each.
struct SpanColumns
{
    NumberColumn start; ///< noValue: without a date
    NumberColumn end;
    BoundsTable bounds;

    bool isKnown(std::size_t i) const { return start[i] != noValue; }
    EventSpan at(std::size_t i) const
    {
        const std::uint32_t number = start[i];
        return number == noValue ? EventSpan{} : EventSpan{bounds[number], bounds[end[i]], true};
    }
    /// Has the bounds of an event that will be asked for soon fetched, since they lie anywhere in
    /// their table. For loops over most events.
    void fetchAheadOf(std::size_t i) const
    {
#ifdef __GNUC__
        constexpr std::size_t ahead = 16;
        if (i + ahead >= start.size())
            return;
        if (const std::uint32_t number = start[i + ahead]; number != noValue)
            __builtin_prefetch(&bounds[number]);
#else
        static_cast<void>(i);
#endif
    }
};

/// Everything that answers are computed from, one column per property. Events stand in the order of
/// their ids. Immutable once made.
class Columns
{
public:
    /// `tables` without events; `rows` over `words`. Records are only asked for keys that relations
    /// name.
    Columns(Dataset tables, ColumnWords words, ColumnRows rows,
            std::shared_ptr<const Records> records);
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;

    std::size_t size() const { return m_size; }
    EventId id(EventIndex i) const
    {
        return EventId{m_ids.empty() ? std::int64_t(i) + 1 : m_ids[i]};
    }
    const Records &records() const { return *m_records; }
    std::optional<EventIndex> find(EventId id) const;
    std::optional<EventIndex> find(const std::string &key) const;

    Dataset vocabulary; ///< without events and ties
    std::vector<Tie> ties;

    KindIndex kinds;
    std::vector<bool> hasEvents; ///< by kind: whether an event names it
    ActorIndex actors;
    Dictionary subkinds;                ///< folded
    Dictionary tags;                    ///< folded
    std::vector<std::string> tagLabels; ///< as first written
    Dictionary threads;                 ///< ids
    NameDictionary persons;
    NameDictionary places;
    NameDictionary publishers;

    SpanColumns spans;
    NumberColumn kind;     ///< as the record says
    NumberColumn subkind;  ///< or noValue
    NumberColumn thread;   ///< or noValue
    NumberColumn place;    ///< a number in `places`, or noValue
    NumberColumn country;  ///< of the place: an actor, or noValue
    NumberColumn sources;  ///< how many, or noValue
    NumberLists partiesOf; ///< distinct actors, in the record's order
    NumberColumn roles;    ///< ColumnRows::Role, for each number in `partiesOf`
    NumberLists tagsOf;
    NumberLists personsOf;
    NumberLists publishersOf;
    Lists eventsOfThread;

    Bitmap isScenario;
    std::vector<EventIndex> told;     ///< whose record says what was known on a day
    std::vector<EventIndex> reported; ///< of these, the ones with reports

    std::uint32_t top(EventIndex i) const { return kinds.top(kind[i]); }
    Status status(EventIndex i) const { return Status(m_status[i]); }
    const NumberColumn &statuses() const { return m_status; }
    const NumberColumn &confidences() const { return m_confidence; }
    Confidence confidence(EventIndex i) const { return Confidence(m_confidence[i]); }
    std::optional<Phase> phase(EventIndex i) const
    {
        const std::uint32_t number = m_phase[i];
        return number == noValue ? std::nullopt : std::optional(Phase(number));
    }
    bool hasPosition(EventIndex i) const
    {
        return !m_hasPosition.empty() && ((m_hasPosition[i / 64] >> (i % 64)) & 1U) != 0;
    }
    /// Only of events that have one.
    LatLon position(EventIndex i) const
    {
        return {m_position[i].lat / fixedDegree, m_position[i].lon / fixedDegree};
    }
    FixedPosition fixedPosition(EventIndex i) const { return m_position[i]; }
    /// Who gets a label first, as a number to compare; and from 0 to 1.
    std::uint32_t rank(EventIndex i) const { return m_rank[i]; }
    float importance(EventIndex i) const { return float(m_rank[i] / importanceScale); }
    /// The events whose relations point at this one.
    std::span<const EventIndex> relatedTo(EventIndex i) const;

    /// What lies in memory for the events, in bytes.
    std::size_t bytes() const;

private:
    void numberKinds(const ColumnWords &words);
    void numberActors(const ColumnWords &words);
    void findThreads();
    void rate(const std::vector<std::pair<EventIndex, std::string>> &relations);

    std::shared_ptr<const Records> m_records;
    std::size_t m_size = 0;
    std::vector<std::int64_t> m_ids; ///< empty: 1, 2, 3, …
    NumberColumn m_status;
    NumberColumn m_confidence;
    NumberColumn m_phase;
    NumberColumn m_rank;
    BigVector<FixedPosition> m_position;
    std::vector<std::uint64_t> m_hasPosition;
    std::unordered_map<EventIndex, std::vector<EventIndex>> m_relatedTo;
};

} // namespace entente
