// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_gestures.h"

#include "app/session/thread_light.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/timeline/timeline_plot.h"
#include "app/views/timeline/timeline_view.h"
#include "core/layout/timeline_links.h"
#include "core/layout/window_moves.h"
#include "core/time/calendar.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <set>

namespace entente
{

namespace
{

constexpr double edgeReach = 4; ///< pixels from a brush's edge that still hold it

QString dayText(Instant t)
{
    const Result<Date> date = Date::fromEdtf(isoDay(t));
    return date ? QString::fromStdString(inWords(*date)) : QString();
}

/// With the time of day where an hour is wider than the pointer's own width.
QString momentText(Instant t, double secondsPerPixel)
{
    constexpr double pointer = 12;
    if (secondsPerPixel * pointer > 3600)
        return dayText(t);
    const std::int64_t ofDay = ((t.seconds % secondsPerDay) + secondsPerDay) % secondsPerDay;
    return dayText(t) + QStringLiteral(", %1:%2")
                            .arg(ofDay / 3600, 2, 10, QLatin1Char('0'))
                            .arg(ofDay % 3600 / 60, 2, 10, QLatin1Char('0'));
}

QString rangeText(TimeSpan days)
{
    return dayText(days.begin) + QStringLiteral(" – ") + dayText({days.end.seconds - 1});
}

} // namespace

TimelineGestures::TimelineGestures(TimelineView &view) : QObject(&view), m_view(view)
{
    view.m_plot->installEventFilter(this);
    view.installEventFilter(this);
    m_elapsed.start();
    m_clock = [this] { return double(m_elapsed.elapsed()); };
    m_coastTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_coastTimer, &QTimer::timeout, this, &TimelineGestures::coast);
}

bool TimelineGestures::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_tool != Tool::None &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        cancel();
        return true;
    }
    if (watched != m_view.m_plot)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClick(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::NativeGesture:
        return pinch(*static_cast<QNativeGestureEvent *>(event));
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::ContextMenu: {
        const auto &menu = *static_cast<QContextMenuEvent *>(event);
        m_view.showMenu(hitAt(menu.pos()), instantAt(menu.x()), menu.globalPos());
        return true;
    }
    case QEvent::Leave:
        m_view.m_session.setHover({});
        m_view.m_heads->leave();
        return false;
    default:
        return false;
    }
}

Instant TimelineGestures::instantAt(double x) const
{
    return m_view.currentDrawing().scale.toInstant(x);
}

bool TimelineGestures::isInPlot(QPointF position) const
{
    return m_view.currentDrawing().plot.contains(PointF{position.x(), position.y()});
}

std::optional<Hit> TimelineGestures::hitAt(QPointF position) const
{
    return hitTest(m_view.currentDrawing().drawing, {position.x(), position.y()});
}

TimelineGestures::Tool TimelineGestures::brushToolAt(QPointF position) const
{
    const auto range = m_view.m_session.filter().range();
    if (!range || !isInPlot(position))
        return Tool::None;
    const TimelineDrawing &drawing = m_view.currentDrawing();
    const double left = drawing.scale.toPixel(range->begin);
    const double right = drawing.scale.toPixel(range->end);
    if (std::abs(position.x() - left) <= edgeReach)
        return Tool::BrushBegin;
    if (std::abs(position.x() - right) <= edgeReach)
        return Tool::BrushEnd;
    const bool edgeInSight = (left > drawing.plot.x && left < drawing.plot.right()) ||
                             (right > drawing.plot.x && right < drawing.plot.right());
    return edgeInSight && position.x() > left && position.x() < right ? Tool::BrushBody
                                                                      : Tool::None;
}

