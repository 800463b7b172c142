// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/event_style.h"

namespace entente
{

EventStyle styleFor(Status status, Family family, const Theme &theme)
{
    const Rgba color = theme.of(family);
    const auto hollow = [&](LineStyle line) {
        return EventStyle{theme.canvas, {color, 1.5, line}, false};
    };
    switch (status) {
    case Status::Occurred:
    case Status::Ongoing:
        return {color, {}, false};
    case Status::Terminated: {
        // It was, and is no more.
        EventStyle style = hollow(LineStyle::Solid);
        style.fill = blended(color.withAlpha(0.45), theme.canvas);
        return style;
    }
    case Status::Planned:
        return hollow(LineStyle::Solid);
    case Status::Contingent:
        return hollow(LineStyle::Dashed);
    case Status::InNegotiation: {
        // Talks are real, their outcome is not: more than speculated.
        EventStyle style = hollow(LineStyle::Dotted);
        style.fill = blended(color.withAlpha(0.3), theme.canvas);
        return style;
    }
    case Status::Speculated:
        return hollow(LineStyle::Dotted);
    case Status::Cancelled: {
        EventStyle style = hollow(LineStyle::Solid);
        style.struckThrough = true;
        return style;
    }
    }
    return {color, {}, false};
}

BarStyle barStyleFor(Status status, Family family, const Theme &theme)
{
    const Rgba color = theme.of(family);
    constexpr double hairline = 1;
    switch (status) {
    case Status::Occurred:
    case Status::Ongoing:
        return {color.withAlpha(0.8), {}, false};
    case Status::Terminated:
        return {color.withAlpha(0.35), {color, hairline, LineStyle::Solid}, false};
    case Status::Planned:
        return {theme.canvas, {color, hairline, LineStyle::Solid}, false};
    case Status::Contingent:
        return {std::nullopt, {color, hairline, LineStyle::Dashed}, false};
    case Status::InNegotiation:
    case Status::Speculated:
        return {std::nullopt, {color, hairline, LineStyle::Dotted}, false};
    case Status::Cancelled:
        return {color.withAlpha(0.3), {}, true};
    }
    return {color, {}, false};
}

namespace
{

constexpr double paleLight = 0.15;
constexpr double paleDark = 0.22;

} // namespace

Rgba groundOf(Family family, const Theme &theme)
{
    return theme.of(family).withAlpha(theme.isDark ? paleDark : paleLight);
}

bool isGround(const Mark &mark)
{
    // No bar is as pale.
    return std::holds_alternative<FadedBar>(mark.shape) && mark.fill &&
           mark.fill->a <= Rgba{}.withAlpha(paleDark).a;
}

} // namespace entente
