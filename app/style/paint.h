// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QRectF>

#include <optional>

class QPainter;

namespace entente
{

QColor toQColor(Rgba color);
QRectF toQRectF(const RectF &rect);

/// The one paint routine: screen, PNG, PDF and printer differ only in the painter's device.
/// Paints at the painter's current transformation; callable off the GUI thread.
void paintDrawing(QPainter &painter, const Drawing &drawing);

/// Paints one glyph into the square of `size` around `center`.
void paintGlyph(QPainter &painter, Glyph glyph, QPointF center, double size,
                const std::optional<QColor> &fill, const Stroke &stroke);

/// `drawing` as an image of width × height × scale pixels (ARGB32 premultiplied).
QImage toImage(const Drawing &drawing, double scale = 1);

/// A stop of a faded bar's fill: 0 at its left edge, 1 at its right one.
struct FadeStop
{
    double at = 0;
    double opacity = 1;
    bool operator==(const FadeStop &) const = default;
};
/// How a faded bar's fill runs. Where the fades overlap, the lower one counts.
std::vector<FadeStop> fadeStops(const FadedBar &bar);
/// A faded bar's outline: pointed where it is open.
QPainterPath outlineOf(const FadedBar &bar);

/// The runs of [0, size) that share the same clips, each with their intersection (nothing: none).
struct ClipRun
{
    std::size_t from = 0;
    std::size_t to = 0;
    std::optional<RectF> rect;
};
std::vector<ClipRun> clipRunsOfMarks(const Drawing &drawing);
std::vector<ClipRun> clipRunsOfTexts(const Drawing &drawing);

/// The line across a mark of something cancelled.
struct StrikeLine
{
    PointF from;
    PointF to;
    Rgba color;
};
StrikeLine strikeLineOf(const Mark &mark);

/// Where a text stands on its line: the distance from the top of its box to the base line.
double baselineOf(const TextMark &text);

} // namespace entente
