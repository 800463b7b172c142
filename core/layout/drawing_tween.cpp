// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/drawing_tween.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>

namespace entente
{

namespace
{

/// Whether a part belongs to the lanes: the rest (axis, notes, ground) is just there.
template <class Part>
bool isOfLanes(const Part &part)
{
    switch (part.role) {
    case Role::Event:
    case Role::Cluster:
    case Role::Band:
    case Role::Lane:
        return !part.ids.empty() || !part.key.empty();
    default:
        return false;
    }
}

/// What a part stands for: the same in both drawings. Several parts of one name are told apart by
/// their order.
template <class Part>
std::string nameOf(const Part &part)
{
    // A merged mark is what its first event is.
    const Role role = part.role == Role::Cluster ? Role::Event : part.role;
    return std::to_string(int(role)) + '/' +
           (part.ids.empty() ? std::string() : std::to_string(part.ids.front().value)) + '/' +
           part.key;
}

template <class Part>
using Places = std::unordered_map<std::string, std::vector<const Part *>>;

template <class Part>
Places<Part> placesOf(const std::vector<Part> &parts)
{
    Places<Part> places;
    for (const Part &part : parts) {
        if (isOfLanes(part))
            places[nameOf(part)].push_back(&part);
    }
    return places;
}

/// Pairs the parts of `to` with those of `from`: `way` hears of each of `to` with its partner or
/// null, what has no partner is left in `places`.
template <class Part, class Use>
void pairUp(Places<Part> &places, const std::vector<Part> &to, const Use &use)
{
    for (const Part &part : to) {
        const Part *partner = nullptr;
        const auto found = isOfLanes(part) ? places.find(nameOf(part)) : places.end();
        if (found != places.end() && !found->second.empty()) {
            partner = found->second.front();
            found->second.erase(found->second.begin());
        }
        use(part, partner);
    }
}

Rgba faded(Rgba color, double opacity)
{
    return color.withAlpha(double(color.a) / 255 * std::clamp(opacity, 0.0, 1.0));
}

void fade(Mark &mark, double opacity)
{
    if (mark.fill)
        mark.fill = faded(*mark.fill, opacity);
    mark.stroke.color = faded(mark.stroke.color, opacity);
    if (auto *pie = std::get_if<PieShape>(&mark.shape)) {
        for (auto &[share, color] : pie->shares)
            color = faded(color, opacity);
    }
    if (auto *column = std::get_if<ColumnShape>(&mark.shape)) {
        for (auto &[share, color] : column->shares)
            color = faded(color, opacity);
    }
}

void fade(TextMark &text, double opacity)
{
    text.color = faded(text.color, opacity);
    text.background = faded(text.background, opacity); // its halo
}

/// Marks may change their size on the way: their middles glide.
double middleOf(const RectF &box)
{
    return box.y + box.height / 2;
}

constexpr double hair = 0.01;

} // namespace

DrawingTween::DrawingTween(const Drawing &from, Drawing to, const RectF &area)
    : m_to(std::move(to))
    , m_area(area)
{
    if (std::max(from.marks.size(), m_to.marks.size()) > mostMarks)
        return;
    const auto follow = [this](const auto &before, const auto &now, std::vector<Way> &ways,
                               auto &leaving) {
        auto places = placesOf(before);
        pairUp(places, now, [&](const auto &part, const auto *partner) {
            Way way;
            if (partner != nullptr)
                way.dy = middleOf(partner->box) - middleOf(part.box);
            else
                way.appears = isOfLanes(part);
            m_isNeeded = m_isNeeded || way.appears || std::abs(way.dy) > hair;
            ways.push_back(way);
        });
        for (const auto &part : before) { // in their order of painting
            if (!isOfLanes(part))
                continue;
            const auto &left = places[nameOf(part)];
            if (std::find(left.begin(), left.end(), &part) != left.end())
                leaving.push_back(part);
        }
        m_isNeeded = m_isNeeded || !leaving.empty();
    };
    follow(from.marks, m_to.marks, m_marks, m_leavingMarks);
    follow(from.texts, m_to.texts, m_texts, m_leavingTexts);
}

Drawing DrawingTween::at(double t) const
{
    Drawing drawing = m_to;
    if (!m_isNeeded || t >= 1)
        return drawing;
    const double rest = 1 - std::max(0.0, t);
    for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
        if (std::abs(m_marks[i].dy) > hair)
            shift(drawing.marks[i], {0, m_marks[i].dy * rest});
        if (m_marks[i].appears)
            fade(drawing.marks[i], 1 - rest);
    }
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
        drawing.texts[i].box.y += m_texts[i].dy * rest;
        if (m_texts[i].appears)
            fade(drawing.texts[i], 1 - rest);
    }
    const std::size_t marks = drawing.marks.size();
    const std::size_t texts = drawing.texts.size();
    for (Mark mark : m_leavingMarks) {
        fade(mark, rest);
        mark.ids.clear(); // it is no answer to the pointer any more
        mark.key.clear();
        drawing.marks.push_back(std::move(mark));
    }
    for (TextMark text : m_leavingTexts) {
        fade(text, rest);
        text.ids.clear();
        text.key.clear();
        drawing.texts.push_back(std::move(text));
    }
    drawing.clips.push_back({m_area, marks, drawing.marks.size(), texts, drawing.texts.size()});
    return drawing;
}

} // namespace entente
