// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <algorithm>

namespace entente
{

/// What of the projected plane a map shows at least: a camera for pictures of any size.
struct MapExtent
{
    PlanePoint center;
    double width = 0; ///< units of the plane, > 0
    double height = 0;
    bool operator==(const MapExtent &) const = default;

    /// Of a map of this size in pixels.
    static MapExtent of(const MapCamera &camera, double width, double height)
    {
        return {camera.center, width / camera.pixelsPerUnit, height / camera.pixelsPerUnit};
    }
    MapCamera camera(double widthPx, double heightPx) const
    {
        return {center, std::min(widthPx / width, heightPx / height)};
    }
};

} // namespace entente
