// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/geo/past_states.h"
#include "core/layout/map_arcs.h"
#include "core/layout/map_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <sstream>

namespace entente
{

namespace
{

constexpr double graticuleDegrees = 15;
constexpr double strokeMargin = 4;  ///< cut edges stay this far outside the picture
constexpr double leastStep = 0.6;   ///< pixels between two points of a coast
constexpr double leastIsland = 0.8; ///< pixels
constexpr double coastWidth = 0.7;
constexpr double aboutWidth = 1.4;
constexpr double riverStrength = 0.45;
constexpr double litLandOpacity = 0.16;
constexpr double graticuleOpacity = 0.55;
constexpr double sideRoom = 8;
constexpr double captionRoom = 26;

std::vector<Projection::Line> graticuleLines()
{
    std::vector<Projection::Line> lines;
    for (double lon = -180; lon < 180; lon += graticuleDegrees)
        lines.push_back({{-90, lon}, {0, lon}, {90, lon}});
    for (double lat = -90 + graticuleDegrees; lat < 90; lat += graticuleDegrees) {
        Projection::Line parallel;
        for (double lon = -180; lon <= 180; lon += 90)
            parallel.push_back({lat, lon});
        lines.push_back(std::move(parallel));
    }
    return lines;
}

/// In pixels, without points that nobody can tell apart.
std::vector<PointF> thinned(const FlatLine &line, const MapFrame &frame)
{
    std::vector<PointF> points;
    points.reserve(line.size());
    for (const PlanePoint &p : line) {
        const PointF at = frame.toPixel(p);
        if (points.empty() || std::abs(at.x - points.back().x) >= leastStep ||
            std::abs(at.y - points.back().y) >= leastStep)
            points.push_back(at);
    }
    return points;
}

RectF whole(const MapFrame &frame)
{
    return {0, 0, frame.width, frame.height};
}

Mark pathMark(Role role, PathShape shape, std::optional<Rgba> fill, Stroke stroke, RectF box)
{
    Mark mark;
    mark.role = role;
    mark.shape = std::move(shape);
    mark.fill = fill;
    mark.stroke = stroke;
    mark.box = box;
    return mark;
}

/// Adds the visible parts of a ring of the base map.
void addRing(PathShape &path, const FlatLine &wholeRing, const FlatBox &box, const MapFrame &frame)
{
    const FlatBox seen = frame.visible(strokeMargin);
    const double scale = frame.camera.pixelsPerUnit;
    if (!seen.intersects(box) ||
        std::max(box.right - box.left, box.top - box.bottom) * scale < leastIsland)
        return;
    const auto add = [&](const FlatLine &ring) {
        std::vector<PointF> points = thinned(ring, frame);
        if (points.size() >= 3)
            path.rings.push_back(std::move(points));
    };
    if (seen.contains(box)) {
        add(wholeRing);
    } else {
        for (const FlatLine &part : ringInBox(wholeRing, seen))
            add(part);
    }
}

/// The visible parts of lines of the base map.
PathShape visibleLines(const BaseMap::Lines &lines, const MapFrame &frame)
{
    const FlatBox seen = frame.visible(strokeMargin);
    PathShape path;
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        if (!seen.intersects(lines.boxes[i]))
            continue;
        for (const FlatLine &part : lineInBox(lines.lines[i], seen)) {
            std::vector<PointF> points = thinned(part, frame);
            if (points.size() >= 2)
                path.rings.push_back(std::move(points));
        }
    }
    return path;
}

void addWaters(Drawing &drawing, const MapLook &look, const MapFrame &frame, const BaseMap &base,
               const Theme &theme)
{
    const Stroke shore{theme.coast, coastWidth, LineStyle::Solid};
    PathShape lakes;
    lakes.closed = true;
    for (std::size_t i = 0; look.layers.lakes && i < base.lakes.lines.size(); ++i)
        addRing(lakes, base.lakes.lines[i], base.lakes.boxes[i], frame);
    if (!lakes.rings.empty())
        drawing.marks.push_back(
            pathMark(Role::Background, std::move(lakes), theme.canvas, shore, whole(frame)));
    PathShape rivers = look.layers.rivers ? visibleLines(base.rivers, frame) : PathShape{};
    // Not as borders look.
    const Stroke water{blended(theme.pacts.withAlpha(riverStrength), theme.land), coastWidth,
                       LineStyle::Solid};
    if (!rivers.rings.empty())
        drawing.marks.push_back(
            pathMark(Role::Background, std::move(rivers), {}, water, whole(frame)));
}

/// A dashed line where a border is disputed, instead of the plain one.
void addDisputed(Drawing &drawing, const MapFrame &frame, const BaseMap &base, const Theme &theme)
{
    PathShape borders = visibleLines(base.disputed, frame);
    if (borders.rings.empty())
        return;
    const Stroke under{theme.land, 2 * coastWidth, LineStyle::Solid};
    const Stroke dashes{theme.faint, 1, LineStyle::Dashed};
    drawing.marks.push_back(pathMark(Role::Background, borders, {}, under, whole(frame)));
    drawing.marks.push_back(
        pathMark(Role::Background, std::move(borders), {}, dashes, whole(frame)));
    drawing.marks.back().key = "disputed";
}

/// A ring for a map a hundred pixels wide; nothing for an island that it would not show.
FlatLine outlineOf(const FlatLine &ring, const FlatBox &box)
{
    constexpr double step = 0.03; ///< about half a pixel there
    if (std::max(box.right - box.left, box.top - box.bottom) < 2 * step)
        return {};
    FlatLine rough;
    for (const PlanePoint &p : ring) {
        if (rough.empty() || std::hypot(p.x - rough.back().x, p.y - rough.back().y) >= step)
            rough.push_back(p);
    }
    return rough;
}

void addProjected(BaseMap::Lines &to, std::vector<FlatLine> parts)
{
    for (FlatLine &part : parts) {
        to.boxes.push_back(boxOf(part));
        to.lines.push_back(std::move(part));
    }
}

void addGraticule(Drawing &drawing, const MapFrame &frame, const BaseMap &base,
                  const Projection &projection, const Theme &theme)
{
    const FlatBox seen = frame.visible(strokeMargin);
    const Stroke faint{blended(theme.line.withAlpha(graticuleOpacity), theme.canvas), 0.7,
                       LineStyle::Solid};
    PathShape lines;
    for (const FlatLine &line : base.graticule) {
        for (const FlatLine &part : lineInBox(line, seen))
            lines.rings.push_back(thinned(part, frame));
    }
    FlatLine outline = projection.outline();
    outline.push_back(outline.front());
    for (const FlatLine &part : lineInBox(outline, seen))
        lines.rings.push_back(thinned(part, frame));
    if (!lines.rings.empty())
        drawing.marks.push_back(pathMark(Role::Grid, std::move(lines), {}, faint, whole(frame)));
}

/// Countries with a colour of their own: shaded by a number, lit, or both.
void addColoredCountries(Drawing &drawing, const MapLook &look, const MapFrame &frame,
                         const World &world, const BaseMap &base, const Theme &theme)
{
    const CountryValues values = look.shades ? valuesOn(world, *look.shades) : CountryValues{};
    if (look.litCountries.empty() && values.values.empty() && values.about.empty())
        return;
    const ShadeClasses classes(values);
    const Stroke coast{theme.coast, coastWidth, LineStyle::Solid};
    const Stroke outline{theme.ink, aboutWidth, LineStyle::Solid};
    for (std::size_t i = 0; i < base.land.size();) {
        const std::size_t country = base.countryOfRing[i];
        const std::string &id = world.countries[country].id.value;
        PathShape shape;
        shape.closed = true;
        const bool isLit = look.litCountries.contains(id);
        const bool isAbout = !id.empty() && id == values.about;
        const auto value = values.values.find(id);
        const auto shade = value == values.values.end() ? std::optional<std::size_t>()
                                                        : classes.classOf(value->second);
        Rgba fill = shade ? shadeColor(*shade, classes.count(), theme) : theme.land;
        if (isLit)
            fill = blended(theme.accent.withAlpha(litLandOpacity), fill);
        for (; i < base.land.size() && base.countryOfRing[i] == country; ++i) {
            if (isLit || isAbout || shade)
                addRing(shape, base.land[i], base.boxes[i], frame);
        }
        if (shape.rings.empty())
            continue;
        const RectF box = boxAround(shape);
        drawing.marks.push_back(
            pathMark(Role::Background, std::move(shape), fill, isAbout ? outline : coast, box));
        drawing.marks.back().key = id;
    }
}

/// The extent of the whole map, without the poles where the look leaves them out.
Projection::Extent shownOf(const MapLook &look)
{
    Projection::Extent map = look.projection.extent();
    // Only where parallels are straight does a latitude have one height.
    const double meridian = look.projection.center().lon;
    const auto heightOf = [&](double lat, double otherwise) {
        const auto point = look.projection.forward({lat, meridian});
        return point ? point->y : otherwise;
    };
    if (look.projection.isAzimuthal() || look.projection.isConic())
        return map;
    if (look.band.south > -90)
        map.bottom = heightOf(look.band.south, map.bottom);
    if (look.band.north < 90)
        map.top = heightOf(look.band.north, map.top);
    return map;
}

} // namespace

