// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/thread_lives.h"

#include <algorithm>

namespace entente
{

std::vector<LifeStep> lifeOf(std::span<const Event> events, const std::optional<Instant> &asKnown)
{
    std::vector<LifeStep> steps;
    for (const Event &event : events) {
        const KnownState state =
            asKnown ? knownState(event, *asKnown)
                    : KnownState{true, event.status, event.start, event.end, nullptr};
        const EventSpan span = eventSpan(state.start, state.end);
        if (state.known && span.isKnown)
            steps.push_back({event.id, event.title, span, event.phase, state.status});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const LifeStep &a, const LifeStep &b) {
        return a.span.start.strict.begin < b.span.start.strict.begin;
    });
    return steps;
}

ThreadsQuestion livesOf(const LanesAnswer &lanes, const std::optional<Instant> &asKnown)
{
    ThreadsQuestion question{{}, asKnown};
    for (const Lane &lane : lanes.lanes) {
        if (!lane.isOthers && !lane.value.empty())
            question.threads.push_back(ThreadId{lane.value});
    }
    return question;
}

} // namespace entente
