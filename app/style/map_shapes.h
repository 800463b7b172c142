// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/layout/map_layout.h"

#include <memory>

namespace entente
{

/// The world under a map, projected.
struct MapShapes
{
    Projection projection;
    std::shared_ptr<const World> world = std::make_shared<World>();
    std::shared_ptr<const BaseMap> base = std::make_shared<BaseMap>(); ///< of `world`
    /// To look places up in: the same, or coarser where `world` is so fine that it would take long.
    std::shared_ptr<const World> places = world;
};

/// Reads and projects the shapes of a scale and a view of boundaries (at 1:50 million, where that
/// view has no finer ones); what was made lately is kept. Takes from a few milliseconds (1:110
/// million) to a second (1:10 million) the first time: not for the GUI thread. Thread-safe.
Result<MapShapes> mapShapes(const Projection &projection, MapScale scale, Boundaries boundaries);

} // namespace entente
