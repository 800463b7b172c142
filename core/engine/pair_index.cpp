// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/pair_index.h"

#include "core/base/text.h"
#include "core/engine/bit_ranges.h"
#include "core/engine/questions.h"

#include <algorithm>
#include <mutex>
#include <unordered_set>

namespace entente
{

namespace
{

/// A table of all actors by all takes 16 MiB at the most.
constexpr std::size_t mostDenseActors = 2048;

template <class Visit>
void forEachPair(NumberLists::View parties, Visit visit)
{
    if (parties.size() < 2 || parties.size() > mostPartiesInPairs)
        return;
    for (std::size_t a = 0; a + 1 < parties.size(); ++a) {
        for (std::size_t b = a + 1; b < parties.size(); ++b)
            visit(parties[a], parties[b]);
    }
}

} // namespace

std::shared_ptr<const PairIndex> PairIndex::of(const Columns &columns, const std::stop_token &stop)
{
    auto index = std::make_shared<PairIndex>();
    index->m_actors = columns.actors.size();
    const std::size_t actors = index->m_actors;
    const bool isDense = actors <= mostDenseActors;
    std::vector<std::size_t> places;
    std::mutex mutex;
    const Bitmap all(columns.size(), true);
    const bool going = forBitRanges(all, stop, [&](auto forEach) {
        std::vector<unsigned char> seen(isDense ? actors * actors : 0);
        std::unordered_set<std::size_t> seenSparse;
        forEach([&](EventIndex i) {
            forEachPair(columns.partiesOf[i], [&](std::uint32_t a, std::uint32_t b) {
                if (isDense)
                    seen[placeOf(actors, a, b)] = 1;
                else
                    seenSparse.insert(placeOf(actors, a, b));
            });
        });
        const std::lock_guard lock(mutex);
        places.insert(places.end(), seenSparse.begin(), seenSparse.end());
        for (std::size_t place = 0; place < seen.size(); ++place) {
            if (seen[place] != 0)
                places.push_back(place);
        }
    });
    if (!going)
        return nullptr;
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (isDense)
        index->m_dense.assign(actors * actors, noValue);
    for (const std::size_t place : places) {
        const auto number = std::uint32_t(index->m_pairs.size());
        index->m_pairs.emplace_back(std::uint32_t(place / actors), std::uint32_t(place % actors));
        if (isDense)
            index->m_dense[place] = number;
        else
            index->m_sparse.emplace(place, number);
    }
    return index;
}

PairWords pairWords(const ActorIndex &actors, std::uint32_t a, std::uint32_t b)
{
    PairWords words{actors.id(a), actors.id(b), {}, {}};
    std::string first = actors.label(a);
    std::string second = actors.label(b);
    if (words.second < words.first)
        std::swap(words.first, words.second);
    const auto key = [](const std::string &label) { return std::pair(folded(label), label); };
    if (key(second) < key(first))
        std::swap(first, second);
    words.value = words.first.value + "-" + words.second.value;
    words.label = first + " – " + second;
    return words;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> pairFrom(const ActorIndex &actors,
                                                                const std::string &value)
{
    for (std::size_t dash = value.find('-'); dash != std::string::npos;
         dash = value.find('-', dash + 1)) {
        const auto a = actors.find(ActorId{value.substr(0, dash)});
        const auto b = actors.find(ActorId{value.substr(dash + 1)});
        if (a && b && *a != *b)
            return std::pair(*a, *b);
    }
    return std::nullopt;
}

} // namespace entente
