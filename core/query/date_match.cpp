// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/date_match.h"

#include <cassert>

namespace entente
{

bool startMeets(const Bounds &start, Field field, TimeSpan range, Certainty certainty)
{
    const bool isCertain = certainty == Certainty::Certainly;
    switch (field) {
    case Field::During:
        return isCertain ? start.fuzzy.end <= range.end : start.fuzzy.begin < range.end;
    case Field::After:
        return isCertain ? start.fuzzy.begin >= range.end : start.fuzzy.end > range.end;
    case Field::Before:
        return true;
    default:
        assert(!"not a date field");
        return false;
    }
}

bool endMeets(const Bounds &end, Field field, TimeSpan range, Certainty certainty)
{
    const bool isCertain = certainty == Certainty::Certainly;
    switch (field) {
    case Field::During:
        return isCertain ? end.fuzzy.begin >= range.begin : range.begin < end.fuzzy.end;
    case Field::After:
        return true;
    case Field::Before:
        return isCertain ? end.fuzzy.end <= range.begin : end.fuzzy.begin < range.begin;
    default:
        assert(!"not a date field");
        return false;
    }
}

bool matchesDate(const EventSpan &event, Field field, TimeSpan range, Certainty certainty)
{
    return event.isKnown && startMeets(event.start, field, range, certainty) &&
           endMeets(event.end, field, range, certainty);
}

} // namespace entente
