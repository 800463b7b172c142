// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <cstdint>
#include <optional>
#include <string>

namespace entente
{

/// English metric units, 914,400 to an inch: what Office Open XML measures in.
std::int64_t emuOf(double pixels);

/// Text in a box, as DrawingML.
struct DrawingText
{
    std::string text; ///< lines become paragraphs
    double pixels = 12;
    bool bold = false;
    Rgba color;
    std::string align = "l"; ///< "ctr"
    bool struckThrough = false;
    double glow = 0; ///< pixels around the letters, in `ground`
    Rgba ground = {};
};
std::string paragraphsOf(const DrawingText &text);

/// <a:solidFill> of a colour.
std::string solidFill(Rgba color);

/// A drawing as DrawingML shapes: first what stands for no event, then a group for each event and
/// each cluster, named by its title, in painting order.
class ShapeWriter
{
public:
    /// `at` is where the drawing stands on the slide; ids of shapes are counted from `firstId`.
    ShapeWriter(const Drawing &drawing, PointF at, int firstId);

    /// How many shapes the marks become.
    std::size_t shapeCount() const;

    /// The picture as one group with `words` as its alt text. With `image`, a relation to a picture
    /// of the marks, these are not written.
    std::string group(const std::string &name, const std::string &words,
                      const std::optional<std::string> &image);

    int nextId() const { return m_nextId; }

private:
    struct Box;
    struct Item;
    std::vector<Item> items(bool withMarks);
    std::string shapesOf(const Mark &mark, const std::optional<RectF> &clip, Box &box);
    std::string shapeOf(const RectShape &shape, const Mark &mark, const std::optional<RectF> &clip,
                        Box &box);
    std::string shapeOf(const FadedBar &bar, const Mark &mark, const std::optional<RectF> &clip,
                        Box &box);
    std::string shapeOf(const GlyphShape &shape, const Mark &mark, const std::optional<RectF> &clip,
                        Box &box);
    std::string shapeOf(const PathShape &shape, const Mark &mark, const std::optional<RectF> &clip,
                        Box &box);
    std::string shapeOf(const PieShape &shape, const Mark &mark, const std::optional<RectF> &clip,
                        Box &box);
    std::string shapeOf(const ColumnShape &shape, const Mark &mark,
                        const std::optional<RectF> &clip, Box &box);
    std::string textOf(const TextMark &text, const std::optional<RectF> &clip, Box &box);
    std::string preset(const char *geometry, const std::string &adjust, RectF rect,
                       const std::string &fill, const std::string &line, Box &box);
    std::string custom(const std::string &path, RectF rect, const std::string &fill,
                       const std::string &line, Box &box);
    std::string lineBetween(PointF a, PointF b, const std::string &line, Box &box);
    std::string grouped(const std::string &name, const std::string &words, const Box &box,
                        const std::string &shapes);
    std::string idAndName(const std::string &name, const std::string &words = {});
    std::string frame(RectF rect, Box &box) const;

    const Drawing &m_drawing;
    PointF m_at;
    int m_nextId;
    std::string m_name; ///< of the mark that is written
};

} // namespace entente
