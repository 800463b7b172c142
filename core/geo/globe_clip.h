// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/clip.h"

#include <string>
#include <vector>

namespace entente
{

/// Cuts shapes at the horizon of an azimuthal projection: the circle of `horizon` degrees around
/// its centre. Takes lines with longitudes relative to the centre; gives points of the plane.
/// Azimuths are radians from north to east.
class GlobeClip
{
public:
    GlobeClip(LatLon center, double horizonDegrees, double rimRadius, std::string definition);

    bool shows(LatLon place) const;
    FlatLine rim() const; ///< counter-clockwise
    std::vector<FlatLine> ring(const FlatLine &flat, double stepDegrees) const;
    std::vector<FlatLine> line(const FlatLine &flat, double stepDegrees) const;

private:
    bool showsFlat(PlanePoint p) const;
    PlanePoint crossing(PlanePoint a, PlanePoint b) const;
    double azimuthOf(PlanePoint p) const;
    LatLon onHorizon(double azimuth) const;
    PlanePoint onRim(double azimuth) const;
    FlatLine projected(const FlatLine &flat) const;
    bool beginsOutside(const FlatLine &ring, const std::vector<Chain> &chains) const;

    LatLon m_center;
    double m_horizon; ///< radians
    double m_cosHorizon;
    double m_rimRadius;
    std::string m_definition;
};

} // namespace entente
