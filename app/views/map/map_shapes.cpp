// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/map_shapes.h"

#include "core/store/sample.h"

#include <array>
#include <deque>
#include <mutex>

namespace entente
{

namespace
{

constexpr std::size_t mostKept = 6;

/// What was read and projected at one scale.
struct Scale
{
    std::mutex mutex;
    std::shared_ptr<const World> world;
    std::deque<MapShapes> projected; ///< the newest last
};

} // namespace

Result<MapShapes> mapShapes(const Projection &projection, bool fine)
{
    static std::array<Scale, 2> scales;
    Scale &scale = scales[fine ? 1 : 0];
    const std::lock_guard lock(scale.mutex);
    if (!scale.world) {
        Result<World> read = World::read(
            resourceFile(fine ? "world/countries-50m.json" : "world/countries-110m.json"));
        if (!read)
            return read.error();
        scale.world = std::make_shared<const World>(std::move(*read));
    }
    for (const MapShapes &made : scale.projected) {
        if (made.projection == projection)
            return made;
    }
    if (scale.projected.size() >= mostKept)
        scale.projected.pop_front();
    scale.projected.push_back(
        {projection, scale.world,
         std::make_shared<const BaseMap>(projectedWorld(*scale.world, projection))});
    return scale.projected.back();
}

} // namespace entente
