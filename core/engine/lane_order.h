// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// What lanes are ordered by, for every engine: lanes have numbers, which mean nothing else.
struct LaneTotals
{
    std::vector<std::int64_t> counts; ///< events that pass, by the lane's number
    std::vector<Instant> firsts;      ///< their earliest start, of FirstDate; open future: none
    std::uint32_t none = 0;           ///< the lane of the events without a value
    std::function<std::string(std::uint32_t)> value;
    std::function<std::string(std::uint32_t)> label;
    /// The lane that a value names, if there is one.
    std::function<std::optional<std::uint32_t>(const std::string &)> number;
};

/// Which lanes an answer shows.
struct ChosenLanes
{
    std::vector<std::uint32_t> shown; ///< in order
    std::size_t pinned = 0;           ///< as many of these, from the first on
    std::vector<std::uint32_t> hidden;
    std::int64_t hiddenLanes = 0; ///< of these, the ones with events
    std::int64_t others = 0;      ///< lanes with events that share the last one
};

/// Nothing when a stop was requested.
std::optional<ChosenLanes> chooseLanes(const LanesQuestion &question, const LaneTotals &totals,
                                       const std::stop_token &stop);

} // namespace entente
