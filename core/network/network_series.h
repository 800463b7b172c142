// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/tie_history.h"

#include <stop_token>

namespace entente
{

/// How centralized the graph is from a day on, until the next moment of the series.
struct NetworkMoment
{
    Instant from; ///< openPast() for what holds before the first change
    int ties = 0;
    int active = 0;            ///< actors with a tie
    double centralization = 0; ///< Freeman's, of degrees: see degreeCentralization()
    double centralizationActive = 0;
    double betweenness = 0; ///< Freeman's betweenness centralization
    double density = 0;     ///< ties over pairs of actors
    std::int64_t triangles = 0;
    int communities = 0; ///< with a tie
    double modularity = 0;
    bool hasStructure = false; ///< false: betweenness and communities are yet to be measured
    int top = -1;              ///< the actor with most ties, the first of equals; -1: no ties
    double withoutTop = 0;     ///< share of ties that the top actor is no part of; 0 without ties
    double withoutHub = 0;     ///< the same of the series' hub
    std::vector<int> degrees;  ///< of the actors
    /// Of the actors: 1 for the most ties; equals share the better rank; 0 without a tie.
    std::vector<int> ranks;
    bool operator==(const NetworkMoment &) const = default;
};

struct NetworkSeries
{
    std::vector<ActorId> actors;
    int hub = -1; ///< the actor that the others are seen from; -1: there is none
    std::vector<NetworkMoment> moments; ///< one for each day on which the graph changes, ascending
    bool hasStructure = false;          ///< of all moments
    bool operator==(const NetworkSeries &) const = default;
};

/// The actor with the most ties over all times (each tie as long as it holds, up to `until`); -1
/// without ties.
int hubOf(const TieHistory &history, std::span<const PairLife> lives, Instant until);

/// The measures through all times, computed where the graph changes and nowhere else. A negative
/// `hub` takes the one that hubOf() finds. Incomplete after a stop.
NetworkSeries networkSeries(const TieHistory &history, std::span<const PairLife> lives, int hub,
                            Instant until, const std::stop_token &stop = {});

/// The same without betweenness and communities, which take most of the time: what degrees tell.
NetworkSeries countedSeries(const TieHistory &history, std::span<const PairLife> lives, int hub,
                            Instant until, const std::stop_token &stop = {});

/// Adds to a counted series what it lacks: of every `every`th moment and the last one, which shows
/// where the rest will lie in a part of the time. False after a stop.
bool measureStructure(NetworkSeries &series, const TieHistory &history,
                      std::span<const PairLife> lives, const std::stop_token &stop = {},
                      std::size_t every = 1);

/// The last moment whose structure is measured up to `moment`, one of the series; null: none is.
const NetworkMoment *structureUpTo(const NetworkSeries &series, const NetworkMoment *moment);

/// The one that holds at a moment; null for an empty series.
const NetworkMoment *momentAt(const NetworkSeries &series, Instant moment);

/// A measure as it is told: what it is called, its formula and where it comes from.
struct MeasureWords
{
    const char *name;
    const char *definition;
    const char *formula;
    const char *source;
};
enum class Measure
{
    Centralization,
    WithoutTop,
    WithoutHub,
    Betweenness,
    Density,
    Triangles,
    Communities,
    Ranks
};
const MeasureWords &wordsOf(Measure measure);
double valueOf(Measure measure, const NetworkMoment &moment); ///< 0 for Ranks

} // namespace entente
