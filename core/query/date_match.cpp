// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/date_match.h"

#include <cassert>

namespace entente
{

bool matchesDate(const EventSpan &event, Field field, TimeSpan range, Certainty certainty)
{
    if (!event.isKnown)
        return false;
    const bool isCertain = certainty == Certainty::Certainly;
    switch (field) {
    case Field::During:
        return isCertain ? event.certainlyIn(range) : event.possiblyIn(range);
    case Field::After:
        return isCertain ? event.start.fuzzy.begin >= range.end : event.start.fuzzy.end > range.end;
    case Field::Before:
        return isCertain ? event.end.fuzzy.end <= range.begin : event.end.fuzzy.begin < range.begin;
    default:
        assert(!"not a date field");
        return false;
    }
}

} // namespace entente
