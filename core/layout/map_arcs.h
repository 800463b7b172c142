// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <optional>
#include <vector>

namespace entente
{

/// The smallest box around a path.
RectF boxAround(const PathShape &path);

/// The visible part of an arc's way over the globe; nothing when there is none.
std::optional<Mark> arcMark(const Arc &arc, const std::vector<LatLon> &way, const MapFrame &frame,
                            const Projection &projection, const Stroke &stroke);

/// The head of an arrow on an arc's mark towards its end at `target`, `size` pixels; nothing where
/// that end is out of sight or the arc too short.
std::optional<Mark> arrowMark(const Mark &arc, PointF target, double size);

/// Muted arcs, wider and darker the more events they stand for, the heaviest on top; with an
/// arrow's head where directionOf() gives a direction.
void addArcs(Drawing &drawing, const ArcWays &arcs, const MapFrame &frame,
             const Projection &projection, const Theme &theme);

/// The key of its texts.
inline constexpr const char *arcLegendKey = "arcs";

/// What the width of arcs means, what they join and what an arrow says, in two lines whose lower
/// left corner is `at`; what it covers. Nothing without arcs, or wider than `room`.
RectF addArcLegend(Drawing &drawing, const std::vector<Arc> &arcs, ArcEnds ends, PointF at,
                   double room, const Theme &theme, const TextMeasure &measure);

} // namespace entente
