// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_clusters.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace entente
{

namespace
{

constexpr double leastDiameter = 9;
constexpr double mostDiameter = 44;
constexpr double gap = 2;         ///< between two discs: their rings
constexpr double fewEvents = 100; ///< below it discs do not grow to the greatest size
constexpr double discCellPx = mostDiameter + gap;

void order(std::vector<MapCluster> &clusters)
{
    std::stable_sort(clusters.begin(), clusters.end(),
                     [](const MapCluster &a, const MapCluster &b) {
                         return std::tie(b.count, a.label, a.id, a.at.x, a.at.y) <
                                std::tie(a.count, b.label, b.id, b.at.x, b.at.y);
                     });
}

void absorb(MapCluster &into, MapCluster &&other)
{
    into.count += other.count;
    for (const KindCount &kind : other.kinds) {
        const auto same = std::find_if(into.kinds.begin(), into.kinds.end(),
                                       [&](const KindCount &k) { return k.kind == kind.kind; });
        if (same == into.kinds.end())
            into.kinds.push_back(kind);
        else
            same->count += kind.count;
    }
    into.members.insert(into.members.end(), other.members.begin(), other.members.end());
}

/// The discs that stand already, by cells as large as the largest disc.
class Standing
{
public:
    MapCluster *touching(std::vector<MapCluster> &clusters, const MapCluster &other) const
    {
        MapCluster *nearest = nullptr;
        double least = 0;
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                const auto it = m_cells.find(cellOf(other.at, dx, dy));
                if (it == m_cells.end())
                    continue;
                for (const std::size_t i : it->second) {
                    MapCluster &each = clusters[i];
                    const double room = std::hypot(each.at.x - other.at.x, each.at.y - other.at.y) -
                                        each.radius - other.radius - gap;
                    if (room < least) {
                        least = room;
                        nearest = &each;
                    }
                }
            }
        }
        return nearest;
    }

    void add(PointF at, std::size_t index) { m_cells[cellOf(at, 0, 0)].push_back(index); }

private:
    static std::int64_t cellOf(PointF at, int dx, int dy)
    {
        const auto x = std::int64_t(std::floor(at.x / discCellPx)) + dx;
        const auto y = std::int64_t(std::floor(at.y / discCellPx)) + dy;
        return x * 4'000'037 + y;
    }

    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_cells;
};

/// One round: every disc goes into the one that it overlaps most, the larger ones standing first.
bool mergeOnce(std::vector<MapCluster> &clusters, std::int64_t total)
{
    std::vector<MapCluster> kept;
    kept.reserve(clusters.size());
    Standing standing;
    for (MapCluster &each : clusters) {
        if (MapCluster *into = standing.touching(kept, each)) {
            absorb(*into, std::move(each));
            into->radius = clusterRadius(into->count, total);
        } else {
            standing.add(each.at, kept.size());
            kept.push_back(std::move(each));
        }
    }
    const bool merged = kept.size() < clusters.size();
    clusters = std::move(kept);
    return merged;
}

void sortWithin(MapCluster &cluster)
{
    std::stable_sort(cluster.kinds.begin(), cluster.kinds.end(),
                     [](const KindCount &a, const KindCount &b) { return a.count > b.count; });
    std::sort(cluster.members.begin(), cluster.members.end());
}

bool isChosen(const MapCluster &cluster, const std::set<EventId> &selected)
{
    return !selected.empty() && (selected.contains(cluster.id) ||
                                 std::any_of(cluster.members.begin(), cluster.members.end(),
                                             [&](EventId id) { return selected.contains(id); }));
}

} // namespace

double clusterRadius(std::int64_t count, std::int64_t total)
{
    const double share =
        double(std::max<std::int64_t>(0, count - 1)) / std::max(double(total - 1), fewEvents);
    return (leastDiameter + (mostDiameter - leastDiameter) * std::sqrt(std::min(1.0, share))) / 2;
}

MergedPlaces mergePlaces(const std::vector<PlaceCluster> &clusters, const MapFrame &frame,
                         const Projection &projection)
{
    MergedPlaces result;
    result.pixelsPerUnit = frame.camera.pixelsPerUnit;
    std::int64_t total = 0;
    for (const PlaceCluster &each : clusters)
        total += each.count;

    // As seen from the plane's origin: panning must not change who overlaps whom.
    MapFrame origin = frame;
    origin.camera.center = {};
    std::vector<MapCluster> &merged = result.clusters;
    for (const PlaceCluster &each : clusters) {
        const auto point = projection.forward(each.position);
        if (!point) {
            result.outside += each.count;
            continue;
        }
        PointF at = origin.toPixel(*point);
        at.x -= frame.width / 2;
        at.y -= frame.height / 2;
        MapCluster cluster{at,          clusterRadius(each.count, total),
                           each.count,  each.id,
                           each.label,  each.kinds,
                           each.members};
        if (cluster.members.empty())
            cluster.members.push_back(each.id);
        merged.push_back(std::move(cluster));
    }
    do
        order(merged);
    while (mergeOnce(merged, total));
    for (MapCluster &each : merged)
        sortWithin(each);
    return result;
}

MapClusters placedClusters(const MergedPlaces &merged, const MapFrame &frame,
                           const std::set<EventId> &selected)
{
    MapClusters result;
    result.outside = merged.outside;
    const PointF shift = frame.toPixel({});
    const double grown = frame.camera.pixelsPerUnit / merged.pixelsPerUnit;
    for (const MapCluster &each : merged.clusters) {
        const PointF at{each.at.x * grown + shift.x, each.at.y * grown + shift.y};
        if (!RectF{0, 0, frame.width, frame.height}.contains(at)) {
            result.outside += each.count;
            continue;
        }
        result.shown.push_back(each);
        result.shown.back().at = at;
        result.shown.back().chosen = isChosen(each, selected);
    }
    return result;
}

} // namespace entente