TimelineGestures::Tool TimelineGestures::toolAt(const QMouseEvent &event) const
{
    const QPointF position = event.position();
    if (event.button() == Qt::MiddleButton)
        return Tool::Pan;
    if (event.button() != Qt::LeftButton)
        return Tool::None;
    const TimelineDrawing &drawing = m_view.currentDrawing();
    const auto hit = hitAt(position);
    if (hit && hit->role == Role::Playhead && hit->key == "playhead")
        return Tool::Playhead;
    if (drawing.axis.contains(PointF{position.x(), position.y()}))
        return event.modifiers().testFlag(Qt::ShiftModifier) ? Tool::Brush : Tool::Playhead;
    if (event.modifiers().testFlag(Qt::ShiftModifier))
        return isInPlot(position) ? Tool::Brush : Tool::None;
    if (event.modifiers().testFlag(Qt::AltModifier))
        return isInPlot(position) ? Tool::Rectangle : Tool::None;
    if (const Tool brush = brushToolAt(position); brush != Tool::None)
        return brush;
    if (m_view.m_heads->gripAt(position).part != TimelineHeads::Part::None)
        return Tool::Lane;
    return isInPlot(position) ? Tool::Pan : Tool::Click;
}

void TimelineGestures::press(const QMouseEvent &event)
{
    QToolTip::hideText();
    stopCoasting(); // what runs is caught
    if (m_tool != Tool::None || event.button() == Qt::RightButton)
        return;
    m_view.setFocus(Qt::MouseFocusReason);
    m_tool = toolAt(event);
    m_dragging = false;
    m_pressed = event.position();
    m_coasting.begin(m_pressed.x(), m_clock());
    m_pressedWindow = m_view.m_session.window();
    m_pressedScroll = m_view.m_scrollBar->value();
    m_pressedBrush = m_view.m_session.filter().range().value_or(TimeSpan{});
    if (m_tool == Tool::Playhead)
        drag(event.position());
    if (m_tool == Tool::Lane)
        m_grip = m_view.m_heads->gripAt(event.position());
}

void TimelineGestures::move(const QMouseEvent &event)
{
    if (m_tool == Tool::None) {
        hover(event.position(), event.globalPosition().toPoint());
        updateCursor(event);
        return;
    }
    const double distance = (event.position() - m_pressed).manhattanLength();
    if (!m_dragging && distance < QApplication::startDragDistance() && m_tool != Tool::Playhead)
        return;
    if (m_tool == Tool::Lane && !m_dragging)
        m_view.m_heads->beginDrag(m_grip, m_pressed);
    m_dragging = true;
    drag(event.position());
}

void TimelineGestures::drag(QPointF position)
{
    switch (m_tool) {
    case Tool::Pan:
        return pan(position);
    case Tool::Brush:
    case Tool::BrushBegin:
    case Tool::BrushEnd:
    case Tool::BrushBody:
        return showBrush(brushFor(position));
    case Tool::Rectangle: {
        TimelineOverlay overlay = m_view.m_plot->overlay();
        overlay.rubberBand =
            QRectF(m_pressed, position).normalized() & toQRectF(m_view.currentDrawing().plot);
        return m_view.m_plot->setOverlay(overlay);
    }
    case Tool::Playhead: {
        const RectF &plot = m_view.currentDrawing().plot;
        m_playhead = wholeDays({instantAt(std::clamp(position.x(), plot.x, plot.right())),
                                instantAt(std::clamp(position.x(), plot.x, plot.right()))})
                         .end;
        return m_view.layOut();
    }
    case Tool::Lane:
        return m_view.m_heads->drag(position);
    case Tool::None:
    case Tool::Click:
        return;
    }
}

/// The date that was pressed stays under the pointer: counted from the press, so that nothing adds
/// up.
void TimelineGestures::pan(QPointF position)
{
    m_view.m_plot->setCursor(Qt::ClosedHandCursor);
    m_coasting.track(position.x(), m_clock());
    const double width = std::max(1.0, m_view.currentDrawing().plot.width);
    const double seconds = (m_pressed.x() - position.x()) * m_pressedWindow.seconds() / width;
    m_view.m_session.setWindow(panned(m_pressedWindow, seconds));
    m_view.m_scrollBar->setValue(m_pressedScroll + int(std::lround(m_pressed.y() - position.y())));
}

