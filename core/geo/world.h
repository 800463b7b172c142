// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/actor.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// A part of the sphere that may cross the antimeridian: east is at least west, and may pass 180.
struct GeoBox
{
    double south = 0;
    double north = 0;
    double west = 0;
    double east = 0;

    bool contains(LatLon place) const;
    static GeoBox around(const std::vector<LatLon> &ring); ///< with the pole that it goes around
    bool operator==(const GeoBox &) const = default;
};

/// A country of the base map.
struct CountryShape
{
    ActorId id; ///< ISO 3166-1 alpha-3; empty where the source has none
    std::string name;
    std::vector<std::vector<std::vector<LatLon>>> polygons; ///< polygon, ring (first outer), point
    std::vector<GeoBox> boxes;                              ///< one for each polygon
    LatLon labelAt;                                         ///< inside the largest polygon
};

/// The base map: shapes of one scale and one point of view, with their origin for the caption.
struct World
{
    std::vector<CountryShape> countries;
    std::string boundaries; ///< "boundaries de facto, Natural Earth"

    /// Reads a TopoJSON file as resources/world holds it: objects.countries, whose properties are
    /// {"name", "a3"}, and beside them {"entente": {"boundaries"}}.
    static Result<World> read(const std::filesystem::path &file);
    static Result<World> fromTopoJson(std::string_view text, const std::string &where);

    /// Null when the base map does not know it.
    const CountryShape *find(const ActorId &id) const;

    /// The country at a place; null at sea. Points on a border belong to either side.
    const CountryShape *at(LatLon place) const;
};

} // namespace entente
