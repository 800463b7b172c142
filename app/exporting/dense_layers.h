// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/paint.h"
#include "core/layout/drawing.h"

#include <QImage>

#include <vector>

namespace entente
{

/// A run of marks that share their clips, as it is written to a vector format.
struct MarkLayer
{
    ClipRun run;
    bool isDense = false; ///< too much for single shapes: an image in its place
};

/// The marks of a drawing in painting order. Those of more than `mostMarks` marks or `mostPoints`
/// points are dense.
std::vector<MarkLayer> layersOf(const Drawing &drawing, std::size_t mostMarks,
                                std::size_t mostPoints);

/// The marks of a run on nothing, `scale` pixels to a pixel of the drawing.
QImage imageOf(const Drawing &drawing, const ClipRun &run, double scale);

} // namespace entente
