// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_marks.h"
#include "core/engine/local_engine.h"
#include "core/engine/sorting.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace entente
{

namespace
{

constexpr std::size_t fewMembers = 32;
/// A gathering of more parties than this says little about any two of them.
constexpr std::size_t mostPartiesOfArcs = 64;
constexpr double finestCell = 1e-6;

struct Placed
{
    std::int64_t row = 0;
    std::int64_t column = 0;
    EventIndex event = 0;

    auto operator<=>(const Placed &) const = default;
};

std::string commonestPlace(const Columns &columns, std::span<const EventIndex> events)
{
    std::map<std::uint32_t, std::int64_t> counts;
    for (const EventIndex i : events) {
        if (columns.place[i] != noValue)
            ++counts[columns.place[i]];
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : columns.places.names()[most->first];
}

PlaceCluster clusterOf(const Columns &columns, std::span<const EventIndex> events, bool wantIds)
{
    PlaceCluster cluster;
    for (const EventIndex i : events) {
        const LatLon where = columns.position(i);
        cluster.position.lat += where.lat;
        cluster.position.lon += where.lon;
    }
    cluster.position.lat /= double(events.size());
    cluster.position.lon /= double(events.size());
    cluster.count = std::int64_t(events.size());
    cluster.id = columns.id(mostImportant(columns, events));
    cluster.label = commonestPlace(columns, events);
    cluster.kinds = kindCounts(columns, events);
    if (wantIds || events.size() <= fewMembers) {
        for (const EventIndex i : events)
            cluster.members.push_back(columns.id(i));
    }
    return cluster;
}

/// Counts the pairs of actors with a position that are parties of the same events.
class ArcCounts
{
public:
    explicit ArcCounts(const ActorIndex &actors) : m_actors(actors) {}

    void add(const NumberLists::View &parties)
    {
        if (parties.size() > mostPartiesOfArcs)
            return;
        for (std::size_t i = 0; i < parties.size(); ++i) {
            for (std::size_t j = i + 1; j < parties.size(); ++j) {
                const std::uint32_t a = std::min(parties[i], parties[j]);
                const std::uint32_t b = std::max(parties[i], parties[j]);
                if (m_actors.position(a) && m_actors.position(b))
                    ++m_counts[(std::uint64_t(a) << 32U) | b];
            }
        }
    }

    std::vector<Arc> most(std::size_t limit) const
    {
        std::vector<Arc> arcs;
        for (const auto &[pair, count] : m_counts) {
            const auto a = std::uint32_t(pair >> 32U);
            const auto b = std::uint32_t(pair);
            arcs.push_back({m_actors.id(a), m_actors.id(b), *m_actors.position(a),
                            *m_actors.position(b), count});
        }
        std::sort(arcs.begin(), arcs.end(), [](const Arc &x, const Arc &y) {
            return x.count != y.count ? x.count > y.count : std::tie(x.a, x.b) < std::tie(y.a, y.b);
        });
        arcs.resize(std::min(arcs.size(), limit));
        return arcs;
    }

private:
    const ActorIndex &m_actors;
    std::unordered_map<std::uint64_t, std::int64_t> m_counts;
};

} // namespace

Result<ClusterAnswer> LocalEngine::answer(const ClusterQuestion &question,
                                          std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    if (!events)
        return cancelled();
    const double cell =
        question.cellDegrees >= finestCell ? std::min(question.cellDegrees, 360.0) : finestCell;
    ClusterAnswer answer;
    ArcCounts arcs(m_columns.actors);
    std::vector<Placed> placed;
    const bool going = events->forEach(stop, [&](EventIndex i) {
        if (question.maxArcs > 0)
            arcs.add(m_columns.partiesOf[i]);
        if (!m_columns.hasPosition(i)) {
            ++answer.withoutPlace;
            return;
        }
        const LatLon where = m_columns.position(i);
        placed.push_back({std::int64_t(std::floor((where.lat + 90) / cell)),
                          std::int64_t(std::floor((where.lon + 180) / cell)), i});
    });
    if (!going || !sortUnlessStopped(placed, std::less<>(), stop))
        return cancelled();

    std::vector<EventIndex> members;
    for (std::size_t n = 0; n < placed.size(); ++n) {
        if (n % stopStride == 0 && stop.stop_requested())
            return cancelled();
        members.push_back(placed[n].event);
        const bool isLast = n + 1 == placed.size() || placed[n + 1].row != placed[n].row ||
                            placed[n + 1].column != placed[n].column;
        if (isLast) {
            answer.clusters.push_back(clusterOf(m_columns, members, question.wantIds));
            members.clear();
        }
    }
    std::sort(answer.clusters.begin(), answer.clusters.end(),
              [](const PlaceCluster &a, const PlaceCluster &b) {
                  return a.count != b.count ? a.count > b.count : a.id < b.id;
              });
    answer.arcs = arcs.most(std::size_t(std::max(0, question.maxArcs)));
    return answer;
}

} // namespace entente
