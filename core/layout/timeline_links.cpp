// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_links.h"

#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace entente
{

namespace
{

constexpr std::size_t mostInLane = 24; ///< more tell no story
constexpr std::size_t mostLinks = 40;  ///< of what is chosen
constexpr double corner = 4;           ///< radius of an elbow
constexpr int curveParts = 16;

/// Where an event stands as a mark of its own.
struct Spot
{
    PointF center;
    double half = 0; ///< of its height
    std::string_view lane;
};

/// What lines keep to, in pixels.
struct Gutters
{
    double below = 0; ///< from a mark's centre to the gap under its row
    double above = 0;
};

std::optional<Spot> spotOf(const Mark &mark)
{
    const auto *glyph = std::get_if<GlyphShape>(&mark.shape);
    if (mark.role != Role::Event || mark.ids.size() != 1 || glyph == nullptr)
        return std::nullopt;
    // Marks that scroll under others have their boxes cut.
    if (glyph->center.y < mark.box.y || glyph->center.y >= mark.box.bottom())
        return std::nullopt;
    return Spot{glyph->center, glyph->size / 2, mark.key};
}

/// The way through `turns`, each of them rounded.
std::vector<PointF> rounded(const std::vector<PointF> &turns)
{
    std::vector<PointF> way{turns.front()};
    for (std::size_t i = 1; i + 1 < turns.size(); ++i) {
        const PointF &at = turns[i];
        const auto towards = [&](const PointF &other) {
            const double dx = other.x - at.x;
            const double dy = other.y - at.y;
            const double length = std::hypot(dx, dy);
            const double reach = std::min(corner, length / 2);
            return length <= 0 ? at
                               : PointF{at.x + dx / length * reach, at.y + dy / length * reach};
        };
        const PointF before = towards(turns[i - 1]);
        const PointF after = towards(turns[i + 1]);
        way.push_back(before);
        way.push_back({(before.x + 2 * at.x + after.x) / 4, (before.y + 2 * at.y + after.y) / 4});
        way.push_back(after);
    }
    way.push_back(turns.back());
    return way;
}

/// Out of the earlier mark into the gap under or over its row, along it, and into the later one.
std::vector<PointF> elbow(const Spot &from, const Spot &to, const Gutters &gutters)
{
    constexpr double hair = 0.5;
    const bool rises = to.center.y < from.center.y - hair;
    const bool falls = to.center.y > from.center.y + hair;
    const double y = from.center.y + (rises ? -gutters.above : gutters.below);
    const double side = rises ? -1 : 1;
    return rounded({{from.center.x, from.center.y + side * from.half},
                    {from.center.x, y},
                    {to.center.x, y},
                    {to.center.x, to.center.y + (falls ? -to.half : to.half)}});
}

/// From lane to lane, upright at both ends.
std::vector<PointF> curve(const Spot &from, const Spot &to)
{
    const double side = to.center.y < from.center.y ? -1 : 1;
    const PointF a{from.center.x, from.center.y + side * from.half};
    const PointF d{to.center.x, to.center.y - side * to.half};
    const double middle = (a.y + d.y) / 2;
    std::vector<PointF> way;
    for (int i = 0; i <= curveParts; ++i) {
        const double t = double(i) / curveParts;
        const double u = 1 - t;
        const double first = u * u * u + 3 * u * u * t; // of a.x; both controls share their end's x
        way.push_back({first * a.x + (1 - first) * d.x,
                       u * u * u * a.y + 3 * u * t * middle + t * t * t * d.y});
    }
    return way;
}

Mark lineMark(std::vector<PointF> way, Rgba color, double width)
{
    Mark mark;
    mark.role = Role::Link;
    double left = way.front().x;
    double right = left;
    double top = way.front().y;
    double bottom = top;
    for (const PointF &p : way) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    mark.box = {left, top, right - left, bottom - top};
    mark.shape = PathShape{{std::move(way)}, false};
    mark.stroke = {color, width, LineStyle::Solid};
    return mark;
}

/// The part of a way from `a` to `b`, as shares of it, that lies in the box; empty: none.
std::pair<double, double> shareIn(const RectF &box, PointF a, PointF b)
{
    double from = 0;
    double to = 1;
    const auto cut = [&](double at, double way, double least, double most) {
        if (std::abs(way) < 1e-9) {
            if (at < least || at > most)
                to = from - 1;
            return;
        }
        const double first = (least - at) / way;
        const double second = (most - at) / way;
        from = std::max(from, std::min(first, second));
        to = std::min(to, std::max(first, second));
    };
    cut(a.x, b.x - a.x, box.x, box.right());
    cut(a.y, b.y - a.y, box.y, box.bottom());
    return {from, to};
}

/// The way without what lies in the boxes, in pieces: a line never runs through words.
std::vector<std::vector<PointF>> waysAround(const std::vector<PointF> &way,
                                            const std::vector<RectF> &boxes)
{
    std::vector<std::vector<PointF>> pieces{{way.front()}};
    for (std::size_t i = 1; i < way.size(); ++i) {
        const PointF &a = way[i - 1];
        const PointF &b = way[i];
        const auto at = [&](double t) {
            return PointF{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        };
        std::vector<std::pair<double, double>> hidden;
        for (const RectF &box : boxes) {
            const auto share = shareIn(box, a, b);
            if (share.first < share.second)
                hidden.push_back(share);
        }
        std::sort(hidden.begin(), hidden.end());
        double done = 0;
        for (const auto &[from, to] : hidden) {
            if (from > done)
                pieces.back().push_back(at(from));
            if (to > done) {
                pieces.push_back({at(to)});
                done = to;
            }
        }
        if (done < 1)
            pieces.back().push_back(b);
    }
    std::erase_if(pieces, [](const auto &piece) { return piece.size() < 2; });
    return pieces;
}

/// Leaves out of the lines what would run through titles.
void keepOffTitles(std::vector<Mark> &lines, const std::vector<TextMark> &texts)
{
    constexpr double air = 1.5;
    for (Mark &line : lines) {
        std::vector<RectF> boxes;
        for (const TextMark &text : texts) {
            const RectF box{text.box.x - air, text.box.y, text.box.width + 2 * air,
                            text.box.height};
            if (line.box.x <= box.right() && box.x <= line.box.right() &&
                line.box.y <= box.bottom() && box.y <= line.box.bottom())
                boxes.push_back(box);
        }
        auto &rings = std::get<PathShape>(line.shape).rings;
        if (!boxes.empty())
            rings = waysAround(rings.front(), boxes);
    }
    std::erase_if(lines,
                  [](const Mark &line) { return std::get<PathShape>(line.shape).rings.empty(); });
}

Gutters guttersOf(const TextMeasure &measure)
{
    const double half = measure.lineHeight(TextStyle::Label) / 2;
    const double gap = (timeline::barHeight + 1) / 2 * measure.scale();
    return {half + gap, half + gap};
}

/// The events of a lane that is a thread, each with the next one. Where one of them is in a
/// cluster, or out of sight, the chain has a gap there: nobody knows what came between.
void linkLane(const LaneBox &lane, const std::unordered_map<EventId, Spot> &spots,
              const Gutters &gutters, const Theme &theme, std::vector<Mark> &lines)
{
    std::vector<Mark> own;
    const Spot *before = nullptr;
    for (const LaneItem &item : lane.items) {
        if (item.place == ItemPlace::AnyTime)
            continue;
        const auto found = item.mark->count == 1 ? spots.find(item.mark->id) : spots.end();
        const Spot *spot = found == spots.end() ? nullptr : &found->second;
        if (before != nullptr && spot != nullptr && spot->center.x >= before->center.x)
            own.push_back(lineMark(elbow(*before, *spot, gutters), theme.faint, 1));
        before = spot;
    }
    if (own.size() <= mostInLane)
        std::move(own.begin(), own.end(), std::back_inserter(lines));
}

} // namespace

std::vector<EventLink> linksOf(const EventAnswer &answer)
{
    std::vector<EventLink> links;
    for (std::size_t i = 1; i < answer.thread.size(); ++i)
        links.push_back({answer.thread[i - 1].id, answer.thread[i].id});
    for (const RelatedEvent &other : answer.related) {
        const EventLink link = other.inverse ? EventLink{other.id, answer.event.id}
                                             : EventLink{answer.event.id, other.id};
        if (std::find(links.begin(), links.end(), link) == links.end())
            links.push_back(link);
    }
    return links;
}

std::vector<Mark> linkMarks(const TimelineDrawing &timeline, const std::vector<EventLink> &links,
                            const Theme &theme, const TextMeasure &measure)
{
    std::unordered_map<EventId, std::vector<Spot>> spots;
    for (const EventLink &link : links) {
        spots[link.from];
        spots[link.to];
    }
    for (const Mark &mark : timeline.drawing.marks) {
        const std::optional<Spot> spot = spotOf(mark);
        if (!spot)
            continue;
        const auto found = spots.find(mark.ids.front());
        if (found != spots.end() && timeline.plot.contains(spot->center))
            found->second.push_back(*spot);
    }
    struct Pair
    {
        Spot from;
        Spot to;
        double length() const { return std::abs(to.center.x - from.center.x); }
    };
    std::vector<Pair> pairs;
    for (const EventLink &link : links) {
        // Events of several parties stand in several lanes: one line, where they are nearest.
        std::optional<Pair> best;
        for (const Spot &from : spots[link.from]) {
            for (const Spot &to : spots[link.to]) {
                const auto apart = [](const Spot &a, const Spot &b) {
                    return std::abs(a.center.y - b.center.y);
                };
                if (!best || apart(from, to) < apart(best->from, best->to))
                    best = from.center.x <= to.center.x ? Pair{from, to} : Pair{to, from};
            }
        }
        if (best)
            pairs.push_back(*best);
    }
    if (pairs.size() > mostLinks) {
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair &a, const Pair &b) { return a.length() < b.length(); });
        pairs.resize(mostLinks);
    }
    const Gutters gutters = guttersOf(measure);
    constexpr double width = 1.2;
    std::vector<Mark> lines;
    lines.reserve(pairs.size());
    for (const Pair &pair : pairs)
        lines.push_back(lineMark(pair.from.lane == pair.to.lane ? elbow(pair.from, pair.to, gutters)
                                                                : curve(pair.from, pair.to),
                                 theme.muted, width));
    keepOffTitles(lines, timeline.drawing.texts);
    return lines;
}

