// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/cities.h"
#include "core/model/actor.h"

#include <filesystem>
#include <memory>
#include <optional>
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

/// How finely shapes are drawn: Natural Earth's three scales.
enum class MapScale
{
    Small,  ///< 1:110 million: the world in a window
    Medium, ///< 1:50 million: a continent
    Large   ///< 1:10 million: a country
};
/// The coarsest scale that still looks smooth on a map of a sphere with this radius in (device)
/// pixels.
MapScale scaleFor(double pixelsPerUnit);

/// Whose boundaries a map shows.
enum class Boundaries
{
    DeFacto, ///< who controls the ground, as Natural Earth sees it
    Un       ///< nearer to the view of the United Nations
};
/// "de-facto", "un"; nothing for another word.
std::optional<Boundaries> boundariesNamed(std::string_view name);
std::string_view nameOf(Boundaries boundaries);

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
    std::vector<std::vector<std::vector<LatLon>>> lakes; ///< polygon, ring (first outer), point
    std::vector<std::vector<LatLon>> rivers;
    /// Borders of what has no ISO 3166-1 code because it is disputed: of Kosovo, Northern Cyprus, …
    std::vector<std::vector<LatLon>> disputed;
    std::string boundaries; ///< "boundaries de facto, Natural Earth"
    std::shared_ptr<const std::vector<City>> cities = std::make_shared<std::vector<City>>();

    /// Reads a TopoJSON file as resources/world holds it: objects.countries, whose properties are
    /// {"name", "a3", "disputed"}, and beside them {"entente": {"boundaries"}}.
    static Result<World> read(const std::filesystem::path &file);
    static Result<World> fromTopoJson(std::string_view text, const std::string &where);
    /// Adds the lakes and rivers of another TopoJSON file: objects.lakes, objects.rivers.
    Outcome addWater(const std::filesystem::path &file);
    Outcome addWaterFromTopoJson(std::string_view text, const std::string &where);

    /// Null when the base map does not know it.
    const CountryShape *find(const ActorId &id) const;

    /// The country at a place; null at sea. Points on a border belong to either side.
    const CountryShape *at(LatLon place) const;
};

} // namespace entente
