// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_arcs.h"

#include "core/base/translation.h"

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

/// Of the most that an arc of the map stands for, from 0 to 1.
double weightOf(std::int64_t count, std::int64_t most)
{
    return std::sqrt(double(count) / double(most));
}

double widthOf(double weight)
{
    return 0.7 + 2.1 * weight;
}

double arrowSize(double width)
{
    return 3.2 + 1.4 * width;
}

PathShape arrowHead(PointF tip, PointF along, double size)
{
    const PointF base{tip.x - along.x * size * 1.5, tip.y - along.y * size * 1.5};
    return {{{tip,
              {base.x - along.y * size * 0.62, base.y + along.x * size * 0.62},
              {base.x + along.y * size * 0.62, base.y - along.x * size * 0.62}}},
            true};
}

std::int64_t mostOf(const std::vector<Arc> &arcs)
{
    std::int64_t most = 1;
    for (const Arc &arc : arcs)
        most = std::max(most, arc.count);
    return most;
}

/// A title, and under it a line for few and one for many events, and an arrow where there are any.
class ArcLegend
{
public:
    ArcLegend(Drawing &drawing, const std::vector<Arc> &arcs, ArcEnds ends, const Theme &theme,
              const TextMeasure &measure)
        : m_drawing(drawing)
        , m_theme(theme)
        , m_measure(measure)
        , m_most(mostOf(arcs))
    {
        const bool toVenue = ends == ArcEnds::Venue;
        m_title = toVenue ? translate("Pictures", "Arcs from party to venue, by events")
                          : translate("Pictures", "Arcs between parties, by events");
        m_counts.push_back(1);
        if (m_most > 1)
            m_counts.push_back(m_most);
        if (std::any_of(arcs.begin(), arcs.end(),
                        [](const Arc &arc) { return directionOf(arc) != 0; }))
            m_arrow = toVenue ? translate("Pictures", "visitor or initiator")
                              : translate("Pictures", "from visitor or initiator");
    }

    /// What it covers, upwards from `at`; nothing where it is wider than `room`.
    RectF addAt(PointF at, double room)
    {
        const double width = std::max(widthOfText(m_title), samplesWidth());
        if (width > room)
            return {};
        const double line = m_measure.lineHeight(TextStyle::Caption);
        const RectF box{at.x, at.y - 2 * line - 2 * m_px, width, 2 * line + 2 * m_px};
        Mark ground;
        ground.role = Role::Background;
        ground.box = {box.x - 3, box.y - 2, box.width + 6, box.height + 2};
        ground.shape = RectShape{ground.box, 2};
        ground.fill = m_theme.canvas.withAlpha(0.85);
        m_drawing.marks.push_back(std::move(ground));
        addText(m_title, {box.x, box.y});
        m_x = box.x;
        m_top = box.y + line + 2 * m_px;
        for (const std::int64_t count : m_counts)
            addSample(std::to_string(count), widthOf(weightOf(count, m_most)));
        if (!m_arrow.empty()) {
            const double stroke = widthOf(0.5);
            const double tip = m_x + m_sample * 0.72;
            addSample(m_arrow, stroke);
            addShape(arrowHead({tip, middle()}, {1, 0}, arrowSize(stroke)), m_theme.muted, {});
        }
        return box;
    }

private:
    double widthOfText(const std::string &words) const
    {
        return m_measure.width(words, TextStyle::Caption);
    }
    double middle() const { return m_top + m_measure.lineHeight(TextStyle::Caption) / 2; }
    double sampleWidth(const std::string &words) const
    {
        return m_sample + m_gap + widthOfText(words);
    }

    double samplesWidth() const
    {
        double width = m_arrow.empty() ? -2 * m_gap : sampleWidth(m_arrow);
        for (const std::int64_t count : m_counts)
            width += sampleWidth(std::to_string(count)) + 2 * m_gap;
        return width;
    }

