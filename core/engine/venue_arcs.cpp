// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/venue_arcs.h"

#include "core/geo/projection.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace entente
{

namespace
{

constexpr std::int64_t venueCell = std::int64_t(venueCellDegrees * fixedDegree);
constexpr std::uint64_t venueCellsAcross = 2048; ///< more than there are, so that cells have a key
constexpr double leastKmPerDegree = 110.5;       ///< of latitude: no pair nearer is overlooked
constexpr std::size_t leastTable = 1024;         ///< a power of two

std::size_t hashOf(std::uint64_t venue, std::uint32_t actor)
{
    std::uint64_t hash = venue * 0x9E3779B97F4A7C15U + actor;
    hash = (hash ^ (hash >> 32U)) * 0xD6E8FEB86659FD93U;
    return std::size_t(hash ^ (hash >> 32U));
}

} // namespace

VenueArcs::VenueArcs(const Columns &columns) : m_columns(columns) {}

bool VenueArcs::isAtHome(std::uint32_t actor, EventIndex i) const
{
    const std::optional<LatLon> &home = m_columns.actors.position(actor);
    if (!home || m_columns.country[i] == actor)
        return true;
    const LatLon place = m_columns.position(i);
    return std::abs(place.lat - home->lat) <= atHomeKm / leastKmPerDegree &&
           distanceKm(*home, place) <= atHomeKm;
}

/// Of an event's place name and cell; an event without a name has the cell alone.
std::uint64_t VenueArcs::venueOf(EventIndex i) const
{
    const FixedPosition at = m_columns.fixedPosition(i);
    const auto row = std::uint64_t((at.lat + std::int64_t(90 * fixedDegree)) / venueCell);
    const auto column = std::uint64_t((at.lon + std::int64_t(180 * fixedDegree)) / venueCell);
    return (row * venueCellsAcross + column) << 32U | m_columns.place[i];
}

void VenueArcs::add(const Visits &visits)
{
    if (m_used * 5 >= m_table.size() * 3)
        grow();
    const std::size_t mask = m_table.size() - 1;
    std::size_t at = hashOf(visits.venue, visits.actor) & mask;
    while (m_table[at].count != 0 &&
           (m_table[at].venue != visits.venue || m_table[at].actor != visits.actor))
        at = (at + 1) & mask;
    Visits &all = m_table[at];
    if (all.count == 0) {
        all = visits;
        ++m_used;
        return;
    }
    all.first = std::min(all.first, visits.first); // events lie in the order of their ids
    all.count += visits.count;
    all.pointing += visits.pointing;
}

void VenueArcs::grow()
{
    const std::vector<Visits> before =
        std::exchange(m_table, std::vector<Visits>(std::max(leastTable, 2 * m_table.size())));
    m_used = 0;
    for (const Visits &visits : before) {
        if (visits.count != 0)
            add(visits);
    }
}

void VenueArcs::merge(const VenueArcs &others)
{
    for (const Visits &visits : others.m_table) {
        if (visits.count != 0)
            add(visits);
    }
}

/// Those with the most events, at least `limit` where there are so many, and all with as many as
/// the last of them.
std::vector<VenueArcs::Visits> VenueArcs::counted(std::size_t limit) const
{
    std::vector<std::uint32_t> counts;
    for (const Visits &visits : m_table) {
        if (visits.count != 0)
            counts.push_back(visits.count);
    }
    std::uint32_t least = 1;
    if (limit > 0 && counts.size() > limit) {
        const auto last = counts.begin() + std::ptrdiff_t(limit) - 1;
        std::nth_element(counts.begin(), last, counts.end(), std::greater<>());
        least = *last;
    }
    std::vector<Visits> most;
    for (const Visits &visits : m_table) {
        if (visits.count >= least)
            most.push_back(visits);
    }
    return most;
}

std::vector<Arc> VenueArcs::most(std::size_t limit) const
{
    const std::vector<Visits> most = counted(limit);
    std::unordered_map<std::uint64_t, EventIndex> first; // where each venue stands
    for (const Visits &visits : most)
        first.emplace(visits.venue, visits.first);
    for (const Visits &visits : m_table) {
        if (visits.count == 0)
            continue;
        if (const auto venue = first.find(visits.venue); venue != first.end())
            venue->second = std::min(venue->second, visits.first);
    }
    std::vector<Arc> arcs;
    for (const Visits &visits : most) {
        const EventIndex event = first[visits.venue];
        Arc arc{m_columns.actors.id(visits.actor),
                {},
                *m_columns.actors.position(visits.actor),
                m_columns.position(event),
                visits.count,
                visits.pointing,
                0};
        if (const std::uint32_t name = m_columns.place[event]; name != noValue)
            arc.venue = m_columns.places.names()[name];
        arcs.push_back(std::move(arc));
    }
    std::sort(arcs.begin(), arcs.end(), isBeforeArc);
    arcs.resize(std::min(arcs.size(), limit));
    return arcs;
}

bool isBeforeArc(const Arc &x, const Arc &y)
{
    if (x.count != y.count)
        return x.count > y.count;
    return std::tie(x.a, x.b, x.venue, x.to.lat, x.to.lon) <
           std::tie(y.a, y.b, y.venue, y.to.lat, y.to.lon);
}

} // namespace entente
