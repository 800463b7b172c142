// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QPainterPath>

#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// A path of DrawingML and where it stands, in pixels of its drawing. Empty when there is nothing
/// to see.
struct DrawingPath
{
    std::string xml; ///< <a:path>
    RectF rect;
};

DrawingPath drawingPathOf(const QPainterPath &path);
/// Lines or rings; points that lie closer together than can be seen are left out.
DrawingPath drawingPathOf(const std::vector<std::vector<PointF>> &rings, bool closed);

/// DrawingML has no clips: what is inside is computed.
struct CutRings
{
    std::vector<std::vector<PointF>> rings;
    bool isCut = false; ///< whether any of them lost something
};
CutRings ringsInside(const std::vector<std::vector<PointF>> &rings,
                     const std::optional<RectF> &clip);
/// The parts of lines, or of the borders of closed rings, inside.
std::vector<std::vector<PointF>> linesInside(const std::vector<std::vector<PointF>> &rings,
                                             bool closed, const std::optional<RectF> &clip);

} // namespace entente
