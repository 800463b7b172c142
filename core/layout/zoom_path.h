// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"
#include "core/time/instant.h"

namespace entente
{

/// The way from one view to another that the eye follows best: where they lie far apart it goes
/// through a wider one. J. J. van Wijk, W. A. A. Nuij, "Smooth and efficient zooming and panning",
/// IEEE InfoVis (2003), with rho = 1.4.
class ZoomPath
{
public:
    /// Widths > 0, and how far apart the middles lie, all in the same unit.
    ZoomPath(double fromWidth, double toWidth, double distance);

    struct Place
    {
        double way = 0; ///< 0 to 1 of the distance
        double width = 0;
    };
    /// t: 0 to 1.
    Place at(double t) const;
    /// How long the way seems: 0 where both are the same, about 1 for a zoom by 4.
    double length() const { return m_length; }

private:
    double m_from;
    double m_to;
    double m_distance;
    double m_start = 0; ///< of the hyperbolic path
    double m_length = 0;
    bool m_isZoom = false; ///< nothing but a zoom
};

/// Between two windows; at 0 and 1 they themselves.
TimeSpan windowBetween(TimeSpan from, TimeSpan to, double t);
/// How long that way seems.
double distanceBetween(TimeSpan from, TimeSpan to);
/// Between two cameras, resolved, of a map of `widthPx`.
MapCamera cameraBetween(const MapCamera &from, const MapCamera &to, double widthPx, double t);
double distanceBetween(const MapCamera &from, const MapCamera &to, double widthPx);

} // namespace entente
