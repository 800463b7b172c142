// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QImage>

#include <cstdint>
#include <span>
#include <vector>

class QPainter;

namespace entente
{

/// Whether ThinLines can paint it: a solid, opaque line without a fill, at most `thickestThin`
/// device pixels wide.
bool isThinLine(const Mark &mark, double scale);
constexpr double thickestThin = 2.1;

/// Paints the thin lines of drawings, smooth as QPainter's and many times as fast: what lets a web
/// of a thousand ties move. A pixel gets as much of the colour as the line covers of its column, or
/// of its row where the line is steep. Keeps what one frame can use again of the one before:
/// memory.
class ThinLines
{
public:
    /// The ground of the drawing and, in their order, those of its first `count` marks that are
    /// thin lines. The painter paints on pixels and neither turns nor shears.
    void paint(QPainter &painter, const Drawing &drawing, std::size_t count);

private:
    /// A line flatter than 45 degrees, or one on its side, in pixels of the picture: `along` counts
    /// columns, or rows where it is steep. Positions across are in 65536ths, of its edge.
    struct Segment
    {
        double from = 0; ///< along
        double to = 0;
        int first = 0; ///< the pixels that it reaches into
        int last = 0;
        std::int64_t start = 0; ///< across, at `first`
        std::int64_t step = 0;
        int wide = 0; ///< across, in 256ths
        QRgb color = 0;
        bool isSteep = false;

        std::int64_t at(int along) const { return start + step * (along - first); }
    };
    class Band;

    void gather(std::span<const Mark> marks, double scale, int width, int height);
    void add(PointF p, PointF q, double thick, QRgb color);
    void sortIntoBands(int rows, int height);

    std::vector<Segment> m_segments;
    std::vector<std::vector<std::uint32_t>> m_bands; ///< the segments that each touches
    std::vector<QRgb> m_pixels; ///< of one band, with a margin that nobody sees
};

} // namespace entente
