// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/angles.h"
#include "core/geo/projection.h"

#include <algorithm>
#include <cmath>

namespace entente
{
namespace
{

constexpr double meanRadiusKm = 6371.0088; // IUGG

/// The haversine formula: exact for near places too.
double angleBetween(LatLon a, LatLon b)
{
    const double lat = std::sin((b.lat - a.lat) * radiansPerDegree / 2);
    const double lon = std::sin((b.lon - a.lon) * radiansPerDegree / 2);
    const double h = lat * lat + std::cos(a.lat * radiansPerDegree) *
                                     std::cos(b.lat * radiansPerDegree) * lon * lon;
    return 2 * std::asin(std::min(1.0, std::sqrt(h)));
}

struct Vector
{
    double x, y, z;
};

Vector vectorOf(LatLon p)
{
    const double c = std::cos(p.lat * radiansPerDegree);
    return {c * std::cos(p.lon * radiansPerDegree), c * std::sin(p.lon * radiansPerDegree),
            std::sin(p.lat * radiansPerDegree)};
}

} // namespace

std::vector<LatLon> greatCircle(LatLon a, LatLon b, double stepDegrees)
{
    const double angle = angleBetween(a, b);
    const double sine = std::sin(angle);
    const int parts =
        std::max(1, int(std::ceil(angle / (std::max(0.01, stepDegrees) * radiansPerDegree))));
    std::vector<LatLon> line{a};
    // Antipodes have no one great circle between them, and equal places need none.
    for (int i = 1; i < parts && sine > 1e-9; ++i) {
        const double t = double(i) / parts;
        const double f = std::sin((1 - t) * angle) / sine;
        const double g = std::sin(t * angle) / sine;
        const Vector u = vectorOf(a);
        const Vector v = vectorOf(b);
        const Vector p{f * u.x + g * v.x, f * u.y + g * v.y, f * u.z + g * v.z};
        line.push_back({std::atan2(p.z, std::hypot(p.x, p.y)) / radiansPerDegree,
                        std::atan2(p.y, p.x) / radiansPerDegree});
    }
    line.push_back(b);
    return line;
}

double distanceKm(LatLon a, LatLon b)
{
    return meanRadiusKm * angleBetween(a, b);
}

} // namespace entente
