// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QColor>
#include <QImage>
#include <QRectF>

class QPainter;

namespace entente {

QColor toQColor(Rgba color);
QRectF toQRectF(const RectF &rect);

/// The one paint routine: screen, PNG, SVG, PDF and printer differ only in the painter's device.
/// Paints at the painter's current transformation; callable off the GUI thread.
void paintDrawing(QPainter &painter, const Drawing &drawing);

/// Paints one glyph into the square of `size` around `center`.
void paintGlyph(QPainter &painter, Glyph glyph, QPointF center, double size,
                const std::optional<QColor> &fill, const Stroke &stroke);

/// `drawing` as an image of width × height × scale pixels (ARGB32 premultiplied).
QImage toImage(const Drawing &drawing, double scale = 1);

} // namespace entente
