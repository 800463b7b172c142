// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/geo/projection.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// So many pairs a map draws: bundled, they remain readable.
constexpr int mostArcs = 500;

/// Arcs with their ways over the globe: great circles, bundled where they are alike.
struct ArcWays
{
    std::vector<Arc> arcs;
    std::vector<std::vector<LatLon>> ways; ///< of each arc, from `from` to `to`
    /// What widths and shades are measured by: the count of the heaviest arc, and how many arcs
    /// there are; 0: those of `arcs`.
    std::int64_t heaviest = 0;
    std::size_t crowd = 0;

    /// The way of the arc between the two, from a to b or to a venue; else the great circle.
    std::vector<LatLon> between(const Arc &arc) const;
    /// These arcs on the ways that are known of them, measured by all: as wide as they would be
    /// among these.
    ArcWays of(const std::vector<Arc> &some) const;
};

/// Takes a tenth of a second for hundreds of arcs: not for the GUI thread. Great circles after a
/// stop.
ArcWays waysOf(const std::vector<Arc> &arcs, const std::stop_token &stop = {});

/// "parties", "venue"; nothing for another word.
std::string_view nameOf(ArcEnds ends);
std::optional<ArcEnds> arcEndsNamed(std::string_view word);

/// What an arc's marks are called: "GBR JPN", "JPN to London". Two venues of one name share it.
std::string arcKey(const Arc &arc);

/// The way that an event took one of its parties; nothing for a party that was at home, as
/// ArcEnds::Venue says, or of which nobody knows where that is.
std::optional<Arc> wayToVenue(const Event &event, const Actor &party);

/// Which way most of an arc's events point: 1 from a to b, -1 from b to a; 0 where roles say
/// nothing, or of fewer than half of the events, or not clearly one way.
int directionOf(const Arc &arc);

} // namespace entente