std::size_t drawLinks(const TimelineParts &parts, const std::vector<LaneBox> &lanes,
                      std::size_t ground, Drawing &drawing)
{
    const Gutters gutters = guttersOf(parts.measure);
    std::vector<Mark> lines;
    if (parts.look.threadBands) {
        std::unordered_map<std::string_view, std::unordered_map<EventId, Spot>> spots;
        for (std::size_t i = ground; i < drawing.marks.size(); ++i) {
            const Mark &mark = drawing.marks[i];
            if (const std::optional<Spot> spot = spotOf(mark))
                spots[mark.key].emplace(mark.ids.front(), *spot);
        }
        for (const LaneBox &lane : lanes) {
            const auto own = spots.find(lane.lane->value);
            if (own != spots.end() && isThread(parts, lane))
                linkLane(lane, own->second, gutters, parts.theme, lines);
        }
    }
    if (!parts.look.links.empty()) {
        TimelineDrawing drawn;
        drawn.plot = parts.plot;
        std::swap(drawn.drawing.marks,
                  drawing.marks); // the texts stay: all lines keep off them below
        for (Mark &line : linkMarks(drawn, parts.look.links, parts.theme, parts.measure))
            lines.push_back(std::move(line));
        std::swap(drawn.drawing.marks, drawing.marks);
    }
    keepOffTitles(lines, drawing.texts);
    drawing.marks.insert(drawing.marks.begin() + std::ptrdiff_t(ground),
                         std::make_move_iterator(lines.begin()),
                         std::make_move_iterator(lines.end()));
    return lines.size();
}

} // namespace entente
