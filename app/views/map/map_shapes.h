// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <memory>

namespace entente
{

/// The world under a map, projected.
struct MapShapes
{
    Projection projection;
    std::shared_ptr<const World> world = std::make_shared<World>();
    std::shared_ptr<const BaseMap> base = std::make_shared<BaseMap>();
};

/// Reads the shapes at 1:110 million, or at 1:50 million when `fine`, and projects them; what was
/// made lately is kept. Takes up to a tenth of a second the first time: not for the GUI thread.
/// Thread-safe.
Result<MapShapes> mapShapes(const Projection &projection, bool fine);

} // namespace entente
