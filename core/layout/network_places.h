// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/network/graph_measures.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente
{

/// How the actors of a network stand.
enum class NetworkArrangement
{
    Hub,       ///< a chosen actor in the middle, the others around it
    Circle,    ///< in a circle, by region from west to east
    Force,     ///< who is tied stands near, by forces
    Geographic ///< as on a map, apart where they would overlap
};
constexpr NetworkArrangement allArrangements[] = {
    NetworkArrangement::Hub, NetworkArrangement::Circle, NetworkArrangement::Force,
    NetworkArrangement::Geographic};
std::string_view wordFor(NetworkArrangement);  ///< "hub", "circle", "force", "geographic"
std::string_view labelFor(NetworkArrangement); ///< "Hub and spokes"
std::optional<NetworkArrangement> arrangementFrom(std::string_view word);

/// Where each actor stands, -1 to 1 in both directions, y down. They come from the ties of all
/// times: nobody moves when the day does.
struct NetworkPlaces
{
    NetworkArrangement arrangement = NetworkArrangement::Hub;
    int hub = -1; ///< in the middle of a hub's arrangement
    std::vector<GraphPoint> at;
    std::size_t pairs = 0; ///< that are tied at some time
    bool operator==(const NetworkPlaces &) const = default;
};

NetworkPlaces networkPlaces(const TieHistoryAnswer &answer, std::span<const PairLife> lives,
                            NetworkArrangement arrangement, int hub);

/// On the way from one arrangement to another: 0 is `from`, 1 is `to`. Jumps at once between
/// networks of other actors.
NetworkPlaces between(const NetworkPlaces &from, const NetworkPlaces &to, double t);

} // namespace entente
