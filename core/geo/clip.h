// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/projection.h"

#include <functional>
#include <vector>

namespace entente
{

/// Points of a flat plane: longitude and latitude laid flat, or a projected map. The last point of
/// a ring is joined to its first and not repeated.
using FlatLine = std::vector<PlanePoint>;

struct FlatBox
{
    double left = 0;
    double right = 0;
    double bottom = 0;
    double top = 0;

    bool contains(PlanePoint p) const
    {
        return p.x >= left && p.x <= right && p.y >= bottom && p.y <= top;
    }
    bool contains(const FlatBox &o) const
    {
        return o.left >= left && o.right <= right && o.bottom >= bottom && o.top <= top;
    }
    bool intersects(const FlatBox &o) const
    {
        return left <= o.right && o.left <= right && bottom <= o.top && o.bottom <= top;
    }
    bool operator==(const FlatBox &) const = default;
};

/// The smallest box around `points`; reversed (left > right) when there are none.
FlatBox boxOf(const FlatLine &points);

/// The parts of a ring inside a box, as rings: cut edges run along the box.
std::vector<FlatLine> ringInBox(const FlatLine &ring, const FlatBox &box);

/// The parts of a line inside a box.
std::vector<FlatLine> lineInBox(const FlatLine &line, const FlatBox &box);

/// A piece of a ring between two points of the border that it was cut at. `from` and `to` are
/// places along that border.
struct Chain
{
    FlatLine points;
    double from = 0;
    double to = 0;
};

/// The pieces of a ring that `keeps` holds for. `cut(a, b)` is the point between two neighbours
/// where that changes, `placeOf` its place along the border. None when it never changes.
template <class Keeps, class Cut, class PlaceOf>
std::vector<Chain> chainsInside(const FlatLine &ring, const Keeps &keeps, const Cut &cut,
                                const PlaceOf &placeOf)
{
    const std::size_t n = ring.size();
    std::size_t start = 0; // the edge that leads inside
    while (start < n && (keeps(ring[start]) || !keeps(ring[(start + 1) % n])))
        ++start;
    std::vector<Chain> chains;
    bool inside = false;
    for (std::size_t i = 0; start < n && i < n; ++i) {
        const PlanePoint b = ring[(start + i + 1) % n];
        const bool kept = keeps(b);
        if (kept != inside) {
            const PlanePoint at = cut(ring[(start + i) % n], b);
            if (kept)
                chains.push_back({{}, placeOf(at), 0});
            else
                chains.back().to = placeOf(at);
            chains.back().points.push_back(at);
        }
        if (kept)
            chains.back().points.push_back(b);
        inside = kept;
    }
    return chains;
}

/// Joins chains into rings along the border. The ends, sorted by place, bound the inside in
/// pairs: first with second and so on; on a closed border of length `period` that begins outside
/// (`shifted`), second with third, and last with first. `along` adds the points of the border
/// between two places.
std::vector<FlatLine> joined(std::vector<Chain> chains, double period, bool shifted,
                             const std::function<void(FlatLine &, double, double)> &along);

/// Twice the signed area: positive when counter-clockwise.
double doubleArea(const FlatLine &ring);

/// Degrees brought into [-180, 180].
double wrappedDegrees(double degrees);

/// Whether `place` lies inside a ring on the sphere, whose edges are straight in longitude and
/// latitude and go the short way. A ring around a pole holds the pole that is nearer to it.
bool ringContains(const Projection::Line &ring, LatLon place);

} // namespace entente
