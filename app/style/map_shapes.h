// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/projection.h"
#include "core/geo/world.h"
#include "core/layout/map_layout.h"

#include <memory>
#include <string>

namespace entente
{

/// The world under a map, projected.
struct MapGround
{
    std::shared_ptr<const World> world;
    Projection projection;
    std::shared_ptr<const BaseMap> base;
};

/// Read and projected once for each projection and centre, then kept. Thread-safe.
Result<MapGround> mapGround(const std::string &projection, LatLon center);

} // namespace entente
