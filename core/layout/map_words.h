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

/// The map in two or three sentences.
std::string mapWords(const ClusterAnswer &answer, const MapClusters &clusters, const MapLook &look,
                     const Drawing &drawing);

} // namespace entente
