// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/style/map_shapes.h"
#include "core/layout/map_clusters.h"

#include <QImage>

#include <functional>
#include <set>
#include <string>
#include <vector>

class QPainter;

namespace entente
{

/// All that the picture under the events depends on.
struct GroundRequest
{
    Projection projection;
    MapFrame frame; ///< of the view; the picture reaches further on all sides
    MapScale scale = MapScale::Small;
    double pixelRatio = 1;
    const Theme *theme = &Theme::light();
    MapLayers layers;
    std::set<std::string> litCountries;
    std::shared_ptr<const CountryValues> shades;
    std::shared_ptr<const ArcWays> arcs = std::make_shared<ArcWays>();
    /// Merged for the projection while its ground is painted; null: they are already.
    std::shared_ptr<const ClusterAnswer> places = nullptr;
};

/// The picture under the events: land, graticule, arcs. Wider than the view, so that panning only
/// moves it.
struct GroundPicture
{
    GroundRequest request;
    MapFrame frame; ///< of the image
    MapShapes shapes;
    QImage image;
    std::shared_ptr<const MergedPlaces> merged = nullptr; ///< of the request's places

    /// Whether it can stand for what `wanted` asks: the same things at the same scale, and enough
    /// of the map on every side.
    bool serves(const GroundRequest &wanted) const;
    /// The same, whatever arcs and coloured countries it has.
    bool servesButForArcs(const GroundRequest &wanted) const;
    /// Whether nothing but arcs and coloured countries is different in `other`.
    bool differsByArcs(const GroundPicture &other) const;
    /// Paints what it holds of the view's frame, moved and scaled to it.
    void paint(QPainter &painter, const MapFrame &view) const;
};

/// Takes up to some tenths of a second: not for the GUI thread. Fails for shapes that cannot be
/// read.
Result<GroundPicture> paintedGround(const GroundRequest &request);

/// Paints grounds off the GUI thread.
class GroundPainter : public AskerBase
{
public:
    explicit GroundPainter(std::function<void(GroundPicture)> deliver, QObject *parent)
        : AskerBase(parent)
        , m_deliver(std::move(deliver))
    {}

    /// To be called when not busy: a running picture is always delivered, so that a view that
    /// moves without rest is never left with an old one.
    void paint(const GroundRequest &request);

private:
    std::function<void(GroundPicture)> m_deliver;
};

} // namespace entente
