// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bit_ranges.h"
#include "core/engine/local_engine.h"

#include <algorithm>
#include <mutex>

namespace entente
{

namespace
{

/// Where an event falls: into a bin, or beside them all.
class Bins
{
public:
    explicit Bins(const HistogramQuestion &question) : m_question(question), m_edges(question.edges)
    {}

    std::size_t size() const { return m_edges.empty() ? 0 : m_edges.size() - 1; }
    std::size_t outside() const { return size(); }
    std::size_t undated() const { return size() + 1; }
    std::size_t vague() const { return size() + 2; }
    std::size_t slots() const { return size() + 3; }

    std::size_t of(const Bounds &start) const
    {
        const bool mustBeCertain = m_question.certainStarts;
        const TimeSpan &span = mustBeCertain ? start.fuzzy : start.strict;
        const std::size_t before = edgesUpTo(span.begin);
        if (mustBeCertain && before != edgesUpTo(lastOf(span)))
            return vague();
        return before == 0 || before == m_edges.size() ? outside() : before - 1;
    }

private:
    std::size_t edgesUpTo(Instant t) const
    {
        return std::size_t(std::upper_bound(m_edges.begin(), m_edges.end(), t) - m_edges.begin());
    }
    static Instant lastOf(const TimeSpan &span)
    {
        return span.end == Instant::openPast() ? span.end : Instant{span.end.seconds - 1};
    }

    const HistogramQuestion &m_question;
    const std::vector<Instant> &m_edges;
};

} // namespace

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
    const Bins bins(question);
    const Reading &reading = moment->reading;
    const BoundsTable &bounds = m_columns.spans.bounds;
    std::vector<std::uint32_t> binOfBounds(bounds.size());
    for (std::size_t n = 0; n < bounds.size(); ++n)
        binOfBounds[n] = std::uint32_t(bins.of(bounds[n]));

    std::vector<std::int64_t> counts(bins.slots(), 0);
    std::vector<std::int64_t> chosen(bins.slots(), 0);
    std::mutex mutex;
    const auto count = [&](auto starts) {
        return forBitRanges(*events, stop, [&](auto forEach) {
            std::vector<std::int64_t> own(bins.slots(), 0);
            std::vector<std::int64_t> ownChosen(bins.slots(), 0);
            forEach([&](EventIndex i) {
                std::size_t bin = bins.undated();
                if (reading.isChanged(i))
                    bin = reading.isDated(i) ? bins.of(reading.span(i).start) : bins.undated();
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
    answer.outside = counts[bins.outside()];
    answer.undated = counts[bins.undated()];
    answer.vague = counts[bins.vague()];
    counts.resize(bins.size());
    chosen.resize(bins.size());
    answer.counts = std::move(counts);
    answer.selected = std::move(chosen);
    return answer;
}

} // namespace entente
