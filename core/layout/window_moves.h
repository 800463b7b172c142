// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

namespace entente
{

// How windows move: what wheel, keys and handles have in common.

/// `window` with its length multiplied by `factor`; the date at `fraction` of the way (0 left,
/// 1 right) stays where it is, to the second. The length stays between a minute and `longest`
/// seconds.
TimeSpan zoomedAt(TimeSpan window, double fraction, double factor, double longest);

/// `window` moved by `seconds`, its length kept.
TimeSpan panned(TimeSpan window, double seconds);

/// `window` moved, and no longer than it is, so that `t` lies in its middle.
TimeSpan centredOn(TimeSpan window, Instant t);

/// A window that shows `span` with a rim of air; at least `least` seconds long.
TimeSpan fittedTo(TimeSpan span, double least);

/// A window for a period that somebody named, to see all of it with a rim of air. For a period of
/// less than a fortnight `window` keeps its length, up to a season: a day is read among the days
/// around it. Open ends reach to `extent`, of all events.
TimeSpan framing(TimeSpan period, TimeSpan window, TimeSpan extent);

/// The whole days that `span` touches, one at least.
TimeSpan wholeDays(TimeSpan span);

} // namespace entente
