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

/// Cuts the events of a bitmap into one range for each thread and calls `work(forEach)` for each;
/// forEach(visit) visits the events of the range, ascending. For work that sums up in memory of its
/// own and merges it at the end: few ranges, small ones only when there is little to do. False when
/// a stop was requested first; forEach() then ends early.
template <class Work>
bool forBitRanges(const Bitmap &events, const std::stop_token &stop, Work work)
{
    const std::size_t words = events.words().size();
    const std::size_t parts = std::clamp<std::size_t>(words / 512, 1, parallelThreads());
    const std::size_t grain = (words + parts - 1) / parts;
    std::atomic<bool> going = true;
    parallelFor(parts, [&](std::size_t part) {
        work([&](auto visit) {
            const std::size_t last = std::min(words, (part + 1) * grain);
            for (std::size_t n = std::min(words, part * grain); n < last; ++n) {
                if (n % (stopStride / 64) == 0 && stop.stop_requested())
                    going = false;
                if (!going)
                    return;
                for (std::uint64_t word = events.words()[n]; word != 0; word &= word - 1)
                    visit(EventIndex(n * 64 + std::size_t(std::countr_zero(word))));
            }
        });
    });
    return going;
}

} // namespace entente
