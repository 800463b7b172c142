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
    for (std::size_t i = 0; i < arcs.size() && i < ways.size(); ++i) {
        if (arcs[i].from == arc.from && arcs[i].to == arc.to && arcs[i].a == arc.a &&
            arcs[i].b == arc.b)
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

int directionOf(const Arc &arc)
{
    const std::int64_t pointing = arc.forward + arc.backward;
    const std::int64_t clear = std::abs(arc.forward - arc.backward);
    if (pointing == 0 || 2 * pointing < arc.count || 3 * clear < pointing)
        return 0;
    return arc.forward > arc.backward ? 1 : -1;
}

} // namespace entente
