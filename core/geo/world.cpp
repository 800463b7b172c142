// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/world.h"

#include "core/geo/clip.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace entente
{
namespace
{

constexpr std::uintmax_t mostBytes = 256U << 20U;

bool polygonContains(const std::vector<std::vector<LatLon>> &rings, LatLon place)
{
    // Even-odd: a hole takes away again.
    return std::count_if(rings.begin(), rings.end(),
                         [&](const auto &ring) { return ringContains(ring, place); }) %
               2 ==
           1;
}

} // namespace

GeoBox GeoBox::around(const std::vector<LatLon> &ring)
{
    if (ring.empty())
        return {};
    GeoBox box{ring[0].lat, ring[0].lat, ring[0].lon, ring[0].lon};
    double lon = ring[0].lon;
    double latitudes = 0;
    for (const LatLon &corner : ring) {
        lon += wrappedDegrees(corner.lon - lon);
        box.west = std::min(box.west, lon);
        box.east = std::max(box.east, lon);
        box.south = std::min(box.south, corner.lat);
        box.north = std::max(box.north, corner.lat);
        latitudes += corner.lat;
    }
    lon += wrappedDegrees(ring[0].lon - lon);
    if (std::abs(lon - ring[0].lon) > 180)
        (latitudes > 0 ? box.north : box.south) = latitudes > 0 ? 90 : -90;
    return box;
}

bool GeoBox::contains(LatLon place) const
{
    if (place.lat < south || place.lat > north)
        return false;
    const double offset = std::fmod(place.lon - west, 360);
    return (offset < 0 ? offset + 360 : offset) <= east - west || east - west >= 360;
}

MapScale scaleFor(double pixelsPerUnit)
{
    constexpr double medium = 420;
    constexpr double large = 2600; // about 2.5 km a pixel
    return pixelsPerUnit > large    ? MapScale::Large
           : pixelsPerUnit > medium ? MapScale::Medium
                                    : MapScale::Small;
}

std::optional<Boundaries> boundariesNamed(std::string_view name)
{
    for (const Boundaries each : {Boundaries::DeFacto, Boundaries::Un}) {
        if (nameOf(each) == name)
            return each;
    }
    return std::nullopt;
}

std::string_view nameOf(Boundaries boundaries)
{
    return boundaries == Boundaries::Un ? "un" : "de-facto";
}

namespace
{

/// The whole text of a file of shapes.
Result<std::string> shapesText(const std::filesystem::path &file)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure))
        return Error{"the base map is missing or no file; reinstall the program or set "
                     "ENTENTE_RESOURCES",
                     file.string()};
    if (std::filesystem::file_size(file, failure) > mostBytes || failure)
        return Error{"the base map is too large to be one", file.string()};
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
        return Error{"the base map cannot be read; check its permissions", file.string()};
    return std::move(text).str();
}

} // namespace

Result<World> World::read(const std::filesystem::path &file)
{
    const Result<std::string> text = shapesText(file);
    if (!text)
        return text.error();
    return fromTopoJson(*text, file.string());
}

Outcome World::addWater(const std::filesystem::path &file)
{
    const Result<std::string> text = shapesText(file);
    if (!text)
        return text.error();
    return addWaterFromTopoJson(*text, file.string());
}

const CountryShape *World::at(LatLon place) const
{
    for (const CountryShape &country : countries) {
        for (std::size_t i = 0; i < country.polygons.size(); ++i) {
            if (i < country.boxes.size() && !country.boxes[i].contains(place))
                continue;
            if (polygonContains(country.polygons[i], place))
                return &country;
        }
    }
    return nullptr;
}

const CountryShape *World::find(const ActorId &id) const
{
    const auto it = std::find_if(countries.begin(), countries.end(),
                                 [&](const CountryShape &c) { return c.id == id; });
    return it == countries.end() || id.isEmpty() ? nullptr : &*it;
}

} // namespace entente
