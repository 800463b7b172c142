// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/clip.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente
{
namespace
{

constexpr double noArea = 1e-12;

/// One side of a box: keeps what is on its inner side.
struct HalfPlane
{
    double PlanePoint::*across;
    double PlanePoint::*along;
    double limit;
    double sign; ///< 1: keeps what is greater, -1: what is less

    bool keeps(PlanePoint p) const { return (p.*across - limit) * sign >= 0; }

    PlanePoint crossing(PlanePoint a, PlanePoint b) const
    {
        const double t = (limit - a.*across) / (b.*across - a.*across);
        PlanePoint p;
        p.*across = limit;
        p.*along = std::lerp(a.*along, b.*along, t);
        return p;
    }
};

std::vector<FlatLine> ringInside(const FlatLine &ring, const HalfPlane &side)
{
    const auto keeps = [&](PlanePoint p) { return side.keeps(p); };
    if (std::all_of(ring.begin(), ring.end(), keeps))
        return {ring};
    const auto cut = [&](PlanePoint a, PlanePoint b) { return side.crossing(a, b); };
    const auto placeOf = [&](PlanePoint p) { return p.*side.along; };
    return joined(chainsInside(ring, keeps, cut, placeOf), 0, false,
                  [](FlatLine &, double, double) {});
}

/// Liang and Barsky, "A new concept and method for line clipping" (1984): the part [t0, t1] of a
/// segment inside the box.
bool clipSegment(PlanePoint a, PlanePoint b, const FlatBox &box, double &t0, double &t1)
{
    t0 = 0;
    t1 = 1;
    const auto cut = [&](double delta, double room) {
        if (delta == 0)
            return room >= 0;
        const double t = room / delta;
        (delta < 0 ? t0 : t1) = delta < 0 ? std::max(t0, t) : std::min(t1, t);
        return t0 <= t1;
    };
    return cut(a.x - b.x, a.x - box.left) && cut(b.x - a.x, box.right - a.x) &&
           cut(a.y - b.y, a.y - box.bottom) && cut(b.y - a.y, box.top - a.y);
}

PlanePoint between(PlanePoint a, PlanePoint b, double t)
{
    return {std::lerp(a.x, b.x, t), std::lerp(a.y, b.y, t)};
}

} // namespace

FlatBox boxOf(const FlatLine &points)
{
    constexpr double far = std::numeric_limits<double>::max();
    FlatBox box{far, -far, far, -far};
    for (const PlanePoint &p : points) {
        box.left = std::min(box.left, p.x);
        box.right = std::max(box.right, p.x);
        box.bottom = std::min(box.bottom, p.y);
        box.top = std::max(box.top, p.y);
    }
    return box;
}

std::vector<FlatLine> ringInBox(const FlatLine &ring, const FlatBox &box)
{
    if (box.contains(boxOf(ring)))
        return {ring};
    const HalfPlane sides[] = {
        {&PlanePoint::x, &PlanePoint::y, box.left, 1},
        {&PlanePoint::x, &PlanePoint::y, box.right, -1},
        {&PlanePoint::y, &PlanePoint::x, box.bottom, 1},
        {&PlanePoint::y, &PlanePoint::x, box.top, -1},
    };
    std::vector<FlatLine> rings{ring};
    for (const HalfPlane &side : sides) {
        std::vector<FlatLine> kept;
        for (const FlatLine &part : rings) {
            for (FlatLine &piece : ringInside(part, side))
                kept.push_back(std::move(piece));
        }
        rings = std::move(kept);
    }
    std::erase_if(rings, [](const FlatLine &r) { return std::abs(doubleArea(r)) < noArea; });
    return rings;
}

std::vector<FlatLine> lineInBox(const FlatLine &line, const FlatBox &box)
{
    std::vector<FlatLine> parts;
    bool open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        double t0 = 0;
        double t1 = 1;
        if (!clipSegment(line[i - 1], line[i], box, t0, t1)) {
            open = false;
            continue;
        }
        if (!open || t0 > 0)
            parts.push_back({between(line[i - 1], line[i], t0)});
        parts.back().push_back(between(line[i - 1], line[i], t1));
        open = t1 >= 1;
    }
    return parts;
}

std::vector<FlatLine> joined(std::vector<Chain> chains, double period, bool shifted,
                             const std::function<void(FlatLine &, double, double)> &along)
{
    // An end is a number: 2 * chain for its start, 2 * chain + 1 for its end. Chains may be walked
    // either way, so that even rings that cross themselves come out closed.
    const auto placeOf = [&](std::size_t end) {
        return end % 2 == 0 ? chains[end / 2].from : chains[end / 2].to;
    };
    const std::size_t count = chains.size() * 2;
    std::vector<std::size_t> sorted(count);
    std::iota(sorted.begin(), sorted.end(), std::size_t(0));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::size_t a, std::size_t b) { return placeOf(a) < placeOf(b); });
    struct Partner
    {
        std::size_t end = 0;
        double place = 0;
    };
    std::vector<Partner> partners(count);
    for (std::size_t i = shifted ? 1 : 0; i < count + (shifted ? 1 : 0); i += 2) {
        const std::size_t low = sorted[i % count];
        const std::size_t high = sorted[(i + 1) % count];
        const double turn = i + 1 >= count ? period : 0;
        partners[low] = {high, placeOf(high) + turn};
        partners[high] = {low, placeOf(low) - turn};
    }

    std::vector<FlatLine> rings;
    std::vector<bool> used(chains.size(), false);
    for (std::size_t first = 0; first < chains.size(); ++first) {
        if (used[first])
            continue;
        FlatLine ring;
        std::size_t start = first * 2;
        while (!used[start / 2]) {
            used[start / 2] = true;
            FlatLine &points = chains[start / 2].points;
            if (start % 2 == 1)
                std::reverse(points.begin(), points.end());
            ring.insert(ring.end(), points.begin(), points.end());
            const std::size_t end = start ^ 1U;
            along(ring, placeOf(end), partners[end].place);
            start = partners[end].end;
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}

double doubleArea(const FlatLine &ring)
{
    double area = 0;
    for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
        const PlanePoint a = ring[i];
        const PlanePoint b = ring[(i + 1) % n];
        area += a.x * b.y - b.x * a.y;
    }
    return area;
}

double wrappedDegrees(double degrees)
{
    // Nearly all are within a turn and a half, where this is the same number in a tenth of the
    // time.
    if (std::abs(degrees) <= 180)
        return degrees;
    if (std::abs(degrees) < 540)
        return degrees > 0 ? degrees - 360 : degrees + 360;
    return std::remainder(degrees, 360.0);
}

bool ringContains(const Projection::Line &ring, LatLon place)
{
    // Counts the edges that a ray to the north pole crosses.
    bool inside = false;
    double turned = 0;
    double latitudes = 0;
    for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
        const LatLon a = ring[i];
        const LatLon b = ring[(i + 1) % n];
        const double step = wrappedDegrees(b.lon - a.lon);
        const double from = wrappedDegrees(a.lon - place.lon);
        const double to = from + step;
        turned += step;
        latitudes += a.lat;
        if ((from < 0) != (to < 0) && a.lat + (b.lat - a.lat) * (-from / step) > place.lat)
            inside = !inside;
    }
    const bool holdsNorthPole = std::abs(turned) > 180 && latitudes > 0;
    return inside != holdsNorthPole;
}

} // namespace entente
