// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/actor.h"

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// A country of the base map.
struct CountryShape
{
    ActorId id;   ///< ISO 3166-1 alpha-3; empty where the source has none
    std::string name;
    std::vector<std::vector<std::vector<LatLon>>> polygons; ///< polygon, ring (first outer), point
    LatLon labelAt;
};

/// The base map: shapes of one scale and one point of view, with their origin for the caption.
struct World
{
    std::vector<CountryShape> countries;
    std::string boundaries; ///< "boundaries de facto, Natural Earth"

    /// Reads a TopoJSON file as resources/world holds it.
    static Result<World> read(const std::filesystem::path &file);

    /// The country at a place; null at sea. Points on a border belong to either side.
    const CountryShape *at(LatLon place) const;
};

} // namespace entente
