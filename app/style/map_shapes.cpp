// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/base_map.h"

#include "core/store/sample.h"

#include <map>
#include <mutex>
#include <tuple>

namespace entente
{

Result<MapGround> mapGround(const std::string &projection, LatLon center)
{
    static std::mutex mutex;
    static std::shared_ptr<const World> world;
    static std::map<std::tuple<std::string, double, double>, MapGround> grounds;

    const std::lock_guard lock(mutex);
    const auto key = std::tuple(projection, center.lat, center.lon);
    if (const auto found = grounds.find(key); found != grounds.end())
        return found->second;
    Result<Projection> made = Projection::named(projection, center);
    if (!made)
        return made.error();
    if (!world) {
        Result<World> read = World::read(resourceFile("world/countries-110m.json"));
        if (!read)
            return read.error();
        world = std::make_shared<const World>(std::move(*read));
    }
    MapGround ground{world, *made, std::make_shared<const BaseMap>(projectedWorld(*world, *made))};
    if (grounds.size() >= 8)
        grounds.clear();
    grounds.emplace(key, ground);
    return ground;
}

} // namespace entente
