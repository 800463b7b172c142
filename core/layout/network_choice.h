// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/network_places.h"

#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// What a reader chose to see of a network, and how: all but the data and the day.
struct NetworkChoice
{
    std::string layer;                       ///< of recorded ties; empty: the document's default
    std::optional<DerivedTies> derived = {}; ///< in place of recorded ties
    NetworkArrangement arrangement = NetworkArrangement::Hub;
    ActorId hub;                ///< empty: who has had most ties for longest
    std::vector<ActorId> blocs; ///< whose members are ringed; at most mostBlocs
    bool operator==(const NetworkChoice &) const = default;
};
constexpr std::size_t mostBlocs = 3;

} // namespace entente
