// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr double headInset = 14; ///< left of names: the small triangle
constexpr double headGap = 6;    ///< between what stands in a head and the plot
constexpr double pinWidth = 12;

/// Writes and draws in the head of one lane, from the top.
class HeadPainter
{
public:
    HeadPainter(const TimelineParts &parts, const LaneBox &lane, Drawing &drawing)
        : m_parts(parts)
        , m_lane(lane)
        , m_drawing(drawing)
        , m_top(std::max(lane.top, parts.lanesArea.y))
        , m_bottom(std::min(lane.top + lane.height, parts.lanesArea.bottom()))
    {}

    void draw();

private:
    /// The right edge of the room for texts.
    double roomEnd() const
    {
        return m_parts.plot.x - headGap - (m_lane.lane->isPinned ? pinWidth : 0);
    }
    bool fits(double top, double height) const { return top >= m_top && top + height <= m_bottom; }
    double lineHeight(TextStyle style) const { return m_parts.measure.lineHeight(style); }

    /// Elides `full` to the room up to `end`; ends there where `atEnd`. False: there was no room.
    bool write(const std::string &full, TextStyle style, double y, Rgba color, double end,
               bool atEnd = false);
    void addMark(PathShape shape, RectF box);
    void drawTriangle(double y);
    void drawPin(double y);
    std::string count() const;
    void drawCollapsed(double y);
    void drawExpanded(double y);
    std::vector<std::string> unlabelled() const;

    const TimelineParts &m_parts;
    const LaneBox &m_lane;
    Drawing &m_drawing;
    double m_top;
    double m_bottom;
};

bool HeadPainter::write(const std::string &full, TextStyle style, double y, Rgba color, double end,
                        bool atEnd)
{
    std::string shown = elided(full, end - headInset, style, m_parts.measure);
    if (shown.empty() || !fits(y, lineHeight(style)))
        return false;
    TextMark text = makeText(m_parts, Role::Lane, std::move(shown), style, {headInset, y});
    if (atEnd)
        text.box.x = end - text.box.width;
    if (text.text != full)
        text.full = full;
    text.color = color;
    text.key = m_lane.lane->value;
    m_drawing.texts.push_back(std::move(text));
    return true;
}

void HeadPainter::addMark(PathShape shape, RectF box)
{
    Mark mark;
    mark.role = Role::Lane;
    mark.key = m_lane.lane->value;
    mark.shape = std::move(shape);
    mark.box = box;
    mark.fill = m_parts.theme.muted;
    m_drawing.marks.push_back(std::move(mark));
}

/// Points to what opens: right.
void HeadPainter::drawTriangle(double y)
{
    constexpr double size = 7;
    const RectF box{5, y - size / 2, size * 0.75, size};
    addMark({{{{box.x, box.y}, {box.right(), y}, {box.x, box.bottom()}}}, true}, box);
}

/// A drawing pin, seen from the side.
void HeadPainter::drawPin(double y)
{
    const double x = m_parts.plot.x - headGap - 5;
    const RectF box{x - 4, y - 6, 8, 12};
    addMark({{{{x - 3, y - 6},
               {x + 3, y - 6},
               {x + 2, y - 1},
               {x + 4, y + 1},
               {x + 0.7, y + 1},
               {x, y + 6},
               {x - 0.7, y + 1},
               {x - 4, y + 1},
               {x - 2, y - 1}}},
             true},
            box);
}

std::string HeadPainter::count() const
{
    if (m_lane.visible < m_lane.lane->count) {
        const std::string of = counted(m_lane.visible, "", "") + " of ";
        const std::string whole = of + counted(m_lane.lane->count, "event", "events");
        // A number that is cut off says nothing; what is counted goes without saying.
        const double room = m_parts.plot.x - headGap - headInset;
        return m_parts.measure.width(whole, TextStyle::Caption) <= room
                   ? whole
                   : of + counted(m_lane.lane->count, "", "");
    }
    return counted(m_lane.visible, "event", "events");
}

void HeadPainter::drawCollapsed(double y)
{
    const double nameHeight = lineHeight(TextStyle::LabelBold);
    drawTriangle(y + nameHeight / 2);
    // The number alone: there is one line.
    const std::string number = counted(m_lane.visible, "", "");
    const double width = m_parts.measure.width(number, TextStyle::Caption) + headGap;
    if (!write(nameOf(m_lane), TextStyle::LabelBold, y, m_parts.theme.ink, roomEnd() - width))
        return;
    write(number, TextStyle::Caption, y + (nameHeight - lineHeight(TextStyle::Caption)) / 2,
          m_parts.theme.muted, roomEnd(), true);
}

