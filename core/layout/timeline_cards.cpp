// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lane_painter.h"
#include "core/time/edtf.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr std::size_t mostCards = 120;   ///< in the answer, which reaches beyond the window
constexpr double leastCardsHeight = 160; ///< of the plot
constexpr std::size_t mostParties = 3;   ///< that a card names

} // namespace

void setCards(TimelineParts &parts, bool cards)
{
    const TextMeasure &measure = parts.measure;
    parts.cardLine = cards ? std::ceil(measure.lineHeight(TextStyle::Caption)) : 0;
    const double air = parts.px(4); // between cards, which are taller than titles
    parts.rowHeight = std::ceil(measure.lineHeight(TextStyle::Label)) + parts.cardLine +
                      parts.px(timeline::barHeight + 1) + (cards ? air : 0);
}

bool mayBeCards(const TimelineParts &parts, const std::vector<LaneBox> &lanes)
{
    std::size_t items = 0;
    for (const LaneBox &lane : lanes)
        items += lane.items.size();
    return items > 0 && items <= mostCards && parts.plot.height >= parts.px(leastCardsHeight) &&
           double(lanes.size()) * parts.px(timeline::laneMinHeight) <= parts.plot.height;
}

bool areCards(const TimelineParts &parts, const std::vector<LaneBox> &lanes, double height)
{
    if (height > parts.plot.height)
        return false;
    return std::all_of(lanes.begin(), lanes.end(), [](const LaneBox &lane) {
        return !lane.strip && std::all_of(lane.items.begin(), lane.items.end(), [](const auto &i) {
            return i.place == ItemPlace::AnyTime ||
                   (i.place == ItemPlace::Row && i.mark->count == 1);
        });
    });
}

std::pair<double, double> cardSpan(const TimelineParts &parts, const LaneItem &item)
{
    const double begin = item.x + item.glyph / 2 + parts.px(timeline::labelGap);
    const double width = std::clamp(labelWidthOf(parts, item), parts.px(150), parts.px(230));
    return {begin, begin + width};
}

double cardOffset(const TimelineParts &parts, const LaneBox &lane, const LaneItem &item)
{
    if (item.hasBar() && !item.isGround)
        return parts.px(timeline::barHeight + 1);
    return isThread(parts, lane) ? parts.px(3) : 0;
}

void LanePainter::drawDetails(const LaneItem &item, const TextMark &title, double room)
{
    const auto &details = m_parts.look.details;
    const auto known = details.find(item.mark->id);
    std::string full;
    if (known != details.end())
        full = known->second;
    else if (const Kind *kind = m_parts.kinds.find(item.mark->kind))
        full = kind->label;
    std::string shown = elided(full, room, TextStyle::Caption, m_parts.measure);
    // No name fits: then the date stands alone.
    constexpr std::string_view dot = " ·";
    if (const std::size_t end = shown.rfind(dot);
        shown != full && end != std::string::npos && shown.size() <= end + dot.size() + 4)
        shown.resize(end);
    if (shown.empty())
        return;
    TextMark text = makeText(m_parts, Role::Event, std::move(shown), TextStyle::Caption,
                             {title.box.x, title.box.bottom()});
    if (m_parts.cardLine <= 0)
        text.box.y += cardOffset(m_parts, m_lane, item);
    if (text.box.bottom() > m_parts.plot.bottom())
        return;
    if (text.text != full)
        text.full = full;
    text.color = m_parts.theme.muted;
    text.background = title.background;
    constexpr double readable = 4.5;
    if (contrast(text.color, text.background) < readable)
        text.color = m_parts.theme.ink;
    text.ids = title.ids;
    text.key = title.key;
    m_drawing.texts.push_back(std::move(text));
}

std::string cardDetails(const Row &row, const Dataset &vocabulary)
{
    std::string words = inWords(row.start, row.end);
    std::vector<std::string> names;
    for (const Party &party : row.parties) {
        std::string name = vocabulary.actorName(party.actor);
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    if (names.empty())
        return words;
    words += words.empty() ? "" : " · ";
    const std::size_t shown = names.size() > mostParties + 1 ? mostParties : names.size();
    for (std::size_t i = 0; i < shown; ++i)
        words += (i == 0 ? "" : ", ") + names[i];
    if (shown < names.size())
        words += " and " + std::to_string(names.size() - shown) + " more";
    return words;
}

} // namespace entente
