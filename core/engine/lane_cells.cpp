// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_cells.h"

#include <algorithm>
#include <numeric>

namespace entente
{

LaneMark laneMarkOf(const Reading &reading, EventIndex i)
{
    const Columns &columns = reading.columns();
    LaneMark mark;
    mark.id = columns.id(i);
    mark.span = reading.span(i);
    mark.kind = columns.kinds.id(columns.top(i));
    mark.status = reading.status(i);
    mark.importance = columns.importance(i);
    if (columns.thread[i] != noValue)
        mark.thread = ThreadId{columns.threads[columns.thread[i]]};
    return mark;
}

LaneCells::LaneCells(const Reading &reading, const TopKinds &tops, std::size_t lanes,
                     std::int32_t level, std::int64_t first, std::int64_t last, bool wantIds)
    : m_reading(reading)
    , m_level(level)
    , m_firstCell(first)
    , m_cellsOfLane(0)
    , m_wantIds(wantIds)
    , m_tops(tops)
    , m_rowSize(statusCount - 1 + tops.size())
{
    constexpr std::uint64_t mostCells = 8192;
    const std::uint64_t span = std::uint64_t(last) - std::uint64_t(first);
    if (first <= last && span < mostCells) {
        m_cellsOfLane = std::size_t(span) + 1;
        m_dense.assign(lanes * m_cellsOfLane, noValue);
    }
}

std::size_t LaneCells::newCell(const LaneCell &where)
{
    m_cells.emplace_back();
    m_where.push_back(where);
    m_counts.resize(m_counts.size() + m_rowSize, 0);
    if (m_wantIds)
        m_members.emplace_back();
    return m_cells.size() - 1;
}

std::size_t LaneCells::newPlaceOf(const LaneCell &where)
{
    if (where.level == m_level) {
        const std::uint64_t column = std::uint64_t(where.cell) - std::uint64_t(m_firstCell);
        if (column < m_cellsOfLane) {
            const std::size_t place = newCell(where);
            m_dense[where.lane * m_cellsOfLane + column] = std::uint32_t(place);
            return place;
        }
    }
    const auto [found, isNew] = m_sparse.try_emplace(where, m_cells.size());
    if (isNew)
        newCell(where);
    return found->second;
}

void LaneCells::improve(Cell &cell, const Cell &other)
{
    cell.best = std::max(cell.best, other.best);
    if (other.begin < cell.begin || (other.begin == cell.begin && other.first < cell.first)) {
        cell.first = other.first;
        cell.begin = other.begin;
    }
    if (other.end > cell.end || (other.end == cell.end && other.last < cell.last)) {
        cell.last = other.last;
        cell.end = other.end;
    }
    cell.isOneThread = cell.isOneThread && other.isOneThread && cell.thread == other.thread;
}

void LaneCells::settle()
{
    for (std::size_t n = 0; n < m_pendingCount; ++n)
        take(m_pending[n].place, m_pending[n].event);
    m_pendingCount = 0;
}

void LaneCells::take(std::size_t place, const CellEvent &event)
{
    Cell &cell = m_cells[place];
    if (cell.isEmpty) [[unlikely]] {
        cell.begin = event.begin;
        cell.end = event.end;
        cell.first = cell.last = event.index;
        cell.thread = event.thread;
        cell.isEmpty = false;
    }
    cell.best = std::max(cell.best, bestKey(event.rank, event.index));
    if (event.begin < cell.begin || (event.begin == cell.begin && event.index < cell.first)) {
        cell.first = event.index;
        cell.begin = event.begin;
    }
    if (event.end > cell.end || (event.end == cell.end && event.index < cell.last)) {
        cell.last = event.index;
        cell.end = event.end;
    }
    cell.isOneThread = cell.isOneThread && cell.thread == event.thread;
    std::uint32_t *counts = countsOf(place);
    if (event.status != Status{})
        ++counts[std::size_t(event.status) - 1];
    ++counts[statusCount - 1 + event.top];
    if (m_wantIds)
        m_members[place].push_back(event.index);
}

void LaneCells::merge(LaneCells &&others)
{
    for (std::size_t n = 0; n < others.m_cells.size(); ++n) {
        const std::size_t place = placeOf(others.m_where[n]);
        Cell &cell = m_cells[place];
        if (cell.isEmpty)
            cell = others.m_cells[n];
        else
            improve(cell, others.m_cells[n]);
        for (std::size_t i = 0; i < m_rowSize; ++i)
            countsOf(place)[i] += others.countsOf(n)[i];
        if (m_wantIds)
            m_members[place].insert(m_members[place].end(), others.m_members[n].begin(),
                                    others.m_members[n].end());
    }
}

LaneMark LaneCells::markOf(std::size_t place) const
{
    const Cell &cell = m_cells[place];
    const std::uint32_t *counts = countsOf(place);
    const std::uint32_t *kinds = counts + statusCount - 1;
    LaneMark mark = laneMarkOf(m_reading, EventIndex(~std::uint32_t(cell.best)));
    mark.count = std::accumulate(kinds, counts + m_rowSize, std::int64_t(0));
    if (mark.count == 1)
        return mark;
    const Columns &columns = m_reading.columns();
    mark.span = m_reading.span(cell.first);
    mark.span.end = m_reading.span(cell.last).end;
    mark.kinds = m_tops.counted(kinds);
    mark.kind = mark.kinds.front().kind;
    const std::uint32_t *most = std::max_element(counts, kinds);
    const std::int64_t ofFirst = mark.count - std::accumulate(counts, kinds, std::int64_t(0));
    mark.status = *most > ofFirst ? Status(most - counts + 1) : Status{};
    if (!cell.isOneThread)
        mark.thread = {};
    if (m_wantIds) {
        for (const EventIndex i : m_members[place])
            mark.members.push_back(columns.id(i));
        std::sort(mark.members.begin(), mark.members.end());
    }
    return mark;
}

} // namespace entente
