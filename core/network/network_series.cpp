// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/network_series.h"

#include "core/base/translation.h"
#include "core/network/graph_measures.h"
#include "core/network/tie_graph.h"

#include <algorithm>
#include <functional>
#include <set>

namespace entente
{

namespace
{

void rank(NetworkMoment &moment)
{
    std::vector<int> sorted = moment.degrees;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    moment.ranks.clear();
    for (const int degree : moment.degrees) {
        const auto first = std::find(sorted.begin(), sorted.end(), degree);
        moment.ranks.push_back(degree == 0 ? 0 : int(first - sorted.begin()) + 1);
    }
}

double shareWithout(const std::vector<int> &degrees, int actor, int ties)
{
    if (ties == 0 || actor < 0)
        return 0;
    return double(ties - degrees[std::size_t(actor)]) / double(ties);
}

/// The ties in force at a moment. `history` is without planned ties, which no measure counts.
std::vector<GraphEdge> edgesOf(const DayGraph &graph)
{
    std::vector<GraphEdge> edges;
    edges.reserve(graph.edges.size());
    for (const DayGraph::Edge &edge : graph.edges)
        edges.emplace_back(edge.a, edge.b);
    return edges;
}

NetworkMoment counted(const DayGraph &graph, Instant from, int hub)
{
    NetworkMoment moment;
    moment.from = from;
    const std::vector<GraphEdge> edges = edgesOf(graph);
    moment.degrees = graph.degrees;
    moment.ties = int(edges.size());
    for (std::size_t i = 0; i < graph.degrees.size(); ++i) {
        const int degree = graph.degrees[i];
        moment.active += degree > 0 ? 1 : 0;
        if (degree > 0 && (moment.top < 0 || degree > graph.degrees[std::size_t(moment.top)]))
            moment.top = int(i);
    }
    moment.centralization = degreeCentralization(graph.degrees);
    moment.centralizationActive = activeDegreeCentralization(graph.degrees);
    moment.density = densityOf(graph.degrees.size(), edges.size());
    moment.triangles = trianglesOf(graph.degrees.size(), edges);
    moment.withoutTop = shareWithout(moment.degrees, moment.top, moment.ties);
    moment.withoutHub = shareWithout(moment.degrees, hub, moment.ties);
    rank(moment);
    return moment;
}

void measureStructureOf(NetworkMoment &moment, const DayGraph &graph)
{
    const std::vector<GraphEdge> edges = edgesOf(graph);
    const std::size_t nodes = graph.degrees.size();
    moment.betweenness = betweennessCentralization(betweennessOf(nodes, edges));
    const Communities communities = communitiesOf(nodes, edges);
    moment.communities = communities.count;
    moment.modularity = communities.modularity;
    moment.hasStructure = true;
}

} // namespace

int hubOf(const TieHistory &history, std::span<const PairLife> lives, Instant until)
{
    // What has always held began with the first that has a beginning.
    Instant first = until;
    for (const PairLife &life : lives) {
        for (const TimeSpan &span : life.inForce)
            first = span.begin.isOpen() ? first : std::min(first, span.begin);
    }
    std::vector<double> years(history.actors.size(), 0);
    for (const PairLife &life : lives) {
        for (const TimeSpan &span : life.inForce) {
            const Instant begin = std::max(span.begin, first);
            const Instant end = std::min(span.end, until);
            // A tie that is yet to come counts a day.
            const double length =
                std::max(double(secondsPerDay), double(end.seconds) - double(begin.seconds));
            years[life.a] += length;
            years[life.b] += length;
        }
    }
    const auto most = std::max_element(years.begin(), years.end());
    return most == years.end() || *most == 0 ? -1 : int(most - years.begin());
}

NetworkSeries countedSeries(const TieHistory &history, std::span<const PairLife> lives, int hub,
                            Instant until, const std::stop_token &stop)
{
    NetworkSeries series;
    series.actors = history.actors;
    series.hub = hub < 0 ? hubOf(history, lives, until) : hub;
    std::set<Instant> changes;
    if (!lives.empty())
        changes.insert(Instant::openPast());
    for (const PairLife &life : lives) {
        for (const TimeSpan &span : life.inForce) {
            changes.insert(span.begin);
            if (span.end != Instant::openFuture())
                changes.insert(span.end);
        }
    }
    const TieHistory inForce{history.actors, history.ties, {}, history.least};
    for (const Instant change : changes) {
        if (stop.stop_requested())
            break;
        series.moments.push_back(counted(graphOn(inForce, lives, change), change, series.hub));
    }
    return series;
}

bool measureStructure(NetworkSeries &series, const TieHistory &history,
                      std::span<const PairLife> lives, const std::stop_token &stop,
                      std::size_t every)
{
    const TieHistory inForce{history.actors, history.ties, {}, history.least};
    for (std::size_t i = 0; i < series.moments.size(); ++i) {
        NetworkMoment &moment = series.moments[i];
        if (moment.hasStructure || (i % every != 0 && i + 1 != series.moments.size()))
            continue;
        if (stop.stop_requested())
            return false;
        measureStructureOf(moment, graphOn(inForce, lives, moment.from));
    }
    series.hasStructure = std::all_of(series.moments.begin(), series.moments.end(),
                                      [](const auto &moment) { return moment.hasStructure; });
    return true;
}

const NetworkMoment *structureUpTo(const NetworkSeries &series, const NetworkMoment *moment)
{
    const NetworkMoment *first = series.moments.data();
    while (moment != nullptr && !moment->hasStructure)
        moment = moment == first ? nullptr : moment - 1;
    return moment;
}

NetworkSeries networkSeries(const TieHistory &history, std::span<const PairLife> lives, int hub,
                            Instant until, const std::stop_token &stop)
{
    NetworkSeries series = countedSeries(history, lives, hub, until, stop);
    measureStructure(series, history, lives, stop);
    return series;
}

const NetworkMoment *momentAt(const NetworkSeries &series, Instant moment)
{
    const auto next =
        std::upper_bound(series.moments.begin(), series.moments.end(), moment,
                         [](Instant at, const NetworkMoment &each) { return at < each.from; });
    return next == series.moments.begin() ? nullptr : &*std::prev(next);
}

const MeasureWords &wordsOf(Measure measure)
{
    static constexpr const char *freeman = "L. C. Freeman, “Centrality in social networks”, Social "
                                           "Networks 1 (1979)";
    static constexpr MeasureWords words[] = {
        {ENTENTE_TRANSLATE_LATER("Measures", "Centralisation"),
         "How much one actor holds all ties: 1 is a perfect star, 0 all alike",
         "Σ (highest degree − degree) ÷ ((n − 1)(n − 2))", freeman},
        {ENTENTE_TRANSLATE_LATER("Measures", "Ties without the top actor"),
         "Share of ties that the actor with the most ties is no part of",
         "1 − highest degree ÷ ties", "Counted on each day; of equals the first actor"},
        {ENTENTE_TRANSLATE_LATER("Measures", "Ties without the hub"),
         "Share of ties that the hub is no part of", "1 − degree of the hub ÷ ties",
         "Counted on each day"},
        {ENTENTE_TRANSLATE_LATER("Measures", "Betweenness centralisation"),
         "How much one actor stands between all others: 1 is a perfect star",
         "Σ (highest betweenness − betweenness) ÷ ((n − 1)²(n − 2) ÷ 2)", freeman},
        {ENTENTE_TRANSLATE_LATER("Measures", "Density"), "Share of pairs of actors that are tied",
         "2 · ties ÷ (n (n − 1))", "S. Wasserman, K. Faust, “Social Network Analysis” (1994)"},
        {ENTENTE_TRANSLATE_LATER("Measures", "Triangles"),
         "Groups of three actors each tied with each", "Counted exactly",
         "S. Wasserman, K. Faust, “Social Network Analysis” (1994)"},
        {ENTENTE_TRANSLATE_LATER("Measures", "Communities"),
         "Groups with more ties inside than chance would have", "Greedy maximum of modularity",
         "A. Clauset, M. E. J. Newman, C. Moore, Physical Review E 70 (2004)"},
        {ENTENTE_TRANSLATE_LATER("Measures", "Ranks"),
         "Actors by their number of ties; equals share a rank", "1 + actors with more ties",
         "Counted on each day"}};
    return words[std::size_t(measure)];
}

double valueOf(Measure measure, const NetworkMoment &moment)
{
    switch (measure) {
    case Measure::Centralization:
        return moment.centralization;
    case Measure::WithoutTop:
        return moment.withoutTop;
    case Measure::WithoutHub:
        return moment.withoutHub;
    case Measure::Betweenness:
        return moment.betweenness;
    case Measure::Density:
        return moment.density;
    case Measure::Triangles:
        return double(moment.triangles);
    case Measure::Communities:
        return moment.communities;
    case Measure::Ranks:
        return 0;
    }
    return 0;
}

} // namespace entente
