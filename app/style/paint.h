// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QRectF>

#include <optional>
#include <utility>
#include <vector>

class QPainter;

namespace entente
{

QColor toQColor(Rgba color);
QRectF toQRectF(const RectF &rect);

/// The one paint routine: screen, PNG, PDF and printer differ only in the painter's device.
/// Paints at the painter's current transformation; callable off the GUI thread.
void paintDrawing(QPainter &painter, const Drawing &drawing);
/// The same without the ground: over what is there.
void paintMarks(QPainter &painter, const Drawing &drawing);

/// Paints one glyph into the square of `size` around `center`.
void paintGlyph(QPainter &painter, Glyph glyph, QPointF center, double size,
                const std::optional<QColor> &fill, const Stroke &stroke);

/// `drawing` as an image of width × height × scale pixels (ARGB32 premultiplied).
QImage toImage(const Drawing &drawing, double scale = 1);
/// The same with so many pixels, of which the drawing has the upper left ones, in another format.
QImage toImage(const Drawing &drawing, double scale, QSize pixels, QImage::Format format);

/// A stop of a faded bar's fill: 0 at its left edge, 1 at its right one.
struct FadeStop
{
    double at = 0;
    double opacity = 1;
    bool operator==(const FadeStop &) const = default;
};
/// How a faded bar's fill runs. Where the fades overlap, the lower one counts.
std::vector<FadeStop> fadeStops(const FadedBar &bar);
/// A faded bar's outline: an arrow head where it is open.
QPainterPath outlineOf(const FadedBar &bar);

/// Whether the mark, a faded bar, is one broken line: dashes or dots without a fill.
bool isBrokenLine(const Mark &mark);
/// Where that line runs, between the arrow heads; and these.
std::pair<double, double> lineOf(const FadedBar &bar);
QPainterPath headsOf(const FadedBar &bar);

/// Lengths of dashes and gaps in pixels; 0 of a line that is not broken.
struct DashPattern
{
    double on = 0;
    double off = 0;
};
DashPattern dashesOf(const Stroke &stroke);

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
    double margin = 0; ///< width of a line in the background's colour under it
};
/// The height of the line through a struck text.
double strikeHeightOf(const TextMark &text);
StrikeLine strikeLineOf(const Mark &mark);

/// Where a text stands on its line: the distance from the top of its box to the base line.
double baselineOf(const TextMark &text);

} // namespace entente
