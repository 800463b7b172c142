// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/tie_graph.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

namespace entente
{

namespace
{

TimeSpan dayOf(Instant instant)
{
    std::int64_t day = instant.seconds / secondsPerDay;
    if (instant.seconds % secondsPerDay < 0)
        --day;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    if (__builtin_mul_overflow(day, secondsPerDay, &begin))
        begin = Instant::openPast().seconds;
    if (__builtin_add_overflow(begin, secondsPerDay, &end))
        end = Instant::openFuture().seconds;
    return {{begin}, {end}};
}

} // namespace

bool isInForce(const Tie &tie, Instant day)
{
    const TimeSpan today = dayOf(day);
    const bool hasBegun = tie.start.isEmpty() || tie.start.first().strict.begin < today.end;
    const bool isOver = !tie.end.isEmpty() && tie.end.last().strict.end <= today.begin;
    return hasBegun && !isOver;
}

TieGraph tieGraph(std::span<const Tie> ties, std::span<const std::string> layers, Instant day)
{
    TieGraph graph;
    std::unordered_map<ActorId, std::size_t> places;
    const auto placeOf = [&](const ActorId &actor) {
        const auto [found, isNew] = places.try_emplace(actor, graph.nodes.size());
        if (isNew)
            graph.nodes.push_back(actor);
        return found->second;
    };
    std::map<std::pair<ActorId, ActorId>, int> weights;
    for (const Tie &tie : ties) {
        placeOf(tie.a);
        placeOf(tie.b);
        const bool isOfLayer =
            layers.empty() || std::find(layers.begin(), layers.end(), tie.layer) != layers.end();
        if (isOfLayer && tie.a != tie.b && isInForce(tie, day))
            ++weights[std::minmax(tie.a, tie.b)];
    }
    graph.degrees.assign(graph.nodes.size(), 0);
    for (const auto &[pair, weight] : weights) {
        graph.edges.push_back({pair.first, pair.second, weight});
        ++graph.degrees[placeOf(pair.first)];
        ++graph.degrees[placeOf(pair.second)];
    }
    return graph;
}

double degreeCentralization(std::span<const int> degrees)
{
    if (degrees.size() < 3)
        return 0;
    const int highest = *std::max_element(degrees.begin(), degrees.end());
    double sum = 0;
    for (const int degree : degrees)
        sum += highest - degree;
    const double n = double(degrees.size());
    return sum / ((n - 1) * (n - 2));
}

double activeDegreeCentralization(std::span<const int> degrees)
{
    std::vector<int> active;
    std::copy_if(degrees.begin(), degrees.end(), std::back_inserter(active),
                 [](int degree) { return degree > 0; });
    return degreeCentralization(active);
}

} // namespace entente
