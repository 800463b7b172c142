// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/projection.h"

#include <span>
#include <stop_token>
#include <vector>

namespace entente
{

/// An arc over the globe that may be drawn in a bundle with others.
struct BundledArc
{
    LatLon from;
    LatLon to;
    double weight = 1; ///< > 0; heavy arcs draw light ones to themselves
    bool operator==(const BundledArc &) const = default;
};

/// The way of each arc from its `from` to its `to`, at least two points. Great circles whose
/// directions, lengths and places are alike are drawn together between their ends, so that hundreds
/// of them read as a few streams; an arc that is like no other stays a great circle. On the sphere,
/// so that it is computed once for all projections and scales. The same arcs always give the same
/// ways. Compatibility as in D. Holten, J. J. van Wijk, "Force-directed edge bundling for graph
/// visualization", Computer Graphics Forum 28 (2009); instead of forces, points move to the
/// weighted mean of their neighbours, which always settles. Great circles after a stop.
std::vector<std::vector<LatLon>> bundledArcs(std::span<const BundledArc> arcs,
                                             const std::stop_token &stop = {});

} // namespace entente
