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
        if (arcs[i].a == arc.a && arcs[i].b == arc.b && arcs[i].from == arc.from &&
            arcs[i].to == arc.to)
            return ways[i];
    }
    return greatCircle(arc.from, arc.to);
}

ArcWays waysOf(const std::vector<Arc> &arcs, const std::stop_token &stop)
{
    std::vector<BundledArc> bundled;
    bundled.reserve(arcs.size());
    for (const Arc &arc : arcs)
        bundled.push_back({arc.from, arc.to, double(std::max<std::int64_t>(1, arc.count))});
    return {arcs, bundledArcs(bundled, stop)};
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
