// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_cells.h"

#include <algorithm>

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

LaneCells::LaneCells(const Reading &reading, std::size_t lanes, std::int32_t level,
                     std::int64_t first, std::int64_t last, bool wantIds)
    : m_reading(reading)
    , m_level(level)
    , m_firstCell(first)
    , m_cellsOfLane(0)
    , m_wantIds(wantIds)
    , m_kindCount(reading.columns().kinds.size())
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
    m_cells.back().where = where;
    m_kinds.resize(m_kinds.size() + m_kindCount, 0);
    return m_cells.size() - 1;
}

std::size_t LaneCells::placeOf(const LaneCell &where)
{
    if (where.level == m_level) {
        const std::uint64_t column = std::uint64_t(where.cell) - std::uint64_t(m_firstCell);
        if (column < m_cellsOfLane) {
            std::uint32_t &place = m_dense[where.lane * m_cellsOfLane + column];
            if (place == noValue)
                place = std::uint32_t(newCell(where));
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
    if (other.rank > cell.rank || (other.rank == cell.rank && other.best < cell.best)) {
        cell.best = other.best;
        cell.rank = other.rank;
    }
    if (other.begin < cell.begin || (other.begin == cell.begin && other.first < cell.first)) {
        cell.first = other.first;
        cell.begin = other.begin;
    }
    if (other.end > cell.end || (other.end == cell.end && other.last < cell.last)) {
        cell.last = other.last;
        cell.end = other.end;
    }
}

void LaneCells::add(const LaneCell &where, const CellEvent &event)
{
    const std::size_t place = placeOf(where);
    Cell &cell = m_cells[place];
    if (cell.count == 0) {
        cell.best = cell.first = cell.last = event.index;
        cell.rank = event.rank;
        cell.begin = event.begin;
        cell.end = event.end;
        cell.thread = event.thread;
    } else {
        if (event.rank > cell.rank || (event.rank == cell.rank && event.index < cell.best)) {
            cell.best = event.index;
            cell.rank = event.rank;
        }
        if (event.begin < cell.begin || (event.begin == cell.begin && event.index < cell.first)) {
            cell.first = event.index;
            cell.begin = event.begin;
        }
        if (event.end > cell.end || (event.end == cell.end && event.index < cell.last)) {
            cell.last = event.index;
            cell.end = event.end;
        }
        cell.isOneThread = cell.isOneThread && cell.thread == event.thread;
    }
    ++cell.count;
    ++cell.statuses[std::size_t(event.status)];
    ++kindsOf(place)[event.top];
    if (m_wantIds)
        cell.members.push_back(event.index);
}

void LaneCells::merge(LaneCells &&others)
{
    for (std::size_t n = 0; n < others.m_cells.size(); ++n) {
        Cell &other = others.m_cells[n];
        const std::size_t place = placeOf(other.where);
        Cell &cell = m_cells[place];
        if (cell.count == 0) {
            const LaneCell where = cell.where;
            cell = std::move(other);
            cell.where = where;
        } else {
            improve(cell, other);
            cell.isOneThread = cell.isOneThread && other.isOneThread && cell.thread == other.thread;
            cell.count += other.count;
            for (std::size_t status = 0; status < cell.statuses.size(); ++status)
                cell.statuses[status] += other.statuses[status];
            cell.members.insert(cell.members.end(), other.members.begin(), other.members.end());
        }
        for (std::size_t kind = 0; kind < m_kindCount; ++kind)
            kindsOf(place)[kind] += others.kindsOf(n)[kind];
    }
}

LaneMark LaneCells::markOf(const Cell &cell) const
{
    LaneMark mark = laneMarkOf(m_reading, cell.best);
    if (cell.count == 1)
        return mark;
    const Columns &columns = m_reading.columns();
    mark.count = cell.count;
    mark.span = m_reading.span(cell.first);
    mark.span.end = m_reading.span(cell.last).end;
    const std::uint32_t *counts =
        m_kinds.data() + std::size_t(&cell - m_cells.data()) * m_kindCount;
    mark.kinds = kindCounts(columns, {counts, m_kindCount});
    mark.kind = mark.kinds.front().kind;
    mark.status = Status(std::max_element(cell.statuses.begin(), cell.statuses.end()) -
                         cell.statuses.begin());
    if (!cell.isOneThread)
        mark.thread = {};
    for (const EventIndex i : cell.members)
        mark.members.push_back(columns.id(i));
    std::sort(mark.members.begin(), mark.members.end());
    return mark;
}

} // namespace entente
