// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/facet_numbers.h"
#include "core/engine/span_index.h"
#include "core/query/filter.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

namespace entente
{

/// A filter that is a brush over time and what stays when it moves.
struct Brush
{
    TimeSpan range;
    Filter rest;
};

/// Nothing unless the filter has exactly one date term, which is a plain `during:`.
std::optional<Brush> brushOf(const Filter &filter);

/// Counts the values of one facet for any brush over a set of events, in time that does not grow
/// with the events: an event touches [a, b) unless it begins at b or later, or ends by a, never
/// both, so that two prefix sums tell. Sums are kept for every `step` events of the two orders and
/// completed from the nearest one.
class BrushCounts
{
public:
    /// Null when a stop was requested first. `events` pass the rest of the filter.
    static std::shared_ptr<const BrushCounts> make(const SpanIndex &spans, const Bitmap &events,
                                                   std::shared_ptr<const FacetNumbers> numbers,
                                                   std::size_t size, const std::stop_token &stop);

    std::vector<std::int64_t> count(TimeSpan range) const;
    std::size_t bytes() const;

private:
    /// Events in an order, and the sums of all before each step-th.
    struct Side
    {
        SpanIndex::Order events;
        std::vector<std::uint32_t> sums;
    };
    BrushCounts(const SpanIndex &spans, std::shared_ptr<const FacetNumbers> numbers,
                std::size_t size)
        : m_spans(spans)
        , m_numbers(std::move(numbers))
        , m_size(size)
    {}
    bool fill(Side &side, SpanIndex::Moment moment, const Bitmap &events,
              const std::stop_token &stop);
    void addBefore(const Side &side, std::size_t place, std::int64_t sign,
                   std::vector<std::int64_t> &counts) const;

    const SpanIndex &m_spans;
    std::shared_ptr<const FacetNumbers> m_numbers;
    std::size_t m_size;
    std::size_t m_step = 1;
    Side m_begins;
    Side m_ends;
};

/// Does one thing after another in a thread of its own; the newest wish first. What was not begun
/// is forgotten when there are more than a few.
class Background
{
public:
    Background();
    ~Background();
    /// Does nothing when the same wish waits or is being fulfilled.
    void wish(const std::string &key, std::function<void(const std::stop_token &)> work);

private:
    struct Wish
    {
        std::string key;
        std::function<void(const std::stop_token &)> work;
    };
    void run(const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_waiting;
    std::deque<Wish> m_wishes;
    std::unordered_set<std::string> m_keys; ///< of the wishes, the one in work among them
    std::jthread m_thread;                  ///< last: it uses the rest
};

} // namespace entente