LatitudeBand bandOf(const ClusterAnswer &answer)
{
    LatitudeBand band{-58, 84};
    for (const PlaceCluster &cluster : answer.clusters) {
        if (cluster.position.lat < band.south)
            band.south = -90;
        if (cluster.position.lat > band.north)
            band.north = 90;
    }
    return band;
}

std::vector<std::string> landOf(const std::string &actor)
{
    const PastState *state = pastState(actor);
    std::istringstream ids(state ? std::string(state->land) : actor);
    return {std::istream_iterator<std::string>(ids), {}};
}

CountryValues valuesOn(const World &world, const CountryValues &values)
{
    CountryValues known{values.title, {}, values.onFormerLand, values.about};
    for (const CountryShape &country : world.countries) {
        const auto value = values.values.find(country.id.value);
        if (value != values.values.end() && !country.id.isEmpty())
            known.values.insert(*value);
    }
    if (!values.onFormerLand)
        return known;
    for (const auto &[actor, value] : values.values) {
        for (const std::string &id : pastState(actor) ? landOf(actor) : std::vector<std::string>())
            if (world.find({id}))
                known.values.emplace(id, value);
    }
    return known;
}

BaseMap projectedWorld(const World &world, const Projection &projection)
{
    BaseMap base;
    for (std::size_t i = 0; i < world.countries.size(); ++i) {
        for (const auto &polygon : world.countries[i].polygons) {
            for (FlatLine &ring : projection.polygon(polygon)) {
                base.boxes.push_back(boxOf(ring));
                base.land.push_back(std::move(ring));
                base.countryOfRing.push_back(i);
            }
        }
    }
    for (const Projection::Line &line : graticuleLines()) {
        for (FlatLine &part : projection.line(line))
            base.graticule.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < base.land.size(); ++i) {
        if (FlatLine rough = outlineOf(base.land[i], base.boxes[i]); !rough.empty())
            base.outlines.push_back(std::move(rough));
    }
    for (const auto &lake : world.lakes)
        addProjected(base.lakes, projection.polygon(lake));
    for (const Projection::Line &river : world.rivers)
        addProjected(base.rivers, projection.line(river));
    for (const Projection::Line &border : world.disputed)
        addProjected(base.disputed, projection.line(border));
    for (const City &city : *world.cities)
        base.cities.push_back(projection.forward(city.position));
    base.caption = projection.caption();
    if (!world.boundaries.empty())
        base.caption += " · " + world.boundaries;
    return base;
}

