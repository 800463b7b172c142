// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <span>
#include <string>
#include <vector>

namespace entente
{

/// The simple undirected graph of the ties in force on a day.
struct TieGraph
{
    struct Edge
    {
        ActorId a; ///< before b
        ActorId b;
        int weight = 0; ///< ties in force between the two
        bool operator==(const Edge &) const = default;
    };

    std::vector<ActorId> nodes; ///< in the order of their first tie
    std::vector<int> degrees;   ///< of `nodes`: distinct neighbours
    std::vector<Edge> edges;    ///< by a, then b
};

/// Whether start ≤ day ≤ end. Vague dates count as soon, and as long, as they allow; an empty start
/// means "always", an empty end "still".
bool isInForce(const Tie &tie, Instant day);

/// `ties` of `layers` that are in force on the day of `day`; all ties when `layers` is empty. The
/// nodes are the actors of all ties, whatever their layer and dates. A tie of an actor with itself
/// is left out.
TieGraph tieGraph(std::span<const Tie> ties, std::span<const std::string> layers, Instant day);

/// Freeman's degree centralization: sum of (max degree - degree) over (n - 1)(n - 2); 0 for fewer
/// than three nodes. L. C. Freeman, "Centrality in social networks: conceptual clarification",
/// Social Networks 1 (1979).
double degreeCentralization(std::span<const int> degrees);
/// The same over the nodes with a tie.
double activeDegreeCentralization(std::span<const int> degrees);

} // namespace entente
