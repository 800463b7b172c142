// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/ground_painter.h"

#include "app/style/paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double marginPx = 160;
constexpr double sparePx = 24; ///< asked anew before the margin is used up

bool sameScale(const MapFrame &a, const MapFrame &b)
{
    return std::abs(a.camera.pixelsPerUnit / b.camera.pixelsPerUnit - 1) < 1e-9;
}

FlatBox within(const FlatBox &box, const Projection::Extent &extent)
{
    return {std::max(box.left, extent.left), std::min(box.right, extent.right),
            std::max(box.bottom, extent.bottom), std::min(box.top, extent.top)};
}

MapLook lookFor(const GroundRequest &request)
{
    MapLook look;
    look.width = request.frame.width + 2 * marginPx;
    look.height = request.frame.height + 2 * marginPx;
    look.projection = request.projection;
    look.camera = request.frame.camera;
    look.litCountries = request.litCountries;
    look.shades = request.shades;
    look.layers = request.layers;
    return look;
}

} // namespace

bool GroundPicture::serves(const GroundRequest &wanted) const
{
    return request.litCountries == wanted.litCountries && request.arcs == wanted.arcs &&
           request.shades == wanted.shades && servesButForArcs(wanted);
}

bool GroundPicture::differsByArcs(const GroundPicture &other) const
{
    return (request.litCountries != other.request.litCountries ||
            request.shades != other.request.shades || request.arcs != other.request.arcs) &&
           servesButForArcs(other.request) && frame == other.frame;
}

bool GroundPicture::servesButForArcs(const GroundRequest &wanted) const
{
    const GroundRequest &had = request;
    if (!(had.projection == wanted.projection) || !sameScale(frame, wanted.frame) ||
        had.scale != wanted.scale || had.pixelRatio != wanted.pixelRatio ||
        had.theme != wanted.theme || !(had.layers == wanted.layers))
        return false;
    return frame.visible().contains(
        within(wanted.frame.visible(sparePx), wanted.projection.extent()));
}

void GroundPicture::paint(QPainter &painter, const MapFrame &view) const
{
    const PointF corner = view.toPixel(frame.toPlane({0, 0}));
    const double scale = view.camera.pixelsPerUnit / frame.camera.pixelsPerUnit;
    if (sameScale(view, frame)) {
        const double ratio = image.devicePixelRatio();
        painter.drawImage(
            QPointF(std::round(corner.x * ratio) / ratio, std::round(corner.y * ratio) / ratio),
            image);
        return;
    }
    painter.drawImage(QRectF(corner.x, corner.y, frame.width * scale, frame.height * scale), image);
}

Result<GroundPicture> paintedGround(const GroundRequest &request)
{
    const Result<MapShapes> shapes =
        mapShapes(request.projection, request.scale, request.layers.boundaries);
    if (!shapes)
        return shapes.error();
    const MapDrawing ground = layoutMapGround(lookFor(request), *request.arcs, *shapes->world,
                                              *shapes->base, *request.theme);
    QImage image = toImage(ground.drawing, request.pixelRatio);
    // Opaque: moving it is then copying.
    image.reinterpretAsFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(request.pixelRatio);
    GroundPicture picture{request, ground, *shapes, image};
    if (request.places)
        picture.merged = std::make_shared<const MergedPlaces>(
            mergePlaces(request.places->clusters, request.frame, request.projection));
    return picture;
}

void GroundPainter::paint(const GroundRequest &request)
{
    start([this, request](std::stop_token) -> std::function<void()> {
        Result<GroundPicture> painted = paintedGround(request);
        if (!painted)
            return
                [this, why = painted.error()] { emit failed(QString::fromStdString(why.text())); };
        auto picture = std::make_shared<GroundPicture>(std::move(*painted));
        return [this, picture] { m_deliver(std::move(*picture)); };
    });
}

} // namespace entente
