// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace entente
{

/// A disc on the map: one place, or several whose discs would overlap.
struct MapCluster
{
    PointF at; ///< pixels
    double radius = 0;
    std::int64_t count = 0;
    EventId id; ///< the most important event of its largest place
    std::string label;
    std::vector<KindCount> kinds; ///< most frequent first
    std::vector<EventId> members; ///< ascending
    bool chosen = false;
};

struct MapClusters
{
    std::vector<MapCluster> shown; ///< largest first, centres inside the frame
    std::int64_t outside = 0;      ///< events of the ones that are not
};

/// The radius of a disc of `count` events among `total`: its area grows with the count.
double clusterRadius(std::int64_t count, std::int64_t total);

/// Projects and merges. What is merged depends on the scale, not on where the camera stands.
MapClusters mergedClusters(const std::vector<PlaceCluster> &clusters, const MapFrame &frame,
                           const Projection &projection, const std::set<EventId> &selected);

} // namespace entente
