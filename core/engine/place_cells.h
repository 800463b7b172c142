// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/facet_cells.h"
#include "core/engine/questions.h"
#include "core/engine/top_kinds.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace entente
{

/// Sums up the events in each cell of a grid of latitude and longitude.
class PlaceCells
{
public:
    PlaceCells(const Columns &columns, double degrees, bool wantIds);

    void add(EventIndex i) ///< one that has a position
    {
        const FixedPosition at = m_columns.fixedPosition(i);
        const std::size_t place = placeOf(m_steps.row(at) * m_across + m_steps.column(at));
#ifdef __GNUC__
        __builtin_prefetch(&m_cells[place], 1);
        __builtin_prefetch(m_kinds.data() + place * m_tops.size(), 1);
#endif
        m_pending[m_pendingCount++] = {place, i};
        if (m_pendingCount == mostPending)
            settle();
    }
    /// To be called after the last add(), before anything else.
    void settle();
    void merge(PlaceCells &&others);
    /// Most events first, then by the most important event.
    std::vector<PlaceCluster> clusters() const;

private:
    /// What each event changes, apart from what few do: half a cache line.
    struct Cell
    {
        std::uint64_t best = 0; ///< the most important event: its rank, then its index negated
        std::int64_t lat = 0;   ///< sums of fixed positions
        std::int64_t lon = 0;
        std::int64_t count = 0;
    };

    /// An event on its way into a cell: the cell is fetched meanwhile.
    struct Pending
    {
        std::size_t place = 0;
        EventIndex event = 0;
    };
    static constexpr std::size_t mostPending = 32;

    void take(std::size_t place, EventIndex i);
    std::size_t placeOf(std::uint64_t where)
    {
        const std::uint32_t place = m_dense.empty() ? noValue : m_dense[where];
        return place == noValue ? newPlaceOf(where) : place;
    }
    std::size_t newPlaceOf(std::uint64_t where);
    bool keepsMember(const Cell &cell) const;
    std::vector<std::string> labels() const;

    static EventIndex bestOf(const Cell &cell)
    {
        return EventIndex(~std::uint32_t(cell.best));
    }

    const Columns &m_columns;
    FixedSteps m_steps;
    std::uint64_t m_across;
    bool m_wantIds;
    TopKinds m_tops;
    std::vector<Cell> m_cells;
    std::vector<std::uint64_t> m_where;             ///< of each cell
    std::vector<std::vector<EventIndex>> m_members; ///< all if wanted, else the first few
    std::array<Pending, mostPending> m_pending;
    std::size_t m_pendingCount = 0;
    std::vector<std::uint32_t> m_kinds; ///< of each cell, how many of each top kind
    std::vector<std::uint32_t> m_dense; ///< places in m_cells, or noValue; empty for a fine grid
    std::unordered_map<std::uint64_t, std::uint32_t> m_sparse;
    std::unordered_map<std::uint64_t, std::int64_t> m_names; ///< by cell and number of the name
};

} // namespace entente
