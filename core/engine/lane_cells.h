// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/knowledge.h"
#include "core/engine/lane_marks.h"
#include "core/engine/top_kinds.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace entente
{

/// Where an event of a crowded lane is merged: cells are a power of two of seconds wide.
struct LaneCell
{
    std::uint32_t lane = 0;
    std::int32_t level = 0;
    std::int64_t cell = 0;

    bool operator==(const LaneCell &) const = default;
};

/// What cells need to know of an event.
struct CellEvent
{
    EventIndex index = 0;
    std::uint32_t rank = 0;
    std::uint32_t top = 0; ///< a place among TopKinds
    std::uint32_t thread = noValue;
    Status status = Status::Occurred;
    Instant begin; ///< at their word
    Instant end;
};

/// What is known of the events merged in each cell, without the events themselves: a million of
/// them cost no more memory than two.
class LaneCells
{
public:
    /// Most events lie in cells [first, last] of `level`: these are found without hashing.
    LaneCells(const Reading &reading, const TopKinds &tops, std::size_t lanes, std::int32_t level,
              std::int64_t first, std::int64_t last, bool wantIds);

    void add(const LaneCell &where, const CellEvent &event)
    {
        // Cells lie all over a megabyte: waiting for each would take most of the time.
        const std::size_t place = placeOf(where);
#ifdef __GNUC__
        __builtin_prefetch(&m_cells[place], 1);
        __builtin_prefetch(countsOf(place) + statusCount - 1 + event.top, 1);
#endif
        m_pending[m_pendingCount++] = {place, event};
        if (m_pendingCount == mostPending)
            settle();
    }
    /// To be called after the last add(), before anything else.
    void settle();
    void merge(LaneCells &&others);
    /// Calls visit(lane, mark) for every cell of the lanes for which isWanted(lane).
    template <class IsWanted, class Visit>
    void forEachMark(IsWanted isWanted, Visit visit) const
    {
        for (std::size_t cell = 0; cell < m_cells.size(); ++cell) {
            if (isWanted(m_where[cell].lane))
                visit(m_where[cell].lane, markOf(cell));
        }
    }

private:
    static constexpr std::size_t statusCount = std::size_t(Status::Terminated) + 1;
    struct Cell
    {
        std::uint64_t best = 0; ///< the most important event: its rank, then its index negated
        Instant begin;          ///< of the event that begins first
        Instant end;            ///< of the event that ends last
        EventIndex first = 0;
        EventIndex last = 0;
        std::uint32_t thread = noValue;
        bool isEmpty = true;
        bool isOneThread = true;
    };
    struct Hash
    {
        std::size_t operator()(const LaneCell &where) const noexcept
        {
            std::uint64_t hash = std::uint64_t(where.cell) * 0x9E3779B97F4A7C15U;
            hash ^= (std::uint64_t(where.lane) << 8U | std::uint64_t(where.level)) *
                    0xC2B2AE3D27D4EB4FU;
            return std::size_t(hash ^ (hash >> 31U));
        }
    };

    /// An event on its way into a cell: the cell is fetched meanwhile.
    struct Pending
    {
        std::size_t place = 0;
        CellEvent event;
    };
    static constexpr std::size_t mostPending = 32;

    void take(std::size_t place, const CellEvent &event);
    std::size_t placeOf(const LaneCell &where)
    {
        const std::uint64_t column = std::uint64_t(where.cell) - std::uint64_t(m_firstCell);
        if (where.level == m_level && column < m_cellsOfLane) {
            const std::uint32_t place = m_dense[where.lane * m_cellsOfLane + column];
            if (place != noValue)
                return place;
        }
        return newPlaceOf(where);
    }
    std::size_t newPlaceOf(const LaneCell &where);
    std::size_t newCell(const LaneCell &where);
    static void improve(Cell &cell, const Cell &other);
    LaneMark markOf(std::size_t cell) const;
    static std::uint64_t bestKey(std::uint32_t rank, EventIndex i)
    {
        return std::uint64_t(rank) << 32U | std::uint32_t(~i);
    }
    /// How many of each status but the first, then of each top kind. The others are of the first.
    std::uint32_t *countsOf(std::size_t cell)
    {
        return m_counts.data() + cell * m_rowSize;
    }
    const std::uint32_t *countsOf(std::size_t cell) const
    {
        return m_counts.data() + cell * m_rowSize;
    }

    const Reading &m_reading;
    std::int32_t m_level;
    std::int64_t m_firstCell;
    std::size_t m_cellsOfLane;
    bool m_wantIds;
    const TopKinds &m_tops;
    std::size_t m_rowSize;
    // What every event touches lies close together, apart from what is read at the end alone.
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_counts;
    std::vector<LaneCell> m_where;
    std::vector<std::vector<EventIndex>> m_members; ///< while they are wanted
    std::array<Pending, mostPending> m_pending;
    std::size_t m_pendingCount = 0;
    std::vector<std::uint32_t> m_dense; ///< places in m_cells, or noValue
    std::unordered_map<LaneCell, std::size_t, Hash> m_sparse;
};

/// The mark of one event; without its title.
LaneMark laneMarkOf(const Reading &reading, EventIndex i);

} // namespace entente
