// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/known_changes.h"

namespace entente
{

namespace
{

bool saysTheSame(const KnownState &a, const KnownState &b)
{
    return a.known == b.known && a.status == b.status && a.start == b.start && a.end == b.end;
}

} // namespace

std::set<Instant> momentsOfKnowing(const Event &event)
{
    std::set<Instant> moments;
    for (const Report &report : event.reports) {
        if (!report.published.isEmpty())
            moments.insert(report.published.bounds().strict.end);
    }
    if (!event.start.isEmpty()) {
        const Instant begun = event.start.bounds().strict.begin;
        if (!begun.isOpen())
            moments.insert({begun.seconds + 1});
    }
    return moments;
}

Instant dayEndOf(Instant moment, Instant last)
{
    if (moment >= last)
        return last;
    const std::int64_t over = moment.seconds % secondsPerDay;
    if (over == 0)
        return moment;
    const std::int64_t left = over > 0 ? secondsPerDay - over : -over;
    return moment.seconds >= last.seconds - left ? last : Instant{moment.seconds + left};
}

std::vector<KnownStep> knownSteps(const Event &event, Instant from, Instant to)
{
    std::vector<KnownStep> steps;
    if (to <= from)
        return steps;
    std::set<Instant> days;
    for (const Instant moment : momentsOfKnowing(event)) {
        if (moment > from && moment <= to)
            days.insert(dayEndOf(moment, to));
    }
    KnownState before = knownState(event, from);
    for (const Instant day : days) {
        const KnownState after = knownState(event, day);
        if (after.known && !saysTheSame(before, after))
            steps.push_back({day, before, after});
        before = after;
    }
    return steps;
}

} // namespace entente
