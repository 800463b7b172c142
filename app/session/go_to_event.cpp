// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/go_to_event.h"

#include "app/session/session.h"
#include "core/layout/window_moves.h"

namespace entente
{

void goToEvent(Session &session, EventId id, const Date &start)
{
    session.select(id);
    if (start.isEmpty())
        return;
    TimeSpan when = start.first().strict;
    when.begin = when.begin.isOpen() ? when.end : when.begin;
    if (!when.begin.isOpen() && !session.window().contains(when.begin))
        session.setWindow(centredOn(session.window(), when.begin));
}

} // namespace entente
