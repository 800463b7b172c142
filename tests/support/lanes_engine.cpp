// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/lanes_engine.h"

#include <algorithm>
#include <set>

namespace entente::test
{

Result<LanesAnswer> LanesEngine::answer(const LanesQuestion &question, std::stop_token stop) const
{
    ++m_lanesAsked;
    if (m_holdsLanes) {
        std::unique_lock lock(m_lanesMutex);
        m_lanesGate.wait(lock, stop, [] { return false; });
        return Error{"cancelled", {}};
    }
    LanesAnswer answer;
    answer.undated = all.undated;
    std::set<EventId> before;
    std::set<EventId> after;
    for (const Lane &lane : all.lanes) {
        Lane cut = lane;
        cut.marks.clear();
        for (const LaneMark &mark : lane.marks) {
            if (mark.span.possiblyIn(question.window))
                cut.marks.push_back(mark);
            else
                (mark.span.fuzzy().begin < question.window.begin ? before : after).insert(mark.id);
        }
        cut.inWindow = std::int64_t(cut.marks.size());
        answer.lanes.push_back(std::move(cut));
    }
    answer.before = std::int64_t(before.size());
    answer.after = std::int64_t(after.size());
    return answer;
}

Result<HistogramAnswer> LanesEngine::answer(const HistogramQuestion &question,
                                            std::stop_token) const
{
    HistogramAnswer answer;
    if (question.edges.size() < 2)
        return answer;
    answer.counts.resize(question.edges.size() - 1);
    for (const Lane &lane : all.lanes) {
        for (const LaneMark &mark : lane.marks) {
            const auto next = std::upper_bound(question.edges.begin(), question.edges.end(),
                                               mark.span.strict().begin);
            if (next != question.edges.begin() && next != question.edges.end())
                ++answer.counts[std::size_t(next - question.edges.begin()) - 1];
        }
    }
    answer.selected = answer.counts;
    return answer;
}

} // namespace entente::test
