// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ids.h"
#include "core/time/edtf.h"

namespace entente
{

class Session;

/// Selects an event and brings its start into the window, which moves only where it has to.
void goToEvent(Session &session, EventId id, const Date &start);

} // namespace entente
