// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/kind_counts.h"

#include "core/base/text.h"
#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace entente
{

namespace
{

/// Each thread counts in a table of its own; larger ones would not stay near the processor.
constexpr std::size_t mostCounts = std::size_t(1) << 18U;

} // namespace

std::optional<KindChoice> kindChoiceOf(const Filter &filter, const Columns &columns)
{
    KindChoice choice;
    bool hasTerm = false;
    choice.isChosen.assign(columns.kinds.size(), true);
    for (const Term &term : filter.terms()) {
        if (term.field != Field::Kind)
            continue;
        hasTerm = true;
        std::vector<bool> named(columns.kinds.size(), false);
        for (const std::string &value : term.values) {
            const std::vector<std::uint32_t> kinds = columns.kinds.named(value);
            if (kinds.empty() && columns.subkinds.find(folded(trimmed(value))))
                return std::nullopt;
            for (const std::uint32_t kind : kinds)
                named[kind] = true;
        }
        for (std::size_t kind = 0; kind < named.size(); ++kind)
            choice.isChosen[kind] = choice.isChosen[kind] && named[kind] != term.negated;
    }
    if (!hasTerm)
        return std::nullopt;
    choice.rest = filter.withoutField(Field::Kind);
    return choice;
}

bool KindCounts::areFew(const Columns &columns, std::size_t size)
{
    return columns.kind.width() == 1 && size * columns.kinds.size() <= mostCounts;
}

std::shared_ptr<const KindCounts> KindCounts::make(const Columns &columns, const Bitmap &events,
                                                   const FacetNumbers &numbers, std::size_t size,
                                                   const std::stop_token &stop)
{
    auto result = std::shared_ptr<KindCounts>(new KindCounts(size));
    std::vector<std::uint32_t> &counts = result->m_counts;
    counts.assign(size * columns.kinds.size(), 0);
    std::mutex mutex;
    std::atomic<bool> going = true;
    const std::size_t words = events.words().size();
    constexpr std::size_t stride = stopStride / 64;
    const std::size_t parts = std::clamp<std::size_t>(words / (16 * stride), 1, parallelThreads());
    const std::size_t grain = (words + parts - 1) / parts;
    parallelFor(parts, [&](std::size_t part) {
        std::vector<std::uint32_t> own(counts.size(), 0);
        const std::size_t last = std::min(words, (part + 1) * grain);
        for (std::size_t first = part * grain; first < last; first += stride) {
            if (!going || stop.stop_requested()) {
                going = false;
                return;
            }
            numbers.countBy(columns.kind.narrowRows(), size, events, first,
                            std::min(last, first + stride), own.data());
        }
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i < own.size(); ++i)
            counts[i] += own[i];
    });
    return going ? result : nullptr;
}

std::vector<std::int64_t> KindCounts::count(const std::vector<bool> &isChosen) const
{
    std::vector<std::int64_t> sums(m_size, 0);
    for (std::size_t kind = 0; kind < isChosen.size(); ++kind) {
        if (!isChosen[kind])
            continue;
        const std::uint32_t *row = m_counts.data() + kind * m_size;
        for (std::size_t value = 0; value < m_size; ++value)
            sums[value] += row[value];
    }
    return sums;
}

} // namespace entente
