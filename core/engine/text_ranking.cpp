// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/text_ranking.h"

#include "core/engine/parallel.h"
#include "core/engine/sorting.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

namespace entente
{

namespace
{

/// What the importance of an event may add: less than where its words stand.
constexpr double importanceShare = 0.04;

/// Up to so many tokens their bitmaps are kept until the end; beyond it one number an event.
constexpr std::size_t mostKept = 8;

/// What one thread looks through at a time: 65,536 events.
constexpr std::size_t wordsPerChunk = 1024;

/// The best hits so far: between `limit` and twice as many, so that a hit costs no heap.
class Best
{
public:
    explicit Best(std::size_t limit) : m_limit(limit) {}

    /// Only what comes before it can be among the best.
    const RankedHit &floor() const { return m_floor; }

    void add(const RankedHit &hit)
    {
        m_hits.push_back(hit);
        if (m_limit != 0 && m_hits.size() >= 2 * m_limit)
            cut();
    }

    void cut()
    {
        if (m_limit == 0 || m_hits.size() < m_limit)
            return;
        const auto last = m_hits.begin() + std::ptrdiff_t(m_limit) - 1;
        std::nth_element(m_hits.begin(), last, m_hits.end(), comesFirst);
        m_floor = *last;
        m_hits.resize(m_limit);
    }

    const std::vector<RankedHit> &hits() const { return m_hits; }

    /// Nothing on a stop.
    std::optional<std::vector<RankedHit>> sorted(const std::stop_token &stop) &&
    {
        cut();
        if (!sortUnlessStopped(m_hits, comesFirst, stop))
            return std::nullopt;
        return std::move(m_hits);
    }

private:
    static bool comesFirst(const RankedHit &a, const RankedHit &b) { return a.isBefore(b); }

    std::size_t m_limit;
    RankedHit m_floor{std::numeric_limits<EventIndex>::max(), -1};
    std::vector<RankedHit> m_hits;
};

} // namespace

float TokenHits::weight(EventIndex i) const
{
    for (std::size_t where = 0; where < Count; ++where) {
        if (events[where] && events[where]->test(i))
            return float(weights[where]);
    }
    return 0;
}

void TokenHits::narrow(Bitmap &found) const
{
    Bitmap any(found.size());
    for (const std::shared_ptr<const Bitmap> &bits : events) {
        if (bits)
            any |= *bits;
    }
    found &= any;
}

bool TextRanking::add(TokenHits hits, const Bitmap &found, const std::stop_token &stop)
{
    ++m_count;
    m_tokens.push_back(std::move(hits));
    if (m_weights.empty() && m_tokens.size() <= mostKept)
        return true;
    m_weights.resize(found.size(), 0);
    return weigh(found, stop);
}

/// Adds the weights of the kept tokens, in their order.
bool TextRanking::weigh(const Bitmap &found, const std::stop_token &stop)
{
    const std::vector<TokenHits> tokens = std::exchange(m_tokens, {});
    return found.forEach(stop, [&](EventIndex i) {
        for (const TokenHits &token : tokens)
            m_weights[i] += token.weight(i);
    });
}

/// Looks through a stretch of events, 64 at a time: bit masks take apart those that hold each token
/// at the same place, so that they share their weight.
class TextRanking::Chunk
{
public:
    Chunk(const TextRanking &ranking, const RankedHit &floor, std::size_t limit)
        : m_ranking(ranking)
        , m_best(limit)
        , m_floor(floor)
    {}

    void add(std::size_t word, std::uint64_t found) { split(0, word, found, 0); }
    const Best &best() const { return m_best; }
    Best &best() { return m_best; }

private:
    void split(std::size_t token, std::size_t word, std::uint64_t found, float weight)
    {
        if (token == m_ranking.m_tokens.size()) {
            addAll(word, found, weight);
            return;
        }
        const TokenHits &hits = m_ranking.m_tokens[token];
        for (std::size_t where = 0; where < TokenHits::Count && found != 0; ++where) {
            if (!hits.events[where])
                continue;
            const std::uint64_t here = found & hits.events[where]->words()[word];
            found &= ~here;
            if (here != 0)
                split(token + 1, word, here, weight + float(TokenHits::weights[where]));
        }
    }

    void addAll(std::size_t word, std::uint64_t found, float weight)
    {
        const Columns &columns = m_ranking.m_columns;
        const bool isShared = m_ranking.m_weights.empty();
        const double tokens = double(m_ranking.m_count);
        const double shared = double(weight) / tokens;
        if (isShared && shared + importanceShare < m_floor.rank)
            return;
        const std::uint32_t least = isShared ? leastImportance(shared) : 0;
        for (; found != 0; found &= found - 1) {
            const auto i = EventIndex(word * 64 + std::size_t(std::countr_zero(found)));
            if (columns.rank(i) < least)
                continue;
            const double own = isShared ? shared : double(m_ranking.m_weights[i]) / tokens;
            const RankedHit hit{i, own + importanceShare * double(columns.importance(i))};
            if (!hit.isBefore(m_floor))
                continue;
            m_best.add(hit);
            if (m_best.floor().isBefore(m_floor))
                m_floor = m_best.floor();
        }
    }

    /// No event of a lower Columns::rank() can be among the best with this share of words: most
    /// hits need no more than this comparison.
    std::uint32_t leastImportance(double words) const
    {
        constexpr double rounding = 1e-5;
        const double missing = (m_floor.rank - words) / importanceShare - rounding;
        return missing <= 0 ? 0 : std::uint32_t(std::min(missing, 1.0) * importanceScale);
    }

    const TextRanking &m_ranking;
    Best m_best;
    RankedHit m_floor;
};

std::optional<std::vector<RankedHit>> TextRanking::best(const Bitmap &found, std::size_t limit,
                                                        const std::stop_token &stop) const
{
    const std::vector<std::uint64_t> &words = found.words();
    Best all(limit);
    std::mutex mutex;
    const auto look = [&](std::size_t n) {
        if (stop.stop_requested())
            return;
        RankedHit floor;
        {
            const std::lock_guard lock(mutex);
            floor = all.floor();
        }
        Chunk chunk(*this, floor, limit);
        const std::size_t end = std::min(words.size(), (n + 1) * wordsPerChunk);
        for (std::size_t word = n * wordsPerChunk; word < end; ++word) {
            if (words[word] != 0)
                chunk.add(word, words[word]);
        }
        chunk.best().cut();
        const std::lock_guard lock(mutex);
        for (const RankedHit &hit : chunk.best().hits())
            all.add(hit);
    };
    parallelFor((words.size() + wordsPerChunk - 1) / wordsPerChunk, look);
    if (stop.stop_requested())
        return std::nullopt;
    return std::move(all).sorted(stop);
}

} // namespace entente
