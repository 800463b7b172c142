// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/filter.h"
#include "core/time/edtf.h"

namespace entente
{

/// Whether an event meets a date term. Possibly: some reading of its vague dates does; certainly:
/// every reading does. Fuzzy bounds, half-open.
///
/// - During: the event has a moment in `range`. Not possibly during = certainly before or
///   certainly after; not certainly during = possibly before or possibly after.
/// - After: it starts later than all of `range`.
/// - Before: it ends earlier than any of `range`.
///
/// An event without a date meets none of them. `field` is one of these three.
bool matchesDate(const EventSpan &event, Field field, TimeSpan range, Certainty certainty);

/// The two halves of matchesDate() for an event with a date: it meets the term when its start and
/// its end do. Many events share their bounds, so the halves are worth keeping.
bool startMeets(const Bounds &start, Field field, TimeSpan range, Certainty certainty);
bool endMeets(const Bounds &end, Field field, TimeSpan range, Certainty certainty);

} // namespace entente
