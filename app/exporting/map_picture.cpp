// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/map_picture.h"

#include "app/exporting/framing.h"
#include "app/style/map_shapes.h"
#include "core/layout/annotation_layout.h"

#include <algorithm>

namespace entente
{

namespace
{

/// The world in its whole width, cut above and below where no event is lost by it; smaller, up
/// to the whole map, where events lie near the poles.
MapCamera cameraOfAll(const RenderRequest &request, const Engine &engine,
                      const Projection &projection, double width, double height,
                      const std::stop_token &stop)
{
    const Projection::Extent extent = projection.extent();
    const double wide = extent.right - extent.left;
    const double high = extent.top - extent.bottom;
    constexpr double edge = 16;
    const double fill = (width - edge) / wide;
    const double whole = std::min(fill, (height - edge) / high);
    MapCamera camera{{(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2},
                     std::max(whole, 1.0)};
    ClusterQuestion question;
    question.context = spanContext(request);
    question.maxArcs = 0;
    const Result<ClusterAnswer> answer = engine.answer(question, stop);
    if (!answer || fill <= whole)
        return camera;
    double top = -1e9;
    double bottom = 1e9;
    for (const PlaceCluster &cluster : answer->clusters) {
        if (const auto point = projection.forward(cluster.position)) {
            top = std::max(top, point->y);
            bottom = std::min(bottom, point->y);
        }
    }
    if (top < bottom)
        return camera;
    // Discs and labels of the outermost events, and the notes in the lower corners.
    constexpr double room = 76;
    const double fitting = top > bottom ? (height - room) / (top - bottom) : fill;
    camera.pixelsPerUnit = std::clamp(fitting, whole, fill);
    const double half = height / 2 / camera.pixelsPerUnit;
    const double middle = (top + bottom) / 2;
    camera.center.y = high / 2 <= half
                          ? camera.center.y
                          : std::clamp(middle, extent.bottom + half, extent.top - half);
    return camera;
}

} // namespace

Result<Drawing> mapPicture(const RenderRequest &request, const Engine &engine, double width,
                           double height, const TextMeasure &measure, const std::stop_token &stop)
{
    const Result<Projection> projection = Projection::named(request.projection, request.center);
    if (!projection)
        return projection.error();
    MapCamera camera = request.extent ? request.extent->camera(width, height) : request.camera;
    if (camera.pixelsPerUnit <= 0)
        camera = cameraOfAll(request, engine, *projection, width, height, stop);
    // Paper and vector pictures are looked at more closely than a screen.
    constexpr double closer = 1.5;
    const Result<MapShapes> shapes =
        mapShapes(*projection, scaleFor(camera.pixelsPerUnit * std::max(closer, request.scale)),
                  request.layers.boundaries);
    if (!shapes)
        return shapes.error();
    ClusterQuestion question;
    question.context = spanContext(request);
    question.cellDegrees = clusterCellDegrees(camera.pixelsPerUnit);
    question.wantIds = true;
    question.maxArcs = mostArcs;
    question.arcEnds = request.layers.arcEnds;
    const Result<ClusterAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    MapLook look{.width = width,
                 .height = height,
                 .projection = *projection,
                 .camera = camera,
                 .selected = request.selected,
                 .hovered = std::nullopt,
                 .litCountries = {},
                 .litArcs = {},
                 .arcWays = request.arcWays,
                 .language = request.language,
                 .layers = request.layers,
                 .shades = {}};
    if (request.layers.shading.by != ShadeBy::Nothing) {
        Result<CountryValues> values =
            countryValues(engine, question.context, request.layers.shading, stop);
        if (!values)
            return values.error();
        look.shades = std::make_shared<const CountryValues>(std::move(*values));
    }
    MapDrawing drawing = layoutMap(*answer, look, *shapes->world, *shapes->base,
                                   engine.vocabulary().kinds, *request.theme, measure);
    annotateMap(drawing, *projection, request.annotations, engine.vocabulary(), *request.theme,
                measure);
    return std::move(drawing.drawing);
}

} // namespace entente
