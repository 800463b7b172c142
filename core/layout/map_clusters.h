// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <cstdint>
#include <set>
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

/// Discs that have taken in those they would overlap, placed around the plane's origin.
struct MergedPlaces
{
    std::vector<MapCluster> clusters; ///< `at` in pixels from the origin
    double pixelsPerUnit = 1;         ///< that they were merged for
    std::int64_t outside = 0;         ///< events that the projection does not show
};

/// Projects and merges. What is merged depends on the scale of the frame, not on where its camera
/// stands, so that it can be kept while the map is panned.
MergedPlaces mergePlaces(const std::vector<PlaceCluster> &clusters, const MapFrame &frame,
                         const Projection &projection);
/// What a frame shows of them. At another scale than theirs they stand where they are, though some
/// may overlap: good for the moment until they have been merged again.
MapClusters placedClusters(const MergedPlaces &merged, const MapFrame &frame,
                           const std::set<EventId> &selected);

} // namespace entente
