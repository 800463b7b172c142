// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"
#include "app/views/map/map_view.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::size_t mostPrepared = 3; ///< each is an image larger than the view

} // namespace

/// Nothing for one that can only be painted once it is seen.
std::optional<MapWish> MapView::wishFor(const MapPlan &plan) const
{
    const Result<Projection> projection = Projection::named(plan.projection, plan.center);
    // By what countries are shaded is asked for when they are seen.
    if (!projection || plan.layers.shading != Shading{} || plan.size.isEmpty())
        return std::nullopt;
    MapLook look = m_look;
    look.width = plan.size.width();
    look.height = plan.size.height();
    look.projection = *projection;
    look.layers = plan.layers;
    look.camera = plan.extent ? plan.extent->camera(look.width, look.height) : MapCamera{};
    MapWish wish;
    wish.context = plan.context;
    wish.selection = plan.selection;
    wish.ground = groundFor(look);
    wish.cellDegrees = cellFor(wish.ground.frame.camera.pixelsPerUnit);
    return wish;
}

void MapView::prepare(const std::vector<MapPlan> &plans)
{
    std::vector<MapWish> wishes;
    for (const MapPlan &plan : plans) {
        if (std::optional<MapWish> wish = wishFor(plan))
            wishes.push_back(std::move(*wish));
    }
    m_preparer.prepare(std::move(wishes));
}

bool MapView::isPrepared(const MapPlan &plan) const
{
    const std::optional<MapWish> wish = wishFor(plan);
    return wish && preparedFor(wish->ground);
}

void MapView::keepPrepared(std::shared_ptr<const GroundPicture> picture)
{
    m_clusters.know(picture->request.arcs);
    m_prepared.push_back(std::move(picture));
    if (m_prepared.size() > mostPrepared)
        m_prepared.pop_front();
}

/// The newest of them that can stand for `wanted`, whatever its arcs; or null.
std::shared_ptr<const GroundPicture> MapView::preparedFor(const GroundRequest &wanted) const
{
    const auto found =
        std::find_if(m_prepared.rbegin(), m_prepared.rend(),
                     [&](const auto &picture) { return picture->servesButForArcs(wanted); });
    return found == m_prepared.rend() ? nullptr : *found;
}

/// Shows what was prepared for this moment, if it was. Its arcs are those of the answer that is on
/// its way: until that is here, no other ones are painted.
bool MapView::usePrepared(const GroundRequest &wanted)
{
    if (m_picture && m_picture->serves(wanted))
        return false;
    const bool shows = m_picture && m_picture->servesButForArcs(wanted);
    if (shows && m_isForecast && (m_clusters.isBusy() || m_chosen.isBusy()))
        return true;
    const std::shared_ptr<const GroundPicture> ready = preparedFor(wanted);
    if (!ready || (shows && !ready->serves(wanted)))
        return false;
    QMetaObject::invokeMethod(
        this,
        [this, ready] {
            takeGround(*ready);
            m_isForecast = true;
        },
        Qt::QueuedConnection);
    return true;
}

} // namespace entente
