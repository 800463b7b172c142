// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente
{

/// What LanesLook calls the last lane of all the rest; no value of a lane is like it.
constexpr const char *othersLane = "\x1fothers";

/// The name of a lane in a look: its value, or othersLane.
std::string nameInLook(const Lane &lane);

/// How the lanes of one field are arranged by hand. Lanes are named as nameInLook() does; what is
/// not named is as it would be without anybody's doing.
struct FieldLanes
{
    LaneOrder order = LaneOrder::Count;
    std::vector<std::string> byHand;       ///< from the top; counts where the order is ByHand
    std::vector<std::string> pinned;       ///< from the top
    std::vector<std::string> hidden;       ///< in the order of hiding
    std::set<std::string> collapsed;       ///< one line high
    std::map<std::string, double> heights; ///< pixels at 100 %
    bool counts = false; ///< each lane is a little chart of how many events begin when
    bool operator==(const FieldLanes &) const = default;

    bool isPinned(const std::string &lane) const;
    bool isCollapsed(const std::string &lane) const { return collapsed.contains(lane); }

    void pin(const std::string &lane, bool pinned);
    void hide(const std::string &lane);
    void show(const std::string &lane);
    void collapse(const std::string &lane, bool collapsed);
    /// Nothing: as high as its events need. Heights are kept between leastLaneHeight and
    /// mostLaneHeight. A collapsed lane expands.
    void resize(const std::string &lane, std::optional<double> height);
    /// Puts `lane` at place `to` of `shown`, the lanes as they stand now without the last one of
    /// all the rest. Pinned lanes stay above the others: `to` is taken as near as that allows. The
    /// order becomes ByHand where a lane moves among those that are not pinned.
    void move(const std::string &lane, std::size_t to, const std::vector<std::string> &shown);
};

constexpr double leastLaneHeight = 32;
constexpr double mostLaneHeight = 2000;

/// Which lanes a timeline has and how they are arranged; each field keeps its own arrangement.
struct LanesLook
{
    LaneField field = LaneField::Party;
    std::map<LaneField, FieldLanes> byField; ///< only what differs from a plain FieldLanes
    bool operator==(const LanesLook &) const = default;

    /// Of the field that is shown.
    const FieldLanes &arranged() const;
    void arrange(FieldLanes lanes);
    /// Fills in what a question says about lanes.
    void askFor(LanesQuestion &question) const;
};

} // namespace entente
