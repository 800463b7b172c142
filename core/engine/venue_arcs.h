// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/questions.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
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
        std::optional<std::uint32_t> venue;
        for (std::size_t p = begin; p < end; ++p) {
            const std::uint32_t actor = parties[p];
            if (isAtHome(actor, i))
                continue;
            if (!venue)
                venue = venueOf(i);
            const std::uint32_t role = roles[p];
            Visits &visits = m_visits[std::uint64_t(*venue) << 32U | actor];
            ++visits.count;
            visits.pointing +=
                (role & ColumnRows::IsFrom) != 0 && (role & ColumnRows::IsTo) == 0 ? 1 : 0;
        }
    }
    void merge(const VenueArcs &others);
    std::vector<Arc> most(std::size_t limit) const;

private:
    struct Visits
    {
        std::int64_t count = 0;
        std::int64_t pointing = 0; ///< of these, the ones whose roles say that the party came
    };

    /// Also where nobody knows where home is: no arc can begin there.
    bool isAtHome(std::uint32_t actor, EventIndex i) const;
    std::uint32_t venueOf(EventIndex i);
    std::uint32_t venueAt(std::uint64_t key, EventIndex i);

    const Columns &m_columns;
    std::unordered_map<std::uint64_t, std::uint32_t> m_venues; ///< by name and cell
    std::vector<std::uint64_t> m_keys;                         ///< of each venue
    std::vector<EventIndex> m_first;                           ///< its event with the lowest id
    std::unordered_map<std::uint64_t, Visits> m_visits;        ///< by venue and actor
};

} // namespace entente
