// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_plot.h"
#include "app/views/timeline/timeline_view.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr double laneEdgeReach = 4; ///< pixels above and below a lane's lower edge that hold it
constexpr double triangleEnd = 14;  ///< right of a head's triangle

} // namespace

TimelineHeads::Grip TimelineHeads::gripAt(QPointF position) const
{
    const TimelineDrawing &drawing = m_view.currentDrawing();
    if (position.x() < 0 || position.x() >= drawing.plot.x || position.y() < drawing.plot.y ||
        position.y() >= drawing.plot.bottom())
        return {};
    for (const LanePlace &place : places()) {
        if (place.box.bottom() > drawing.topOf(place) &&
            std::abs(position.y() - place.box.bottom()) <= laneEdgeReach)
            return {Part::Edge, place.name};
    }
    const LanePlace *place = laneAt(position.y());
    if (place == nullptr)
        return {};
    if (position.x() < triangleEnd)
        return {Part::Triangle, place->name};
    const double top = std::max(place->box.y, drawing.topOf(*place));
    if (place->name == m_hovered && position.x() >= drawing.plot.x - laneMenuWidth &&
        position.y() < top + laneMenuHeight)
        return {Part::Menu, place->name};
    return {Part::Head, place->name};
}

void TimelineHeads::hover(QPointF position)
{
    const bool inHeads = position.x() >= 0 && position.x() < m_view.currentDrawing().plot.x;
    const LanePlace *place = inHeads ? laneAt(position.y()) : nullptr;
    m_hovered = place != nullptr ? std::optional(place->name) : std::nullopt;
    showOverlay();
}

void TimelineHeads::leave()
{
    m_hovered.reset();
    showOverlay();
}

void TimelineHeads::beginDrag(const Grip &grip, QPointF position)
{
    const LanePlace *place = placeOf(grip.lane);
    if (place == nullptr || (grip.part != Part::Edge && !isMovable(grip.lane)))
        return;
    m_dragged = grip;
    m_dragFrom = m_dragAt = position;
    m_heightBefore = place->box.height;
    m_lookBefore = m_view.m_session.lanes();
    // However many heights one drags through, it is one step of the history.
    m_view.m_session.settleHistory();
    m_view.m_session.holdHistory(true);
}

void TimelineHeads::drag(QPointF position)
{
    if (m_dragged.part == Part::None)
        return;
    m_dragAt = position;
    if (m_dragged.part == Part::Edge)
        setHeight(m_dragged.lane, m_heightBefore + position.y() - m_dragFrom.y());
    showOverlay();
}

void TimelineHeads::endDrag()
{
    const std::size_t to = dropPlace(m_dragAt.y());
    const Grip dragged = std::exchange(m_dragged, {});
    if (dragged.part == Part::None)
        return;
    m_view.m_session.holdHistory(false);
    if (dragged.part != Part::Edge) {
        const std::vector<std::string> names = movable();
        const auto at = std::find(names.begin(), names.end(), dragged.lane) - names.begin();
        FieldLanes lanes = arranged();
        lanes.move(dragged.lane, to, names);
        if (at != std::ptrdiff_t(to)) // let go where it was: nothing moved
            arrange(std::move(lanes));
    }
    m_view.m_session.settleHistory();
    showOverlay();
}

void TimelineHeads::cancelDrag()
{
    if (std::exchange(m_dragged, {}).part == Part::None)
        return;
    m_view.m_session.setLanes(m_lookBefore);
    m_view.m_session.holdHistory(false);
    showOverlay();
}

/// The place among the movable lanes that the dragged one takes: above the first whose middle lies
/// below the pointer.
std::size_t TimelineHeads::dropPlace(double y) const
{
    std::size_t place = 0;
    for (const LanePlace &lane : places()) {
        if (lane.name == m_dragged.lane || !isMovable(lane.name))
            continue;
        if (y < lane.box.y + lane.box.height / 2)
            break;
        ++place;
    }
    return place;
}

LanesOverlay TimelineHeads::overlay() const
{
    const TimelineDrawing &drawing = m_view.currentDrawing();
    const auto headOf = [&](const LanePlace &place) {
        const double top = std::max(place.box.y, drawing.topOf(place));
        const double bottom = std::min(place.box.bottom(), drawing.plot.bottom());
        return RectF{0, top, drawing.plot.x, std::max(0.0, bottom - top)};
    };
    LanesOverlay overlay;
    if (m_hovered && m_dragged.part == Part::None) {
        if (const LanePlace *place = placeOf(*m_hovered)) {
            overlay.hovered = headOf(*place);
            overlay.hoveredIsCollapsed = place->isCollapsed;
        }
    }
    if (m_current && m_currentIsMarked) {
        if (const LanePlace *place = placeOf(*m_current))
            overlay.current = headOf(*place);
    }
    const std::vector<EventId> &ids = m_view.m_session.hover().ids;
    if (ids.size() == 1) {
        for (const Lane &lane : m_view.m_answer.lanes) {
            const bool holds =
                std::any_of(lane.marks.begin(), lane.marks.end(), [&](const LaneMark &mark) {
                    return mark.count == 1 && mark.id == ids.front();
                });
            if (const LanePlace *place = holds ? placeOf(nameInLook(lane)) : nullptr)
                overlay.lit.push_back(headOf(*place));
        }
        if (overlay.lit.size() < 2)
            overlay.lit.clear(); // in one lane the mark itself says where
    }
    if (m_dragged.part != Part::None && m_dragged.part != Part::Edge) {
        std::size_t place = dropPlace(m_dragAt.y());
        double y = drawing.plot.y;
        for (const LanePlace &lane : places()) {
            if (lane.name == m_dragged.lane || !isMovable(lane.name))
                continue;
            if (place-- == 0) {
                y = lane.box.y;
                break;
            }
            y = lane.box.bottom();
        }
        overlay.dropY = std::clamp(y, drawing.plot.y, drawing.plot.bottom());
        overlay.dragged = labelOf(m_dragged.lane);
        overlay.draggedAt = m_dragAt;
    }
    return overlay;
}

void TimelineHeads::showOverlay()
{
    TimelineOverlay overlay = m_view.m_plot->overlay();
    overlay.lanes = this->overlay();
    m_view.m_plot->setOverlay(overlay);
}

} // namespace entente