void HeadPainter::drawExpanded(double y)
{
    const Rgba muted = m_parts.theme.muted;
    const double caption = lineHeight(TextStyle::Caption);
    write(nameOf(m_lane), TextStyle::LabelBold, y, m_parts.theme.ink, roomEnd());
    y += lineHeight(TextStyle::LabelBold);
    const double end = m_parts.plot.x - headGap;
    write(count(), TextStyle::Caption, y, muted, end);
    y += caption;
    // From the bottom up, as far as there is room: what is unlabelled first.
    double low = m_lane.top + m_lane.height - caption - 2;
    for (const std::string &words : unlabelled()) {
        if (y > low)
            return;
        write(words, TextStyle::Caption, low, muted, end);
        low -= caption;
    }
}

/// What has no label, and why: what stands in columns, or in the corner, is not hidden.
std::vector<std::string> HeadPainter::unlabelled() const
{
    const auto fitting = [&](std::string words, std::string shorter) {
        const double room = m_parts.plot.x - headGap - headInset;
        return m_parts.measure.width(words, TextStyle::Caption) <= room ? std::move(words)
                                                                        : std::move(shorter);
    };
    std::vector<std::string> lines;
    if (const std::int64_t hidden = m_lane.hidden - m_lane.counted - m_lane.anyTime; hidden > 0)
        lines.push_back(fitting("+" + counted(hidden, "label hidden", "labels hidden"),
                                "+" + counted(hidden, "hidden", "hidden")));
    if (m_lane.counted > 0)
        lines.push_back(counted(m_lane.counted, "in columns", "in columns"));
    if (m_lane.anyTime > 0)
        lines.push_back(fitting(counted(m_lane.anyTime, "of unknown time", "of unknown time"),
                                counted(m_lane.anyTime, "at any time", "at any time")));
    return lines;
}

void HeadPainter::draw()
{
    // The name stays in sight while its lane does.
    const double y = m_top + m_parts.px(timeline::lanePadTop);
    const double nameHeight = lineHeight(TextStyle::LabelBold);
    if (m_lane.isCollapsed)
        drawCollapsed(y);
    else
        drawExpanded(y);
    if (m_lane.lane->isPinned && fits(y, nameHeight))
        drawPin(y + nameHeight / 2);
}

} // namespace

std::string nameOf(const LaneBox &lane)
{
    return lane.lane->label.empty() ? translate("Pictures", "All events") : lane.lane->label;
}

void drawHiddenLanes(const TimelineParts &parts, Drawing &drawing)
{
    if (!parts.look.saysHiddenLanes || parts.answer.hiddenLanes == 0)
        return;
    const double height = parts.measure.lineHeight(TextStyle::Caption);
    TextMark text = makeText(parts, Role::Note,
                             counted(parts.answer.hiddenLanes, "lane hidden", "lanes hidden"),
                             TextStyle::Caption, {headInset, parts.axis.bottom() - height - 3});
    text.color = parts.theme.muted;
    if (text.box.right() <= parts.plot.x - headGap)
        drawing.texts.push_back(std::move(text));
}

void drawLaneHead(const TimelineParts &parts, const LaneBox &lane, bool isLastPinned,
                  Drawing &drawing)
{
    const double bottom = lane.top + lane.height;
    if (bottom < parts.lanesArea.bottom() - 1)
        // What is pinned stands apart from what is not.
        drawing.marks.push_back(makeLine(Role::Grid, {0, bottom}, {drawing.width, bottom},
                                         isLastPinned ? parts.theme.muted : parts.theme.line));
    if (parts.look.litKeys.contains(lane.lane->value)) {
        Mark lit;
        lit.role = Role::Chosen;
        lit.key = lane.lane->value;
        lit.box = {0, lane.top + 1, 3, lane.height - 1};
        lit.shape = RectShape{lit.box, 0};
        lit.fill = parts.theme.accent;
        drawing.marks.push_back(std::move(lit));
    }
    HeadPainter(parts, lane, drawing).draw();
}

} // namespace entente
