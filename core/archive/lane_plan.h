// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/connection.h"
#include "core/archive/lane_numbers.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace entente::archive
{

/// Which lanes an answer shows, and which of them each key (lane_numbers.h) stands in.
struct LanePlan
{
    struct Place
    {
        std::string value;
        std::string label;
        std::vector<ActorId> pair;
        bool isPinned = false;
        std::int64_t count = 0;
        std::int64_t inWindow = 0;
        std::int64_t longOnes = 0; ///< of these, the ones longer than four cells
    };
    static constexpr std::int32_t hiddenPlace = -2;

    std::vector<Place> places;
    /// By key + 1 (so that "none", -1, is first) a place, hiddenPlace or -1; empty where keys are
    /// too many: then `keys` are those that are not in Others, with their places.
    std::vector<std::int32_t> placeOf;
    std::vector<std::int64_t> keys;
    std::vector<std::int32_t> placeOfKeys;
    std::size_t others = std::size_t(-1); ///< the place of "Others"
    std::int64_t lanesInOthers = 0;
    std::int64_t hiddenLanes = 0;

    bool hasOthers() const { return others < places.size(); }
    void setOthers(std::int64_t count, std::int64_t inWindow, std::int64_t longOnes);
    /// The place of key k, as SQL.
    std::string placeOfKey(Statement &statement) const;
};

/// Rows of (key, events, those that touch the window, those of them that are long, the earliest
/// start of all or NULL). `keys`: LaneNumbers::keys().
std::string laneCounts(const std::string &keys, const std::string &events,
                       const std::string &touches, int baseLevel);
/// One row: the first three for the last lane, and the events that stand in hidden lanes alone.
std::string besideCounts(const LanePlan &plan, Statement &statement, const std::string &keys,
                         const std::string &events, const std::string &touches, int baseLevel);
/// The pinned pairs that no row of `counted` tells of; rows of (key) that the archive knows.
std::optional<Statement> pairsWithoutEvents(const LaneNumbers &numbers,
                                            const LanesQuestion &question, const Rows &counted,
                                            std::int64_t events);

/// `counted`: the rows of laneCounts(). `empty`: keys of pairs that pinned lanes may have without
/// events. Nothing when a stop was requested.
std::optional<LanePlan> planLanes(const LaneNumbers &numbers, const LanesQuestion &question,
                                  const Rows &counted, const std::vector<std::int64_t> &empty,
                                  const std::stop_token &stop);

/// The lanes of a plan, without marks.
std::vector<Lane> lanesFrom(const LanePlan &plan);

} // namespace entente::archive
