// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"

#include <functional>
#include <vector>

namespace entente
{

/// What the data leaves to cities.
struct CityRoom
{
    std::vector<RectF> taken;
    std::vector<std::string> named;              ///< these names stand there already
    std::function<Rgba(const RectF &)> groundAt; ///< what a text in a box stands on
};

/// Adds capitals (a ring) and cities (a dot) with their names: the greater ones from afar, all from
/// near. They come after the data: a city on which a disc stands, or whose name has no room, is
/// left out; so are names that stand there already. Names touch neither each other nor what is
/// taken.
void addCities(Drawing &drawing, const MapFrame &frame, const MapLook &look, const World &world,
               const BaseMap &base, CityRoom room, const Theme &theme, const TextMeasure &measure);

/// The weight (City::weight) from which a city is named at a scale.
double leastCityWeight(double pixelsPerUnit);

} // namespace entente
