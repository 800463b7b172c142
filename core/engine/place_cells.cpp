// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/place_cells.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

/// Clusters of so many events name them all, asked or not.
constexpr std::size_t fewMembers = 32;
constexpr std::uint64_t mostDenseCells = std::uint64_t(1) << 18U;

} // namespace

PlaceCells::PlaceCells(const Columns &columns, double degrees, bool wantIds)
    : m_columns(columns)
    , m_steps(degrees * fixedDegree)
    , m_across(std::uint64_t(std::floor(360 / degrees)) + 1)
    , m_wantIds(wantIds)
    , m_tops(columns)
{
    const std::uint64_t cells = m_across * (std::uint64_t(std::floor(180 / degrees)) + 1);
    if (cells <= mostDenseCells)
        m_dense.assign(cells, noValue);
}

/// Finds the place of cells that are new or of a fine grid.
std::size_t PlaceCells::newPlaceOf(std::uint64_t where)
{
    const auto next = std::uint32_t(m_cells.size());
    std::uint32_t &place =
        m_dense.empty() ? m_sparse.try_emplace(where, noValue).first->second : m_dense[where];
    if (place == noValue) {
        place = next;
        m_cells.emplace_back();
        m_where.push_back(where);
        m_members.emplace_back();
        m_kinds.resize(m_kinds.size() + m_tops.size(), 0);
    }
    return place;
}

/// Whether the event that was counted last is to be named.
bool PlaceCells::keepsMember(const Cell &cell) const
{
    return m_wantIds || cell.count <= std::int64_t(fewMembers);
}

void PlaceCells::settle()
{
    for (std::size_t n = 0; n < m_pendingCount; ++n)
        take(m_pending[n].place, m_pending[n].event);
    m_pendingCount = 0;
}

void PlaceCells::take(std::size_t place, EventIndex i)
{
    const FixedPosition at = m_columns.fixedPosition(i);
    Cell &cell = m_cells[place];
    ++cell.count;
    cell.best = std::max(cell.best, std::uint64_t(m_columns.rank(i)) << 32U | std::uint32_t(~i));
    cell.lat += at.lat;
    cell.lon += at.lon;
    ++m_kinds[place * m_tops.size() + m_tops.placeOf(m_columns.kind[i])];
    if (keepsMember(cell)) [[unlikely]]
        m_members[place].push_back(i);
    if (const std::uint32_t name = m_columns.place[i]; name != noValue)
        ++m_names[std::uint64_t(place) << 32U | name];
}

void PlaceCells::merge(PlaceCells &&others)
{
    std::vector<std::size_t> places;
    for (std::size_t n = 0; n < others.m_cells.size(); ++n) {
        const Cell &other = others.m_cells[n];
        const std::size_t place = placeOf(others.m_where[n]);
        places.push_back(place);
        Cell &cell = m_cells[place];
        cell.best = std::max(cell.best, other.best);
        cell.count += other.count;
        cell.lat += other.lat;
        cell.lon += other.lon;
        std::vector<EventIndex> &members = m_members[place];
        if (keepsMember(cell))
            members.insert(members.end(), others.m_members[n].begin(), others.m_members[n].end());
        for (std::size_t kind = 0; kind < m_tops.size(); ++kind)
            m_kinds[place * m_tops.size() + kind] += others.m_kinds[n * m_tops.size() + kind];
    }
    for (const auto &[key, count] : others.m_names)
        m_names[std::uint64_t(places[key >> 32U]) << 32U | (key & 0xFFFFFFFFU)] += count;
}

/// The commonest place name of each cell.
std::vector<std::string> PlaceCells::labels() const
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> most(m_cells.size(), {0, noValue});
    for (const auto &[key, count] : m_names) {
        auto &[bestCount, best] = most[key >> 32U];
        const auto name = std::uint32_t(key);
        if (count > bestCount || (count == bestCount && name < best)) {
            bestCount = count;
            best = name;
        }
    }
    std::vector<std::string> labels(m_cells.size());
    for (std::size_t n = 0; n < labels.size(); ++n) {
        if (most[n].second != noValue)
            labels[n] = m_columns.places.names()[most[n].second];
    }
    return labels;
}

std::vector<PlaceCluster> PlaceCells::clusters() const
{
    std::vector<std::string> names = labels();
    std::vector<PlaceCluster> clusters;
    for (std::size_t n = 0; n < m_cells.size(); ++n) {
        const Cell &cell = m_cells[n];
        PlaceCluster cluster;
        cluster.position = {double(cell.lat) / double(cell.count) / fixedDegree,
                            double(cell.lon) / double(cell.count) / fixedDegree};
        cluster.count = cell.count;
        cluster.id = m_columns.id(bestOf(cell));
        cluster.label = std::move(names[n]);
        cluster.kinds = m_tops.counted(m_kinds.data() + n * m_tops.size());
        if (m_wantIds || cell.count <= std::int64_t(fewMembers)) {
            for (const EventIndex i : m_members[n])
                cluster.members.push_back(m_columns.id(i));
            std::sort(cluster.members.begin(), cluster.members.end());
        }
        clusters.push_back(std::move(cluster));
    }
    std::sort(clusters.begin(), clusters.end(), [](const PlaceCluster &a, const PlaceCluster &b) {
        return a.count != b.count ? a.count > b.count : a.id < b.id;
    });
    return clusters;
}

} // namespace entente
