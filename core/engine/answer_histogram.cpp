// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bit_ranges.h"
#include "core/engine/local_engine.h"

#include <algorithm>
#include <mutex>

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

    // All events with the same bounds fall into the same bin.
    const std::size_t bins = edges.empty() ? 0 : edges.size() - 1;
    const std::size_t outside = bins;
    const std::size_t undated = bins + 1;
    const std::size_t vague = bins + 2;
    const auto edgesUpTo = [&](Instant t) {
        return std::size_t(std::upper_bound(edges.begin(), edges.end(), t) - edges.begin());
    };
    const auto lastOf = [](const TimeSpan &span) {
        return span.end == Instant::openPast() ? span.end : Instant{span.end.seconds - 1};
    };
    const auto binOf = [&](const Bounds &start) {
        const TimeSpan &span = question.certainStarts ? start.fuzzy : start.strict;
        const std::size_t before = edgesUpTo(span.begin);
        if (question.certainStarts && before != edgesUpTo(lastOf(span)))
            return vague;
        return before == 0 || before == edges.size() ? outside : before - 1;
    };
    const Reading &reading = moment->reading;
    const BoundsTable &bounds = m_columns.spans.bounds;
    std::vector<std::uint32_t> binOfBounds(bounds.size());
    for (std::size_t n = 0; n < bounds.size(); ++n)
        binOfBounds[n] = std::uint32_t(binOf(bounds[n]));

    std::vector<std::int64_t> counts(bins + 3, 0);
    std::vector<std::int64_t> chosen(bins + 3, 0);
    std::mutex mutex;
    const auto count = [&](auto starts) {
        return forBitRanges(*events, stop, [&](auto forEach) {
            std::vector<std::int64_t> own(bins + 3, 0);
            std::vector<std::int64_t> ownChosen(bins + 3, 0);
            forEach([&](EventIndex i) {
                std::size_t bin = undated;
                if (reading.isChanged(i))
                    bin = reading.isDated(i) ? binOf(reading.span(i).start) : undated;
                else if (const std::uint32_t start = starts[i]; start != noValue)
                    bin = binOfBounds[start];
                ++own[bin];
                ownChosen[bin] += selected->test(i) ? 1 : 0;
            });
            const std::lock_guard lock(mutex);
            for (std::size_t bin = 0; bin < own.size(); ++bin) {
                counts[bin] += own[bin];
                chosen[bin] += ownChosen[bin];
            }
        });
    };
    if (!m_columns.spans.start.visit(count))
        return cancelled();
    HistogramAnswer answer;
    answer.outside = counts[outside];
    answer.undated = counts[undated];
    answer.vague = counts[vague];
    counts.resize(bins);
    chosen.resize(bins);
    answer.counts = std::move(counts);
    answer.selected = std::move(chosen);
    return answer;
}

} // namespace entente
