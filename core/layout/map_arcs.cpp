// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_arcs.h"

#include <algorithm>
#include <cmath>

namespace entente
{

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

std::optional<Mark> arcMark(const Arc &arc, const MapFrame &frame, const Projection &projection,
                            const Stroke &stroke)
{
    if (arc.from == arc.to)
        return std::nullopt;
    const FlatBox seen = frame.visible(stroke.width + 2);
    PathShape path;
    for (const FlatLine &part : projection.line(greatCircle(arc.from, arc.to))) {
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

void addArcs(Drawing &drawing, const std::vector<Arc> &arcs, const MapFrame &frame,
             const Projection &projection, const Theme &theme)
{
    std::int64_t most = 1;
    for (const Arc &arc : arcs)
        most = std::max(most, arc.count);
    for (auto arc = arcs.rbegin(); arc != arcs.rend(); ++arc) {
        const double weight = std::sqrt(double(arc->count) / double(most));
        const Stroke stroke{theme.muted.withAlpha(0.14 + 0.34 * weight), 0.8 + 1.4 * weight,
                            LineStyle::Solid};
        if (std::optional<Mark> mark = arcMark(*arc, frame, projection, stroke))
            drawing.marks.push_back(std::move(*mark));
    }
}

} // namespace entente
