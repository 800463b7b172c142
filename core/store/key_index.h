// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/model/records.h"

#include <utility>

namespace entente::store
{

/// What the index of keys needs of one pack.
struct PackKeySummary
{
    EventIndex first = 0;
    bool isNumbers = false;  ///< all keys are plain whole numbers …
    std::uint64_t least = 0; ///< … from here
    std::uint64_t most = 0;  ///< … to here
    std::vector<std::uint32_t> hashes;
};

PackKeySummary summaryOfKeys(EventIndex first, std::span<const Event> events);

/// Finds keys without reading all of them: packs whose keys are numbers above those of all such
/// packs before them by these ranges, the others by hashes, eight bytes an event.
class KeyIndexBuilder
{
public:
    void add(const PackKeySummary &pack);
    Outcome write(SectionWriter &writer);

private:
    struct Range
    {
        std::uint64_t least, most;
        EventIndex first;
    };
    using Pair = std::pair<std::uint32_t, EventIndex>;
    std::vector<Range> m_ranges;
    std::vector<Pair> m_pairs;
};

/// Places that may hold `key`: those of `packs` must be looked through, those of `events` hold an
/// event with the same hash.
struct KeyCandidates
{
    std::vector<EventIndex> packs; ///< their first places
    std::vector<EventIndex> events;
};
Result<KeyCandidates> candidatesFor(const std::string &key, const Sections &sections);

} // namespace entente::store
