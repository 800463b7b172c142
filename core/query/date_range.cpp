// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/filter.h"
#include "core/time/calendar.h"

namespace entente
{

namespace
{

/// A vague value ("c. 1951") covers its width as well.
Result<TimeSpan> spanOf(std::string_view text)
{
    if (const std::optional<CivilDate> day = dayFromIso(text)) {
        const Instant begin = startOf(*day);
        const Instant end = startOf(plusDays(*day, 1));
        return TimeSpan{std::min(begin, startOfYear(lastYear)),
                        std::max(end, startOfYear(firstYear))};
    }
    const Result<Date> date = understandDate(text);
    if (!date)
        return date.error();
    return date->bounds().fuzzy;
}

std::string_view withoutSpaces(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

Result<TimeSpan> dateRange(std::string_view value)
{
    const std::size_t dots = value.find("..");
    const bool isSet = value.starts_with('[') || value.starts_with('{');
    if (dots == std::string_view::npos || isSet || value.find('/') != std::string_view::npos)
        return spanOf(value);
    const std::string_view from = withoutSpaces(value.substr(0, dots));
    const std::string_view to = withoutSpaces(value.substr(dots + 2));
    if (from.empty() && to.empty())
        return Error{"a date is expected before or after '..'", {}};
    TimeSpan range = TimeSpan::all();
    if (!from.empty()) {
        const Result<TimeSpan> first = spanOf(from);
        if (!first)
            return first.error();
        range.begin = first->begin;
    }
    if (!to.empty()) {
        const Result<TimeSpan> last = spanOf(to);
        if (!last)
            return last.error();
        range.end = last->end;
    }
    if (range.end <= range.begin)
        return Error{"the range '" + std::string(value) + "' ends before it starts", {}};
    return range;
}

} // namespace entente
