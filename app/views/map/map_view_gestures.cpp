// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "core/engine/area.h"
#include "core/layout/map_inset.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double leastBoxPx = 5;

PointF gesturePoint(QPointF p)
{
    return {p.x(), p.y()};
}

} // namespace

// --- What a drag does: it turns a globe, or draws a box or a lasso ----------------------------

void MapView::turnGlobe(const MapLook &from, QPointF way)
{
    m_hit.reset();
    (void)setProjection(from.projection.name(), turned(from, gesturePoint(way)), m_look.camera);
}

/// A globe that is let go in motion turns on a little.
void MapView::letGo(const Drag &drag)
{
    const bool runsX = m_coastingX.release(time());
    const bool runsY = m_coastingY.release(time());
    if ((!runsX && !runsY) || m_theme.motion().isReduced())
        return;
    m_coastingFrom = drag.look;
    m_coastingWay = drag.to - drag.from;
    m_coastingFrames.start();
}

void MapView::coastGlobe()
{
    const QPointF on{m_coastingX.travelled(time()), m_coastingY.travelled(time())};
    turnGlobe(m_coastingFrom, m_coastingWay + on);
    if (!m_coastingX.isRunning() && !m_coastingY.isRunning())
        m_coastingFrames.stop();
}

void MapView::stopCoasting()
{
    m_coastingFrames.stop();
    m_coastingX.stop();
    m_coastingY.stop();
}

void MapView::filterToBox(QPointF from, QPointF to)
{
    if ((to - from).manhattanLength() < leastBoxPx)
        return filterToCountry(to);
    if (std::min(std::abs(to.x() - from.x()), std::abs(to.y() - from.y())) < leastBoxPx)
        return;
    const GeoCorners box = boxBetween(m_look, gesturePoint(from), gesturePoint(to));
    filterToArea(Area::box(box.southWest, box.northEast).toText());
}

void MapView::filterToLasso(const std::vector<PointF> &rope)
{
    const std::vector<LatLon> corners = lassoAlong(m_look, rope);
    if (!corners.empty())
        filterToArea(Area::lasso(corners).toText());
}

bool MapView::isOnWithoutPlace(QPointF at) const
{
    layOut();
    const std::vector<TextMark> &texts = m_map.drawing.texts;
    return std::any_of(texts.begin(), texts.end(), [&](const TextMark &text) {
        return text.key == withoutPlaceKey && text.box.contains(gesturePoint(at));
    });
}

void MapView::filterToWithoutPlace()
{
    addTerm(Field::Without, "place", false);
}

bool MapView::goThroughInset(QPointF at)
{
    layOut();
    const auto inset = insetOf(m_look, places());
    if (!inset || !inset->box.contains(gesturePoint(at)))
        return false;
    setCamera({inset->toPlane(gesturePoint(at)), m_look.camera.pixelsPerUnit});
    return true;
}

PathShape MapView::rubberBand() const
{
    if (m_drag.what == Drag::What::Box)
        return shapeOf(boxBetween(m_look, gesturePoint(m_drag.from), gesturePoint(m_drag.to)),
                       m_look);
    PathShape rope;
    rope.closed = true;
    rope.rings = {m_drag.rope};
    return rope;
}

void MapView::filterToArea(const std::string &area)
{
    // A new area takes the place of the one before; what was excluded stays excluded.
    std::vector<Term> terms = m_session.filter().terms();
    std::erase_if(terms,
                  [](const Term &term) { return term.field == Field::Near && !term.negated; });
    terms.push_back({Field::Near, {area}, false, Certainty::Possibly});
    m_session.setFilter(Filter(std::move(terms)));
}

} // namespace entente
