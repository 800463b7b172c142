// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/clip.h"
#include "core/geo/label_point.h"
#include "core/geo/world.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

namespace entente
{
namespace
{

using Json = nlohmann::json;
using Ring = std::vector<LatLon>;
using Polygon = std::vector<Ring>;

constexpr std::size_t mostPoints = 8'000'000; ///< arcs may be used again and again: a bomb's limit

/// The member of an object; a null value for what is missing or no object.
const Json &member(const Json &object, const char *name)
{
    static const Json none;
    const auto it = object.find(name); // end() for what is no object
    return object.is_object() && it != object.end() ? *it : none;
}

std::string textOf(const Json &object, const char *name)
{
    const Json &value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

bool isPair(const Json &value)
{
    return value.is_array() && value.size() >= 2 && value[0].is_number() && value[1].is_number();
}

/// The TopoJSON specification, version 1: https://github.com/topojson/topojson-specification
class Reader
{
public:
    explicit Reader(const std::string &where) : m_where(where) {}

    Result<World> read(const Json &root)
    {
        const Json &countries = geometriesOf(root, "countries");
        if (textOf(root, "type") != "Topology" || !countries.is_array())
            return fail("the base map is no TopoJSON with objects.countries");
        if (Outcome read = readLines(root); !read)
            return read.error();
        World world;
        world.boundaries = textOf(member(root, "entente"), "boundaries");
        for (const Json &geometry : countries) {
            Result<CountryShape> country = readCountry(geometry);
            if (!country)
                return country.error();
            if (!country->polygons.empty())
                world.countries.push_back(std::move(*country));
        }
        if (world.countries.empty())
            return fail("the base map has no countries");
        addDisputed(countries, world);
        return world;
    }

    /// Adds to `world` only what was read without a fault.
    Outcome readWater(const Json &root, World &world)
    {
        const Json &lakes = geometriesOf(root, "lakes");
        const Json &rivers = geometriesOf(root, "rivers");
        if (textOf(root, "type") != "Topology" || !lakes.is_array() || !rivers.is_array())
            return fail("the waters are no TopoJSON with objects.lakes and objects.rivers");
        if (Outcome read = readLines(root); !read)
            return read.error();
        std::vector<Polygon> polygons;
        for (const Json &lake : lakes) {
            Result<CountryShape> shape = readCountry(lake);
            if (!shape)
                return shape.error();
            std::move(shape->polygons.begin(), shape->polygons.end(), std::back_inserter(polygons));
        }
        std::vector<Ring> lines;
        for (const Json &river : rivers) {
            const Json &arcs = member(river, "arcs");
            const std::string type = textOf(river, "type");
            const Json one = type == "LineString" ? Json::array({arcs}) : Json();
            if (type != "LineString" && type != "MultiLineString")
                continue;
            for (const Json &line : type == "LineString" ? one : arcs) {
                Result<Ring> read = readLine(line);
                if (!read)
                    return read.error();
                if (read->size() >= 2)
                    lines.push_back(std::move(*read));
            }
        }
        world.lakes = std::move(polygons);
        world.rivers = std::move(lines);
        return Done{};
    }

private:
    static const Json &geometriesOf(const Json &root, const char *object)
    {
        return member(member(member(root, "objects"), object), "geometries");
    }

    Outcome readLines(const Json &root)
    {
        if (Outcome read = readTransform(member(root, "transform")); !read)
            return read.error();
        return readArcs(member(root, "arcs"));
    }

    /// The arcs that a disputed unit shares with a neighbour: its borders without its coasts.
    void addDisputed(const Json &countries, World &world) const
    {
        std::vector<int> uses(m_arcs.size());
        std::vector<bool> isDisputed(m_arcs.size());
        for (const Json &geometry : countries) {
            const Json &word = member(member(geometry, "properties"), "disputed");
            const bool disputed = word.is_boolean() && word.get<bool>();
            for (const Json &each : member(geometry, "arcs").flatten()) {
                if (!each.is_number_integer())
                    continue;
                const auto i = each.get<std::int64_t>();
                const auto at = std::size_t(i < 0 ? -(i + 1) : i);
                if (at >= uses.size())
                    continue;
                ++uses[at];
                isDisputed[at] = isDisputed[at] || disputed;
            }
        }
        for (std::size_t i = 0; i < m_arcs.size(); ++i) {
            if (isDisputed[i] && uses[i] > 1)
                world.disputed.push_back(m_arcs[i]);
        }
    }

    Error fail(std::string what) const { return {std::move(what), m_where}; }

    Outcome readTransform(const Json &transform)
    {
        if (transform.is_null())
            return Done{};
        if (!isPair(member(transform, "scale")) || !isPair(member(transform, "translate")))
            return fail("the base map's transform needs a scale and a translate of two numbers");
        m_isDelta = true;
        for (std::size_t i = 0; i < 2; ++i) {
            m_scale[i] = transform["scale"][i].get<double>();
            m_translate[i] = transform["translate"][i].get<double>();
        }
        return Done{};
    }

    Outcome readArcs(const Json &arcs)
    {
        if (!arcs.is_array())
            return fail("the base map has no arcs");
        for (const Json &arc : arcs) {
            if (!arc.is_array())
                return fail("arc " + std::to_string(m_arcs.size()) + " of the base map is no list");
            Ring line;
            line.reserve(arc.size());
            double x = 0;
            double y = 0;
            for (const Json &point : arc) {
                if (!isPair(point))
                    return fail("arc " + std::to_string(m_arcs.size()) +
                                " of the base map holds a point without two numbers");
                x = point[0].get<double>() + (m_isDelta ? x : 0);
                y = point[1].get<double>() + (m_isDelta ? y : 0);
                const LatLon place{y * m_scale[1] + m_translate[1],
                                   x * m_scale[0] + m_translate[0]};
                // Rounding may step a hair over the poles and the antimeridian, and no further.
                if (!(std::abs(place.lat) < 90.01 && std::abs(place.lon) < 180.01))
                    return fail("arc " + std::to_string(m_arcs.size()) +
                                " of the base map leaves the world");
                line.push_back(
                    {std::clamp(place.lat, -90.0, 90.0), std::clamp(place.lon, -180.0, 180.0)});
            }
            m_arcs.push_back(std::move(line));
        }
        return Done{};
    }

    Result<CountryShape> readCountry(const Json &geometry)
    {
        CountryShape country;
        const Json &properties = member(geometry, "properties");
        country.name = textOf(properties, "name");
        country.id.value = textOf(properties, "a3");
        const std::string type = textOf(geometry, "type");
        const Json &arcs = member(geometry, "arcs");
        const Json one = type == "Polygon" ? Json::array({arcs}) : Json();
        if (type != "Polygon" && type != "MultiPolygon")
            return country;
        for (const Json &polygon : type == "Polygon" ? one : arcs) {
            Result<Polygon> read = readPolygon(polygon);
            if (!read)
                return Error{read.error().what + " in '" + country.name + "'", read.error().where};
            if (read->empty())
                continue;
            country.boxes.push_back(GeoBox::around(read->front()));
            country.polygons.push_back(std::move(*read));
        }
        country.labelAt = labelOf(properties, country);
        return country;
    }

    static LatLon labelOf(const Json &properties, const CountryShape &country)
    {
        const Json &label = member(properties, "label");
        if (isPair(label) && std::abs(label[0].get<double>()) <= 180 &&
            std::abs(label[1].get<double>()) <= 90)
            return {label[1].get<double>(), label[0].get<double>()};
        return labelPoint(country);
    }

    Result<Polygon> readPolygon(const Json &rings)
    {
        Polygon polygon;
        for (const Json &arcs : rings) {
            Result<Ring> read = readLine(arcs);
            if (!read)
                return read.error();
            Ring &ring = *read;
            if (ring.size() > 1 && ring.front() == ring.back())
                ring.pop_back();
            if (ring.size() >= 3 && !isPole(ring))
                polygon.push_back(std::move(ring));
        }
        return polygon;
    }

    Result<Ring> readLine(const Json &arcs)
    {
        Ring line;
        for (const Json &index : arcs) {
            if (!index.is_number_integer())
                return fail("an arc's index is no whole number");
            const auto i = index.get<std::int64_t>();
            const std::uint64_t at = std::uint64_t(i < 0 ? -(i + 1) : i);
            if (at >= m_arcs.size())
                return fail("there is no arc " + std::to_string(i));
            append(line, m_arcs[std::size_t(at)], i < 0);
            m_points += m_arcs[std::size_t(at)].size();
            if (m_points > mostPoints)
                return fail("the base map has too many points");
        }
        return line;
    }

    /// What remains of a sheet's lower edge once it is rolled up: no hole of Antarctica.
    static bool isPole(const Ring &ring)
    {
        return std::all_of(ring.begin(), ring.end(),
                           [](LatLon p) { return std::abs(p.lat) > 89.99; });
    }

    /// An arc begins where the one before it ended.
    static void append(Ring &ring, const Ring &arc, bool backwards)
    {
        const std::size_t skip = ring.empty() || arc.empty() ? 0 : 1;
        if (backwards)
            ring.insert(ring.end(), arc.rbegin() + std::ptrdiff_t(skip), arc.rend());
        else
            ring.insert(ring.end(), arc.begin() + std::ptrdiff_t(skip), arc.end());
    }

    const std::string &m_where;
    std::vector<Ring> m_arcs;
    std::array<double, 2> m_scale{1, 1};
    std::array<double, 2> m_translate{0, 0};
    bool m_isDelta = false;
    std::size_t m_points = 0;
};

} // namespace

Result<World> World::fromTopoJson(std::string_view text, const std::string &where)
{
    const Json root = Json::parse(text.begin(), text.end(), nullptr, false);
    if (root.is_discarded())
        return Error{"the base map is no JSON", where};
    return Reader(where).read(root);
}

Outcome World::addWaterFromTopoJson(std::string_view text, const std::string &where)
{
    const Json root = Json::parse(text.begin(), text.end(), nullptr, false);
    if (root.is_discarded())
        return Error{"the waters of the base map are no JSON", where};
    return Reader(where).readWater(root, *this);
}

} // namespace entente
