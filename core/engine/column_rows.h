// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/dictionary.h"
#include "core/engine/number_column.h"
#include "core/model/event.h"
#include "core/model/records.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente
{

/// The distinct bounds of starts and ends, numbered in the order of their first appearance: a few
/// thousand days stand for millions of dates.
class BoundsTable
{
public:
    std::uint32_t add(const Bounds &bounds);
    const Bounds &operator[](std::size_t number) const { return m_bounds[number]; }
    std::size_t size() const { return m_bounds.size(); }
    /// Frees what add() needs.
    void close() { m_slots = {}; }

private:
    void grow();

    std::vector<Bounds> m_bounds;
    /// Numbers plus one by the hash of their bounds, or where the next free slot was; 0 is free.
    std::vector<std::uint32_t> m_slots;
};

/// What the numbers in ColumnRows stand for.
struct ColumnWords
{
    BoundsTable bounds;
    Dictionary kinds;                   ///< ids
    Dictionary actors;                  ///< ids
    Dictionary subkinds;                ///< folded
    Dictionary tags;                    ///< folded
    std::vector<std::string> tagLabels; ///< as first written
    Dictionary threads;                 ///< ids
    Dictionary persons;                 ///< names
    Dictionary places;
    Dictionary publishers;

    void write(std::string &bytes) const;
    bool read(std::string_view &bytes);
};

/// A position in ten-millionths of a degree, about a centimetre.
struct FixedPosition
{
    // Without values of their own, so that arrays of them need not be written twice.
    std::int32_t lat;
    std::int32_t lon;
};
constexpr double fixedDegree = 1e7;

/// Everything that answers are computed from, one column per property, in about 30 bytes an event.
/// Numbers are places in ColumnWords.
struct ColumnRows
{
    /// The roles of a party, as bits beside it in `roles`.
    enum Role : std::uint32_t
    {
        IsInitiator = 1,
        IsTarget = 2,
        IsFrom = 4, ///< of RoleSide
        IsTo = 8
    };

    std::size_t first = 0; ///< the place of the first row among all events
    std::size_t size = 0;
    std::vector<std::int64_t> ids; ///< empty when each is its place + 1
    NumberColumn start;            ///< in `bounds`; noValue: without a date
    NumberColumn end;
    NumberColumn kind;
    NumberColumn subkind;
    NumberColumn status;
    NumberColumn confidence;
    NumberColumn phase;
    NumberColumn thread;
    NumberColumn place;
    NumberColumn country; ///< of the place: an actor
    NumberColumn sources; ///< how many; noValue: none
    /// What importance (importance.h) is made of beside kind and relations, in 1/importanceScale.
    NumberColumn weight;
    BigVector<FixedPosition> position;      ///< empty when no event has one
    std::vector<std::uint64_t> hasPosition; ///< a bit an event; empty likewise
    NumberLists parties;                    ///< distinct actors, in the record's order
    NumberColumn roles;                     ///< for each number in `parties`
    NumberLists tags;
    NumberLists persons;
    NumberLists publishers;
    /// Events whose record must be read to say what was known on a day: those with reports, and
    /// those whose start contradicts their end.
    std::vector<EventIndex> told;
    std::vector<EventIndex> reported;                          ///< of these, the ones with reports
    std::vector<std::pair<EventIndex, std::string>> relations; ///< from an event to a key

    bool isPlaced(std::size_t i) const
    {
        return !hasPosition.empty() && ((hasPosition[i / 64] >> (i % 64)) & 1U) != 0;
    }

    /// Adds events in the order of their ids; words go to `words`.
    void add(const Event &event, ColumnWords &words);
    /// Adds the rows of a block made with words of its own.
    void append(const ColumnRows &rows, const ColumnWords &theirs, ColumnWords &ours);

    /// Adds the rows that follow, over the same words, on several threads; of `expected` in all.
    void append(std::span<const ColumnRows> parts, std::size_t expected);

    void write(std::string &bytes) const;
    /// False for bytes that are no rows over `words`.
    bool read(std::string_view &bytes, const ColumnWords &words);
    std::size_t bytes() const;

private:
    void appendIds(const ColumnRows &rows, std::size_t before);
    void appendSparse(const ColumnRows &rows, std::size_t before);
    void appendNotes(const ColumnRows &rows, std::size_t before);
    void addPlace(const Place &where, ColumnWords &words);
    void addParties(const Event &event, ColumnWords &words);
    void addNames(const Event &event, ColumnWords &words);
    void setPosition(std::size_t i, FixedPosition where);
};

constexpr double importanceScale = 65000;

} // namespace entente
