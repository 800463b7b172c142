// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_parts.h"
#include "core/time/calendar.h"
#include "core/time/edtf.h"
#include "core/time/ticks.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr double majorTop = 4;
constexpr double minorTop = 25;
constexpr double textInset = 5;

/// The label if it fits into the tick's own span, else the short one, else nothing. Where only the
/// picture's edge takes its room, nothing: one short label among long ones reads like another
/// thing.
void drawTickLabel(const TimelineParts &parts, const Tick &tick, TextStyle style, double y,
                   Rgba color, bool sticks, Drawing &drawing)
{
    const RectF &axis = parts.axis;
    double left = parts.scale.toPixel(tick.span.begin);
    if (left < axis.x) {
        if (!sticks)
            return;
        left = axis.x;
    }
    const double end = parts.scale.toPixel(tick.span.end);
    const double right = std::min(end, axis.right());
    const bool isCut = end > axis.right() && !sticks;
    for (const std::string &label : {tick.label, tick.shortLabel}) {
        if (label.empty())
            continue;
        TextMark text = makeText(parts, Role::Axis, label, style, {left + textInset, parts.px(y)});
        if (text.box.right() > right - 2) {
            if (isCut)
                return;
            continue;
        }
        text.color = color;
        if (label != tick.label)
            text.full = tick.label;
        drawing.texts.push_back(std::move(text));
        return;
    }
}

bool isInside(const TimelineParts &parts, double x)
{
    return x >= parts.axis.x - 0.5 && x <= parts.axis.right() + 0.5;
}

CalendarTicks ticksOf(const TimelineParts &parts)
{
    return calendarTicks(parts.look.window, parts.axis.width, parts.px(44));
}

} // namespace

void drawAxis(const TimelineParts &parts, Drawing &drawing)
{
    const CalendarTicks ticks = ticksOf(parts);
    const double bottom = parts.axis.bottom();
    for (const Tick &tick : ticks.minor) {
        const double x = parts.scale.toPixel(tick.at);
        if (isInside(parts, x))
            drawing.marks.push_back(
                makeLine(Role::Axis, {x, bottom - parts.px(15)}, {x, bottom}, parts.theme.line));
        drawTickLabel(parts, tick, TextStyle::AxisMinor, minorTop, parts.theme.muted, false,
                      drawing);
    }
    for (const Tick &tick : ticks.major) {
        const double x = parts.scale.toPixel(tick.at);
        if (isInside(parts, x))
            drawing.marks.push_back(
                makeLine(Role::Axis, {x, parts.axis.y + 3}, {x, bottom}, parts.theme.line));
        drawTickLabel(parts, tick, TextStyle::AxisMajor, majorTop, parts.theme.ink, true, drawing);
    }
    drawing.marks.push_back(
        makeLine(Role::Axis, {0, bottom}, {drawing.width, bottom}, parts.theme.line));
}

void drawMajorRules(const TimelineParts &parts, double bottom, Drawing &drawing)
{
    for (const Tick &tick : ticksOf(parts).major) {
        const double x = parts.scale.toPixel(tick.at);
        if (isInside(parts, x))
            drawing.marks.push_back(
                makeLine(Role::Grid, {x, parts.plot.y}, {x, bottom}, parts.theme.line));
    }
}

std::string dayInWords(Instant t)
{
    const std::string iso = isoDay(t);
    const Result<Date> date = Date::fromEdtf(iso);
    return date ? inWords(*date) : iso;
}

} // namespace entente
