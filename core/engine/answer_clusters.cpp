// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bit_ranges.h"
#include "core/engine/local_engine.h"
#include "core/engine/place_cells.h"
#include "core/engine/venue_arcs.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace entente
{

namespace
{

/// A gathering of more parties than this says little about any two of them.
constexpr std::size_t mostPartiesOfArcs = 64;
constexpr double finestCell = 1e-6;

/// Counts the pairs of actors with a position that are parties of the same events.
class ArcCounts
{
public:
    explicit ArcCounts(const ActorIndex &actors) : m_actors(actors)
    {
        if (actors.size() <= mostDense)
            m_dense.resize(actors.size() * actors.size());
    }

    /// The parties of one event: numbers [begin, end) of `parties`.
    template <class Parties, class Roles>
    void add(const Parties &parties, const Roles &roles, std::size_t begin, std::size_t end)
    {
        if (end - begin > mostPartiesOfArcs)
            return;
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = i + 1; j < end; ++j) {
                const bool inOrder = parties[i] < parties[j];
                const std::size_t a = inOrder ? i : j;
                const std::size_t b = inOrder ? j : i;
                const bool there = points(roles[a], roles[b]);
                const bool back = points(roles[b], roles[a]);
                count(parties[a], parties[b], {1, there && !back, back && !there});
            }
        }
    }

    void merge(const ArcCounts &others)
    {
        for (std::size_t n = 0; n < m_dense.size(); ++n)
            m_dense[n].add(others.m_dense[n]);
        for (const auto &[pair, count] : others.m_counts)
            m_counts[pair].add(count);
    }

    std::vector<Arc> most(std::size_t limit) const
    {
        std::vector<Arc> arcs;
        const auto offer = [&](std::uint32_t a, std::uint32_t b, const Shared &shared) {
            if (shared.count > 0 && m_actors.position(a) && m_actors.position(b))
                arcs.push_back({m_actors.id(a), m_actors.id(b), *m_actors.position(a),
                                *m_actors.position(b), shared.count, shared.forward,
                                shared.backward});
        };
        for (std::size_t n = 0; n < m_dense.size(); ++n)
            offer(std::uint32_t(n / m_actors.size()), std::uint32_t(n % m_actors.size()),
                  m_dense[n]);
        for (const auto &[pair, count] : m_counts)
            offer(std::uint32_t(pair >> 32U), std::uint32_t(pair), count);
        std::sort(arcs.begin(), arcs.end(), isBeforeArc);
        arcs.resize(std::min(arcs.size(), limit));
        return arcs;
    }

private:
    static constexpr std::size_t mostDense = 512;

    /// Events of two actors, and in how many of them roles point one way alone.
    struct Shared
    {
        std::int64_t count = 0;
        std::int64_t forward = 0;
        std::int64_t backward = 0;
        void add(const Shared &other)
        {
            count += other.count;
            forward += other.forward;
            backward += other.backward;
        }
    };

    static bool points(std::uint32_t from, std::uint32_t to)
    {
        return (from & ColumnRows::IsFrom) != 0 && (to & ColumnRows::IsTo) != 0;
    }

    void count(std::uint32_t a, std::uint32_t b, const Shared &by)
    {
        if (m_dense.empty())
            m_counts[(std::uint64_t(a) << 32U) | b].add(by);
        else
            m_dense[std::size_t(a) * m_actors.size() + b].add(by);
    }

    const ActorIndex &m_actors;
    std::vector<Shared> m_dense; ///< by both actors, when there are few
    std::unordered_map<std::uint64_t, Shared> m_counts;
};

} // namespace

Result<ClusterAnswer> LocalEngine::answer(const ClusterQuestion &question,
                                          std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    if (!events)
        return cancelled();
    const double degrees =
        question.cellDegrees >= finestCell ? std::min(question.cellDegrees, 360.0) : finestCell;
    ClusterAnswer answer;
    const bool wantIds = question.wantIds && events->count() <= mostClusterMembers;
    PlaceCells cells(m_columns, degrees, wantIds);
    ArcCounts arcs(m_columns.actors);
    VenueArcs venues(m_columns);
    std::mutex mutex;
    const NumberLists &partiesOf = m_columns.partiesOf;
    const bool wantsAny = question.maxArcs > 0 && !partiesOf.areEmpty();
    const bool wantsVenues = wantsAny && question.arcEnds == ArcEnds::Venue;
    const bool wantsArcs = wantsAny && !wantsVenues;
    const auto look = [&](auto parties, auto roles, auto forEach) {
        PlaceCells ownCells(m_columns, degrees, wantIds);
        ArcCounts ownArcs(m_columns.actors);
        VenueArcs ownVenues(m_columns);
        std::int64_t withoutPlace = 0;
        forEach([&](EventIndex i) {
            if (wantsArcs)
                ownArcs.add(parties, roles, partiesOf.begin(i), partiesOf.end(i));
            if (!m_columns.hasPosition(i)) {
                ++withoutPlace;
                return;
            }
            ownCells.add(i);
            if (wantsVenues)
                ownVenues.add(i, parties, roles, partiesOf.begin(i), partiesOf.end(i));
        });
        ownCells.settle();
        const std::lock_guard lock(mutex);
        cells.merge(std::move(ownCells));
        arcs.merge(ownArcs);
        venues.merge(ownVenues);
        answer.withoutPlace += withoutPlace;
    };
    const bool going = partiesOf.values().visit([&](auto parties) {
        return m_columns.roles.visit([&](auto roles) {
            return forBitRanges(*events, stop,
                                [&](auto forEach) { look(parties, roles, forEach); });
        });
    });
    if (!going)
        return cancelled();
    answer.clusters = cells.clusters();
    const auto most = std::size_t(std::max(0, question.maxArcs));
    answer.arcs = wantsVenues ? venues.most(most) : arcs.most(most);
    return answer;
}

} // namespace entente