PointF MapFrame::toPixel(PlanePoint p) const
{
    return {width / 2 + (p.x - camera.center.x) * camera.pixelsPerUnit,
            height / 2 - (p.y - camera.center.y) * camera.pixelsPerUnit};
}

PlanePoint MapFrame::toPlane(PointF p) const
{
    return {camera.center.x + (p.x - width / 2) / camera.pixelsPerUnit,
            camera.center.y - (p.y - height / 2) / camera.pixelsPerUnit};
}

FlatBox MapFrame::visible(double marginPx) const
{
    const PlanePoint low = toPlane({-marginPx, height + marginPx});
    const PlanePoint high = toPlane({width + marginPx, -marginPx});
    return {low.x, high.x, low.y, high.y};
}

MapFrame frameOf(const MapLook &look)
{
    MapFrame frame{std::max(1.0, look.width), std::max(1.0, look.height), look.camera};
    if (frame.camera.pixelsPerUnit > 0)
        return frame;
    const Projection::Extent map = shownOf(look);
    const double wide = std::max(10.0, frame.width - 2 * sideRoom);
    const double high = std::max(10.0, frame.height - sideRoom - captionRoom);
    const double scale = std::min(wide / (map.right - map.left), high / (map.top - map.bottom));
    // The room for the caption lies below the map, so its middle is a little above the picture's.
    frame.camera = {{(map.left + map.right) / 2,
                     (map.top + map.bottom) / 2 - (captionRoom - sideRoom) / 2 / scale},
                    scale};
    return frame;
}

MapDrawing layoutMapGround(const MapLook &look, const ArcWays &arcs, const World &world,
                           const BaseMap &base, const Theme &theme)
{
    MapDrawing map{frameOf(look), {}};
    Drawing &drawing = map.drawing;
    drawing.view = "map";
    drawing.width = map.width;
    drawing.height = map.height;
    drawing.background = theme.canvas;
    if (look.layers.graticule)
        addGraticule(drawing, map, base, look.projection, theme);

    const Stroke coast{theme.coast, coastWidth, LineStyle::Solid};
    PathShape land;
    land.closed = true;
    for (std::size_t i = 0; i < base.land.size(); ++i)
        addRing(land, base.land[i], base.boxes[i], map);
    if (!land.rings.empty())
        drawing.marks.push_back(
            pathMark(Role::Background, std::move(land), theme.land, coast, whole(map)));
    addColoredCountries(drawing, look, map, world, base, theme);
    addWaters(drawing, look, map, base, theme);
    addDisputed(drawing, map, base, theme);
    if (look.layers.arcs)
        addArcs(drawing, arcs, map, look.projection, theme);

    return map;
}

} // namespace entente
