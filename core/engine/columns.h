// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/actor_index.h"
#include "core/engine/bitmap.h"
#include "core/engine/dictionary.h"
#include "core/engine/kind_index.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace entente
{

/// The bounds of every event's time, one array per number.
struct SpanColumns
{
    struct Side
    {
        std::vector<std::int64_t> strictBegin, strictEnd, fuzzyBegin, fuzzyEnd;
        void add(const Bounds &bounds);
        Bounds at(std::size_t i) const;
    };
    Side start;
    Side end;
    Bitmap isKnown;

    EventSpan at(std::size_t i) const { return {start.at(i), end.at(i), isKnown.test(i)}; }
};

/// Everything that answers are computed from, one array per property, plus the records themselves
/// for details. Events stand in the order of their ids. Immutable once made.
class Columns
{
public:
    explicit Columns(Dataset data);
    Columns(const Columns &) = delete;
    Columns &operator=(const Columns &) = delete;

    std::size_t size() const { return events.size(); }
    std::optional<EventIndex> find(EventId id) const;
    std::optional<EventIndex> find(const std::string &key) const;

    Dataset vocabulary; ///< without events and ties
    std::vector<Event> events;
    std::vector<Tie> ties;

    KindIndex kinds;
    ActorIndex actors;
    Dictionary subkinds;                ///< folded
    Dictionary tags;                    ///< folded
    std::vector<std::string> tagLabels; ///< as first written
    Dictionary threads;                 ///< ids
    NameDictionary persons;
    NameDictionary places;
    NameDictionary publishers;

    SpanColumns spans;
    std::vector<std::uint32_t> kind;    ///< as the record says
    std::vector<std::uint32_t> top;     ///< the top kind
    std::vector<std::uint32_t> subkind; ///< or noValue
    std::vector<Status> status;
    std::vector<Confidence> confidence;
    std::vector<std::uint32_t> thread;  ///< or noValue
    std::vector<std::uint32_t> place;   ///< a number in `places`, or noValue
    std::vector<std::uint32_t> country; ///< of the place: an actor, or noValue
    std::vector<double> latitude;       ///< NaN without a position
    std::vector<double> longitude;
    std::vector<float> importance; ///< 0 to 1
    Lists partiesOf;               ///< distinct actors, in the record's order
    Lists initiatorsOf;            ///< of these, the ones in this role
    Lists targetsOf;
    Lists tagsOf;
    Lists personsOf;
    Lists publishersOf;
    Lists eventsOfThread;
    Lists relatedTo; ///< the events whose relations point at this one

    Bitmap isScenario;
    Bitmap hasPosition;
    std::vector<EventIndex> withReports; ///< the events that reports speak of

private:
    void number();
    void addEvent(EventIndex i);
    void addLists(const Event &event);
    void addPlace(EventIndex i);
    void rate();

    std::unordered_map<std::string, EventIndex> m_byKey;
};

} // namespace entente
