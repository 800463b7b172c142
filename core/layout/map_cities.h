// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <functional>
#include <vector>

namespace entente
{

/// Adds capitals (a ring) and cities (a dot) with their names: the greater ones from afar, all from
/// near. They come after the data: a city on which a disc stands, or whose name has no room, is
/// left out; so are names that stand in `named` already. `groundAt` says what a text in a box
/// stands on. Names touch neither each other nor `taken`.
void addCities(Drawing &drawing, const MapFrame &frame, const MapLook &look, const World &world,
               const BaseMap &base, std::vector<RectF> taken, const std::vector<std::string> &named,
               const std::function<Rgba(const RectF &)> &groundAt, const Theme &theme,
               const TextMeasure &measure);

/// The weight (City::weight) from which a city is named at a scale.
double leastCityWeight(double pixelsPerUnit);

} // namespace entente
