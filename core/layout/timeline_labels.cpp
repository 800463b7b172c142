// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"
#include "core/layout/lane_painter.h"

#include <algorithm>

namespace entente
{

void LanePainter::drawLabels()
{
    m_taken.assign(m_lane.byRow.size(), {});
    for (std::size_t r = 0; r < m_lane.byRow.size(); ++r) {
        const LaneBox::Places &row = m_lane.byRow[r];
        const auto cards = cardsIn(r);
        auto card = cards.begin();
        const auto passCards = [&](double upTo, double &used) {
            for (; card != cards.end() && card->first < upTo; ++card) {
                used = std::max(used, card->second);
                m_taken[r].push_back(*card);
            }
        };
        double usedTo = m_parts.plot.x;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const LaneItem &item = m_lane.items[row[i]];
            if (!item.visible)
                continue;
            passCards(item.left(), usedTo);
            double next = i + 1 < row.size() ? m_lane.items[row[i + 1]].left() : 1e9;
            if (card != cards.end())
                next = std::min(next, card->first);
            const std::optional<double> end = drawLabel(item, next, usedTo);
            if (!end) {
                m_lane.hidden += item.mark->count;
                if (item.mark->count == 1)
                    m_unlabelled.push_back(&item);
            }
            const double from =
                end ? std::min(item.left(), m_drawing.texts.back().box.x) : item.left();
            m_taken[r].emplace_back(from, std::max(item.right(), end.value_or(0)));
            usedTo = std::max(usedTo, m_taken[r].back().second);
        }
        passCards(1e9, usedTo);
    }
    if (m_parts.cardLine <= 0)
        drawMovedLabels();
}

std::vector<std::pair<double, double>> LanePainter::cardsIn(std::size_t row) const
{
    std::vector<std::pair<double, double>> cards;
    if (row == 0)
        return cards;
    for (const std::uint32_t i : m_lane.byRow[row - 1]) {
        const LaneItem &item = m_lane.items[i];
        if (item.hasCard && item.visible && isGlyphInside(item))
            cards.push_back(cardSpan(m_parts, item));
    }
    std::sort(cards.begin(), cards.end()); // items stand by their bars
    return cards;
}

void LanePainter::drawMovedLabels()
{
    // A few help; many would be a web of lines.
    constexpr std::size_t most = 3;
    const auto rank = [&](const LaneItem *item) {
        return std::pair(m_parts.look.selected.contains(item->mark->id) ? 0 : 1,
                         -item->mark->importance);
    };
    const std::size_t tried = std::min(m_unlabelled.size(), 2 * most);
    std::partial_sort(m_unlabelled.begin(), m_unlabelled.begin() + std::ptrdiff_t(tried),
                      m_unlabelled.end(), [&](const LaneItem *a, const LaneItem *b) {
                          return std::pair(rank(a), a->mark->id) < std::pair(rank(b), b->mark->id);
                      });
    std::size_t moved = 0;
    for (std::size_t i = 0; i < tried && moved < most; ++i) {
        const LaneItem &item = *m_unlabelled[i];
        if (drawMovedLabel(item, item.row - 1) || drawMovedLabel(item, item.row + 1)) {
            --m_lane.hidden;
            ++moved;
        }
    }
}

bool LanePainter::drawMovedLabel(const LaneItem &item, int row)
{
    if (row < 0 || row >= int(m_taken.size()) || !isGlyphInside(item))
        return false;
    const RectF &plot = m_parts.plot;
    constexpr double aside = 9;          // of the line's end, so that it leans
    const double apart = m_parts.px(16); // from what stands in that row
    const double x = item.x + aside;
    double room = std::min(plot.right() - 3 - x, 190.0);
    for (const auto &[from, to] : m_taken[std::size_t(row)]) {
        if (from < x && to + apart > x)
            return false;
        if (from >= x)
            room = std::min(room, from - apart - x);
    }
    const std::string &full = item.mark->title;
    const bool chosen = m_parts.look.selected.contains(item.mark->id);
    const TextStyle style = chosen ? TextStyle::LabelBold : TextStyle::Label;
    const double fullWidth =
        chosen ? m_parts.measure.width(full, style) : labelWidthOf(m_parts, item);
    if (full.empty() || room < std::min(fullWidth, m_parts.px(timeline::leastLabel)))
        return false;
    const double y = m_lane.top + m_lane.padTop + row * m_parts.rowHeight;
    if (y < plot.y || y + lineHeight() > plot.bottom())
        return false;
    std::string shown = elided(full, room, style, m_parts.measure);
    if (shown.empty())
        return false;
    addLabel(item, std::move(shown), full, style, {x, y});
    const RectF &box = m_drawing.texts.back().box;
    if (box.width < m_parts.px(timeline::leastLabel) / 2 && m_drawing.texts.back().text != full) {
        m_drawing.texts.pop_back();
        return false;
    }
    const bool above = row < item.row;
    const double half = item.glyph / 2;
    add(makeLine(Role::Grid, {item.x, glyphY(item) + (above ? -half : half)},
                 {x - 2, y + lineHeight() / 2}, m_parts.theme.muted));
    auto &taken = m_taken[std::size_t(row)];
    taken.insert(std::upper_bound(taken.begin(), taken.end(), std::pair(x, x)), {x, box.right()});
    return true;
}

