// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/event.h"

namespace entente
{

RoleSide sideOf(std::string_view role)
{
    for (const char *each :
         {initiatorRole, "actor", "visitor", "guest", "participant", "supplier", "claimant"}) {
        if (role == each)
            return RoleSide::From;
    }
    for (const char *each : {targetRole, "affected", "recipient", "host", "respondent"}) {
        if (role == each)
            return RoleSide::To;
    }
    return RoleSide::None;
}

namespace
{

bool isPublished(const Report &report, Instant dayEnd)
{
    return !report.published.isEmpty() && report.published.bounds().strict.end <= dayEnd;
}

const Report *newestReport(const Event &event, Instant dayEnd)
{
    const Report *newest = nullptr;
    for (const Report &report : event.reports) {
        if (!isPublished(report, dayEnd))
            continue;
        if (!newest ||
            report.published.bounds().strict.end >= newest->published.bounds().strict.end)
            newest = &report;
    }
    return newest;
}

/// Whether the event has begun since `report` was published: what was foreseen is overtaken.
bool isOvertaken(const Report &report, const Event &event, Instant dayEnd)
{
    if (event.start.isEmpty())
        return false;
    const Instant begun = event.start.bounds().strict.begin;
    return begun >= report.published.bounds().strict.end && begun < dayEnd;
}

bool isKnownByItself(const Event &event, Instant dayEnd)
{
    // A start that lies open says nothing of the day from which people knew.
    if (event.start.isEmpty() || event.start.bounds().strict.begin.isOpen())
        return event.reports.empty();
    return event.start.bounds().strict.begin < dayEnd;
}

} // namespace

KnownState knownState(const Event &event, Instant dayEnd)
{
    KnownState state{true, event.status, event.start, event.end, nullptr};
    const Report *report = newestReport(event, dayEnd);
    if (!report) {
        state.known = isKnownByItself(event, dayEnd);
        return state;
    }
    if (isOvertaken(*report, event, dayEnd))
        return state;
    state.report = report;
    state.status = report->status.value_or(event.status);
    if (!report->start.isEmpty()) {
        state.start = report->start;
        state.end = report->end;
    } else if (!report->end.isEmpty()) {
        state.end = report->end;
    }
    return state;
}

} // namespace entente
