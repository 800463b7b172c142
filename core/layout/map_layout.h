// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/geo/clip.h"
#include "core/geo/projection.h"
#include "core/geo/world.h"
#include "core/layout/arc_ways.h"
#include "core/layout/drawing.h"
#include "core/layout/map_shades.h"
#include "core/layout/text_measure.h"

#include <memory>
#include <optional>
#include <set>

namespace entente
{

/// Where the camera stands over the projected plane.
struct MapCamera
{
    PlanePoint center;
    double pixelsPerUnit = 0; ///< 0: the whole map fits
    bool operator==(const MapCamera &) const = default;
};

/// Latitudes that the whole map shows. Where nothing happened near the poles, their ice leaves room
/// for the rest.
struct LatitudeBand
{
    double south = -90;
    double north = 90;
    bool operator==(const LatitudeBand &) const = default;
};
/// From 58° S to 84° N, or to the pole beyond which an event lies.
LatitudeBand bandOf(const ClusterAnswer &answer);

/// What a reader chose to see under the events.
struct MapLayers
{
    Boundaries boundaries = Boundaries::DeFacto;
    bool arcs = true;
    ArcEnds arcEnds = ArcEnds::Parties; ///< what arcs join
    bool graticule = true;
    bool lakes = true;
    bool rivers = false;
    bool cities = true;   ///< names of capitals and cities, more of them the nearer one looks
    Shading shading = {}; ///< of the countries
    bool operator==(const MapLayers &) const = default;
};

/// How a map is looked at: everything but the data.
struct MapLook
{
    double width = 0;
    double height = 0;
    Projection projection;
    MapCamera camera;
    std::set<EventId> selected;
    std::optional<EventId> hovered;
    std::set<std::string> litCountries; ///< shaded: the parties of what is selected
    std::vector<Arc> litArcs;           ///< in the accent colour
    /// Of the answer's arcs, which lit ones follow; null: those are great circles. layoutMap draws
    /// all arcs on these, where they have a way for them; null: it bundles those of the answer.
    std::shared_ptr<const ArcWays> arcWays;
    std::string language = {}; ///< of the cities' names: "de"; empty: English
    MapLayers layers;
    std::shared_ptr<const CountryValues> shades; ///< of the countries; null: none
    LatitudeBand band = {}; ///< of the whole map; layoutMap takes it from the answer
};

struct MergedPlaces;

/// The base map projected once for a projection: what does not change while the data does.
struct BaseMap
{
    std::vector<std::vector<PlanePoint>> land; ///< rings of all countries
    std::vector<std::size_t> countryOfRing;    ///< index into World::countries
    std::vector<FlatBox> boxes;                ///< of the rings
    std::vector<std::vector<PlanePoint>> graticule;
    /// Rings or lines with their boxes.
    struct Lines
    {
        std::vector<std::vector<PlanePoint>> lines;
        std::vector<FlatBox> boxes;
    };
    Lines lakes;
    Lines rivers;
    Lines disputed; ///< borders
    /// The land with so few points that a small map of the world costs nothing.
    std::vector<std::vector<PlanePoint>> outlines;
    std::vector<std::optional<PlanePoint>> cities; ///< those of the world; nothing: out of sight
    std::string caption; ///< "Equal Earth, centred on 100° E · boundaries de facto, Natural Earth"
};
BaseMap projectedWorld(const World &world, const Projection &projection);

/// Today's countries that an actor's land lies in: itself, or those of a former state.
std::vector<std::string> landOf(const std::string &actor);

/// Of `values`, those of countries that the world has shapes of.
CountryValues valuesOn(const World &world, const CountryValues &values);

/// A drawing's rectangle over the projected plane.
struct MapFrame
{
    double width = 0;
    double height = 0;
    MapCamera camera; ///< with pixelsPerUnit resolved

    PointF toPixel(PlanePoint p) const;
    PlanePoint toPlane(PointF p) const;
    /// The part of the plane that is seen, and `marginPx` around it.
    FlatBox visible(double marginPx = 0) const;
    bool operator==(const MapFrame &) const = default;
};

/// The frame of a look; where the whole map is asked for, its band fits with room for the caption.
MapFrame frameOf(const MapLook &look);

struct MapDrawing : MapFrame
{
    Drawing drawing;
};

/// A pure function: clusters whose discs would overlap are merged, arcs follow great circles, place
/// labels never overlap, events outside the view or without a place are counted.
MapDrawing layoutMap(const ClusterAnswer &answer, const MapLook &look, const World &world,
                     const BaseMap &base, const KindTree &kinds, const Theme &theme,
                     const TextMeasure &measure);

/// What lies under the data: background, graticule, land, lit countries, arcs. A view keeps it as a
/// picture while the camera rests.
MapDrawing layoutMapGround(const MapLook &look, const ArcWays &arcs, const World &world,
                           const BaseMap &base, const Theme &theme);

/// Only the lit countries, the data and the notes, on no background. layoutMap is the ground and
/// this on top. `merged`, if not null, is mergePlaces() of the answer at the look's scale and
/// projection: most of the work, which panning need not do again.
MapDrawing layoutMapData(const ClusterAnswer &answer, const MapLook &look, const World &world,
                         const BaseMap &base, const KindTree &kinds, const Theme &theme,
                         const TextMeasure &measure, const MergedPlaces *merged = nullptr);

/// The key of the note that counts events without a place.
constexpr const char *withoutPlaceKey = "without place";

/// The cell size to ask clusters with, so that cells are about `cellPx` pixels.
double clusterCellDegrees(double pixelsPerUnit, double cellPx = 14);

} // namespace entente
