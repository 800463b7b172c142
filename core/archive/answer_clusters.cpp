// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/marks.h"
#include "core/archive/postgres_engine.h"
#include "core/archive/venue_arcs.h"
#include "core/engine/venue_arcs.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

constexpr int fewMembers = 32;
/// A gathering of more parties than this says little about any two of them.
constexpr int mostPartiesOfArcs = 64;
constexpr double finestCell = 1e-6;

std::string clustersQuery(const Scope &scope, double cellDegrees, bool wantIds,
                          Statement &statement, const std::string &passes)
{
    const double cell = cellDegrees >= finestCell ? std::min(cellDegrees, 360.0) : finestCell;
    const std::string tops = "(" + statement.integers(topKinds(scope.lexicon)) + ")[e.kind + 1]";
    const std::string members = wantIds ? "true" : "g.n <= " + std::to_string(fewMembers);
    // Means are of sums of one cell: nothing is lost against adding the events one by one.
    return "WITH h AS MATERIALIZED (SELECT e.id, e.lat, e.lon, e.place, floor((e.lat + 90) / " +
           literal(cell) + ") AS y, floor((e.lon + 180) / " + literal(cell) + ") AS x, " + tops +
           " AS top, " + rankOf(scope.lexicon, statement) + " AS rank FROM " + sourceOf(scope) +
           " WHERE " + passes +
           " AND e.lat IS NOT NULL),"
           " p AS (SELECT h.y, h.x, h.top, count(*) AS n, sum(h.lat) AS lat, sum(h.lon) AS lon,"
           " max(ARRAY[h.rank, -h.id]) AS best FROM h GROUP BY h.y, h.x, h.top),"
           " g AS (SELECT p.y, p.x, sum(p.n)::bigint AS n, sum(p.lat) AS lat, sum(p.lon) AS lon,"
           " max(p.best) AS best, string_agg(p.top || ' 0 ' || p.n, ' ') AS parts"
           " FROM p GROUP BY p.y, p.x),"
           " l AS (SELECT DISTINCT ON (q.y, q.x) q.y, q.x, q.place FROM (SELECT h.y, h.x, h.place,"
           " count(*) AS n FROM h WHERE h.place >= 0 GROUP BY h.y, h.x, h.place) q"
           " ORDER BY q.y, q.x, q.n DESC, q.place),"
           " i AS (SELECT h.y, h.x, array_agg(h.id ORDER BY h.id) AS members FROM h JOIN g"
           " ON g.y = h.y AND g.x = h.x WHERE " +
           members +
           " GROUP BY h.y, h.x)"
           " SELECT -g.best[2], g.n, g.lat / g.n, g.lon / g.n, g.parts, coalesce(l.place, -1),"
           " i.members FROM g LEFT JOIN l ON l.y = g.y AND l.x = g.x"
           " LEFT JOIN i ON i.y = g.y AND i.x = g.x";
}

std::vector<PlaceCluster> clustersFrom(const Lexicon &lexicon, const Rows &rows)
{
    const Dictionary &places = lexicon.words().of(WordField::Place);
    std::vector<PlaceCluster> clusters;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        PlaceCluster cluster;
        cluster.id = EventId{rows.integer(row, 0)};
        cluster.count = rows.integer(row, 1);
        cluster.position = {rows.number(row, 2), rows.number(row, 3)};
        cluster.kinds = mixtureFrom(lexicon, rows.text(row, 4)).kinds;
        const std::int64_t place = rows.integer(row, 5);
        if (place >= 0 && std::size_t(place) < places.size())
            cluster.label = places[std::size_t(place)];
        for (const std::int64_t id : rows.integers(row, 6))
            cluster.members.push_back(EventId{id});
        clusters.push_back(std::move(cluster));
    }
    std::sort(clusters.begin(), clusters.end(), [](const PlaceCluster &a, const PlaceCluster &b) {
        return a.count != b.count ? a.count > b.count : a.id < b.id;
    });
    return clusters;
}

/// The actors with a position, by stored number.
std::vector<std::int32_t> placedActors(const Lexicon &lexicon)
{
    std::vector<std::int32_t> placed;
    for (std::size_t stored = 0; stored < lexicon.size(WordField::Actor); ++stored) {
        if (lexicon.actors().position(lexicon.actorOf(std::int64_t(stored))))
            placed.push_back(std::int32_t(stored));
    }
    return placed;
}