    void addSample(const std::string &words, double stroke)
    {
        addShape({{{{m_x, middle()}, {m_x + m_sample, middle()}}}, false}, {},
                 {m_theme.muted.withAlpha(0.75), stroke, LineStyle::Solid});
        addText(words, {m_x + m_sample + m_gap, m_top});
        m_x += sampleWidth(words) + 2 * m_gap;
    }

    void addText(const std::string &words, PointF at)
    {
        TextMark text;
        text.role = Role::Legend;
        text.key = arcLegendKey;
        text.text = words;
        text.style = TextStyle::Caption;
        text.scale = m_px;
        text.color = m_theme.muted;
        text.background = m_theme.canvas;
        text.box = {at.x, at.y, widthOfText(words), m_measure.lineHeight(TextStyle::Caption)};
        m_drawing.texts.push_back(std::move(text));
    }

    void addShape(PathShape shape, Rgba fill, const Stroke &stroke)
    {
        Mark mark;
        mark.role = Role::Legend;
        mark.box = boxAround(shape);
        mark.fill = fill;
        mark.shape = std::move(shape);
        mark.stroke = stroke;
        mark.key = m_title;
        m_drawing.marks.push_back(std::move(mark));
    }

    Drawing &m_drawing;
    const Theme &m_theme;
    const TextMeasure &m_measure;
    std::int64_t m_most;
    std::string m_title;
    std::string m_arrow; ///< its words; empty: there are none
    std::vector<std::int64_t> m_counts;
    double m_px = m_measure.scale();
    double m_sample = 26 * m_px;
    double m_gap = 5 * m_px;
    double m_x = 0;   ///< where the next sample begins
    double m_top = 0; ///< of the samples
};

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
    mark.key = arcKey(arc);
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
        Mark mark;
        mark.role = Role::Arc;
        mark.key = arc.key;
        mark.count = arc.count;
        mark.shape = arrowHead(tip, along, size);
        mark.fill = arc.stroke.color;
        mark.box = boxAround(std::get<PathShape>(mark.shape));
        return mark;
    }
    return std::nullopt; // the end is out of sight
}

void addArcs(Drawing &drawing, const ArcWays &arcs, const MapFrame &frame,
             const Projection &projection, const Theme &theme)
{
    const std::int64_t most = std::max(mostOf(arcs.arcs), arcs.heaviest);
    // Where there are hundreds, each is fainter: what is dark is a stream of many.
    const double crowd = std::min(
        1.0, std::sqrt(60 / double(std::max({std::size_t(60), arcs.arcs.size(), arcs.crowd}))));
    for (std::size_t i = arcs.arcs.size(); i-- > 0;) {
        const Arc &arc = arcs.arcs[i];
        const double weight = weightOf(arc.count, most);
        const Stroke stroke{theme.muted.withAlpha(0.14 * crowd + 0.36 * weight), widthOf(weight),
                            LineStyle::Solid};
        std::optional<Mark> mark = arcMark(arc, arcs.ways[i], frame, projection, stroke);
        if (!mark)
            continue;
        const int direction = directionOf(arc);
        const auto target = projection.forward(direction > 0 ? arc.to : arc.from);
        std::optional<Mark> arrow;
        if (direction != 0 && target && i < mostArrows)
            arrow = arrowMark(*mark, frame.toPixel(*target), arrowSize(stroke.width));
        drawing.marks.push_back(std::move(*mark));
        if (arrow) {
            arrow->fill = theme.muted.withAlpha(std::min(0.85, 0.3 + 0.5 * weight));
            drawing.marks.push_back(std::move(*arrow));
        }
    }
}

RectF addArcLegend(Drawing &drawing, const std::vector<Arc> &arcs, ArcEnds ends, PointF at,
                   double room, const Theme &theme, const TextMeasure &measure)
{
    if (arcs.empty())
        return {};
    return ArcLegend(drawing, arcs, ends, theme, measure).addAt(at, room);
}

} // namespace entente
