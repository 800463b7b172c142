// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QImage>

namespace entente
{

/// Whether paintThinLines() can paint it: a solid, opaque line without a fill, at most
/// `thickestThin` device pixels wide.
bool isThinLine(const Mark &mark, double scale);
constexpr double thickestThin = 1.6;

/// Paints the thin lines among `marks` onto an opaque image (Format_RGB32), `scale` device pixels a
/// pixel of theirs. Smooth as QPainter's, several times as fast: what lets a web of a thousand ties
/// move. A pixel gets as much of the colour as the line covers of its column, or of its row where
/// the line is steep.
void paintThinLines(QImage &image, const std::vector<Mark> &marks, double scale);

} // namespace entente
