// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/edtf.h"

#include <algorithm>

namespace entente
{

namespace
{

/// Narrows two spans by what their order tells: nothing ends before it can have begun, and nothing
/// begins after it must have ended. A pair that contradicts itself is read the other way round.
void putInOrder(TimeSpan &start, TimeSpan &end)
{
    if (end.end <= start.begin && !(end == start))
        std::swap(start, end);
    end.begin = std::max(end.begin, start.begin);
    start.end = std::min(start.end, end.end);
}

} // namespace

bool EventSpan::possiblyIn(TimeSpan span) const
{
    return isKnown && fuzzy().intersects(span);
}

bool EventSpan::certainlyIn(TimeSpan span) const
{
    return isKnown && end.fuzzy.begin >= span.begin && start.fuzzy.end <= span.end;
}

EventSpan eventSpan(const Date &start, const Date &end)
{
    EventSpan span;
    span.isKnown = !start.isEmpty() || !end.isEmpty();
    if (!span.isKnown)
        return span;
    if (end.isEmpty()) {
        span.start = start.first();
        span.end = start.last();
        return span;
    }
    span.end = end.last();
    span.start = start.isEmpty() ? Bounds{{Instant::openPast(), span.end.strict.end},
                                          {Instant::openPast(), span.end.fuzzy.end}}
                                 : start.first();
    putInOrder(span.start.strict, span.end.strict);
    putInOrder(span.start.fuzzy, span.end.fuzzy);
    return span;
}

} // namespace entente
