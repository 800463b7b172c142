// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/span_index.h"

#include "core/engine/parallel.h"

#include <algorithm>
#include <numeric>

namespace entente
{

namespace
{

Instant momentOf(const Bounds &bounds, SpanIndex::Moment moment)
{
    switch (moment) {
    case SpanIndex::Moment::EarliestStart:
        return bounds.strict.begin;
    case SpanIndex::Moment::FirstTouch:
        return bounds.fuzzy.begin;
    case SpanIndex::Moment::LastTouch:
        return bounds.fuzzy.end;
    }
    return bounds.strict.begin;
}

/// The place of each of the bounds in the order of their moments; equal moments share one.
std::vector<std::uint32_t> ranksOf(const BoundsTable &bounds, SpanIndex::Moment moment,
                                   std::size_t &count)
{
    std::vector<std::uint32_t> numbers(bounds.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
        return momentOf(bounds[a], moment) < momentOf(bounds[b], moment);
    });
    std::vector<std::uint32_t> ranks(bounds.size());
    count = 0;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        if (n > 0 &&
            momentOf(bounds[numbers[n]], moment) != momentOf(bounds[numbers[n - 1]], moment))
            ++count;
        ranks[numbers[n]] = std::uint32_t(count);
    }
    count += numbers.empty() ? 0 : 1;
    return ranks;
}

} // namespace

Instant SpanIndex::at(Moment moment, EventIndex i) const
{
    const SpanColumns &spans = m_columns.spans;
    const NumberColumn &column = moment == Moment::LastTouch ? spans.end : spans.start;
    return momentOf(spans.bounds[column[i]], moment);
}

std::size_t SpanIndex::countBefore(const Events &events, Moment moment, Instant bound) const
{
    const auto found =
        std::lower_bound(events.begin(), events.end(), bound,
                         [&](EventIndex i, Instant wanted) { return at(moment, i) < wanted; });
    return std::size_t(found - events.begin());
}

SpanIndex::Order SpanIndex::order(Moment moment) const
{
    const std::lock_guard lock(m_mutex);
    Order &kept = m_orders[std::size_t(moment)];
    if (!kept)
        kept = sorted(moment);
    return kept;
}

/// Counting sort over the ranks of the bounds: each part of the events first counts, then writes
/// where the counts of all parts before it end.
SpanIndex::Order SpanIndex::sorted(Moment moment) const
{
    const SpanColumns &spans = m_columns.spans;
    std::size_t ranks = 0;
    const std::vector<std::uint32_t> rankOf = ranksOf(spans.bounds, moment, ranks);
    const NumberColumn &column = moment == Moment::LastTouch ? spans.end : spans.start;
    const std::size_t size = m_columns.size();
    const std::size_t parts =
        size < usualGrain ? 1 : std::clamp<std::size_t>((64U << 20U) / (8 * ranks + 1), 1, 8);
    const std::size_t grain = (size + parts - 1) / parts;
    std::vector<std::vector<std::size_t>> next(parts);
    return column.visit([&](auto reader) {
        parallelFor(parts, [&](std::size_t part) {
            next[part].assign(ranks, 0);
            for (std::size_t i = part * grain; i < std::min(size, (part + 1) * grain); ++i) {
                if (reader[i] != noValue)
                    ++next[part][rankOf[reader[i]]];
            }
        });
        std::size_t total = 0;
        for (std::size_t rank = 0; rank < ranks; ++rank) {
            for (std::size_t part = 0; part < parts; ++part)
                total += std::exchange(next[part][rank], total);
        }
        auto order = std::make_shared<Events>(total);
        parallelFor(parts, [&](std::size_t part) {
            for (std::size_t i = part * grain; i < std::min(size, (part + 1) * grain); ++i) {
                if (reader[i] != noValue)
                    (*order)[next[part][rankOf[reader[i]]]++] = EventIndex(i);
            }
        });
        return Order(std::move(order));
    });
}

} // namespace entente
