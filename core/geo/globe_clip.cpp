// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/globe_clip.h"

#include "core/geo/angles.h"
#include "core/geo/proj_call.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

namespace entente
{
namespace
{

constexpr double pi = std::numbers::pi;
constexpr double rimStep = 2 * radiansPerDegree;
constexpr double longestStep = 0.1; ///< radii of the sphere, on the map

/// The points of a ring or line with points in between, at most `step` degrees apart. The last
/// point of a ring is joined to its first the short way.
FlatLine stepped(const FlatLine &flat, bool close, double step)
{
    FlatLine fine;
    const std::size_t n = flat.size();
    for (std::size_t i = 0; i + (close ? 0 : 1) < n; ++i) {
        const PlanePoint a = flat[i];
        const PlanePoint next = flat[(i + 1) % n];
        const PlanePoint b{a.x + wrappedDegrees(next.x - a.x), next.y};
        const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
        const int parts = std::max(1, int(std::ceil(length / step)));
        for (int k = 0; k < parts; ++k)
            fine.push_back(
                {std::lerp(a.x, b.x, double(k) / parts), std::lerp(a.y, b.y, double(k) / parts)});
    }
    if (!close)
        fine.push_back(flat.back());
    return fine;
}

Projection::Line onSphere(const FlatLine &flat)
{
    Projection::Line line;
    line.reserve(flat.size());
    for (const PlanePoint &p : flat)
        line.push_back({p.y, wrappedDegrees(p.x)});
    return line;
}

} // namespace

GlobeClip::GlobeClip(LatLon center, double horizonDegrees, double rimRadius, std::string definition)
    : m_center(center)
    , m_horizon(horizonDegrees * radiansPerDegree)
    , m_cosHorizon(std::cos(m_horizon))
    , m_rimRadius(rimRadius)
    , m_definition(std::move(definition))
{}

bool GlobeClip::shows(LatLon place) const
{
    return showsFlat({place.lon - m_center.lon, place.lat});
}

bool GlobeClip::showsFlat(PlanePoint p) const
{
    const double cosine =
        std::sin(m_center.lat * radiansPerDegree) * std::sin(p.y * radiansPerDegree) +
        std::cos(m_center.lat * radiansPerDegree) * std::cos(p.y * radiansPerDegree) *
            std::cos(p.x * radiansPerDegree);
    return cosine >= m_cosHorizon;
}

PlanePoint GlobeClip::crossing(PlanePoint a, PlanePoint b) const
{
    PlanePoint shown = a;
    PlanePoint hidden{a.x + wrappedDegrees(b.x - a.x), b.y};
    if (!showsFlat(a))
        std::swap(shown, hidden);
    for (int halvings = 0; halvings < 40; ++halvings) {
        const PlanePoint middle{std::midpoint(shown.x, hidden.x), std::midpoint(shown.y, hidden.y)};
        (showsFlat(middle) ? shown : hidden) = middle;
    }
    return shown;
}

double GlobeClip::azimuthOf(PlanePoint p) const
{
    const double lat = p.y * radiansPerDegree;
    const double lon = p.x * radiansPerDegree;
    const double lat0 = m_center.lat * radiansPerDegree;
    return std::atan2(std::sin(lon) * std::cos(lat),
                      std::cos(lat0) * std::sin(lat) -
                          std::sin(lat0) * std::cos(lat) * std::cos(lon));
}

/// Relative to the centre's meridian.
LatLon GlobeClip::onHorizon(double azimuth) const
{
    const double lat0 = m_center.lat * radiansPerDegree;
    const double lat = std::asin(std::clamp(
        std::sin(lat0) * m_cosHorizon + std::cos(lat0) * std::sin(m_horizon) * std::cos(azimuth),
        -1.0, 1.0));
    const double lon = std::atan2(std::sin(azimuth) * std::sin(m_horizon) * std::cos(lat0),
                                  m_cosHorizon - std::sin(lat0) * std::sin(lat));
    return {lat / radiansPerDegree, lon / radiansPerDegree};
}

PlanePoint GlobeClip::onRim(double azimuth) const
{
    return {m_rimRadius * std::sin(azimuth), m_rimRadius * std::cos(azimuth)};
}

FlatLine GlobeClip::rim() const
{
    FlatLine circle;
    for (int i = 0; i < 360; ++i)
        circle.push_back(onRim(-i * radiansPerDegree));
    return circle;
}

FlatLine GlobeClip::projected(const FlatLine &flat) const
{
    const ProjCall proj(m_definition);
    const auto project = [&](PlanePoint p) { return proj.forward(wrappedDegrees(p.x), p.y); };
    FlatLine line;
    line.reserve(flat.size());
    // Near the antipode a short way on the sphere is a long one on the map: halved until it is not.
    const std::function<void(PlanePoint, PlanePoint, PlanePoint, int)> refine =
        [&](PlanePoint a, PlanePoint b, PlanePoint end, int depth) {
            const PlanePoint start = line.back();
            if (depth == 0 || std::hypot(end.x - start.x, end.y - start.y) < longestStep)
                return;
            const PlanePoint middle{a.x + wrappedDegrees(b.x - a.x) / 2, std::midpoint(a.y, b.y)};
            if (const auto point = project(middle)) {
                refine(a, middle, *point, depth - 1);
                line.push_back(*point);
                refine(middle, b, end, depth - 1);
            }
        };
    const PlanePoint *last = nullptr;
    for (const PlanePoint &p : flat) {
        const auto point = project(p);
        if (!point)
            continue;
        if (last)
            refine(*last, p, *point, 10);
        line.push_back(*point);
        last = &p;
    }
    return line;
}

/// Whether the horizon between the last and the first place of the chains' ends lies inside.
bool GlobeClip::beginsOutside(const FlatLine &ring, const std::vector<Chain> &chains) const
{
    std::vector<double> places;
    for (const Chain &chain : chains)
        places.insert(places.end(), {chain.from, chain.to});
    std::sort(places.begin(), places.end());
    places.push_back(places.front() + 2 * pi);
    // The middle of the widest gap is the surest place to look at.
    std::size_t widest = 0;
    for (std::size_t i = 1; i + 1 < places.size(); ++i) {
        if (places[i + 1] - places[i] > places[widest + 1] - places[widest])
            widest = i;
    }
    const double middle = std::midpoint(places[widest], places[widest + 1]);
    const bool inside = ringContains(onSphere(ring), onHorizon(middle));
    return inside != (widest % 2 == 0);
}

std::vector<FlatLine> GlobeClip::ring(const FlatLine &flat, double stepDegrees) const
{
    const FlatLine fine = stepped(flat, true, stepDegrees);
    const auto shown = [this](PlanePoint p) { return showsFlat(p); };
    if (std::all_of(fine.begin(), fine.end(), shown)) {
        // A ring around all that is hidden: its inside reaches the rim.
        const bool reachesRim = ringContains(onSphere(fine), onHorizon(0));
        FlatLine closed = fine;
        closed.push_back(fine.front());
        std::vector<FlatLine> rings{projected(closed)};
        if (reachesRim)
            rings.push_back(rim());
        return rings;
    }
    std::vector<Chain> chains = chainsInside(
        fine, shown, [this](PlanePoint a, PlanePoint b) { return crossing(a, b); },
        [this](PlanePoint p) { return azimuthOf(p); });
    if (chains.empty()) {
        const bool holdsAll = ringContains(onSphere(fine), {m_center.lat, 0});
        return std::vector<FlatLine>(holdsAll ? 1 : 0, rim());
    }
    const bool shifted = beginsOutside(fine, chains);
    for (Chain &chain : chains)
        chain.points = projected(chain.points);
    return joined(std::move(chains), 2 * pi, shifted,
                  [this](FlatLine &line, double from, double to) {
                      const int parts = int(std::ceil(std::abs(to - from) / rimStep));
                      for (int i = 1; i < parts; ++i)
                          line.push_back(onRim(std::lerp(from, to, double(i) / parts)));
                  });
}

std::vector<FlatLine> GlobeClip::line(const FlatLine &flat, double stepDegrees) const
{
    const FlatLine fine = stepped(flat, false, stepDegrees);
    std::vector<FlatLine> parts;
    bool shown = false;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        const bool now = showsFlat(fine[i]);
        if (now && !shown)
            parts.emplace_back();
        if (i > 0 && now != shown)
            parts.back().push_back(crossing(fine[i - 1], fine[i]));
        if (now)
            parts.back().push_back(fine[i]);
        shown = now;
    }
    for (FlatLine &part : parts)
        part = projected(part);
    return parts;
}

} // namespace entente
