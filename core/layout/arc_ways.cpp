// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/arc_ways.h"

#include "core/geo/arc_bundles.h"

#include <algorithm>
#include <cstdlib>

namespace entente
{

std::vector<LatLon> ArcWays::between(const Arc &arc) const
{
    // Events of a venue lie some kilometres apart.
    constexpr double venueKm = 40;
    for (std::size_t i = 0; i < arcs.size() && i < ways.size(); ++i) {
        const Arc &each = arcs[i];
        if (each.a != arc.a || each.b != arc.b || each.from != arc.from)
            continue;
        if (each.to == arc.to ||
            (arc.b.isEmpty() && each.venue == arc.venue && distanceKm(each.to, arc.to) < venueKm))
            return ways[i];
    }
    return greatCircle(arc.from, arc.to);
}

ArcWays ArcWays::of(const std::vector<Arc> &some) const
{
    ArcWays picked;
    picked.arcs = some;
    picked.crowd = std::max(crowd, arcs.size());
    picked.heaviest = heaviest;
    for (const Arc &arc : arcs)
        picked.heaviest = std::max(picked.heaviest, arc.count);
    picked.ways.reserve(some.size());
    for (const Arc &arc : some)
        picked.ways.push_back(between(arc));
    return picked;
}

ArcWays waysOf(const std::vector<Arc> &arcs, const std::stop_token &stop)
{
    std::vector<BundledArc> bundled;
    bundled.reserve(arcs.size());
    for (const Arc &arc : arcs)
        bundled.push_back({arc.from, arc.to, double(std::max<std::int64_t>(1, arc.count))});
    ArcWays ways;
    ways.arcs = arcs;
    ways.ways = bundledArcs(bundled, stop);
    return ways;
}

std::string_view nameOf(ArcEnds ends)
{
    return ends == ArcEnds::Venue ? "venue" : "parties";
}

std::optional<ArcEnds> arcEndsNamed(std::string_view word)
{
    for (const ArcEnds ends : {ArcEnds::Parties, ArcEnds::Venue}) {
        if (word == nameOf(ends))
            return ends;
    }
    return std::nullopt;
}

std::string arcKey(const Arc &arc)
{
    if (!arc.b.isEmpty())
        return arc.a.value + " " + arc.b.value;
    return arc.a.value + " to " + (arc.venue.empty() ? "a venue" : arc.venue);
}

std::optional<Arc> wayToVenue(const Event &event, const Actor &party)
{
    const std::optional<LatLon> &place = event.place.position;
    if (!place || !party.position || event.place.country == party.id ||
        distanceKm(*party.position, *place) <= atHomeKm)
        return std::nullopt;
    Arc arc{party.id, {}, *party.position, *place, 1, 0, 0, event.place.name};
    bool leaves = false;
    bool stays = false;
    for (const Party &each : event.parties) {
        leaves = leaves || (each.actor == party.id && sideOf(each.role) == RoleSide::From);
        stays = stays || (each.actor == party.id && sideOf(each.role) == RoleSide::To);
    }
    arc.forward = leaves && !stays ? 1 : 0;
    return arc;
}

int directionOf(const Arc &arc)
{
    const std::int64_t pointing = arc.forward + arc.backward;
    const std::int64_t clear = std::abs(arc.forward - arc.backward);
    if (pointing == 0 || 2 * pointing < arc.count || 3 * clear < pointing)
        return 0;
    return arc.forward > arc.backward ? 1 : -1;
}

} // namespace entente
