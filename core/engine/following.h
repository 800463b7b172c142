// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <vector>

namespace entente
{

enum class Follow
{
    LedTo,    ///< what came of the event
    DependsOn ///< what had to be there before
};

/// The events that links lead to from an event, each once, by date. Of all relations only
/// *leads to* points forward; every other one names what it rests on (an entry into force its
/// signature, an amendment what it amends). Relations of other events count the other way round.
std::vector<RelatedEvent> followed(const EventAnswer &answer, Follow direction);

} // namespace entente
