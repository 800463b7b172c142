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

/// What of a network a picture or a scene shows, and how.
struct NetworkRequest
{
    std::string layer;                       ///< empty: the document's default
    std::optional<DerivedTies> derived = {}; ///< in place of recorded ties
    NetworkArrangement arrangement = NetworkArrangement::Hub;
    ActorId hub;                     ///< empty: who has had most ties for longest
    std::vector<ActorId> blocs = {}; ///< whose members are ringed; at most mostBlocs
    double fadeYears = 3;            ///< ties that ended so recently are pale
    struct Date
    {
        std::string words; ///< "1955"
        Instant end;       ///< of the day
        bool operator==(const Date &) const = default;
    };
    std::vector<Date> dates = {};     ///< side by side; none: the day in force
    std::vector<ActorId> chosen = {}; ///< one, or the two of a pair: they and their ties stand out
    bool operator==(const NetworkRequest &) const = default;
};

} // namespace entente
