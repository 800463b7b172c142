// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_clusters.h"

#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// A place's name and count beside its disc.
struct MapLabel
{
    std::string text; ///< as painted
    RectF nameBox;
    std::optional<RectF> countBox; ///< of several events
};

/// A place for the label of each cluster (nothing: there is none, or no name): the first clusters
/// choose first, selected ones before all. Labels touch neither each other nor `taken`, nor any
/// disc but their own, and stay inside the frame.
std::vector<std::optional<MapLabel>> placedLabels(const std::vector<MapCluster> &clusters,
                                                  const MapFrame &frame,
                                                  const std::vector<RectF> &taken,
                                                  const TextMeasure &measure);

} // namespace entente
