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

/// The visible part of the great circle between the two; nothing when there is none.
std::optional<Mark> arcMark(const Arc &arc, const MapFrame &frame, const Projection &projection,
                            const Stroke &stroke);

/// Muted arcs, wider and darker the more events they stand for, the heaviest on top.
void addArcs(Drawing &drawing, const std::vector<Arc> &arcs, const MapFrame &frame,
             const Projection &projection, const Theme &theme);

} // namespace entente
