// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/network_layout.h"

namespace entente
{

/// What of a network's look needs explaining.
struct NetworkSeen
{
    bool withHub = false;
    bool withoutHub = false;
    bool planned = false;
    bool lapsed = false;
    bool wide = false;
    bool derived = false;
    bool dense = false; ///< what is weak is pale
    std::string hub;
    std::vector<std::string> blocs; ///< "Member of Quad"
};
std::vector<LegendEntry> networkLegend(const NetworkSeen &seen, const Theme &theme);

/// Of a tie with the hub: it steps back, but is never lost on a dark canvas.
Rgba spokeColor(const Theme &theme);

/// Of the rings of the first, second and third bloc.
Rgba blocColor(std::size_t bloc, const Theme &theme);

/// "0.42".
std::string twoDecimals(double value);

/// Pixels at 100 % of a line for so many instruments, or for so many shared events.
double tieWidth(double weight, bool derived);

/// Where everybody is tied to almost everybody, lines of one strength would be one blot: how much
/// of a tie is seen, 0 to 1. One of so many times the least weight that makes a tie is seen whole.
double denseShare(double weight, int least);
/// Pixels at 100 % of such a line.
double denseWidth(double share);

/// A line from `a` to `b` that bends away from `center` where it would come nearer to it than
/// `least`: a web around a hub, whose spokes stay free.
std::vector<PointF> rimPath(PointF a, PointF b, PointF center, double least);

/// The same line, `by` pixels beside it; it meets the line at its ends.
std::vector<PointF> beside(const std::vector<PointF> &path, double by);

RectF boxOf(const std::vector<PointF> &path);

/// The ways from a disc to its name, the best first: unit steps.
/// Outwards from the centre where actors stand around it.
std::vector<PointF> labelWays(PointF at, PointF center, bool isHub, bool outwards);

} // namespace entente