std::string arcsQuery(const Scope &scope, int maxArcs, Statement &statement,
                      const std::string &passes)
{
    return "WITH g AS (SELECT e.parties, e.givers, e.takers, count(*) AS n FROM " +
           sourceOf(scope) + " WHERE " + passes + " AND cardinality(e.parties) BETWEEN 2 AND " +
           std::to_string(mostPartiesOfArcs) +
           " GROUP BY e.parties, e.givers, e.takers), q AS (SELECT g.n, g.givers, g.takers, "
           "(SELECT array_agg(u) FROM unnest(g.parties) u"
           " WHERE u = ANY(" +
           statement.integers(placedActors(scope.lexicon)) +
           ")) AS parties FROM g)"
           " SELECT a, b, sum(q.n)::bigint AS n,"
           " coalesce(sum(q.n) FILTER (WHERE a = ANY(q.givers) AND b = ANY(q.takers)"
           " AND NOT (b = ANY(q.givers) AND a = ANY(q.takers))), 0)::bigint,"
           " coalesce(sum(q.n) FILTER (WHERE b = ANY(q.givers) AND a = ANY(q.takers)"
           " AND NOT (a = ANY(q.givers) AND b = ANY(q.takers))), 0)::bigint"
           " FROM q CROSS JOIN LATERAL unnest(q.parties) a"
           " CROSS JOIN LATERAL unnest(q.parties) b WHERE a < b GROUP BY a, b"
           " ORDER BY n DESC FETCH FIRST " +
           std::to_string(maxArcs) + " ROWS WITH TIES";
}

std::vector<Arc> arcsFrom(const ActorIndex &actors, const Lexicon &lexicon, const Rows &rows,
                          std::size_t limit)
{
    std::vector<Arc> arcs;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::uint32_t first = lexicon.actorOf(rows.integer(row, 0));
        const std::uint32_t second = lexicon.actorOf(rows.integer(row, 1));
        if (first == noValue || second == noValue)
            continue;
        const auto [a, b] = std::minmax(first, second);
        const std::int64_t forward = rows.integer(row, first < second ? 3 : 4);
        const std::int64_t backward = rows.integer(row, first < second ? 4 : 3);
        if (actors.position(a) && actors.position(b))
            arcs.push_back({actors.id(a), actors.id(b), *actors.position(a), *actors.position(b),
                            rows.integer(row, 2), forward, backward});
    }
    std::sort(arcs.begin(), arcs.end(), isBeforeArc);
    arcs.resize(std::min(arcs.size(), limit));
    return arcs;
}

} // namespace

Result<ClusterAnswer> PostgresEngine::answer(const ClusterQuestion &question,
                                             std::stop_token stop) const
{
    const Scope scope = scopeOf(question.context);
    const Filter &filter = question.context.filter;
    Statement counts;
    counts.sql = "SELECT count(*), count(*) FILTER (WHERE e.lat IS NULL) FROM " + sourceOf(scope) +
                 " WHERE " + passing(scope, counts, filter, filter);
    const Result<Rows> counted = run(counts, stop);
    if (!counted)
        return counted.error();
    const bool wantIds = question.wantIds && counted->integer(0, 0) <= mostClusterMembers;
    Statement clusters;
    const std::string placed = passing(scope, clusters, filter, filter);
    clusters.sql = clustersQuery(scope, question.cellDegrees, wantIds, clusters, placed);
    const Result<Rows> rows = run(clusters, stop);
    if (!rows)
        return rows.error();
    ClusterAnswer answer;
    answer.clusters = clustersFrom(*m_lexicon, *rows);
    answer.withoutPlace = counted->integer(0, 1);
    if (question.maxArcs <= 0)
        return answer;
    Statement arcs;
    const std::string all = passing(scope, arcs, filter, filter);
    const bool toVenues = question.arcEnds == ArcEnds::Venue;
    arcs.sql = toVenues ? venueArcsQuery(scope, question.maxArcs, arcs, all)
                        : arcsQuery(scope, question.maxArcs, arcs, all);
    const Result<Rows> joined = run(arcs, stop);
    if (!joined)
        return joined.error();
    const auto limit = std::size_t(question.maxArcs);
    answer.arcs = toVenues ? venueArcsFrom(*m_lexicon, *joined, limit)
                           : arcsFrom(m_lexicon->actors(), *m_lexicon, *joined, limit);
    return answer;
}

} // namespace entente::archive
