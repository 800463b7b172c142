// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/label_point.h"

#include "core/geo/angles.h"
#include "core/geo/clip.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente
{
namespace
{

using Ring = std::vector<LatLon>;

/// Laid flat in one piece, even across the antimeridian.
FlatLine flattened(const Ring &ring)
{
    FlatLine flat;
    for (const LatLon &p : ring)
        flat.push_back(
            {flat.empty() ? p.lon : flat.back().x + wrappedDegrees(p.lon - flat.back().x), p.lat});
    return flat;
}

double areaOf(const Ring &ring)
{
    FlatLine flat = flattened(ring);
    for (PlanePoint &p : flat)
        p.x *= std::cos(p.y * radiansPerDegree);
    return std::abs(doubleArea(flat));
}

PlanePoint centroid(const FlatLine &ring)
{
    double x = 0;
    double y = 0;
    double area = 0;
    const PlanePoint origin = ring.front();
    for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
        const PlanePoint a{ring[i].x - origin.x, ring[i].y - origin.y};
        const PlanePoint b{ring[(i + 1) % n].x - origin.x, ring[(i + 1) % n].y - origin.y};
        const double part = a.x * b.y - b.x * a.y;
        area += part;
        x += (a.x + b.x) * part;
        y += (a.y + b.y) * part;
    }
    if (area == 0)
        return origin;
    return {origin.x + x / (3 * area), origin.y + y / (3 * area)};
}

/// The middle of the widest part of the ring at a latitude.
double widestMiddle(const FlatLine &ring, double lat, double otherwise)
{
    std::vector<double> crossings;
    for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
        const PlanePoint a = ring[i];
        const PlanePoint b = ring[(i + 1) % n];
        if ((a.y < lat) != (b.y < lat))
            crossings.push_back(a.x + (b.x - a.x) * (lat - a.y) / (b.y - a.y));
    }
    std::sort(crossings.begin(), crossings.end());
    double widest = 0;
    double middle = otherwise;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            middle = std::midpoint(crossings[i], crossings[i + 1]);
        }
    }
    return middle;
}

} // namespace

LatLon labelPoint(const CountryShape &country)
{
    const Ring *largest = nullptr;
    double most = -1;
    for (const auto &polygon : country.polygons) {
        if (polygon.empty() || polygon[0].size() < 3)
            continue;
        if (const double area = areaOf(polygon[0]); area > most) {
            most = area;
            largest = &polygon[0];
        }
    }
    if (!largest)
        return {};
    const FlatLine flat = flattened(*largest);
    const PlanePoint middle = centroid(flat);
    const LatLon place{std::clamp(middle.y, -90.0, 90.0), wrappedDegrees(middle.x)};
    if (ringContains(*largest, place))
        return place;
    return {place.lat, wrappedDegrees(widestMiddle(flat, middle.y, middle.x))};
}

} // namespace entente
