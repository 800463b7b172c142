// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/geo/arc_bundles.h"

#include "core/geo/angles.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace entente
{

namespace
{

constexpr double leastAlike = 0.62;   ///< of compatibility: less are not drawn together
constexpr std::size_t arcPoints = 33; ///< of a bundled arc, ends included
constexpr int bundleRounds = 40;      ///< of moving
constexpr double bundlePull = 0.28;   ///< towards the neighbours' mean, in each round
constexpr double bundleReach = 0.22;  ///< radians over which arcs draw each other: 1,400 km
constexpr double mostDetour = 0.16;   ///< of its length that an arc's middle may be drawn aside
constexpr int smoothings = 3;         ///< in each round
constexpr int lastSmoothings = 12;
constexpr double antipodeSine = 1e-6; ///< opposite places have no one great circle
constexpr double leastLength = 0.02;  ///< radians: shorter arcs stay as they are

struct Vec
{
    double x = 0, y = 0, z = 0;
    Vec operator+(Vec o) const { return {x + o.x, y + o.y, z + o.z}; }
    Vec operator-(Vec o) const { return {x - o.x, y - o.y, z - o.z}; }
    Vec operator*(double by) const { return {x * by, y * by, z * by}; }
};
double dot(Vec a, Vec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
double lengthOf(Vec v)
{
    return std::sqrt(dot(v, v));
}
Vec unit(Vec v)
{
    const double length = lengthOf(v);
    return length > 0 ? v * (1 / length) : v;
}

Vec onSphere(LatLon p)
{
    const double c = std::cos(p.lat * radiansPerDegree);
    return {c * std::cos(p.lon * radiansPerDegree), c * std::sin(p.lon * radiansPerDegree),
            std::sin(p.lat * radiansPerDegree)};
}

LatLon placeOf(Vec v)
{
    return {std::atan2(v.z, std::hypot(v.x, v.y)) / radiansPerDegree,
            std::atan2(v.y, v.x) / radiansPerDegree};
}

double angleBetween(Vec a, Vec b)
{
    return 2 * std::asin(std::min(1.0, lengthOf(a - b) / 2));
}

/// One arc on its way into a bundle.
struct Strand
{
    std::size_t arc = 0; ///< of those given
    double length = 0;   ///< radians
    Vec direction;       ///< from end to end
    Vec middle;
    double weight = 1;
    std::vector<Vec> home; ///< the great circle
};

struct Neighbour
{
    std::uint32_t strand = 0;
    bool isReversed = false; ///< runs the other way
    double pull = 0;
};

std::vector<Vec> greatCirclePoints(Vec a, Vec b, double angle)
{
    std::vector<Vec> points;
    const double sine = std::sin(angle);
    for (std::size_t i = 0; i < arcPoints; ++i) {
        const double t = double(i) / double(arcPoints - 1);
        points.push_back(
            unit(a * (std::sin((1 - t) * angle) / sine) + b * (std::sin(t * angle) / sine)));
    }
    return points;
}

/// 0 to 1: how alike two arcs are in direction, length and place.
double alikeness(const Strand &a, const Strand &b)
{
    const double angle = std::abs(dot(a.direction, b.direction));
    const double mean = (a.length + b.length) / 2;
    const double scale =
        2 / (mean / std::min(a.length, b.length) + std::max(a.length, b.length) / mean);
    const double place = mean / (mean + angleBetween(a.middle, b.middle));
    return angle * scale * place;
}

std::vector<Strand> strandsOf(std::span<const BundledArc> arcs)
{
    std::vector<Strand> strands;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const Vec a = onSphere(arcs[i].from);
        const Vec b = onSphere(arcs[i].to);
        const double angle = angleBetween(a, b);
        if (!(angle > leastLength) || !(std::sin(angle) > antipodeSine))
            continue;
        Strand strand;
        strand.arc = i;
        strand.length = angle;
        strand.direction = unit(b - a);
        strand.home = greatCirclePoints(a, b, angle);
        strand.middle = strand.home[arcPoints / 2];
        strand.weight = std::max(1e-9, arcs[i].weight);
        strands.push_back(std::move(strand));
    }
    return strands;
}

std::vector<std::vector<Neighbour>> neighboursOf(const std::vector<Strand> &strands)
{
    std::vector<std::vector<Neighbour>> all(strands.size());
    for (std::uint32_t i = 0; i < strands.size(); ++i) {
        for (std::uint32_t j = 0; j < i; ++j) {
            const double alike = alikeness(strands[i], strands[j]);
            if (alike < leastAlike)
                continue;
            const bool reversed = dot(strands[i].direction, strands[j].direction) < 0;
            all[i].push_back({j, reversed, alike * std::sqrt(strands[j].weight)});
            all[j].push_back({i, reversed, alike * std::sqrt(strands[i].weight)});
        }
    }
    return all;
}

std::vector<Vec> smoothed(const std::vector<Vec> &points)
{
    std::vector<Vec> smooth = points;
    for (std::size_t k = 1; k + 1 < arcPoints; ++k)
        smooth[k] = unit(points[k - 1] * 0.25 + points[k] * 0.5 + points[k + 1] * 0.25);
    return smooth;
}

using Lines = std::vector<std::vector<Vec>>;

/// The points of a strand after a step towards the mean of the neighbours' points, of those nearby
/// most; less so towards the ends, and never far from the great circle.
std::vector<Vec> drawnTogether(const Strand &strand, std::size_t number, const Lines &now,
                               const std::vector<Neighbour> &neighbours)
{
    std::vector<Vec> points = now[number];
    for (std::size_t k = 1; k + 1 < arcPoints; ++k) {
        const Vec p = now[number][k];
        Vec sum = p * std::sqrt(strand.weight);
        double weights = std::sqrt(strand.weight);
        for (const Neighbour &other : neighbours) {
            const Vec q = now[other.strand][other.isReversed ? arcPoints - 1 - k : k];
            const Vec gap = q - p;
            const double apart = dot(gap, gap) / (bundleReach * bundleReach);
            if (apart > 9)
                continue;
            const double by = other.pull * std::exp(-apart);
            sum = sum + q * by;
            weights += by;
        }
        const double t = double(k) / double(arcPoints - 1);
        const double ends = std::sin(std::numbers::pi * t);
        Vec aside = p + (sum * (1 / weights) - p) * (bundlePull * std::sqrt(ends)) - strand.home[k];
        const double most = mostDetour * strand.length * ends;
        const double length = lengthOf(aside);
        if (length > most)
            aside = aside * (most / length);
        points[k] = unit(strand.home[k] + aside);
    }
    // Neighbours are not the same all along: what they leave uneven is smoothed.
    for (int pass = 0; pass < smoothings; ++pass)
        points = smoothed(points);
    return points;
}

} // namespace

std::vector<std::vector<LatLon>> bundledArcs(std::span<const BundledArc> arcs,
                                             const std::stop_token &stop)
{
    std::vector<std::vector<LatLon>> ways;
    for (const BundledArc &arc : arcs)
        ways.push_back(greatCircle(arc.from, arc.to));
    const std::vector<Strand> strands = strandsOf(arcs);
    const std::vector<std::vector<Neighbour>> neighbours = neighboursOf(strands);
    Lines now;
    for (const Strand &strand : strands)
        now.push_back(strand.home);
    for (int round = 0; round < bundleRounds; ++round) {
        Lines next = now;
        for (std::size_t i = 0; i < strands.size(); ++i) {
            if (stop.stop_requested())
                return ways;
            if (!neighbours[i].empty())
                next[i] = drawnTogether(strands[i], i, now, neighbours[i]);
        }
        now = std::move(next);
    }
    for (std::size_t i = 0; i < strands.size(); ++i) {
        if (neighbours[i].empty())
            continue;
        const BundledArc &arc = arcs[strands[i].arc];
        for (int pass = 0; pass < lastSmoothings; ++pass)
            now[i] = smoothed(now[i]);
        std::vector<LatLon> way{arc.from};
        for (std::size_t k = 1; k + 1 < arcPoints; ++k)
            way.push_back(placeOf(now[i][k]));
        way.push_back(arc.to);
        ways[strands[i].arc] = std::move(way);
    }
    return ways;
}

} // namespace entente