TimeSpan TimelineGestures::brushFor(QPointF position) const
{
    const RectF &plot = m_view.currentDrawing().plot;
    const Instant from = instantAt(m_pressed.x());
    const Instant to = instantAt(std::clamp(position.x(), plot.x, plot.right()));
    switch (m_tool) {
    case Tool::BrushBegin:
        return wholeDays(TimeSpan::between(to, {m_pressedBrush.end.seconds - 1}));
    case Tool::BrushEnd:
        return wholeDays(TimeSpan::between(m_pressedBrush.begin, to));
    case Tool::BrushBody: {
        const double days = std::round(double(to.seconds - from.seconds) / double(secondsPerDay));
        return panned(m_pressedBrush, days * double(secondsPerDay));
    }
    default:
        return wholeDays(TimeSpan::between(from, to));
    }
}

void TimelineGestures::showBrush(TimeSpan span)
{
    const TimelineDrawing &drawing = m_view.currentDrawing();
    const RectF &plot = drawing.plot;
    const double left = std::clamp(drawing.scale.toPixel(span.begin), plot.x, plot.right());
    const double right = std::clamp(drawing.scale.toPixel(span.end), plot.x, plot.right());
    TimelineOverlay overlay = m_view.m_plot->overlay();
    overlay.brush = QRectF(left, plot.y, right - left, plot.height);
    overlay.brushText = rangeText(span);
    m_view.m_plot->setOverlay(overlay);
}

void TimelineGestures::release(const QMouseEvent &event)
{
    if (std::exchange(m_swallowRelease, false) || m_tool == Tool::None)
        return;
    finish(event);
    m_tool = Tool::None;
    m_dragging = false;
    TimelineOverlay overlay = m_view.m_plot->overlay();
    overlay.brush.reset();
    overlay.rubberBand.reset();
    m_view.m_plot->setOverlay(overlay);
    updateCursor(event);
}

void TimelineGestures::finish(const QMouseEvent &event)
{
    Session &session = m_view.m_session;
    switch (m_tool) {
    case Tool::Playhead:
        if (const auto end = std::exchange(m_playhead, std::nullopt)) {
            AsOf asOf = session.asOf();
            asOf.inForce = end;
            session.setAsOf(asOf);
            m_view.layOut();
        }
        return;
    case Tool::Brush:
        if (m_dragging)
            session.setFilter(session.filter().withRange(brushFor(event.position())));
        else if (!selectRange(event.position()) && session.filter().range())
            session.setFilter(session.filter().withRange(std::nullopt));
        return;
    case Tool::BrushBegin:
    case Tool::BrushEnd:
    case Tool::BrushBody:
        if (m_dragging)
            session.setFilter(session.filter().withRange(brushFor(event.position())));
        else
            click(event);
        return;
    case Tool::Rectangle:
        if (m_dragging)
            selectRectangle(QRectF(m_pressed, event.position()).normalized(),
                            event.modifiers().testFlag(Qt::ControlModifier));
        return;
    case Tool::Pan:
        if (m_dragging)
            return startCoasting();
        [[fallthrough]];
    case Tool::Click:
        if (!m_dragging && event.button() == Qt::LeftButton)
            click(event);
        return;
    case Tool::Lane:
        if (m_dragging)
            m_view.m_heads->endDrag();
        else
            clickHead(event);
        return;
    case Tool::None:
        return;
    }
}

void TimelineGestures::clickHead(const QMouseEvent &event)
{
    TimelineHeads &heads = *m_view.m_heads;
    switch (m_grip.part) {
    case TimelineHeads::Part::Triangle:
        if (const LanePlace *place = heads.placeOf(m_grip.lane))
            heads.setCollapsed(m_grip.lane, !place->isCollapsed);
        return;
    case TimelineHeads::Part::Menu:
        return heads.showMenuOf(m_grip.lane, event.globalPosition().toPoint());
    case TimelineHeads::Part::Head:
        return click(event);
    case TimelineHeads::Part::Edge:
    case TimelineHeads::Part::None:
        return;
    }
}

