// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/conditions.h"
#include "core/geo/angles.h"

#include <algorithm>
#include <cmath>

namespace entente::archive
{

namespace
{

constexpr double meanRadiusKm = 6371.0088; // as distanceKm() has it
constexpr double kmPerDegree = meanRadiusKm * radiansPerDegree;

/// The latitudes that a place inside can have, which is what an index knows.
std::string between(double south, double north)
{
    return "e.lat >= " + literal(south) + " AND e.lat <= " + literal(north);
}

std::string circleCondition(const Area &area)
{
    const LatLon center = area.points().front();
    const std::string lat =
        "sin((e.lat - " + literal(center.lat) + ") * " + literal(radiansPerDegree) + " / 2)";
    const std::string lon =
        "sin((e.lon - " + literal(center.lon) + ") * " + literal(radiansPerDegree) + " / 2)";
    const std::string h = lat + " * " + lat + " + " +
                          literal(std::cos(center.lat * radiansPerDegree)) + " * cos(e.lat * " +
                          literal(radiansPerDegree) + ") * " + lon + " * " + lon;
    const double reach = area.radiusKm() / kmPerDegree * (1 + 1e-9) + 1e-9;
    return between(center.lat - reach, center.lat + reach) + " AND " + literal(meanRadiusKm) +
           " * (2 * asin(least(1, sqrt(" + h + ")))) <= " + literal(area.radiusKm());
}

std::string boxCondition(const Area &area)
{
    const LatLon southWest = area.points()[0];
    const LatLon northEast = area.points()[1];
    const char *joined = southWest.lon <= northEast.lon ? " AND " : " OR ";
    return between(southWest.lat, northEast.lat) + " AND (e.lon >= " + literal(southWest.lon) +
           joined + "e.lon <= " + literal(northEast.lon) + ")";
}

/// A ray to the east crosses the outline an odd number of times.
std::string lassoCondition(const Area &area)
{
    const std::vector<LatLon> &corners = area.points();
    const std::vector<double> &longitudes = area.longitudes();
    const auto [west, east] = std::minmax_element(longitudes.begin(), longitudes.end());
    const auto [south, north] =
        std::minmax_element(corners.begin(), corners.end(),
                            [](const LatLon &a, const LatLon &b) { return a.lat < b.lat; });
    // round() of the server goes to the even number, that of Area away from zero.
    const std::string turns = "(e.lon - " + literal((*west + *east) / 2) + ") / 360";
    const std::string lon = "(e.lon - 360 * (CASE WHEN " + turns + " < 0 THEN -floor(0.5 - " +
                            turns + ") ELSE floor(0.5 + " + turns + ") END))";
    std::string crossings;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        if (corners[i].lat == corners[j].lat)
            continue;
        crossings +=
            (crossings.empty() ? "" : " + ") +
            ("(((" + literal(corners[i].lat) + " > e.lat) <> (" + literal(corners[j].lat) +
             " > e.lat)) AND p.lon < " + literal(longitudes[i]) + " + " +
             literal(longitudes[j] - longitudes[i]) + " * (e.lat - " + literal(corners[i].lat) +
             ") / " + literal(corners[j].lat - corners[i].lat) + ")::int");
    }
    if (crossings.empty())
        return "false";
    return between(south->lat, north->lat) + " AND (SELECT (" + crossings +
           ") % 2 = 1 FROM (SELECT " + lon + " AS lon) p)";
}

} // namespace

std::string areaCondition(const Area &area)
{
    switch (area.shape()) {
    case Area::Shape::Circle:
        return circleCondition(area);
    case Area::Shape::Box:
        return boxCondition(area);
    case Area::Shape::Lasso:
        return lassoCondition(area);
    }
    return "false";
}

} // namespace entente::archive
