// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_clusters.h"

#include <string>

namespace entente
{

/// What is not shown: "11 without a place · 4 outside the view · +9 labels hidden"; empty when
/// nothing is left out.
std::string mapCounts(const Drawing &drawing);

/// "Tokyo, 99 events"; of a place without a name, "A place without a name, 2 events".
std::string spokenPlace(const MapCluster &place);
/// "51 Meeting, 48 Agreement".
std::string spokenKinds(const MapCluster &place, const KindTree &kinds);

/// The map in two or three sentences.
std::string mapWords(const ClusterAnswer &answer, const MapClusters &clusters, const MapLook &look,
                     const Drawing &drawing);

} // namespace entente