void TimelineGestures::click(const QMouseEvent &event)
{
    Session &session = m_view.m_session;
    const bool toggle = event.modifiers().testFlag(Qt::ControlModifier);
    const auto hit = hitAt(event.position());
    const LanePlace *lane = m_view.m_heads->laneAt(event.position().y());
    m_view.m_heads->setCurrent(lane != nullptr ? std::optional(lane->name) : std::nullopt, false);
    if (!hit || (hit->ids.empty() && hit->role != Role::Lane)) {
        if (!toggle)
            session.clearSelection();
        return;
    }
    if (hit->ids.empty()) {
        selectActors(hit->key, toggle);
        return;
    }
    if (hit->role == Role::Cluster)
        m_view.selectCluster(*hit, toggle);
    else if (toggle)
        session.toggleSelected(hit->ids.front());
    else
        session.select(hit->ids.front());
}

/// From the event that is selected to the one at `position`, along its lane. False: no event is
/// there.
bool TimelineGestures::selectRange(QPointF position)
{
    const auto hit = hitAt(position);
    const LanePlace *place = m_view.m_heads->laneAt(position.y());
    if (!hit || hit->ids.empty() || place == nullptr)
        return false;
    std::vector<EventId> ids = m_view.m_session.selectedEvents();
    for (const Lane &lane : m_view.m_answer.lanes) {
        const auto at = [&](EventId id) {
            return std::find_if(lane.marks.begin(), lane.marks.end(),
                                [id](const LaneMark &mark) { return mark.id == id; });
        };
        if (nameInLook(lane) != place->name)
            continue;
        const auto end = at(hit->ids.front());
        const auto begin = ids.empty() ? lane.marks.end() : at(ids.front());
        if (end == lane.marks.end() || begin == lane.marks.end())
            break;
        for (auto mark = std::min(begin, end); mark <= std::max(begin, end); ++mark) {
            ids.push_back(mark->id);
            ids.insert(ids.end(), mark->members.begin(), mark->members.end());
        }
    }
    ids.insert(ids.end(), hit->ids.begin(), hit->ids.end());
    m_view.m_session.setSelection(EventSelection{std::move(ids)});
    return true;
}

/// The party of a lane, the two of a pair. A second party, with Ctrl, makes a pair with the first.
void TimelineGestures::selectActors(const std::string &key, bool toggle)
{
    Session &session = m_view.m_session;
    const Lane *lane = m_view.laneOf(key);
    if (key.empty() || lane == nullptr)
        return;
    if (lane->pair.size() == 2) {
        session.setSelection(ActorSelection{lane->pair});
    } else if (session.lanes().field == LaneField::Party) {
        std::vector<ActorId> actors{ActorId{key}};
        const auto *before = std::get_if<ActorSelection>(&session.selection());
        if (toggle && before != nullptr && before->ids.front() != actors.front())
            actors.insert(actors.begin(), before->ids.front());
        session.setSelection(ActorSelection{actors});
    }
}

void TimelineGestures::selectRectangle(const QRectF &area, bool add)
{
    const RectF box{area.x(), area.y(), area.width(), area.height()};
    std::set<EventId> ids;
    for (const Mark &mark : m_view.currentDrawing().drawing.marks) {
        if ((mark.role == Role::Event || mark.role == Role::Cluster) && mark.box.intersects(box))
            ids.insert(mark.ids.begin(), mark.ids.end());
    }
    if (add) {
        for (const EventId id : m_view.m_session.selectedEvents())
            ids.insert(id);
    }
    if (ids.empty())
        m_view.m_session.clearSelection();
    else
        m_view.m_session.setSelection(EventSelection{{ids.begin(), ids.end()}});
}

void TimelineGestures::doubleClick(const QMouseEvent &event)
{
    m_swallowRelease = true;
    if (event.button() != Qt::LeftButton)
        return;
    const TimelineHeads::Grip grip = m_view.m_heads->gripAt(event.position());
    if (grip.part == TimelineHeads::Part::Edge)
        return m_view.m_heads->setHeight(grip.lane, std::nullopt);
    if (grip.part != TimelineHeads::Part::None)
        return;
    const auto hit = hitAt(event.position());
    if (hit && hit->role == Role::Cluster)
        return m_view.zoomTo(hit->ids);
    if (hit && !hit->ids.empty())
        return emit m_view.openRequested(hit->ids.front());
    if (isInPlot(event.position()))
        m_view.m_session.showAll();
}

