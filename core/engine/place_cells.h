// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"
#include "core/engine/questions.h"
#include "core/engine/top_kinds.h"

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

    void add(EventIndex i); ///< one that has a position
    /// To be called after the last add(), before anything else.
    void settle();
    void merge(PlaceCells &&others);
    /// Most events first, then by the most important event.
    std::vector<PlaceCluster> clusters() const;

private:
    struct Cell
    {
        std::uint64_t where = 0;
        std::int64_t count = 0;
        std::int64_t lat = 0; ///< sums of fixed positions
        std::int64_t lon = 0;
        std::uint64_t best = 0; ///< the most important event: its rank, then its index negated
        std::vector<EventIndex> members; ///< all if wanted, else the first few
    };

    /// An event on its way into a cell: the cell is fetched meanwhile.
    struct Pending
    {
        std::size_t place = 0;
        EventIndex event = 0;
    };
    static constexpr std::size_t mostPending = 32;

    void take(std::size_t place, EventIndex i);
    std::size_t placeOf(std::uint64_t where);
    void keep(Cell &cell, EventIndex member) const;
    std::vector<std::string> labels() const;

    static EventIndex bestOf(const Cell &cell) { return EventIndex(~std::uint32_t(cell.best)); }

    const Columns &m_columns;
    double m_width; ///< of a cell, in ten-millionths of a degree
    std::uint64_t m_across;
    bool m_wantIds;
    TopKinds m_tops;
    std::vector<Cell> m_cells;
    std::vector<Pending> m_pending;
    std::vector<std::uint32_t> m_kinds; ///< of each cell, how many of each top kind
    std::vector<std::uint32_t> m_dense; ///< places in m_cells, or noValue; empty for a fine grid
    std::unordered_map<std::uint64_t, std::uint32_t> m_sparse;
    std::unordered_map<std::uint64_t, std::int64_t> m_names; ///< by cell and number of the name
};

} // namespace entente
