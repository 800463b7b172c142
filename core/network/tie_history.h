// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// One instrument between two actors, or one event that counts towards a derived tie, over the
/// whole days on which it holds.
struct TieSpan
{
    ActorId a; ///< before b
    ActorId b;
    TimeSpan span;
    std::string layer; ///< of a recorded tie
    std::string basis; ///< "Mutual Defense Treaty 1951"
    std::vector<EventId> events;
    bool operator==(const TieSpan &) const = default;
};

/// The ties of a layer through all times, so that the graph of any day can be had without asking
/// again: what plays is computed from this.
struct TieHistory
{
    std::vector<ActorId> actors; ///< the nodes, whatever the day
    std::vector<TieSpan> ties;
    std::vector<TieSpan> planned; ///< instruments that are planned, negotiated or contingent
    int least = 1;                ///< so many spans at once make a tie: more than one when derived
    bool operator==(const TieHistory &) const = default;
};

/// When two actors are tied.
struct PairLife
{
    std::size_t a = 0; ///< of TieHistory::actors
    std::size_t b = 0;
    std::vector<TimeSpan> inForce;   ///< apart from each other, ascending
    std::vector<std::uint32_t> ties; ///< of TieHistory::ties
};

/// The lives of all pairs that are tied at some time, by the order of their actors.
std::vector<PairLife> livesOf(const TieHistory &history);

/// The graph on a day.
struct DayGraph
{
    enum class Bond
    {
        InForce,
        Lapsed, ///< ended within the years asked for
        Planned
    };
    struct Edge
    {
        std::size_t a = 0; ///< of TieHistory::actors
        std::size_t b = 0;
        Bond bond = Bond::InForce;
        int weight = 0;                   ///< instruments, or events that made the tie
        double faded = 0;                 ///< of a lapsed tie: 0 right after its end, towards 1
        std::vector<std::uint32_t> spans; ///< of TieHistory::ties, or of ::planned
        bool operator==(const Edge &) const = default;
    };
    std::vector<int> degrees; ///< of TieHistory::actors: neighbours by ties in force
    std::vector<Edge> edges;  ///< in force, then lapsed, then planned; each by a, then b
};

/// The graph at a moment. Ties that ended less than `fadeYears` (365.2425 days each) before are
/// lapsed; 0: none are.
DayGraph graphOn(const TieHistory &history, std::span<const PairLife> lives, Instant moment,
                 double fadeYears = 0);

/// Recorded ties of `layers` (all when empty) as spans of whole days, as known at the end of the
/// day `asKnown`: what begins later is not known of yet, and no end is that comes later. `find`
/// gives the number of an event by its key, 0 for none.
std::vector<TieSpan> recordedTies(std::span<const Tie> ties, std::span<const std::string> layers,
                                  std::optional<Instant> asKnown,
                                  const std::function<EventId(const std::string &)> &find);

/// How ties are derived from events: two actors are tied for as long as they share at least `least`
/// events that began within the last `years` years.
struct DerivedTies
{
    int least = 3; ///< 1 or more
    int years = 5; ///< 1 to 100
    bool operator==(const DerivedTies &) const = default;
};

/// "3/5": three shared events in five years; nothing for what is none.
std::optional<DerivedTies> derivedTiesFrom(std::string_view text);

/// An event on the day of `begin` as it counts for a pair: until as many years later.
TieSpan sharedEvent(const ActorId &a, const ActorId &b, Instant begin, EventId id, int years);

/// The days on which an instrument was planned, as known then: with status planned, in negotiation
/// or contingent. What is known at the end of `asKnown` stays known from then on.
std::vector<TimeSpan> plannedSpans(const Event &event, std::optional<Instant> asKnown);

/// The actors whom an instrument would tie: its signatories; without any, its parties (in the role
/// of a party). None where these are more than `mostSignatories`.
std::vector<ActorId> signatoriesOf(std::span<const Party> parties);
constexpr std::size_t mostSignatories = 12;

} // namespace entente
