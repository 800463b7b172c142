// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/knowledge.h"
#include "core/engine/lane_marks.h"

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
    std::uint32_t top = 0;
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
    LaneCells(const Reading &reading, std::size_t lanes, std::int32_t level, std::int64_t first,
              std::int64_t last, bool wantIds);

    /// `event` as cellEventOf() gives it: an event of several lanes is looked up once.
    void add(const LaneCell &where, const CellEvent &event);
    void merge(LaneCells &&others);
    /// Calls visit(lane, mark) for every cell.
    template <class Visit>
    void forEachMark(Visit visit) const
    {
        for (const Cell &cell : m_cells)
            visit(cell.where.lane, markOf(cell));
    }

private:
    struct Cell
    {
        LaneCell where;
        std::int64_t count = 0;
        EventIndex best = 0; ///< the most important one, and how much so
        std::uint32_t rank = 0;
        EventIndex first = 0; ///< begins first, and when
        Instant begin;
        EventIndex last = 0; ///< ends last, and when
        Instant end;
        std::uint32_t thread = noValue;
        bool isOneThread = true;
        std::array<std::uint32_t, 8> statuses{};
        std::vector<EventIndex> members;
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

    std::size_t placeOf(const LaneCell &where);
    std::size_t newCell(const LaneCell &where);
    static void improve(Cell &cell, const Cell &other);
    LaneMark markOf(const Cell &cell) const;
    std::uint32_t *kindsOf(std::size_t cell) { return m_kinds.data() + cell * m_kindCount; }

    const Reading &m_reading;
    std::int32_t m_level;
    std::int64_t m_firstCell;
    std::size_t m_cellsOfLane;
    bool m_wantIds;
    std::size_t m_kindCount;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_kinds; ///< of each cell, how many of each top kind
    std::vector<std::uint32_t> m_dense; ///< places in m_cells, or noValue
    std::unordered_map<LaneCell, std::size_t, Hash> m_sparse;
};

/// The mark of one event; without its title.
LaneMark laneMarkOf(const Reading &reading, EventIndex i);

} // namespace entente
