// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/pptx_paths.h"

#include "core/geo/clip.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

/// Units of a path to a pixel.
constexpr double unitsPerPixel = 100;
/// Points closer than this are one, in pixels.
constexpr double seenApart = 0.4;
/// A path has an extent in both directions, or its points cannot be placed in it.
constexpr double leastExtent = 0.01;

class PathXml
{
public:
    explicit PathXml(const RectF &rect) : m_rect(rect) {}

    std::string point(double x, double y) const
    {
        return "<a:pt x=\"" + std::to_string(std::llround((x - m_rect.x) * unitsPerPixel)) +
               "\" y=\"" + std::to_string(std::llround((y - m_rect.y) * unitsPerPixel)) + "\"/>";
    }

    std::string path(const std::string &parts, bool filled) const
    {
        return "<a:path w=\"" + std::to_string(std::llround(m_rect.width * unitsPerPixel)) +
               "\" h=\"" + std::to_string(std::llround(m_rect.height * unitsPerPixel)) + "\"" +
               (filled ? "" : " fill=\"none\"") + ">" + parts + "</a:path>";
    }

private:
    RectF m_rect;
};

RectF withExtent(RectF rect)
{
    rect.width = std::max(rect.width, leastExtent);
    rect.height = std::max(rect.height, leastExtent);
    return rect;
}

std::vector<PointF> thinned(const std::vector<PointF> &line)
{
    std::vector<PointF> kept;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool isEnd = i == 0 || i + 1 == line.size();
        if (isEnd || std::hypot(line[i].x - kept.back().x, line[i].y - kept.back().y) >= seenApart)
            kept.push_back(line[i]);
    }
    return kept;
}

FlatLine flat(const std::vector<PointF> &ring)
{
    FlatLine line;
    line.reserve(ring.size());
    for (const PointF &p : ring)
        line.push_back({p.x, p.y});
    return line;
}

std::vector<PointF> drawn(const FlatLine &line)
{
    std::vector<PointF> points;
    points.reserve(line.size());
    for (const PlanePoint &p : line)
        points.push_back({p.x, p.y});
    return points;
}

FlatBox flatBox(const RectF &rect)
{
    return {rect.x, rect.right(), rect.y, rect.bottom()};
}

} // namespace

DrawingPath drawingPathOf(const QPainterPath &path)
{
    const QRectF bounds = path.boundingRect();
    if (path.isEmpty())
        return {};
    const RectF rect = withExtent({bounds.x(), bounds.y(), bounds.width(), bounds.height()});
    const PathXml xml(rect);
    std::string parts;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const std::string point = xml.point(element.x, element.y);
        if (element.isMoveTo()) {
            parts += std::string(i ? "<a:close/>" : "") + "<a:moveTo>" + point + "</a:moveTo>";
        } else if (element.isLineTo()) {
            parts += "<a:lnTo>" + point + "</a:lnTo>";
        } else if (element.isCurveTo() && i + 2 < path.elementCount()) {
            const QPainterPath::Element second = path.elementAt(i + 1);
            const QPainterPath::Element end = path.elementAt(i + 2);
            parts += "<a:cubicBezTo>" + point + xml.point(second.x, second.y) +
                     xml.point(end.x, end.y) + "</a:cubicBezTo>";
            i += 2;
        }
    }
    return {xml.path(parts + "<a:close/>", true), rect};
}

DrawingPath drawingPathOf(const std::vector<std::vector<PointF>> &rings, bool closed)
{
    std::vector<std::vector<PointF>> kept;
    double left = 1e12;
    double top = 1e12;
    double right = -1e12;
    double bottom = -1e12;
    for (const std::vector<PointF> &ring : rings) {
        std::vector<PointF> points = thinned(ring);
        if (points.size() < (closed ? 3U : 2U))
            continue;
        for (const PointF &p : points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        kept.push_back(std::move(points));
    }
    if (kept.empty())
        return {};
    const RectF rect = withExtent({left, top, right - left, bottom - top});
    const PathXml xml(rect);
    std::string parts;
    for (const std::vector<PointF> &ring : kept) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const char *element = i ? "lnTo" : "moveTo";
            parts += "<a:" + std::string(element) + ">" + xml.point(ring[i].x, ring[i].y) +
                     "</a:" + element + ">";
        }
        if (closed)
            parts += "<a:close/>";
    }
    return {xml.path(parts, closed), rect};
}

CutRings ringsInside(const std::vector<std::vector<PointF>> &rings,
                     const std::optional<RectF> &clip)
{
    CutRings inside;
    for (const std::vector<PointF> &ring : rings) {
        if (!clip) {
            inside.rings.push_back(ring);
            continue;
        }
        const FlatLine line = flat(ring);
        if (flatBox(*clip).contains(boxOf(line))) {
            inside.rings.push_back(ring);
            continue;
        }
        inside.isCut = true;
        for (const FlatLine &part : ringInBox(line, flatBox(*clip)))
            inside.rings.push_back(drawn(part));
    }
    return inside;
}

std::vector<std::vector<PointF>> linesInside(const std::vector<std::vector<PointF>> &rings,
                                             bool closed, const std::optional<RectF> &clip)
{
    std::vector<std::vector<PointF>> lines;
    for (const std::vector<PointF> &ring : rings) {
        if (ring.size() < 2)
            continue;
        std::vector<PointF> line = ring;
        if (closed)
            line.push_back(ring.front());
        if (!clip) {
            lines.push_back(std::move(line));
            continue;
        }
        for (const FlatLine &part : lineInBox(flat(line), flatBox(*clip))) {
            if (part.size() >= 2)
                lines.push_back(drawn(part));
        }
    }
    return lines;
}

} // namespace entente
