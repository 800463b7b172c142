// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_arcs.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double arrowSlack = 3;       ///< pixels from the end of a path to what it leads to
constexpr double arrowFromEnd = 26;    ///< pixels
constexpr std::size_t mostArrows = 80; ///< of the heaviest arcs: more would hide the streams
constexpr double leastWithArrow = 56;  ///< pixels

double distance(PointF a, PointF b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

RectF boxAround(const PathShape &path)
{
    FlatLine points;
    for (const auto &line : path.rings) {
        for (const PointF &p : line)
            points.push_back({p.x, p.y});
    }
    if (points.empty())
        return {};
    const FlatBox box = boxOf(points);
    return {box.left, box.bottom, box.right - box.left, box.top - box.bottom};
}

std::optional<Mark> arcMark(const Arc &arc, const std::vector<LatLon> &way, const MapFrame &frame,
                            const Projection &projection, const Stroke &stroke)
{
    if (arc.from == arc.to)
        return std::nullopt;
    const FlatBox seen = frame.visible(stroke.width + 2);
    PathShape path;
    for (const FlatLine &part : projection.line(way)) {
        for (const FlatLine &visible : lineInBox(part, seen)) {
            path.rings.emplace_back();
            for (const PlanePoint &p : visible)
                path.rings.back().push_back(frame.toPixel(p));
        }
    }
    if (path.rings.empty())
        return std::nullopt;
    Mark mark;
    mark.role = Role::Arc;
    mark.box = boxAround(path);
    mark.shape = std::move(path);
    mark.stroke = stroke;
    mark.key = arc.a.value + " " + arc.b.value;
    mark.count = arc.count;
    return mark;
}

std::optional<Mark> arrowMark(const Mark &arc, PointF target, double size)
{
    const auto *path = std::get_if<PathShape>(&arc.shape);
    if (path == nullptr)
        return std::nullopt;
    for (const std::vector<PointF> &ring : path->rings) {
        const bool ends = distance(ring.back(), target) < arrowSlack;
        if (!ends && distance(ring.front(), target) >= arrowSlack)
            continue;
        std::vector<PointF> line = ring;
        if (!ends)
            std::reverse(line.begin(), line.end());
        double length = 0;
        for (std::size_t i = 1; i < line.size(); ++i)
            length += distance(line[i - 1], line[i]);
        if (length < leastWithArrow)
            return std::nullopt; // it would be all arrow
        // Away from the end, where a disc may lie, and strands of a bundle have parted.
        double left = std::min(arrowFromEnd, length * 0.3);
        std::size_t i = line.size() - 1;
        while (i > 1 && distance(line[i - 1], line[i]) < left) {
            left -= distance(line[i - 1], line[i]);
            --i;
        }
        const double step = distance(line[i - 1], line[i]);
        if (step < 1e-6)
            return std::nullopt;
        const PointF along{(line[i].x - line[i - 1].x) / step, (line[i].y - line[i - 1].y) / step};
        const PointF tip{line[i].x - along.x * left, line[i].y - along.y * left};
        const PointF base{tip.x - along.x * size * 1.5, tip.y - along.y * size * 1.5};
        Mark mark;
        mark.role = Role::Arc;
        mark.key = arc.key;
        mark.count = arc.count;
        mark.shape = PathShape{{{tip,
                                 {base.x - along.y * size * 0.62, base.y + along.x * size * 0.62},
                                 {base.x + along.y * size * 0.62, base.y - along.x * size * 0.62}}},
                               true};
        mark.fill = arc.stroke.color;
        mark.box = boxAround(std::get<PathShape>(mark.shape));
        return mark;
    }
    return std::nullopt; // the end is out of sight
}

void addArcs(Drawing &drawing, const ArcWays &arcs, const MapFrame &frame,
             const Projection &projection, const Theme &theme)
{
    std::int64_t most = std::max<std::int64_t>(1, arcs.heaviest);
    for (const Arc &arc : arcs.arcs)
        most = std::max(most, arc.count);
    // Where there are hundreds, each is fainter: what is dark is a stream of many.
    const double crowd = std::min(
        1.0, std::sqrt(60 / double(std::max({std::size_t(60), arcs.arcs.size(), arcs.crowd}))));
    for (std::size_t i = arcs.arcs.size(); i-- > 0;) {
        const Arc &arc = arcs.arcs[i];
        const double weight = std::sqrt(double(arc.count) / double(most));
        const Stroke stroke{theme.muted.withAlpha(0.14 * crowd + 0.36 * weight), 0.7 + 2.1 * weight,
                            LineStyle::Solid};
        std::optional<Mark> mark = arcMark(arc, arcs.ways[i], frame, projection, stroke);
        if (!mark)
            continue;
        const int direction = directionOf(arc);
        const auto target = projection.forward(direction > 0 ? arc.to : arc.from);
        std::optional<Mark> arrow;
        if (direction != 0 && target && i < mostArrows)
            arrow = arrowMark(*mark, frame.toPixel(*target), 3.2 + 1.4 * stroke.width);
        drawing.marks.push_back(std::move(*mark));
        if (arrow) {
            arrow->fill = theme.muted.withAlpha(std::min(0.85, 0.3 + 0.5 * weight));
            drawing.marks.push_back(std::move(*arrow));
        }
    }
}

} // namespace entente
