// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/venue_arcs.h"

#include "core/geo/projection.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace entente
{

namespace
{

constexpr std::int64_t venueCell = std::int64_t(venueCellDegrees * fixedDegree);
constexpr std::uint64_t venueCellsAcross = 2048; ///< more than there are, so that cells have a key
constexpr double leastKmPerDegree = 110.5;       ///< of latitude: no pair nearer is overlooked

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
std::uint32_t VenueArcs::venueOf(EventIndex i)
{
    const FixedPosition at = m_columns.fixedPosition(i);
    const auto row = std::uint64_t((at.lat + std::int64_t(90 * fixedDegree)) / venueCell);
    const auto column = std::uint64_t((at.lon + std::int64_t(180 * fixedDegree)) / venueCell);
    const std::uint64_t cell = row * venueCellsAcross + column;
    return venueAt(cell << 32U | m_columns.place[i], i);
}

std::uint32_t VenueArcs::venueAt(std::uint64_t key, EventIndex i)
{
    const auto [at, isNew] = m_venues.try_emplace(key, std::uint32_t(m_keys.size()));
    if (isNew) {
        m_keys.push_back(key);
        m_first.push_back(i);
    } else {
        m_first[at->second] = std::min(m_first[at->second], i); // events lie in the order of ids
    }
    return at->second;
}

void VenueArcs::merge(const VenueArcs &others)
{
    std::vector<std::uint32_t> venues;
    for (std::size_t n = 0; n < others.m_keys.size(); ++n)
        venues.push_back(venueAt(others.m_keys[n], others.m_first[n]));
    for (const auto &[key, visits] : others.m_visits) {
        Visits &all = m_visits[std::uint64_t(venues[key >> 32U]) << 32U | (key & 0xFFFFFFFFU)];
        all.count += visits.count;
        all.pointing += visits.pointing;
    }
}

std::vector<Arc> VenueArcs::most(std::size_t limit) const
{
    using Counted = std::pair<std::uint64_t, Visits>;
    std::vector<Counted> counted(m_visits.begin(), m_visits.end());
    const auto arcOf = [&](const Counted &each) {
        const auto actor = std::uint32_t(each.first);
        const EventIndex first = m_first[each.first >> 32U];
        const std::uint32_t name = m_columns.place[first];
        Arc arc{m_columns.actors.id(actor),
                {},
                *m_columns.actors.position(actor),
                m_columns.position(first),
                each.second.count,
                each.second.pointing,
                0};
        if (name != noValue)
            arc.venue = m_columns.places.names()[name];
        return arc;
    };
    // Those that are not among the most need no names.
    if (counted.size() > limit && limit > 0) {
        std::vector<std::int64_t> counts;
        for (const Counted &each : counted)
            counts.push_back(each.second.count);
        std::nth_element(counts.begin(), counts.begin() + std::ptrdiff_t(limit) - 1, counts.end(),
                         std::greater<>());
        const std::int64_t least = counts[limit - 1];
        std::erase_if(counted, [&](const Counted &each) { return each.second.count < least; });
    }
    std::vector<Arc> arcs;
    for (const Counted &each : counted)
        arcs.push_back(arcOf(each));
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
