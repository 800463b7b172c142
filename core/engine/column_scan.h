// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/number_column.h"
#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace entente
{

/// A set of the numbers of a dictionary.
class NumberSet
{
public:
    NumberSet(std::size_t size, std::span<const std::uint32_t> numbers) : m_has(size + 1, 0)
    {
        for (const std::uint32_t number : numbers)
            m_has[number] = 1;
    }
    /// Without a branch: scans ask it for columns in no order that a processor could guess.
    bool has(std::uint32_t number) const
    {
        return m_has[std::min<std::size_t>(number, m_has.size() - 1)] != 0;
    }

private:
    std::vector<unsigned char> m_has; ///< the last one stands for all beyond
};

/// Adds the events for which `matches(EventIndex)`, on several threads; false when a stop was
/// requested first.
template <class Matches>
bool scan(Bitmap &found, const std::stop_token &stop, Matches matches)
{
    static_assert(usualGrain % 64 == 0 && stopStride % 64 == 0);
    std::atomic<bool> going = true;
    parallelRanges(found.size(), usualGrain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; i += 64) {
            if (i % stopStride == 0 && stop.stop_requested())
                going = false;
            if (!going)
                return;
            std::uint64_t word = 0;
            const std::size_t bits = std::min<std::size_t>(64, end - i);
            for (std::size_t bit = 0; bit < bits; ++bit)
                word |= std::uint64_t(matches(EventIndex(i + bit)) ? 1 : 0) << bit;
            if (word != 0)
                found.addWord(i / 64, word);
        }
    });
    return going;
}

/// Adds the events whose number in `column` is one of `numbers`.
bool scanColumn(const NumberColumn &column, const NumberSet &numbers, Bitmap &found,
                const std::stop_token &stop);
/// Adds the events whose list holds one of `numbers`.
bool scanLists(const NumberLists &lists, const NumberSet &numbers, Bitmap &found,
               const std::stop_token &stop);

} // namespace entente
