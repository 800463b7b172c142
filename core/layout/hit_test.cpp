// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/drawing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente
{

namespace
{

constexpr double farAway = std::numeric_limits<double>::infinity();

double distanceToBox(const RectF &box, PointF p)
{
    const double dx = std::max({box.x - p.x, 0.0, p.x - box.right()});
    const double dy = std::max({box.y - p.y, 0.0, p.y - box.bottom()});
    return std::hypot(dx, dy);
}

double distanceToSegment(PointF a, PointF b, PointF p)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Even-odd rule.
bool isInside(const PathShape &path, PointF p)
{
    bool inside = false;
    for (const std::vector<PointF> &ring : path.rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const PointF a = ring[i];
            const PointF b = ring[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    }
    return inside;
}

double distanceToLines(const PathShape &path, PointF p)
{
    double nearest = farAway;
    for (const std::vector<PointF> &ring : path.rings) {
        for (std::size_t i = 1; i < ring.size(); ++i)
            nearest = std::min(nearest, distanceToSegment(ring[i - 1], ring[i], p));
    }
    return nearest;
}

/// 0 inside the shape; of a path, a box is only a first guess.
double distanceTo(const Mark &mark, PointF p, double slack)
{
    const double toBox = distanceToBox(mark.box, p);
    const auto *path = std::get_if<PathShape>(&mark.shape);
    if (path == nullptr || toBox > slack)
        return toBox;
    if (path->closed)
        return isInside(*path, p) ? 0 : farAway;
    return std::max(0.0, distanceToLines(*path, p) - mark.stroke.width / 2);
}

bool isClippedAway(const Drawing &drawing, PointF p, std::size_t index, bool isText)
{
    return std::any_of(drawing.clips.begin(), drawing.clips.end(), [&](const Drawing::Clip &clip) {
        const std::size_t from = isText ? clip.textFrom : clip.markFrom;
        const std::size_t to = isText ? clip.textTo : clip.markTo;
        return from <= index && index < to && !clip.rect.contains(p);
    });
}

Hit hitOf(const Mark &mark)
{
    return {mark.ids, mark.key, mark.role, mark.box, {}};
}

Hit hitOf(const TextMark &text)
{
    return {text.ids, text.key, text.role, text.box, text.full.empty() ? text.text : text.full};
}

/// The nearest mark or text that `wanted` lets through; of equally near ones the topmost.
template <class Wanted>
std::optional<Hit> nearest(const Drawing &drawing, PointF p, double slack, const Wanted &wanted)
{
    double best = slack + 1e-9;
    std::optional<Hit> hit;
    for (std::size_t i = drawing.texts.size(); i-- > 0;) {
        const TextMark &text = drawing.texts[i];
        if (const double d = distanceToBox(text.box, p);
            d < best && wanted(text) && !isClippedAway(drawing, p, i, true)) {
            best = d;
            hit = hitOf(text);
        }
    }
    for (std::size_t i = drawing.marks.size(); i-- > 0;) {
        const Mark &mark = drawing.marks[i];
        if (!wanted(mark))
            continue;
        if (const double d = distanceTo(mark, p, slack);
            d < best && !isClippedAway(drawing, p, i, false)) {
            best = d;
            hit = hitOf(mark);
        }
    }
    return hit;
}

} // namespace

std::optional<Hit> hitTest(const Drawing &drawing, PointF p, double slack)
{
    // Grounds (a lane, a country) reach under everything: events near the pointer go first.
    auto hit = nearest(drawing, p, slack, [](const auto &m) { return !m.ids.empty(); });
    if (!hit)
        hit = nearest(drawing, p, slack, [](const auto &m) {
            return m.ids.empty() && !m.key.empty() && m.role != Role::Background;
        });
    if (!hit)
        hit = nearest(drawing, p, 0, [](const auto &m) { return m.ids.empty() && !m.key.empty(); });
    return hit;
}

} // namespace entente
