// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/map_shapes.h"

#include "core/store/sample.h"

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace entente
{

namespace
{

constexpr std::size_t mostProjected = 6;

/// What was read and projected at one scale and in one view.
struct ShapesKept
{
    std::mutex mutex;
    std::shared_ptr<const World> world;
    std::deque<MapShapes> projected; ///< the newest last
};

ShapesKept &keptShapes(MapScale scale, Boundaries boundaries)
{
    static std::mutex mutex;
    static std::map<std::pair<MapScale, Boundaries>, ShapesKept> all;
    const std::lock_guard lock(mutex);
    return all[{scale, boundaries}];
}

/// Read once for all scales and views.
Result<std::shared_ptr<const std::vector<City>>> namedCities()
{
    static std::mutex mutex;
    static std::shared_ptr<const std::vector<City>> kept;
    const std::lock_guard lock(mutex);
    if (!kept) {
        Result<std::vector<City>> read = readCities(resourceFile("world/cities.json"));
        if (!read)
            return read.error();
        kept = std::make_shared<const std::vector<City>>(std::move(*read));
    }
    return kept;
}

Result<std::shared_ptr<const World>> readWorld(MapScale scale, Boundaries boundaries)
{
    const std::string size = scale == MapScale::Small    ? "110m"
                             : scale == MapScale::Medium ? "50m"
                                                         : "10m";
    const std::string view = boundaries == Boundaries::Un ? "un-" : "";
    Result<World> read = World::read(resourceFile("world/" + view + "countries-" + size + ".json"));
    if (!read)
        return read.error();
    const std::string water = scale == MapScale::Small ? "110m" : "50m";
    if (const Outcome added = read->addWater(resourceFile("world/water-" + water + ".json"));
        !added)
        return added.error();
    const Result<std::shared_ptr<const std::vector<City>>> cities = namedCities();
    if (!cities)
        return cities.error();
    read->cities = *cities;
    return std::make_shared<const World>(std::move(*read));
}

} // namespace

Result<MapShapes> mapShapes(const Projection &projection, MapScale scale, Boundaries boundaries)
{
    if (boundaries == Boundaries::Un && scale == MapScale::Large)
        scale = MapScale::Medium;
    std::shared_ptr<const World> places;
    if (scale == MapScale::Large) {
        const Result<MapShapes> coarser = mapShapes(projection, MapScale::Medium, boundaries);
        if (!coarser)
            return coarser.error();
        places = coarser->world;
    }
    ShapesKept &kept = keptShapes(scale, boundaries);
    const std::lock_guard lock(kept.mutex);
    if (!kept.world) {
        Result<std::shared_ptr<const World>> read = readWorld(scale, boundaries);
        if (!read)
            return read.error();
        kept.world = std::move(*read);
    }
    for (const MapShapes &made : kept.projected) {
        if (made.projection == projection)
            return made;
    }
    if (kept.projected.size() >= mostProjected)
        kept.projected.pop_front();
    kept.projected.push_back(
        {projection, kept.world,
         std::make_shared<const BaseMap>(projectedWorld(*kept.world, projection)),
         places ? places : kept.world});
    return kept.projected.back();
}

} // namespace entente