std::optional<double> LanePainter::drawLabel(const LaneItem &item, double next, double usedTo)
{
    const RectF &plot = m_parts.plot;
    const bool glyph = isGlyphInside(item) || !item.hasBar();
    const bool isCluster = item.mark->count > 1;
    const bool chosen = !isCluster && m_parts.look.selected.contains(item.mark->id);
    const double gap =
        m_parts.px(timeline::labelGap) + (chosen ? m_parts.px(timeline::ringMargin) : 0);
    const double center = std::clamp(item.x, plot.x, plot.right());
    const double y = rowTop(item);
    if (y < plot.y || y + lineHeight() > plot.bottom())
        return {};
    const TextStyle style = chosen ? TextStyle::LabelBold : TextStyle::Label;
    const std::string full =
        isCluster ? counted(item.mark->count, "event", "events") : item.mark->title;
    const double fullWidth =
        chosen ? m_parts.measure.width(full, style) : labelWidthOf(m_parts, item);
    if (full.empty())
        return {};
    const double least = std::min(fullWidth, m_parts.px(timeline::leastLabel));
    double x = glyph ? center + item.glyph / 2 + gap : std::max(item.left(), plot.x) + 6;
    double room = std::min(plot.right() - 3, next - 6) - x;
    // Nearer to its own glyph than to anything else, or nobody knew whose it is.
    const double apart = m_parts.px(16);
    const double leftEnd = center - item.glyph / 2 - gap;
    const double leftRoom = glyph ? leftEnd - usedTo - apart : 0;
    // A whole title on the left is better than two words of it on the right.
    constexpr double enough = 0.6;
    const bool isLeft =
        (room < least && leftRoom >= least) || (room < enough * fullWidth && leftRoom >= fullWidth);
    if (isLeft)
        room = leftRoom;
    if (room < least)
        return {};
    std::string shown = fullWidth <= room ? full : elided(full, room, style, m_parts.measure);
    const double width = shown == full ? fullWidth : m_parts.measure.width(shown, style);
    if (shown.empty() || (shown != full && width < m_parts.px(timeline::leastLabel) / 2))
        return {};
    if (isLeft)
        x = leftEnd - width;
    addLabel(item, std::move(shown), full, style, {x, y});
    if (m_parts.cardLine > 0)
        drawDetails(item, TextMark(m_drawing.texts.back()), isLeft ? width : room);
    else if (item.hasCard && glyph && isGlyphInside(item) && !isLeft)
        drawDetails(item, TextMark(m_drawing.texts.back()),
                    std::min(cardSpan(m_parts, item).second, plot.right() - 3) - x);
    return std::max(x + width, m_drawing.texts.back().box.right());
}

void LanePainter::addLabel(const LaneItem &item, std::string shown, const std::string &full,
                           TextStyle style, PointF at)
{
    TextMark text = makeText(m_parts, Role::Event, std::move(shown), style, at);
    if (text.text != full)
        text.full = full;
    if (item.mark->count > 1) {
        text.role = Role::Cluster;
        text.color = m_parts.theme.muted;
        text.ids = item.mark->members;
    } else if (item.mark->status == Status::Cancelled) {
        text.color = m_parts.theme.muted;
        text.struckThrough = true;
    }
    constexpr double readable = 4.5;
    if (item.isGround && item.hasBar() && text.box.x < item.barRight)
        text.background = blended(groundOf(item.family, m_parts.theme), text.background);
    if (contrast(text.color, text.background) < readable)
        text.color = m_parts.theme.ink;
    if (text.ids.empty())
        text.ids = {item.mark->id};
    text.key = m_lane.lane->value;
    m_drawing.texts.push_back(std::move(text));
}

} // namespace entente
