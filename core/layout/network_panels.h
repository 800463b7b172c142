// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/annotation.h"
#include "core/layout/network_layout.h"

#include <optional>
#include <set>
#include <vector>

namespace entente
{

/// A network on several dates: one picture for each, side by side, everybody in the same place.
struct NetworkPanelsLook
{
    double width = 0;
    double height = 0;
    std::vector<NetworkRequest::Date> dates; ///< not empty
    double fadeYears = 3;                    ///< ties that ended so recently are pale
    std::vector<ActorId> blocs;              ///< whose members are ringed
    std::set<std::size_t> selected;          ///< actors
    std::optional<std::size_t> hovered;
    std::optional<std::size_t> hoveredEdge; ///< of the edges of all panels
    std::optional<std::size_t> keyed;
    bool centralization = true; ///< under the head of each panel
    bool notes = false;         ///< what kind of ties these are, where there is one date
    bool legend = false;        ///< a row of it at the foot
    AnnotationLook annotations; ///< drawn where there is one date
};

struct NetworkPanels
{
    /// Nodes and ties of the first panel, then those of the second, and so on: the actor of a node
    /// is its number modulo that of actors.
    NetworkDrawing network;
    NetworkState state; ///< the edges in the same order; degrees of the last panel
};

/// The number of columns that makes panels nearest to a little higher than wide.
int panelColumns(std::size_t panels, double width, double height);

NetworkPanels layoutNetworkPanels(const TieHistoryAnswer &answer,
                                  const std::vector<PairLife> &lives,
                                  const std::vector<Bloc> &blocs, const NetworkPlaces &places,
                                  const NetworkPanelsLook &look,
                                  const std::optional<DerivedTies> &derived, const Theme &theme,
                                  const TextMeasure &measure);

} // namespace entente
