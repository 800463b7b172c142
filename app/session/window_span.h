// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

#include <optional>

namespace entente
{

/// What "all" means: the span of the events with a margin of 2 % on both sides, a month at least.
/// Open sides are closed a tenth of the rest away (a year, when there is no rest). Without events,
/// the century around 2000.
TimeSpan widened(std::optional<TimeSpan> ofEvents);

/// `window` brought to between a minute and ten times `extent` long, and moved so that it lies
/// within ten times `extent` around it: nobody gets lost in empty time.
TimeSpan clampedWindow(TimeSpan window, TimeSpan extent);

} // namespace entente
