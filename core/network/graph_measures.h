// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace entente
{

using GraphEdge = std::pair<std::size_t, std::size_t>;

/// Shortest paths that pass through each node of a simple undirected graph, each pair of others
/// counted once, by igraph. L. C. Freeman, "A set of measures of centrality based on betweenness",
/// Sociometry 40 (1977); U. Brandes, "A faster algorithm for betweenness centrality" (2001).
std::vector<double> betweennessOf(std::size_t nodes, std::span<const GraphEdge> edges);

/// Freeman's betweenness centralization: sum of (max - b) over (n - 1)²(n - 2) / 2, which is 1 for
/// a star; 0 for fewer than three nodes. L. C. Freeman, "Centrality in social networks: conceptual
/// clarification", Social Networks 1 (1979).
double betweennessCentralization(std::span<const double> betweenness);

/// Ties over pairs: 2m / (n (n - 1)); 0 for fewer than two nodes.
double densityOf(std::size_t nodes, std::size_t edges);

/// Three nodes each tied with each, counted exactly.
std::int64_t trianglesOf(std::size_t nodes, std::span<const GraphEdge> edges);

struct Communities
{
    std::vector<int> of;   ///< of each node; those without a tie are alone, after all others
    int count = 0;         ///< communities with a tie
    double modularity = 0; ///< Newman's Q of this division; 0 without ties
};

/// Groups with more ties inside than chance would have, by igraph's greedy modularity: A. Clauset,
/// M. E. J. Newman, C. Moore, "Finding community structure in very large networks", Physical
/// Review E 70 (2004). The same graph always gives the same groups.
Communities communitiesOf(std::size_t nodes, std::span<const GraphEdge> edges);

/// A place in the unit square's spirit: layouts are scaled to whatever they are drawn in.
struct GraphPoint
{
    double x = 0;
    double y = 0;
    bool operator==(const GraphPoint &) const = default;
};

/// Places by forces: igraph's Kamada–Kawai springs ("An algorithm for drawing general undirected
/// graphs", 1989) from a circle, in the order of the nodes; Fruchterman–Reingold (1991) beyond
/// `mostSprings` nodes. Parts that no tie joins lie apart. Centred, the farthest node at distance
/// 1; the same graph always gives the same places.
std::vector<GraphPoint> forcePlaces(std::size_t nodes, std::span<const GraphEdge> edges);
constexpr std::size_t mostSprings = 300;

} // namespace entente
