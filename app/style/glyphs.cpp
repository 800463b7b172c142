// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/glyphs.h"

#include <QPolygonF>
#include <QTransform>

#include <array>
#include <cmath>
#include <numbers>

namespace entente
{

namespace
{

QPainterPath polygon(const QPolygonF &points)
{
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

/// `corners` points on a circle, the first one at `firstDegrees` clockwise from the top.
QPainterPath regular(int corners, double radius, double firstDegrees, double innerRadius = 0)
{
    QPolygonF points;
    const int steps = innerRadius > 0 ? corners * 2 : corners;
    for (int i = 0; i < steps; ++i) {
        const double r = innerRadius > 0 && i % 2 ? innerRadius : radius;
        const double angle = (firstDegrees + 360.0 * i / steps) * std::numbers::pi / 180;
        points << QPointF(r * std::sin(angle), -r * std::cos(angle));
    }
    return polygon(points);
}

QPainterPath disc(double radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(0, 0), radius, radius);
    return path;
}

QPainterPath rectangle(double width, double height)
{
    QPainterPath path;
    path.addRect(-width / 2, -height / 2, width, height);
    return path;
}

QPainterPath plus(double arm, double thickness)
{
    const double t = thickness / 2;
    return polygon({{-t, -arm},
                    {t, -arm},
                    {t, -t},
                    {arm, -t},
                    {arm, t},
                    {t, t},
                    {t, arm},
                    {-t, arm},
                    {-t, t},
                    {-arm, t},
                    {-arm, -t},
                    {-t, -t}});
}

QPainterPath wave()
{
    QPainterPath path;
    const double h = 0.17; // half the thickness
    path.moveTo(-0.5, 0.08 - h);
    path.cubicTo(-0.3, -0.42 - h, -0.12, -0.3 - h, 0, -h);
    path.cubicTo(0.12, 0.3 - h, 0.3, 0.42 - h, 0.5, -0.08 - h);
    path.lineTo(0.5, -0.08 + h);
    path.cubicTo(0.3, 0.42 + h, 0.12, 0.3 + h, 0, h);
    path.cubicTo(-0.12, -0.3 + h, -0.3, -0.42 + h, -0.5, 0.08 + h);
    path.closeSubpath();
    return path;
}

QPainterPath made(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Square:
        return rectangle(0.86, 0.86);
    case Glyph::Hexagon:
        return polygon(
            {{-0.27, -0.42}, {0.27, -0.42}, {0.6, 0}, {0.27, 0.42}, {-0.27, 0.42}, {-0.6, 0}});
    case Glyph::Disc:
        return disc(0.48);
    case Glyph::Ring: {
        QPainterPath ring = disc(0.5);
        ring.addPath(disc(0.27));
        return ring;
    }
    case Glyph::Diamond:
        return polygon({{0, -0.56}, {0.56, 0}, {0, 0.56}, {-0.56, 0}});
    case Glyph::TriangleRight:
        return polygon({{-0.4, -0.5}, {0.5, 0}, {-0.4, 0.5}});
    case Glyph::Bar:
        return rectangle(1.0, 0.4);
    case Glyph::TriangleUp:
        return polygon({{0, -0.5}, {0.54, 0.42}, {-0.54, 0.42}});
    case Glyph::TriangleDown:
        return polygon({{0, 0.5}, {0.54, -0.42}, {-0.54, -0.42}});
    case Glyph::Plus:
        return plus(0.5, 0.38);
    case Glyph::Pentagon:
        return regular(5, 0.53, 0);
    case Glyph::Star:
        return regular(5, 0.58, 0, 0.25);
    case Glyph::Wave:
        return wave();
    case Glyph::Cross:
        return QTransform().rotate(45).map(plus(0.58, 0.32));
    case Glyph::Dot:
        return disc(0.26);
    }
    return disc(0.26);
}

} // namespace

const QPainterPath &glyphPath(Glyph glyph)
{
    constexpr std::size_t count = std::size_t(Glyph::Dot) + 1;
    // A path caches its bounds when used, so threads cannot share one.
    thread_local const std::array<QPainterPath, count> paths = [] {
        std::array<QPainterPath, count> all;
        for (std::size_t i = 0; i < count; ++i) {
            all[i] = made(Glyph(i));
            all[i].setFillRule(Qt::OddEvenFill);
        }
        return all;
    }();
    return paths[std::size_t(glyph)];
}

} // namespace entente
