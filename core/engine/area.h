// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// The area that a `near:` value names, in degrees separated by spaces (commas mean "or" in the
/// query language, so the value is quoted as a whole):
///
///     near:"35.7 139.7 100km"            a circle: latitude, longitude, radius (km)
///     near:"30 125 46 150"               a box: south-west corner, north-east corner
///     near:"30 125 46 125 46 150"        a lasso: three or more corners
///
/// A box whose west is east of its east runs across the 180th meridian; a lasso takes the short way
/// between neighbouring corners.
class Area
{
public:
    static std::optional<Area> fromText(std::string_view value);
    static Area circle(LatLon center, double km);
    static Area box(LatLon southWest, LatLon northEast);
    static Area lasso(std::vector<LatLon> corners);

    /// The value of a `near:` term; five decimals.
    std::string toText() const;
    bool contains(LatLon place) const;

    enum class Shape
    {
        Circle,
        Box,
        Lasso
    };
    Shape shape() const { return m_shape; }
    /// The centre of a circle, the south-west and north-east corners of a box, a lasso's corners.
    const std::vector<LatLon> &points() const { return m_points; }
    double radiusKm() const { return m_km; }
    /// Of a lasso's corners, each within half a turn of the one before.
    const std::vector<double> &longitudes() const { return m_longitudes; }

private:
    Area(Shape shape, std::vector<LatLon> points, double km);

    Shape m_shape;
    std::vector<LatLon> m_points;
    double m_km = 0;
    std::vector<double> m_longitudes; ///< of a lasso's corners, unwrapped along its outline
};

} // namespace entente
