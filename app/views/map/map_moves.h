// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <vector>

namespace entente
{

// Where a camera goes: each takes what is seen now and gives the camera that shows what is asked.
// A camera never leaves the map; one that would show all of it becomes the whole-map camera.

MapCamera zoomedAt(const MapLook &look, PointF at, double factor);
MapCamera moved(const MapLook &look, PointF byPx);
/// The centre of a globe that is turned as if the surface under its middle were dragged: as far
/// round as one likes, and up to the poles.
LatLon turned(const MapLook &look, PointF byPx);
/// Shows all points with room around them; one point alone at four times the scale.
MapCamera showing(const MapLook &look, const std::vector<PlanePoint> &points);
/// Between two cameras, `t` from 0 to 1: evenly in place and in the logarithm of scale.
MapCamera between(const MapCamera &a, const MapCamera &b, double t);

/// A box of latitudes and longitudes between two pixels; what lies off the map is brought to its
/// edge. West may be east of east: across the 180th meridian.
struct GeoCorners
{
    LatLon southWest;
    LatLon northEast;
};
GeoCorners boxBetween(const MapLook &look, PointF a, PointF b);
/// The corners of a line drawn around an area, a few of them and as fine as two pixels are; what
/// lies off the map is brought to its edge. Fewer than three: it encloses nothing.
std::vector<LatLon> lassoAlong(const MapLook &look, const std::vector<PointF> &line);
/// The box as the map shows it: rings in pixels.
PathShape shapeOf(const GeoCorners &box, const MapLook &look);

} // namespace entente
