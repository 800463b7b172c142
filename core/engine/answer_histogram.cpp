// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"

#include <algorithm>

namespace entente
{

Result<HistogramAnswer> LocalEngine::answer(const HistogramQuestion &question,
                                            std::stop_token stop) const
{
    const std::vector<Instant> &edges = question.edges;
    if (!std::is_sorted(edges.begin(), edges.end()))
        return Error{"the edges of a histogram must ascend", {}};
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Filter &filter = question.context.filter;
    const Bits selected = moment ? passing(question.context, *moment, stop) : nullptr;
    const Bits events = selected && question.withoutOwnField
                            ? passing(question.context, filter.withoutDates(), *moment, stop)
                            : selected;
    if (!events)
        return cancelled();

    HistogramAnswer answer;
    answer.counts.resize(edges.empty() ? 0 : edges.size() - 1);
    answer.selected.resize(answer.counts.size());
    const bool going = events->forEach(stop, [&](EventIndex i) {
        if (!moment->reading.isDated(i)) {
            ++answer.undated;
            return;
        }
        const Instant start = moment->reading.earliestStart(i);
        const auto next = std::upper_bound(edges.begin(), edges.end(), start);
        if (next == edges.begin() || next == edges.end()) {
            ++answer.outside;
            return;
        }
        const auto bin = std::size_t(next - edges.begin()) - 1;
        ++answer.counts[bin];
        if (selected->test(i))
            ++answer.selected[bin];
    });
    if (!going)
        return cancelled();
    return answer;
}

} // namespace entente
