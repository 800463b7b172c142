// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"
#include "core/time/calendar.h"

#include <algorithm>

namespace entente
{

namespace
{

/// The day whose end the playhead marks.
Instant dayOf(Instant endOfDay)
{
    return endOfDay.isOpen() ? endOfDay : Instant{endOfDay.seconds - 1};
}

} // namespace

TextMark makeText(const TimelineParts &parts, Role role, std::string text, TextStyle style,
                  PointF at)
{
    TextMark mark;
    mark.role = role;
    mark.style = style;
    mark.scale = parts.measure.scale();
    mark.color = parts.theme.ink;
    mark.background = parts.theme.canvas;
    mark.box = {at.x, at.y, parts.measure.width(text, style), parts.measure.lineHeight(style)};
    mark.text = std::move(text);
    if (parts.look.brush && role == Role::Event) {
        const double from = parts.scale.toPixel(parts.look.brush->begin);
        const double to = parts.scale.toPixel(parts.look.brush->end);
        if (mark.box.x < to && from < mark.box.right())
            mark.background = blended(parts.theme.accent.withAlpha(0.1), parts.theme.canvas);
    }
    return mark;
}

Mark makeLine(Role role, PointF from, PointF to, Rgba color, double width)
{
    Mark mark;
    mark.role = role;
    mark.shape = PathShape{{{from, to}}, false};
    mark.stroke = {color, width, LineStyle::Solid};
    mark.box = {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x),
                std::abs(to.y - from.y)};
    return mark;
}

void drawBrush(const TimelineParts &parts, Drawing &drawing)
{
    if (!parts.look.brush)
        return;
    const double left = std::max(parts.plot.x, parts.scale.toPixel(parts.look.brush->begin));
    const double right = std::min(parts.plot.right(), parts.scale.toPixel(parts.look.brush->end));
    if (right <= left)
        return;
    Mark tint;
    tint.role = Role::Background;
    tint.box = {left, parts.plot.y, right - left, parts.plot.height};
    tint.shape = RectShape{tint.box, 0};
    tint.fill = parts.theme.accent.withAlpha(0.1);
    drawing.marks.push_back(std::move(tint));
    for (const Instant edge : {parts.look.brush->begin, parts.look.brush->end}) {
        const double x = parts.scale.toPixel(edge);
        if (x >= parts.plot.x && x <= parts.plot.right())
            drawing.marks.push_back(makeLine(Role::Chosen, {x, parts.plot.y},
                                             {x, parts.plot.bottom()}, parts.theme.accent));
    }
}

namespace
{

/// A day that the picture is about.
struct NamedDay
{
    Instant end; ///< of the day
    std::string words;
    Role role = Role::Note;
    bool isPlayhead = false;
};

/// The line of a moment through the lanes, and its words under it where nothing else stands.
void drawMoment(const TimelineParts &parts, const NamedDay &moment, Drawing &drawing)
{
    const RectF &plot = parts.plot;
    const double x = parts.scale.toPixel(moment.end);
    if (x < plot.x || x > plot.right())
        return;
    const Theme &theme = parts.theme;
    Mark line = makeLine(moment.role, {x, parts.axis.bottom() - (moment.isPlayhead ? 4 : 0)},
                         {x, plot.bottom()}, moment.isPlayhead ? theme.accent : theme.faint,
                         moment.isPlayhead ? 1.5 : 1);
    if (!moment.isPlayhead)
        line.stroke.style = LineStyle::Dashed;
    drawing.marks.push_back(std::move(line));
    TextMark text = makeText(parts, moment.role, moment.words,
                             moment.isPlayhead ? TextStyle::LabelBold : TextStyle::Caption, {0, 0});
    const double pad = parts.px(moment.isPlayhead ? 8 : 4);
    const double width = text.box.width + 2 * pad;
    const double height = parts.px(timeline::footHeight - 2);
    const double left = std::clamp(x - width / 2, plot.x, std::max(plot.x, plot.right() - width));
    const RectF box{left, plot.bottom() + 1, width, height};
    const bool taken =
        std::any_of(drawing.texts.begin(), drawing.texts.end(), [&](const TextMark &other) {
            return other.role != Role::Event && other.box.intersects(box);
        });
    if (taken || left + width > drawing.width)
        return;
    text.box.x = left + pad;
    text.box.y = box.y + (height - text.box.height) / 2;
    text.color = theme.muted;
    if (moment.isPlayhead) {
        Mark tag;
        tag.role = Role::Playhead;
        tag.key = "playhead";
        tag.box = box;
        tag.shape = RectShape{tag.box, 3};
        tag.fill = theme.accent;
        text.color = theme.onAccent;
        text.background = theme.accent;
        text.key = "playhead";
        drawing.marks.push_back(std::move(tag));
    }
    drawing.texts.push_back(std::move(text));
}

} // namespace

std::optional<Instant> nowOf(const TimelineLook &look)
{
    return look.playhead ? look.playhead : look.asKnown ? look.asKnown : look.today;
}

void drawMoments(const TimelineParts &parts, Drawing &drawing)
{
    const TimelineLook &look = parts.look;
    if (look.playhead)
        drawMoment(parts, {*look.playhead, dayInWords(dayOf(*look.playhead)), Role::Playhead, true},
                   drawing);
    if (look.asKnown)
        drawMoment(parts,
                   {*look.asKnown, filledIn(translate("Pictures", "as known on %1"),
                                            dayInWords(dayOf(*look.asKnown)))},
                   drawing);
    const auto isElsewhere = [&](const std::optional<Instant> &other) {
        return !other || isoDay(dayOf(*other)) != isoDay(dayOf(*look.today));
    };
    if (look.today && isElsewhere(look.playhead) && isElsewhere(look.asKnown))
        drawMoment(parts, {*look.today, translate("Pictures", "today")}, drawing);
}

void drawFoot(const TimelineParts &parts, std::int64_t before, std::int64_t after, Drawing &drawing)
{
    const double y = parts.plot.bottom() + parts.px(4);
    const auto add = [&](std::string words, double left, double limitLeft, double limitRight,
                         bool alignRight) {
        TextMark text =
            makeText(parts, Role::Note, std::move(words), TextStyle::Caption, {left, y});
        if (alignRight)
            text.box.x -= text.box.width;
        const RectF apart{text.box.x - 8, text.box.y, text.box.width + 16, text.box.height};
        const bool taken =
            std::any_of(drawing.texts.begin(), drawing.texts.end(), [&](const TextMark &other) {
                return other.role != Role::Event && other.box.intersects(apart);
            });
        if (taken || text.box.x < limitLeft || text.box.right() > limitRight)
            return;
        text.color = parts.theme.muted;
        drawing.texts.push_back(std::move(text));
    };
    const double right = parts.plot.right();
    if (parts.answer.undated > 0)
        add(translate("Pictures", "%Ln without a date", nullptr, parts.answer.undated),
            timeline::headInset, 0, parts.plot.x - 4, false);
    if (before > 0)
        add(translate("Pictures", "← %Ln earlier", nullptr, before), parts.plot.x, parts.plot.x,
            right, false);
    if (after > 0)
        add(translate("Pictures", "%Ln later →", nullptr, after), right - 3, parts.plot.x, right,
            true);
}

} // namespace entente
