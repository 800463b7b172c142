// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_inset.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

constexpr double leastZoom = 1.6; ///< of the scale that shows the whole world
constexpr double leastWidth = 480;
constexpr double leastHeight = 280;
constexpr double insetWidth = 132;
constexpr double insetHeight = 84;
constexpr double insetEdge = 10;
constexpr double footRoom = 34; ///< of the notes below
constexpr double leastSeen = 6; ///< pixels: a smaller frame would be no more than a dot

} // namespace

std::optional<MapInset> insetOf(const MapLook &look, const std::vector<MapCluster> &places)
{
    if (look.width < leastWidth || look.height < leastHeight)
        return std::nullopt;
    const MapFrame large = frameOf(look);
    MapLook whole = look;
    whole.camera = {};
    if (large.camera.pixelsPerUnit < leastZoom * frameOf(whole).camera.pixelsPerUnit)
        return std::nullopt;

    const Projection::Extent map = look.projection.extent();
    const double wide = map.right - map.left;
    const double high = map.top - map.bottom;
    const double scale = std::min(insetWidth / wide, insetHeight / high);
    MapInset inset;
    inset.frame = {wide * scale,
                   high * scale,
                   {{(map.left + map.right) / 2, (map.bottom + map.top) / 2}, scale}};
    const std::array<PointF, 3> corners{
        PointF{look.width - insetEdge - inset.frame.width, insetEdge}, PointF{insetEdge, insetEdge},
        PointF{look.width - insetEdge - inset.frame.width,
               look.height - footRoom - inset.frame.height}};
    std::size_t fewest = places.size() + 1;
    for (const PointF &corner : corners) {
        const RectF box{corner.x, corner.y, inset.frame.width, inset.frame.height};
        const auto hidden =
            std::size_t(std::count_if(places.begin(), places.end(), [&](const MapCluster &place) {
                return box.contains(place.at);
            }));
        if (hidden < fewest) {
            fewest = hidden;
            inset.box = box;
        }
    }

    const FlatBox part = large.visible();
    const PointF upper =
        inset.frame.toPixel({std::max(part.left, map.left), std::min(part.top, map.top)});
    const PointF lower =
        inset.frame.toPixel({std::min(part.right, map.right), std::max(part.bottom, map.bottom)});
    const double width = std::max(leastSeen, lower.x - upper.x);
    const double height = std::max(leastSeen, lower.y - upper.y);
    inset.seen = {inset.box.x + (upper.x + lower.x - width) / 2,
                  inset.box.y + (upper.y + lower.y - height) / 2, width, height};
    return inset;
}

void addInset(Drawing &drawing, const MapInset &inset, const BaseMap &base, const Theme &theme)
{
    const auto add = [&](Shape shape, std::optional<Rgba> fill, Stroke stroke, const RectF &box) {
        Mark mark;
        mark.role = Role::Background;
        mark.shape = std::move(shape);
        mark.fill = fill;
        mark.stroke = stroke;
        mark.box = box;
        mark.key = "inset";
        drawing.marks.push_back(std::move(mark));
    };
    constexpr double ground = 0.92;
    const RectF around{inset.box.x - 3, inset.box.y - 3, inset.box.width + 6, inset.box.height + 6};
    add(RectShape{around, 2}, theme.canvas.withAlpha(ground),
        Stroke{theme.line, 1, LineStyle::Solid}, around);
    PathShape land;
    land.closed = true;
    for (const FlatLine &ring : base.outlines) {
        land.rings.emplace_back();
        for (const PlanePoint &p : ring) {
            const PointF at = inset.frame.toPixel(p);
            land.rings.back().push_back({at.x + inset.box.x, at.y + inset.box.y});
        }
    }
    if (!land.rings.empty())
        add(std::move(land), theme.coast, {}, inset.box);
    add(RectShape{inset.seen, 0}, theme.accent.withAlpha(0.08),
        Stroke{theme.accent, 1, LineStyle::Solid}, inset.seen);
}

} // namespace entente
