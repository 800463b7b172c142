// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/mark_fades.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>

namespace entente
{

namespace
{

constexpr double always = -std::numeric_limits<double>::infinity();
constexpr double nearby = 8; ///< pixels: what stands this close is the same

bool isData(Role role)
{
    return role == Role::Event || role == Role::Cluster;
}

bool saysTheSame(const Mark &, const Mark &)
{
    return true;
}

bool saysTheSame(const TextMark &a, const TextMark &b)
{
    return a.text == b.text;
}

PointF middle(const RectF &box)
{
    return {box.x + box.width / 2, box.y + box.height / 2};
}

/// The parts of a drawing by where they stand.
template <class Part>
class Places
{
public:
    explicit Places(const std::vector<Part> &parts) : m_parts(parts)
    {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (isData(parts[i].role))
                m_cells.emplace(cellOf(middle(parts[i].box), 0, 0), i);
        }
    }

    /// The number of a part that stands where `part` does; -1: none.
    int find(const Part &part) const
    {
        const PointF at = middle(part.box);
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                const auto [first, last] = m_cells.equal_range(cellOf(at, dx, dy));
                for (auto each = first; each != last; ++each) {
                    const PointF other = middle(m_parts[each->second].box);
                    if (std::hypot(other.x - at.x, other.y - at.y) <= nearby &&
                        saysTheSame(m_parts[each->second], part))
                        return int(each->second);
                }
            }
        }
        return -1;
    }

private:
    static std::int64_t cellOf(PointF at, int dx, int dy)
    {
        return (std::int64_t(std::floor(at.x / nearby)) + dx) * 1'000'003 +
               std::int64_t(std::floor(at.y / nearby)) + dy;
    }

    const std::vector<Part> &m_parts;
    std::unordered_multimap<std::int64_t, std::size_t> m_cells;
};

/// In few steps, so that stamps of glyphs and letters serve again.
double step(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    const double eased = t * t * (3 - 2 * t);
    return std::round(eased * 8) / 8;
}

Rgba fadedColor(Rgba color, double part)
{
    return color.withAlpha(color.a / 255.0 * part);
}

void fade(Mark &mark, double part)
{
    if (mark.fill)
        mark.fill = fadedColor(*mark.fill, part);
    mark.stroke.color = fadedColor(mark.stroke.color, part);
    if (auto *pie = std::get_if<PieShape>(&mark.shape)) {
        for (auto &[share, color] : pie->shares)
            color = fadedColor(color, part);
    }
}

void fade(TextMark &text, double part)
{
    text.color = fadedColor(text.color, part);
    if (part < 0.5)
        text.halo = 0;
}

} // namespace

template <class Part>
void MarkFades::change(Parts<Part> &parts, const std::vector<Part> &before,
                       const std::vector<Part> &now, double time, bool fades)
{
    const Places<Part> old(before);
    const Places<Part> current(now);
    std::vector<double> since(now.size(), always);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!isData(now[i].role))
            continue;
        const int found = old.find(now[i]);
        if (found < 0)
            since[i] = fades ? time : always;
        else if (std::size_t(found) < parts.since.size())
            since[i] = parts.since[std::size_t(found)];
    }
    // What had not gone yet and is back need not go.
    std::erase_if(parts.leaving, [&](const Leaving<Part> &each) {
        return time - each.since >= lengthMs || current.find(each.part) >= 0;
    });
    if (fades) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (isData(before[i].role) && current.find(before[i]) < 0)
                parts.leaving.push_back({before[i], time});
        }
    }
    parts.since = std::move(since);
}

void MarkFades::change(const Drawing &before, const Drawing &now, double time)
{
    if (before.marks.size() > mostMarks || now.marks.size() > mostMarks)
        return settle();
    change(m_marks, before.marks, now.marks, time, true);
    change(m_texts, before.texts, now.texts, time, true);
    m_until = time + lengthMs;
}

void MarkFades::follow(const Drawing &before, const Drawing &now, double time)
{
    if (!isRunning(time))
        return settle();
    change(m_marks, before.marks, now.marks, time, false);
    change(m_texts, before.texts, now.texts, time, false);
}

void MarkFades::settle()
{
    m_marks = {};
    m_texts = {};
    m_until = -1;
}

template <class Part>
void MarkFades::put(const Parts<Part> &parts, std::vector<Part> &into, double time) const
{
    for (std::size_t i = 0; i < into.size() && i < parts.since.size(); ++i) {
        if (const double part = step((time - parts.since[i]) / lengthMs); part < 1)
            fade(into[i], part);
    }
    for (const Leaving<Part> &each : parts.leaving) {
        const double part = 1 - step((time - each.since) / lengthMs);
        if (part <= 0)
            continue;
        into.push_back(each.part);
        fade(into.back(), part);
    }
}

Drawing MarkFades::at(const Drawing &now, double time) const
{
    Drawing drawing = now;
    put(m_marks, drawing.marks, time);
    put(m_texts, drawing.texts, time);
    return drawing;
}

} // namespace entente
