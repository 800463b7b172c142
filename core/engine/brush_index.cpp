// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/brush_index.h"

#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>

namespace entente
{

namespace
{

/// How many events lie between two sums at the least: counting them takes some microseconds.
constexpr std::size_t leastStep = 1024;
/// How much the sums of one facet may take.
constexpr std::size_t mostBytes = std::size_t(64) << 20U;
constexpr std::size_t mostWishes = 16;

bool isDateField(Field field)
{
    return field == Field::Before || field == Field::After || field == Field::During;
}

} // namespace

std::optional<Brush> brushOf(const Filter &filter)
{
    const std::vector<Term> &terms = filter.terms();
    if (std::count_if(terms.begin(), terms.end(),
                      [](const Term &term) { return isDateField(term.field); }) != 1)
        return std::nullopt;
    const auto term = std::find_if(terms.begin(), terms.end(),
                                   [](const Term &t) { return t.field == Field::During; });
    if (term == terms.end() || term->negated || term->values.size() != 1 ||
        term->certainty != Certainty::Possibly)
        return std::nullopt;
    const Result<TimeSpan> range = dateRange(term->values.front());
    if (!range || range->isEmpty())
        return std::nullopt;
    return Brush{*range, filter.without(std::size_t(term - terms.begin()))};
}

std::shared_ptr<const BrushCounts> BrushCounts::make(const SpanIndex &spans, const Bitmap &events,
                                                     std::shared_ptr<const FacetNumbers> numbers,
                                                     std::size_t size, const std::stop_token &stop)
{
    auto counts = std::shared_ptr<BrushCounts>(new BrushCounts(spans, std::move(numbers), size));
    const std::size_t most = std::max<std::size_t>(1, mostBytes / (8 * (size + 1)));
    counts->m_step = std::max(leastStep, std::size_t(events.count()) / most + 1);
    if (!counts->fill(counts->m_begins, SpanIndex::Moment::FirstTouch, events, stop) ||
        !counts->fill(counts->m_ends, SpanIndex::Moment::LastTouch, events, stop))
        return nullptr;
    return counts;
}

bool BrushCounts::fill(Side &side, SpanIndex::Moment moment, const Bitmap &events,
                       const std::stop_token &stop)
{
    const SpanIndex::Order all = m_spans.order(moment);
    if (std::size_t(events.count()) == events.size()) {
        side.events = all;
    } else {
        auto passing = std::make_shared<SpanIndex::Events>();
        passing->reserve(std::size_t(events.count()));
        for (std::size_t n = 0; n < all->size(); ++n) {
            if (n % stopStride == 0 && stop.stop_requested())
                return false;
            if (events.test((*all)[n]))
                passing->push_back((*all)[n]);
        }
        side.events = std::move(passing);
    }
    const std::size_t steps = side.events->size() / m_step;
    side.sums.assign((steps + 1) * m_size, 0);
    std::atomic<bool> going = true;
    constexpr std::size_t stepsOfPart = 16;
    parallelFor((steps + stepsOfPart - 1) / stepsOfPart, [&](std::size_t part) {
        if (stop.stop_requested())
            going = false;
        std::vector<std::int64_t> counts(m_size);
        const std::size_t last = std::min(steps, (part + 1) * stepsOfPart);
        for (std::size_t n = part * stepsOfPart; going && n < last; ++n) {
            std::fill(counts.begin(), counts.end(), 0);
            m_numbers->count(std::span(*side.events).subspan(n * m_step, m_step), 1, counts.data());
            std::copy(counts.begin(), counts.end(),
                      side.sums.begin() + std::ptrdiff_t((n + 1) * m_size));
        }
    });
    for (std::size_t n = 1; going && n <= steps; ++n) {
        for (std::size_t value = 0; value < m_size; ++value)
            side.sums[n * m_size + value] += side.sums[(n - 1) * m_size + value];
    }
    return going;
}

void BrushCounts::addBefore(const Side &side, std::size_t place, std::int64_t sign,
                            std::vector<std::int64_t> &counts) const
{
    const std::size_t nearest =
        std::min((place + m_step / 2) / m_step, m_size == 0 ? 0 : side.sums.size() / m_size - 1);
    for (std::size_t value = 0; value < m_size; ++value)
        counts[value] += sign * std::int64_t(side.sums[nearest * m_size + value]);
    const std::span<const EventIndex> events(*side.events);
    const std::size_t known = nearest * m_step;
    if (known <= place)
        m_numbers->count(events.subspan(known, place - known), sign, counts.data());
    else
        m_numbers->count(events.subspan(place, known - place), -sign, counts.data());
}

std::vector<std::int64_t> BrushCounts::count(TimeSpan range) const
{
    std::vector<std::int64_t> counts(m_size, 0);
    addBefore(m_begins,
              m_spans.countBefore(*m_begins.events, SpanIndex::Moment::FirstTouch, range.end), 1,
              counts);
    // The end of an event is the first moment that is too late: ended by `begin` is at or before
    // it.
    addBefore(
        m_ends,
        m_spans.countBefore(*m_ends.events, SpanIndex::Moment::LastTouch,
                            range.begin.isOpen() ? range.begin : Instant{range.begin.seconds + 1}),
        -1, counts);
    return counts;
}

std::size_t BrushCounts::bytes() const
{
    return 4 * (m_begins.sums.size() + m_ends.sums.size());
}

Background::Background() : m_thread([this](const std::stop_token &stop) { run(stop); }) {}

Background::~Background()
{
    m_thread.request_stop();
}

void Background::wish(const std::string &key, std::function<void(const std::stop_token &)> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_keys.insert(key).second)
            return;
        m_wishes.push_front({key, std::move(work)});
        if (m_wishes.size() > mostWishes) {
            m_keys.erase(m_wishes.back().key);
            m_wishes.pop_back();
        }
    }
    m_waiting.notify_one();
}

void Background::run(const std::stop_token &stop)
{
    workBehindTheWindow();
    while (true) {
        Wish wish;
        {
            std::unique_lock lock(m_mutex);
            if (!m_waiting.wait(lock, stop, [this] { return !m_wishes.empty(); }))
                return;
            wish = std::move(m_wishes.front());
            m_wishes.pop_front();
        }
        wish.work(stop);
        const std::lock_guard lock(m_mutex);
        m_keys.erase(wish.key);
    }
}

} // namespace entente
