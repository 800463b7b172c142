// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/actor.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente
{

/// A point of the projected plane: units of the sphere's radius (x right, y up), so that a map of
/// the world is about 5.4 wide.
struct PlanePoint
{
    double x = 0;
    double y = 0;
    bool operator==(const PlanePoint &) const = default;
};

/// A map projection of PROJ on the sphere. Immutable and thread-safe after construction.
class Projection
{
public:
    /// The default: Equal Earth, centred on 100° E.
    Projection();

    /// "equal-earth" (the default), "robinson", "natural-earth", "orthographic", "mercator",
    /// "equirectangular", "azimuthal-equidistant", "lambert" (azimuthal equal-area, of the half
    /// of the world around its centre), "lambert-conformal" (a cone that is true to shape along two
    /// parallels around its centre, of the region from 55° south to 55° north and 110° west to 110°
    /// east of it). `center` is the central meridian (and, for azimuthal ones and the cone,
    /// parallel).
    static Result<Projection> named(std::string_view name, LatLon center);
    static std::vector<std::string> names();

    bool operator==(const Projection &other) const; ///< the same name and centre

    const std::string &name() const;
    std::string title() const;   ///< "Equal Earth"
    std::string caption() const; ///< "Equal Earth, centred on 100° E"
    LatLon center() const;
    bool isAzimuthal() const; ///< a disc around its centre
    bool isConic() const;     ///< a region, on a cone: parallels are bent
    bool isGlobe() const;     ///< looks like one from far away: orthographic

    /// Nothing for what the projection does not show (the far side of a globe).
    std::optional<PlanePoint> forward(LatLon place) const;
    std::optional<LatLon> inverse(PlanePoint point) const;

    /// Outline of the whole map, counter-clockwise, and its extent.
    const std::vector<PlanePoint> &outline() const;
    struct Extent
    {
        double left, right, bottom, top;
    };
    Extent extent() const;

    /// Projected rings (or lines) of a shape on the sphere, cut where the map ends: nothing crosses
    /// the map as a streak. Edges are densified to `stepDegrees`.
    using Line = std::vector<LatLon>;
    using PlaneLine = std::vector<PlanePoint>;
    std::vector<PlaneLine> polygon(const std::vector<Line> &rings, double stepDegrees = 2) const;
    std::vector<PlaneLine> line(const Line &line, double stepDegrees = 2) const;

private:
    struct State;
    explicit Projection(std::shared_ptr<const State> state) : m_state(std::move(state)) {}

    std::shared_ptr<const State> m_state;
};

/// Points along the great circle from `a` to `b`, both included, at most `stepDegrees` apart.
std::vector<LatLon> greatCircle(LatLon a, LatLon b, double stepDegrees = 2);
/// Kilometres on a sphere of 6371.0088 km (IUGG mean radius).
double distanceKm(LatLon a, LatLon b);

} // namespace entente
