// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <stop_token>

namespace entente
{

/// Shares the events of a bitmap among the threads and calls `work(forEach)` once for each;
/// forEach(visit) visits the events that fall to the thread, ascending. For work that sums up in
/// memory of its own and merges it at the end: few threads when there is little to do. Who is done
/// early takes more, for the machine has other things to do as well. False when a stop was
/// requested first; forEach() then ends early.
template <class Work>
bool forBitRanges(const Bitmap &events, const std::stop_token &stop, Work work)
{
    constexpr std::size_t grain = 4 * stopStride / 64;
    const std::size_t words = events.words().size();
    const std::size_t parts = std::clamp<std::size_t>(words / 512, 1, parallelThreads());
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> going = true;
    parallelFor(parts, [&](std::size_t) {
        work([&](auto visit) {
            while (going) {
                const std::size_t first = next.fetch_add(grain);
                if (first >= words)
                    return;
                if (stop.stop_requested())
                    going = false;
                const std::size_t last = std::min(words, first + grain);
                for (std::size_t n = first; n < last; ++n) {
                    for (std::uint64_t word = events.words()[n]; word != 0; word &= word - 1)
                        visit(EventIndex(n * 64 + std::size_t(std::countr_zero(word))));
                }
            }
        });
    });
    return going;
}

} // namespace entente
