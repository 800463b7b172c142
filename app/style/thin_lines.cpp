// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/thin_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente
{

namespace
{

/// `part` of 256 of `color` over `under`: red and blue in one multiplication, green in another.
QRgb mixed(QRgb under, QRgb color, std::uint32_t part)
{
    const std::uint32_t rest = 256 - part;
    const std::uint32_t redBlue =
        ((under & 0xFF00FFU) * rest + (color & 0xFF00FFU) * part) >> 8U & 0xFF00FFU;
    const std::uint32_t green =
        ((under & 0x00FF00U) * rest + (color & 0x00FF00U) * part) >> 8U & 0x00FF00U;
    return 0xFF000000U | redBlue | green;
}

/// One image's pixels, along either of its sides: a steep line is a flat one on its side.
struct Pixels
{
    QRgb *first;
    qsizetype alongStep, acrossStep;
    int along, across;
};

/// A line from (a0, c0) to (a1, c1), flatter than 45 degrees, a0 <= a1, as thick across as given,
/// at most two pixels.
void flatLine(const Pixels &pixels, double a0, double c0, double a1, double c1, double thick,
              QRgb color)
{
    const double slope = a1 > a0 ? (c1 - c0) / (a1 - a0) : 0;
    int from = std::max(0, int(std::floor(a0)));
    int to = std::min(pixels.along - 1, int(std::ceil(a1)) - 1);
    // Only columns in which it is inside: three pixels are touched, the first from the second on.
    const double lowest = 2;
    const double highest = pixels.across - 4;
    const auto inside = [&](double a) {
        const double c = c0 + slope * (a - a0);
        return c >= lowest && c <= highest;
    };
    if (from > to || highest < lowest)
        return;
    if (slope != 0 && !(inside(from) && inside(to + 1.0))) {
        const double x = a0 + (lowest - c0) / slope;
        const double y = a0 + (highest - c0) / slope;
        from = std::max(from, int(std::ceil(std::clamp(std::min(x, y), -1e6, 1e6))));
        to = std::min(to, int(std::floor(std::clamp(std::max(x, y), -1e6, 1e6))) - 1);
    } else if (slope == 0 && !inside(from)) {
        return;
    }
    constexpr double one = 65536;
    constexpr std::uint32_t leastSeen = 6; // of 256
    const auto wide = std::uint32_t(std::lround(thick * 256));
    std::int64_t low = std::llround((c0 + slope * (from + 0.5 - a0) - thick / 2) * one);
    const std::int64_t step = std::llround(slope * one);
    for (int a = from; a <= to; ++a, low += step) {
        QRgb *pixel = pixels.first + a * pixels.alongStep + (low >> 16) * pixels.acrossStep;
        // Of a column in which it begins or ends, the part that it reaches into.
        std::uint32_t share = 256;
        if (a < a0 || a + 1 > a1)
            share = std::uint32_t(
                std::clamp(std::min(a1, a + 1.0) - std::max(a0, double(a)), 0.0, 1.0) * 256);
        const std::uint32_t firstPart = std::min(256U - std::uint32_t((low >> 8) & 0xFF), wide);
        const std::uint32_t secondPart = std::min(wide - firstPart, 256U);
        const std::uint32_t thirdPart = wide - firstPart - secondPart;
        *pixel = mixed(*pixel, color, firstPart * share >> 8U);
        pixel += pixels.acrossStep;
        *pixel = mixed(*pixel, color, secondPart * share >> 8U);
        if (thirdPart > leastSeen) {
            pixel += pixels.acrossStep;
            *pixel = mixed(*pixel, color, std::min(thirdPart, 256U) * share >> 8U);
        }
    }
}

} // namespace

bool isThinLine(const Mark &mark, double scale)
{
    const auto *path = std::get_if<PathShape>(&mark.shape);
    return path != nullptr && !path->closed && !mark.fill &&
           mark.stroke.style == LineStyle::Solid && mark.stroke.color.a == 255 &&
           mark.stroke.width > 0 && mark.stroke.width * scale <= thickestThin;
}

void paintThinLines(QImage &image, const std::vector<Mark> &marks, double scale)
{
    Q_ASSERT(image.format() == QImage::Format_RGB32);
    auto *bits = reinterpret_cast<QRgb *>(image.bits());
    const qsizetype row = image.bytesPerLine() / qsizetype(sizeof(QRgb));
    const Pixels flat{bits, 1, row, image.width(), image.height()};
    const Pixels steep{bits, row, 1, image.height(), image.width()};
    for (const Mark &mark : marks) {
        if (!isThinLine(mark, scale))
            continue;
        const Rgba &rgba = mark.stroke.color;
        const QRgb color = qRgb(rgba.r, rgba.g, rgba.b);
        for (const std::vector<PointF> &line : std::get<PathShape>(mark.shape).rings) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                PointF p{line[i - 1].x * scale, line[i - 1].y * scale};
                PointF q{line[i].x * scale, line[i].y * scale};
                const double dx = std::abs(q.x - p.x);
                const double dy = std::abs(q.y - p.y);
                const double length = std::hypot(dx, dy);
                if (!(length > 0) || !std::isfinite(length))
                    continue;
                const double thick = mark.stroke.width * scale * length / std::max(dx, dy);
                if (dx >= dy) {
                    if (p.x > q.x)
                        std::swap(p, q);
                    flatLine(flat, p.x, p.y, q.x, q.y, thick, color);
                } else {
                    if (p.y > q.y)
                        std::swap(p, q);
                    flatLine(steep, p.y, p.x, q.y, q.x, thick, color);
                }
            }
        }
    }
}

} // namespace entente
