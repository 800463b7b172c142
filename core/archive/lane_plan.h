// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/connection.h"
#include "core/archive/lexicon.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace entente::archive
{

/// Which lanes an answer shows, and which of them each stored number (of an actor, a kind, a
/// country) stands in.
struct LanePlan
{
    struct Place
    {
        std::string value;
        std::string label;
        std::int64_t count = 0;
        std::int64_t inWindow = 0;
        std::int64_t longOnes = 0; ///< of these, the ones longer than four cells
    };

    std::vector<Place> places;
    /// By stored number + 1 (so that "none", -1, is first): a place, or -1.
    std::vector<std::int32_t> placeOf;
    std::size_t others = std::size_t(-1); ///< the place of "Others"

    bool hasOthers() const { return others < places.size(); }
    void setOthers(std::int64_t count, std::int64_t inWindow, std::int64_t longOnes);
};

/// The stored numbers by which an event e stands in lanes, as an array.
std::string laneKeys(LaneField field);

/// Rows of (stored number, events, those that touch the window, those of them that are long).
std::string laneCounts(LaneField field, const std::string &events, const std::string &touches,
                       int baseLevel);
/// The same in one row for the last lane.
std::string othersCounts(const LanePlan &plan, Statement &statement, const std::string &events,
                         const std::string &touches, int baseLevel);

/// `counted`: the rows of laneCounts().
LanePlan planLanes(const Lexicon &lexicon, const LanesQuestion &question, const Rows &counted);

/// The lanes of a plan, without marks.
std::vector<Lane> lanesFrom(const LanePlan &plan);

} // namespace entente::archive