void TimelineGestures::setPlayhead(Instant at)
{
    AsOf asOf = m_view.m_session.asOf();
    asOf.inForce = wholeDays({at, at}).end;
    m_view.m_session.setAsOf(asOf);
}

void TimelineGestures::cancel()
{
    if (m_tool == Tool::Pan)
        m_view.m_session.setWindow(m_pressedWindow);
    if (m_tool == Tool::Lane)
        m_view.m_heads->cancelDrag();
    m_tool = Tool::None;
    m_dragging = false;
    m_swallowRelease = true;
    if (m_playhead) {
        m_playhead.reset();
        m_view.layOut();
    }
    m_view.m_plot->setOverlay({});
    m_view.m_heads->leave();
}

void TimelineGestures::hover(QPointF position, QPoint globalPosition)
{
    m_view.m_heads->hover(position);
    Hover hover;
    if (isInPlot(position))
        hover.time = instantAt(position.x());
    const std::optional<Hit> hit = hitAt(position);
    if (hit && hit->role != Role::Playhead) {
        hover.ids = hit->ids;
        const bool isNamed =
            hit->role == Role::Era || m_view.m_session.lanes().field == LaneField::Party;
        if (isNamed && hit->ids.empty())
            hover.key = hit->key;
    }
    const Hover before = m_view.m_session.hover();
    m_view.m_session.setHover(hover);
    if (hover.ids == before.ids && hover.key == before.key)
        return;
    QToolTip::hideText();
    if (hit && hit->role == Role::Cluster)
        m_view.showClusterTip(*hit, globalPosition);
    else if (const auto era = eraOf(hover.key); era && hover.ids.empty())
        m_view.showEraTip(*era, globalPosition);
    else if (hover.ids.size() == 1)
        m_view.askTip(hover.ids.front(), globalPosition);
}

void TimelineGestures::showHover()
{
    const Hover &hover = m_view.m_session.hover();
    const TimelineDrawing &drawing = m_view.currentDrawing();
    TimelineOverlay overlay = m_view.m_plot->overlay();
    overlay.hovered = hover.ids;
    const std::vector<EventId> &lit = m_view.m_session.threadLight().ids();
    if (!lit.empty())
        overlay.hovered = lit;
    overlay.links = linkMarks(drawing, m_view.m_session.threadLight().links(),
                              m_view.m_themes.theme(), FontMeasure::onScreen());
    overlay.hoverX.reset();
    overlay.hoverText.clear();
    if (hover.time) {
        const double x = drawing.scale.toPixel(*hover.time);
        if (x >= drawing.plot.x && x <= drawing.plot.right()) {
            overlay.hoverX = x;
            overlay.hoverText = momentText(*hover.time, drawing.scale.secondsPerPixel());
        }
    }
    m_view.m_plot->setOverlay(overlay);
    m_view.m_heads->showHover();
}

void TimelineGestures::updateCursor(const QMouseEvent &event)
{
    const QPointF position = event.position();
    const Tool brush = brushToolAt(position);
    const auto hit = hitAt(position);
    const TimelineHeads::Part head = m_view.m_heads->gripAt(position).part;
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (head == TimelineHeads::Part::Edge)
        shape = Qt::SplitVCursor;
    else if (hit && (!hit->ids.empty() || hit->role == Role::Lane))
        shape = Qt::PointingHandCursor;
    else if (brush == Tool::BrushBegin || brush == Tool::BrushEnd ||
             (hit && hit->role == Role::Playhead))
        shape = Qt::SizeHorCursor;
    else if (event.modifiers().testFlag(Qt::ShiftModifier) && isInPlot(position))
        shape = Qt::CrossCursor;
    else if (brush == Tool::BrushBody)
        shape = Qt::SizeAllCursor;
    m_view.m_plot->setCursor(shape);
}

} // namespace entente
