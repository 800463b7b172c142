// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/clauses.h"
#include "core/engine/column_scan.h"
#include "core/network/layers.h"
#include "core/query/date_match.h"

#include <algorithm>

namespace entente
{

namespace
{

bool cameToPass(Status status)
{
    switch (status) {
    case Status::Planned:
    case Status::Contingent:
    case Status::Speculated:
    case Status::Cancelled:
        return false;
    case Status::Occurred:
    case Status::Ongoing:
    case Status::InNegotiation:
    case Status::Terminated:
        return true;
    }
    return true;
}

} // namespace

bool matchDate(const ClauseInput &input, const std::string &value, Bitmap &found,
               const std::stop_token &stop)
{
    const Result<TimeSpan> range = dateRange(value);
    if (!range)
        return true;
    const SpanColumns &spans = input.columns.spans;
    std::vector<unsigned char> startsMeet(spans.bounds.size());
    std::vector<unsigned char> endsMeet(spans.bounds.size());
    for (std::size_t i = 0; i < spans.bounds.size(); ++i) {
        startsMeet[i] = startMeets(spans.bounds[i], input.field, *range, input.certainty) ? 1 : 0;
        endsMeet[i] = endMeets(spans.bounds[i], input.field, *range, input.certainty) ? 1 : 0;
    }
    Bitmap own(found.size());
    const bool going = spans.start.visit([&](auto starts) {
        return spans.end.visit([&](auto ends) {
            return scan(own, stop, [&](EventIndex i) {
                const std::uint32_t start = starts[i];
                return start != noValue && startsMeet[start] != 0 && endsMeet[ends[i]] != 0;
            });
        });
    });
    if (const std::shared_ptr<const Knowledge> &knowledge = input.moment.reading.knowledge()) {
        for (std::size_t n = 0; n < knowledge->events.size(); ++n) {
            if (matchesDate(knowledge->spans[n], input.field, *range, input.certainty))
                own.set(knowledge->events[n]);
            else
                own.clear(knowledge->events[n]);
        }
    }
    found |= own;
    return going;
}

std::vector<std::optional<Phase>> phasesOfThreads(const Reading &reading, Instant inForce)
{
    const Columns &columns = reading.columns();
    std::vector<std::optional<Phase>> phases(columns.threads.size());
    for (std::size_t thread = 0; thread < phases.size(); ++thread) {
        Instant newest = Instant::openPast();
        for (const EventIndex i : columns.eventsOfThread[thread]) {
            const std::optional<Phase> phase = columns.phase(i);
            if (!phase || !reading.isKnown(i) || !reading.isDated(i) ||
                !cameToPass(reading.status(i)))
                continue;
            const Instant start = reading.earliestStart(i);
            if (start >= inForce)
                continue;
            if (!phases[thread] || start > newest ||
                (start == newest && *phase > *phases[thread])) {
                phases[thread] = phase;
                newest = start;
            }
        }
    }
    return phases;
}

bool matchPhase(const ClauseInput &input, const std::string &value, Bitmap &found,
                const std::stop_token &stop)
{
    const std::optional<Phase> wanted = phaseFrom(value);
    if (!wanted)
        return true;
    const std::vector<std::optional<Phase>> phases =
        phasesOfThreads(input.moment.reading, input.moment.inForce);
    return input.columns.thread.visit([&](auto threads) {
        return scan(found, stop, [&](EventIndex i) {
            const std::uint32_t thread = threads[i];
            return thread != noValue && phases[thread] == wanted;
        });
    });
}

bool matchLayer(const ClauseInput &input, const std::string &value, Bitmap &found,
                const std::stop_token &)
{
    const std::vector<std::string> members =
        layerMembers(input.columns.vocabulary.layers, input.columns.ties, value);
    for (const Tie &tie : input.columns.ties) {
        if (std::find(members.begin(), members.end(), tie.layer) == members.end())
            continue;
        for (const std::string &key : tie.events) {
            if (const std::optional<EventIndex> event = input.columns.find(key))
                found.set(*event);
        }
    }
    return true;
}

} // namespace entente
