// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/map_moves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente
{

namespace
{

constexpr double mostPixelsPerUnit = 250000; ///< about 25 metres a pixel
constexpr double wholeSlack = 1.01;
constexpr double roomPx = 60;

double wholeScale(const MapLook &look)
{
    MapLook whole = look;
    whole.camera = {};
    return frameOf(whole).camera.pixelsPerUnit;
}

MapCamera held(const MapLook &look, MapCamera camera)
{
    const Projection::Extent map = look.projection.extent();
    camera.center.x = std::clamp(camera.center.x, map.left, map.right);
    camera.center.y = std::clamp(camera.center.y, map.bottom, map.top);
    return camera;
}

/// The nearest place on the way to `inside`, which is on the map.
LatLon brought(const MapLook &look, PlanePoint point, PlanePoint inside)
{
    if (const auto place = look.projection.inverse(point))
        return *place;
    LatLon best = look.projection.inverse(inside).value_or(look.projection.center());
    for (int halvings = 0; halvings < 30; ++halvings) {
        const PlanePoint middle{(point.x + inside.x) / 2, (point.y + inside.y) / 2};
        if (const auto place = look.projection.inverse(middle)) {
            best = *place;
            inside = middle;
        } else {
            point = middle;
        }
    }
    return best;
}

} // namespace

MapCamera zoomedAt(const MapLook &look, PointF at, double factor)
{
    MapFrame frame = frameOf(look);
    const double least = wholeScale(look);
    const double scale = frame.camera.pixelsPerUnit * factor;
    if (factor < 1 && scale <= least * wholeSlack)
        return {};
    const PlanePoint under = frame.toPlane(at);
    frame.camera.pixelsPerUnit = std::min(std::max(scale, least), mostPixelsPerUnit);
    const PlanePoint now = frame.toPlane(at);
    frame.camera.center.x += under.x - now.x;
    frame.camera.center.y += under.y - now.y;
    return held(look, frame.camera);
}

MapCamera moved(const MapLook &look, PointF byPx)
{
    MapCamera camera = frameOf(look).camera;
    camera.center.x -= byPx.x / camera.pixelsPerUnit;
    camera.center.y += byPx.y / camera.pixelsPerUnit;
    return held(look, camera);
}

LatLon turned(const MapLook &look, PointF byPx)
{
    constexpr double leastWidth = 0.25; ///< of a parallel: no spinning near the poles
    const double degreesPerPx = 180 / std::numbers::pi / frameOf(look).camera.pixelsPerUnit;
    const LatLon center = look.projection.center();
    const double parallel = std::max(leastWidth, std::cos(center.lat * std::numbers::pi / 180));
    return {std::clamp(center.lat + byPx.y * degreesPerPx, -90.0, 90.0),
            wrappedDegrees(center.lon - byPx.x * degreesPerPx / parallel)};
}

MapCamera showing(const MapLook &look, const std::vector<PlanePoint> &points)
{
    if (points.empty())
        return look.camera;
    const FlatBox box = boxOf(points);
    const MapFrame frame = frameOf(look);
    const double width = box.right - box.left;
    const double height = box.top - box.bottom;
    double scale = frame.camera.pixelsPerUnit * 4;
    if (std::max(width, height) * frame.camera.pixelsPerUnit > 0.5)
        scale = std::min(std::max(50.0, frame.width - 2 * roomPx) / std::max(width, 1e-9),
                         std::max(50.0, frame.height - 2 * roomPx) / std::max(height, 1e-9));
    return held(look, {{(box.left + box.right) / 2, (box.bottom + box.top) / 2},
                       std::clamp(scale, wholeScale(look), mostPixelsPerUnit)});
}

MapCamera between(const MapCamera &a, const MapCamera &b, double t)
{
    const double scale = a.pixelsPerUnit * std::pow(b.pixelsPerUnit / a.pixelsPerUnit, t);
    // What is fixed on the screen while the scale changes evenly stays fixed.
    const double way =
        std::abs(b.pixelsPerUnit - a.pixelsPerUnit) < 1e-9 * a.pixelsPerUnit
            ? t
            : (1 / a.pixelsPerUnit - 1 / scale) / (1 / a.pixelsPerUnit - 1 / b.pixelsPerUnit);
    return {{std::lerp(a.center.x, b.center.x, way), std::lerp(a.center.y, b.center.y, way)},
            scale};
}

GeoCorners boxBetween(const MapLook &look, PointF a, PointF b)
{
    const MapFrame frame = frameOf(look);
    const Projection::Extent map = look.projection.extent();
    const PlanePoint middle{(map.left + map.right) / 2, (map.bottom + map.top) / 2};
    const LatLon from = brought(look, frame.toPlane(a), middle);
    const LatLon to = brought(look, frame.toPlane(b), middle);
    const double meridian = look.projection.center().lon;
    const double west = wrappedDegrees(from.lon - meridian);
    const double east = wrappedDegrees(to.lon - meridian);
    // As fine as a pixel is, so that the filter's text stays short.
    const double degreesPerPixel = clusterCellDegrees(frame.camera.pixelsPerUnit, 1);
    const double unit = std::pow(10, std::clamp(std::ceil(-std::log10(degreesPerPixel)), 0.0, 5.0));
    const auto rounded = [&](double degrees) { return std::round(degrees * unit) / unit; };
    return {{rounded(std::min(from.lat, to.lat)),
             rounded(wrappedDegrees(std::min(west, east) + meridian))},
            {rounded(std::max(from.lat, to.lat)),
             rounded(wrappedDegrees(std::max(west, east) + meridian))}};
}

namespace
{

double squaredAway(PointF p, PointF a, PointF b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    const double x = a.x + t * dx - p.x;
    const double y = a.y + t * dy - p.y;
    return x * x + y * y;
}

/// Ramer, Douglas and Peucker: adds the points of (first, last] that are needed to stay within
/// `tolerance` of the line.
void simplify(const std::vector<PointF> &line, std::size_t first, std::size_t last,
              double tolerance, std::vector<PointF> &to)
{
    std::size_t farthest = first;
    double most = tolerance * tolerance;
    for (std::size_t i = first + 1; i < last; ++i) {
        if (const double away = squaredAway(line[i], line[first], line[last]); away > most) {
            most = away;
            farthest = i;
        }
    }
    if (farthest == first) {
        to.push_back(line[last]);
        return;
    }
    simplify(line, first, farthest, tolerance, to);
    simplify(line, farthest, last, tolerance, to);
}

double areaInside(const std::vector<PointF> &line)
{
    double twice = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const PointF a = line[i];
        const PointF b = line[(i + 1) % line.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

} // namespace

std::vector<LatLon> lassoAlong(const MapLook &look, const std::vector<PointF> &line)
{
    constexpr std::size_t mostCorners = 40;
    constexpr double leastArea = 25; ///< square pixels
    if (line.size() < 3 || areaInside(line) < leastArea)
        return {};
    std::vector<PointF> corners;
    for (double tolerance = 2; corners.empty() || corners.size() > mostCorners; tolerance *= 1.5) {
        corners = {line.front()};
        simplify(line, 0, line.size() - 1, tolerance, corners);
    }
    const MapFrame frame = frameOf(look);
    const Projection::Extent map = look.projection.extent();
    const PlanePoint middle{(map.left + map.right) / 2, (map.bottom + map.top) / 2};
    const double degreesPerPixel = clusterCellDegrees(frame.camera.pixelsPerUnit, 1);
    const double unit = std::pow(10, std::clamp(std::ceil(-std::log10(degreesPerPixel)), 0.0, 5.0));
    std::vector<LatLon> lasso;
    for (const PointF &corner : corners) {
        const LatLon at = brought(look, frame.toPlane(corner), middle);
        const LatLon rounded{std::round(at.lat * unit) / unit, std::round(at.lon * unit) / unit};
        if (lasso.empty() || !(lasso.back() == rounded))
            lasso.push_back(rounded);
    }
    if (lasso.size() > 1 && lasso.front() == lasso.back())
        lasso.pop_back();
    if (lasso.size() < 3)
        return {};
    return lasso;
}

PathShape shapeOf(const GeoCorners &box, const MapLook &look)
{
    const double west = box.southWest.lon;
    double width = box.northEast.lon - west;
    width = width < 0 ? width + 360 : width;
    const double south = box.southWest.lat;
    const double north = box.northEast.lat;
    // Steps of a third, so that no edge of a wide box takes the short way round.
    Projection::Line ring;
    for (int i = 0; i <= 3; ++i)
        ring.push_back({south, west + width * i / 3});
    for (int i = 3; i >= 0; --i)
        ring.push_back({north, west + width * i / 3});
    const MapFrame frame = frameOf(look);
    PathShape shape;
    shape.closed = true;
    for (const FlatLine &part : look.projection.polygon({ring})) {
        for (const FlatLine &seen : ringInBox(part, frame.visible(4))) {
            shape.rings.emplace_back();
            for (const PlanePoint &p : seen)
                shape.rings.back().push_back(frame.toPixel(p));
        }
    }
    return shape;
}

} // namespace entente
