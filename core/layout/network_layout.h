// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/legend.h"
#include "core/layout/network_choice.h"
#include "core/network/blocs.h"
#include "core/network/network_series.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente
{

/// What of a network is seen at a moment, with what comes and goes half seen.
struct NetworkState
{
    struct Edge
    {
        std::size_t a = 0;
        std::size_t b = 0;
        DayGraph::Bond bond = DayGraph::Bond::InForce;
        double weight = 0;
        double shown = 1; ///< 0 to 1
        std::vector<std::uint32_t> spans;
        bool operator==(const Edge &) const = default;
    };
    std::vector<double> degrees;
    std::vector<Edge> edges; ///< by a, b, bond
    bool operator==(const NetworkState &) const = default;
};
NetworkState stateOf(const DayGraph &graph);
/// On the way from one moment to another: what both hold changes its width, the rest fades.
NetworkState between(const NetworkState &from, const NetworkState &to, double t);

/// A bloc as it is drawn: a ring around each of its members.
struct RingedBloc
{
    std::string label;
    std::vector<std::size_t> members; ///< actors, on the day
    bool operator==(const RingedBloc &) const = default;
};
/// Those of `chosen` as they are at a moment, in their order.
std::vector<RingedBloc> ringedBlocs(const std::vector<Bloc> &blocs,
                                    const std::vector<ActorId> &chosen, Instant moment);

struct NetworkLook
{
    double width = 0;
    double height = 0;
    std::string head; ///< "1955": above the picture, with the number of ties; empty: none
    bool centralization = false;    ///< a bar below the picture
    std::set<std::size_t> selected; ///< actors: one, or the two of a pair
    std::optional<std::size_t> hovered;
    std::optional<std::size_t> hoveredEdge; ///< of the state's edges
    std::optional<std::size_t> keyed;       ///< the actor that the keyboard is on
    std::vector<RingedBloc> blocs;          ///< at most mostBlocs are drawn
    bool notes = true;                      ///< what kind of ties these are, below
    bool legend = false;                    ///< a row of it below, where the picture stands alone
    Instant day = {};
};

struct NetworkDrawing
{
    Drawing drawing;
    struct Node
    {
        PointF at;
        double radius = 0;
        RectF label; ///< empty when there is no room for it
    };
    std::vector<Node> nodes;               ///< of the answer's actors
    std::vector<std::vector<PointF>> ties; ///< of the state's edges
    /// The first of the drawing's marks that is no longer a tie which steps back: ties are before
    /// all else, and what is pointed at is lit over the others.
    std::size_t litFrom = 0;
    std::vector<LegendEntry> legend; ///< of what is there
};

/// A pure function: actors as discs sized by their ties, ties as lines as wide as they have
/// instruments; grey with the hub (that of `places`), blue without it; dashed what is planned,
/// pale what has lapsed. Labels do not overlap; those without room are counted.
NetworkDrawing layoutNetwork(const TieHistoryAnswer &answer, const NetworkPlaces &places,
                             const NetworkState &state, const NetworkLook &look,
                             const std::optional<DerivedTies> &derived, const Theme &theme,
                             const TextMeasure &measure);

struct NetworkHit
{
    std::optional<std::size_t> actor;
    std::optional<std::size_t> edge; ///< of the state's edges
    bool operator==(const NetworkHit &) const = default;
};
/// The actor at a point, else the nearest tie within `slack` pixels.
NetworkHit networkHit(const NetworkDrawing &drawing, PointF at, double slack = 4);

/// "Japan, 8 ties: with Australia, …": what a reader aloud is told of an actor.
std::string spokenActor(const TieHistoryAnswer &answer, const NetworkState &state,
                        std::size_t actor);
/// "Political ties as recorded", or "Ties of 3 shared events in 5 years, from 354 events".
std::string tieKindWords(const TieHistoryAnswer &answer, const std::optional<DerivedTies> &derived);

} // namespace entente
