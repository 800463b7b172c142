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
    case Status::Terminated:
        return {color, {}, false};
    case Status::Planned:
        return hollow(LineStyle::Solid);
    case Status::Contingent:
        return hollow(LineStyle::Dashed);
    case Status::InNegotiation:
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

} // namespace entente
