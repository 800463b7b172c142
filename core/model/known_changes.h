// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"

#include <set>
#include <vector>

namespace entente
{

/// A step in what was known of an event. The reports that speak are those of the event.
struct KnownStep
{
    Instant day; ///< the end of the first day on which `after` was known
    KnownState before;
    KnownState after;
};

/// The first moments as known on which knownState() may differ from that of a moment earlier: ends
/// of publication dates, and right after the start.
std::set<Instant> momentsOfKnowing(const Event &event);

/// The steps from what was known on the day that ends at `from` to what was on the one that ends at
/// `to`, day by day: the event became known, or its status or dates became others. A report that
/// says what was known already is no step. Empty unless from < to.
std::vector<KnownStep> knownSteps(const Event &event, Instant from, Instant to);

/// The end of the day that `moment` is the end of or lies in; `last` where that comes later.
Instant dayEndOf(Instant moment, Instant last);

} // namespace entente
