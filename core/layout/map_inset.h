// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_clusters.h"

#include <optional>
#include <vector>

namespace entente
{

/// A small map of the whole world in a corner of a map that shows a part of it.
struct MapInset
{
    RectF box;      ///< of the picture
    MapFrame frame; ///< of the whole world in `box`, from its corner
    RectF seen;     ///< what the large map shows, in pixels of the picture

    /// Where on the plane a pixel of the picture inside `box` is.
    PlanePoint toPlane(PointF p) const { return frame.toPlane({p.x - box.x, p.y - box.y}); }
};

/// Nothing where most of the world is seen anyway, or the picture has no room. It stands in the
/// corner that hides the fewest of `places`.
std::optional<MapInset> insetOf(const MapLook &look, const std::vector<MapCluster> &places);

/// Adds it: land, and a frame around what is seen.
void addInset(Drawing &drawing, const MapInset &inset, const BaseMap &base, const Theme &theme);

} // namespace entente
