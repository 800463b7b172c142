// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/questions.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente
{

/// The order of arcs in an answer: most events first, then by actors, by name and place of a venue.
bool isBeforeArc(const Arc &x, const Arc &y);

/// Counts how many events took each party to each venue, as ArcEnds::Venue says.
class VenueArcs
{
public:
    explicit VenueArcs(const Columns &columns);

    /// An event that has a position; its parties are numbers [begin, end) of `parties`.
    template <class Parties, class Roles>
    void add(EventIndex i, const Parties &parties, const Roles &roles, std::size_t begin,
             std::size_t end)
    {
        for (std::size_t p = begin; p < end; ++p) {
            const std::uint32_t actor = parties[p];
            if (isAtHome(actor, i))
                continue;
            const std::uint32_t role = roles[p];
            const bool points = (role & ColumnRows::IsFrom) != 0 && (role & ColumnRows::IsTo) == 0;
            add({venueOf(i), actor, i, 1, points ? 1U : 0U});
        }
    }
    void merge(const VenueArcs &others);
    std::vector<Arc> most(std::size_t limit) const;

private:
    /// A party at a venue.
    struct Visits
    {
        std::uint64_t venue = 0; ///< its name and cell
        std::uint32_t actor = 0;
        EventIndex first = 0;       ///< of the events: the one with the lowest id
        std::uint32_t count = 0;    ///< 0: an empty place of the table
        std::uint32_t pointing = 0; ///< of these, the ones whose roles say that the party came
    };

    /// Also where nobody knows where home is: no arc can begin there.
    bool isAtHome(std::uint32_t actor, EventIndex i) const;
    std::uint64_t venueOf(EventIndex i) const;
    void add(const Visits &visits);
    void grow();
    std::vector<Visits> counted(std::size_t limit) const;

    const Columns &m_columns;
    /// By hash, at the first free place from there on: a million events may have as many venues.
    std::vector<Visits> m_table;
    std::size_t m_used = 0;
};

} // namespace entente
