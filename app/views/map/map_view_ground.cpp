// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"
#include "app/views/map/map_view.h"

#include <QPainter>

#include <algorithm>

namespace entente
{

void MapView::takeGround(GroundPicture picture)
{
    m_isForecast = false;
    if (!(picture.request.projection == m_look.projection)) {
        // Begun before another one was there already.
        if (!m_nextProjection)
            return update();
        // While a globe turns there may be a later one already: this one is on the way to it.
        m_look.projection = picture.request.projection;
        m_look.camera = m_nextCamera;
        if (m_nextProjection && *m_nextProjection == m_look.projection)
            m_nextProjection.reset();
        if (picture.merged && picture.request.places == m_answer) {
            m_merged = std::move(picture.merged);
            m_mergedScale = picture.request.frame.camera.pixelsPerUnit;
            m_mergedProjection = m_look.projection;
        }
        ask();
    }
    m_pictureBefore.reset();
    if (m_picture && picture.differsByArcs(*m_picture) && !m_theme.motion().isReduced()) {
        m_pictureBefore = std::move(m_picture);
        m_pictureSince = time();
        m_fadeFrames.start();
    }
    m_picture = std::move(picture);
    m_problem.clear();
    changed();
}

/// The ground, with arcs that come over those that were there.
void MapView::paintGround(QPainter &painter)
{
    if (!m_picture || m_picture->request.theme != &m_theme.theme())
        return;
    const double part = (time() - m_pictureSince) / MarkFades::lengthMs;
    if (!m_pictureBefore || part >= 1) {
        m_pictureBefore.reset();
        return m_picture->paint(painter, m_map);
    }
    m_pictureBefore->paint(painter, m_map);
    painter.setOpacity(std::max(0.0, part));
    m_picture->paint(painter, m_map);
    painter.setOpacity(1);
}

/// Of that look, without what the data say.
GroundRequest MapView::groundFor(const MapLook &look) const
{
    GroundRequest wanted;
    wanted.projection = look.projection;
    wanted.frame = frameOf(look);
    wanted.pixelRatio = devicePixelRatioF();
    wanted.layers = look.layers;
    wanted.scale = scaleFor(wanted.frame.camera.pixelsPerUnit * wanted.pixelRatio);
    while (wanted.scale != MapScale::Small &&
           m_lacking.contains({wanted.scale, wanted.layers.boundaries}))
        wanted.scale = wanted.scale == MapScale::Large ? MapScale::Medium : MapScale::Small;
    wanted.theme = &m_theme.theme();
    return wanted;
}

void MapView::requestGround()
{
    if (m_lacking.contains({MapScale::Small, m_look.layers.boundaries}))
        return;
    MapLook look = m_look;
    if (m_nextProjection) {
        look.projection = *m_nextProjection;
        look.camera = m_nextCamera;
    }
    GroundRequest wanted = groundFor(look);
    if (m_nextProjection)
        wanted.places = m_answer; // a globe that turns merges them behind the window
    wanted.litCountries = m_look.litCountries;
    wanted.shades = m_look.shades;
    wanted.arcs = m_arcWays;
    if (usePrepared(wanted) || m_ground.isBusy())
        return; // its delivery repaints, and comes back here
    if (m_picture &&
        (m_picture->serves(wanted) || (m_pictureBefore && m_picture->servesButForArcs(wanted))))
        return; // other arcs wait until those of now have come
    m_asked = {wanted.scale, wanted.layers.boundaries};
    m_ground.paint(wanted);
}

} // namespace entente
