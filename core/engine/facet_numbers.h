// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"

#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace entente
{

/// Which values of a facet each event has, by number. Counting is what a linked brush spends its
/// time with, so that each shape of column has a loop of its own.
class FacetNumbers
{
public:
    virtual ~FacetNumbers() = default;
    /// Adds 1 to the counts of the numbers of each event whose bit is set in words [first, last).
    virtual void count(const Bitmap &events, std::size_t first, std::size_t last,
                       std::int64_t *counts) const = 0;
    /// Adds `step` for each of `events`.
    virtual void count(std::span<const EventIndex> events, std::int64_t step,
                       std::int64_t *counts) const = 0;
    /// As the first, but in a row of `size` counts for each value of `groups`, which has one for
    /// every event.
    virtual void countBy(const std::uint8_t *groups, std::size_t size, const Bitmap &events,
                         std::size_t first, std::size_t last, std::uint32_t *counts) const = 0;
};

/// `each(i, add)` calls add(number) for every number of event i, each once.
template <class Each>
class FacetNumbersOf final : public FacetNumbers
{
public:
    explicit FacetNumbersOf(Each each) : m_each(std::move(each)) {}

    void count(const Bitmap &events, std::size_t first, std::size_t last,
               std::int64_t *counts) const override
    {
        const std::vector<std::uint64_t> &words = events.words();
        for (std::size_t n = first; n < last; ++n) {
            for (std::uint64_t word = words[n]; word != 0; word &= word - 1)
                m_each(EventIndex(n * 64 + std::size_t(std::countr_zero(word))),
                       [&](std::uint32_t number) { ++counts[number]; });
        }
    }
    void count(std::span<const EventIndex> events, std::int64_t step,
               std::int64_t *counts) const override
    {
        for (const EventIndex i : events)
            m_each(i, [&](std::uint32_t number) { counts[number] += step; });
    }
    void countBy(const std::uint8_t *groups, std::size_t size, const Bitmap &events,
                 std::size_t first, std::size_t last, std::uint32_t *counts) const override
    {
        const std::vector<std::uint64_t> &words = events.words();
        for (std::size_t n = first; n < last; ++n) {
            for (std::uint64_t word = words[n]; word != 0; word &= word - 1) {
                const auto i = EventIndex(n * 64 + std::size_t(std::countr_zero(word)));
                std::uint32_t *row = counts + groups[i] * size;
                m_each(i, [&](std::uint32_t number) { ++row[number]; });
            }
        }
    }

private:
    Each m_each;
};

template <class Each>
std::unique_ptr<FacetNumbers> facetNumbersOf(Each each)
{
    return std::make_unique<FacetNumbersOf<Each>>(std::move(each));
}

} // namespace entente
