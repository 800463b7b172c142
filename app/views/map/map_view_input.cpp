// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"
#include "app/views/map/map_accessible.h"
#include "app/views/map/map_view.h"
#include "core/layout/map_arcs.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTextDocument>
#include <QToolTip>
#include <QVariantAnimation>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <set>

namespace entente
{

namespace
{

constexpr double hitSlack = 3;
constexpr double wheelPerDoubling = 360; ///< three notches of a wheel
constexpr double arrowPx = 60;

PointF pointF(QPointF p)
{
    return {p.x(), p.y()};
}

bool contains(const std::vector<EventId> &sorted, EventId id)
{
    return std::binary_search(sorted.begin(), sorted.end(), id);
}

} // namespace

std::optional<Hit> MapView::hitAt(QPointF at) const
{
    layOut();
    if (auto hit = hitTest(m_map.drawing, pointF(at), hitSlack); hit && !hit->ids.empty())
        return hit;
    if (m_arcs.marks.empty() && m_look.layers.arcs)
        addArcs(m_arcs, *m_arcWays, m_map, m_look.projection, m_theme.theme());
    return hitTest(m_arcs, pointF(at), hitSlack);
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        showTip(static_cast<QHelpEvent *>(event)->globalPos());
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setCamera(zoomedAt(m_look, pointF(gesture->position()), 1 + gesture->value()));
            return true;
        }
    }
    return QWidget::event(event);
}

void MapView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    m_flight->stop();
    stopCoasting();
    const QPoint turn = event->angleDelta();
    // A mostly sideways stroke never zooms.
    if (std::abs(turn.x()) > std::abs(turn.y())) {
        const double by = event->pixelDelta().isNull() ? turn.x() / 2.0 : event->pixelDelta().x();
        setCamera(moved(m_look, {by, 0}));
        return;
    }
    if (turn.y() != 0)
        setCamera(
            zoomedAt(m_look, pointF(event->position()), std::exp2(turn.y() / wheelPerDoubling)));
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    m_ignoreRelease = false;
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    if (m_flight->state() != QAbstractAnimation::Stopped) {
        m_flight->stop();
        setCamera(m_look.camera); // asks for what is seen here
    }
    stopCoasting();
    QToolTip::hideText();
    const bool box =
        event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier);
    const bool pan = event->button() == Qt::MiddleButton;
    m_drag = {box   ? Drag::What::Box
              : pan ? Drag::What::Pan
                    : Drag::What::Click,
              event->position(),
              event->position(),
              m_look,
              false,
              {}};
    m_drag.look.camera = frameOf(m_look).camera;
    if (m_drag.what == Drag::What::Click && !hitAt(event->position()) &&
        goThroughInset(event->position()))
        m_drag.what = Drag::What::Inset;
    // Alt+drag moves windows on many desktops: Ctrl does the same.
    m_drag.ropes = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0;
    m_drag.rope = {pointF(event->position())};
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_drag.to = event->position();
    const QPointF way = m_drag.to - m_drag.from;
    if (m_drag.what == Drag::What::Click &&
        way.manhattanLength() >= QApplication::startDragDistance()) {
        m_drag.what = m_drag.ropes                  ? Drag::What::Lasso
                      : m_look.projection.isGlobe() ? Drag::What::Turn
                                                    : Drag::What::Pan;
        m_drag.look.projection = m_look.projection;
        m_coastingX.begin(m_drag.to.x(), time());
        m_coastingY.begin(m_drag.to.y(), time());
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag.what == Drag::What::Pan) {
        m_look.camera = moved(m_drag.look, pointF(way));
        m_hit.reset();
        changed();
    } else if (m_drag.what == Drag::What::Inset) {
        goThroughInset(event->position());
    } else if (m_drag.what == Drag::What::Turn) {
        m_coastingX.track(m_drag.to.x(), time());
        m_coastingY.track(m_drag.to.y(), time());
        turnGlobe(m_drag.look, way);
    } else if (m_drag.what == Drag::What::Lasso) {
        m_drag.rope.push_back(pointF(m_drag.to));
        update();
    } else if (m_drag.what == Drag::What::Box) {
        update();
    } else if (m_drag.what == Drag::What::Nothing) {
        hover(event->position());
    }
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag{});
    unsetCursor();
    if (m_ignoreRelease)
        m_ignoreRelease = false;
    else if (drag.what == Drag::What::Click)
        click(event->position(), event->modifiers());
    else if (drag.what == Drag::What::Turn)
        letGo(drag);
    else if (drag.what == Drag::What::Box)
        filterToBox(drag.from, event->position());
    else if (drag.what == Drag::What::Lasso)
        filterToLasso(drag.rope);
    update();
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_ignoreRelease = true;
    const auto hit = hitAt(event->position());
    if (hit && hit->ids.size() > 1) {
        flyTo(showing(m_look, placesOf(hit->ids)));
    } else {
        takeClickBack();
        flyTo(zoomedAt(m_look, pointF(event->position()), 2));
    }
}

void MapView::hoverAgain()
{
    if (m_pointer && m_drag.what == Drag::What::Nothing)
        hover(*m_pointer);
    else
        m_hit.reset();
}

void MapView::leaveEvent(QEvent *)
{
    m_pointer.reset();
    m_hit.reset();
    m_hoveredCountry.reset();
    m_session.setHover({});
    update();
}

void MapView::hover(QPointF at)
{
    const std::optional<Hit> hit = hitAt(at);
    const CountryShape *country = hit || isOnWithoutPlace(at) ? nullptr : countryAt(at);
    const std::optional<ActorId> land =
        country && !country->id.isEmpty() ? std::optional(country->id) : std::nullopt;
    if (!hit && m_drag.what == Drag::What::Nothing)
        setCursor(land || isOnWithoutPlace(at) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (land != m_hoveredCountry) {
        m_hoveredCountry = land;
        if (!hit && !m_hit) {
            QToolTip::hideText();
            m_session.setHover({{}, land ? land->value : std::string(), {}});
        }
        update();
    }
    const auto keyOf = [](const std::optional<Hit> &h) { return h ? h->key : std::string(); };
    const auto idsOf = [](const std::optional<Hit> &h) {
        return h ? h->ids : std::vector<EventId>{};
    };
    if (keyOf(hit) == keyOf(m_hit) && idsOf(hit) == idsOf(m_hit))
        return;
    m_hit = hit;
    if (hit)
        setCursor(Qt::PointingHandCursor);
    QToolTip::hideText();
    m_session.setHover({idsOf(hit), land ? land->value : std::string(), {}});
    m_titles.ask(idsOf(hit));
    update();
}

void MapView::click(QPointF at, Qt::KeyboardModifiers modifiers)
{
    const std::optional<Hit> hit = hitAt(at);
    m_beforeClick.reset();
    if (hit && !hit->ids.empty()) {
        if (modifiers.testFlag(Qt::ControlModifier))
            toggle(hit->ids);
        else
            m_session.setSelection(EventSelection{hit->ids});
        return;
    }
    const bool adds = modifiers.testFlag(Qt::ControlModifier);
    if (!adds && isOnWithoutPlace(at))
        return filterToWithoutPlace();
    if (const Arc *arc = hit && !adds ? arcOf(*hit) : nullptr) {
        std::vector<ActorId> ends{arc->a};
        if (!arc->b.isEmpty())
            ends.push_back(arc->b);
        return m_session.setSelection(ActorSelection{std::move(ends)});
    }
    if (const CountryShape *country = countryAt(at); country && !country->id.isEmpty())
        clickCountry(country->id, adds);
    else if (!adds)
        m_session.clearSelection();
}

/// Takes a cluster out of the selection when all of it is selected, else adds it.
void MapView::toggle(const std::vector<EventId> &ids)
{
    const std::vector<EventId> before = m_session.selectedEvents();
    const bool hasAll =
        std::all_of(ids.begin(), ids.end(), [&](EventId id) { return contains(before, id); });
    std::set<EventId> after(before.begin(), before.end());
    for (const EventId id : ids) {
        if (hasAll)
            after.erase(id);
        else
            after.insert(id);
    }
    if (after.empty())
        m_session.clearSelection();
    else
        m_session.setSelection(EventSelection{{after.begin(), after.end()}});
}

void MapView::showTip(QPoint globalAt)
{
    m_tipAt = globalAt;
    if (!m_hit && isOnWithoutPlace(mapFromGlobal(globalAt))) {
        QToolTip::showText(globalAt, tr("Click to list the events without a place"), this);
        return;
    }
    QStringList lines;
    const CountryShape *country = m_hit ? nullptr : countryAt(mapFromGlobal(globalAt));
    if (country)
        lines = countryTip(*country);
    if ((!m_hit && lines.isEmpty()) || m_drag.what != Drag::What::Nothing) {
        QToolTip::hideText();
        return;
    }
    if (m_hit && m_hit->role == Role::Arc) {
        lines << arcTip(*m_hit);
    } else if (m_hit) {
        const QString place = QString::fromStdString(m_hit->key);
        if (m_hit->ids.size() > 1)
            lines << (place.isEmpty()
                          ? tr("%Ln event(s)", nullptr, int(m_hit->ids.size()))
                          : tr("%1 · %Ln event(s)", nullptr, int(m_hit->ids.size())).arg(place));
        else if (!place.isEmpty())
            lines << place;
        lines << m_titles.lines();
        if (m_hit->ids.size() > EventTitles::most && !m_titles.lines().isEmpty())
            lines << tr("+%1 more").arg(m_hit->ids.size() - EventTitles::most);
    }
    // Titles are other people's words: never read as markup.
    const QString text =
        QStringLiteral("<p style='white-space:pre'>%1</p>").arg(lines.join(u'\n').toHtmlEscaped());
    QToolTip::showText(globalAt, text, this);
}

std::vector<PlanePoint> MapView::placesOf(const std::vector<EventId> &ids) const
{
    std::vector<PlanePoint> points;
    for (const PlaceCluster &cluster : m_answer->clusters) {
        const bool holds =
            contains(ids, cluster.id) || std::any_of(cluster.members.begin(), cluster.members.end(),
                                                     [&](EventId id) { return contains(ids, id); });
        const auto point = holds ? m_look.projection.forward(cluster.position) : std::nullopt;
        if (point)
            points.push_back(*point);
    }
    return points;
}

/// Goes to the next place, from the one with the most events down, so that a keyboard reaches every
/// event: Enter selects those of the place.
void MapView::stepThrough(int direction)
{
    const std::vector<MapCluster> &all = places();
    if (all.empty())
        return;
    const MapCluster *now = currentPlace();
    const std::ptrdiff_t count = std::ptrdiff_t(all.size());
    const std::ptrdiff_t at = now == nullptr ? (direction > 0 ? -1 : count) : now - all.data();
    setCurrentPlace(all[std::size_t((at + direction + count) % count)].id);
}

void MapView::setCurrentPlace(EventId id)
{
    m_current = id;
    m_country.reset();
    const MapCluster *place = currentPlace();
    if (place == nullptr)
        return;
    const double size = 2 * place->radius;
    const RectF box{place->at.x - place->radius, place->at.y - place->radius, size, size};
    m_hit =
        Hit{place->members, place->label, place->count == 1 ? Role::Event : Role::Cluster, box, {}};
    m_session.setHover({place->members, {}, {}});
    m_titles.ask(place->members);
    showTip(mapToGlobal(QPointF(box.right(), box.bottom()).toPoint()));
    announceFocusChild(*this);
    update();
}

void MapView::selectCurrentPlace()
{
    if (const MapCluster *place = currentPlace())
        m_session.setSelection(EventSelection{place->members});
}

void MapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    announceFocusChild(*this);
}

void MapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!m_pointer && m_hit) { // the pointer is elsewhere: it was the keyboard's
        m_hit.reset();
        m_session.setHover({});
    }
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const auto pan = [this](double x, double y) { setCamera(moved(m_look, {x, y})); };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        showAll();
        return;
    case Qt::Key_Left:
        pan(arrowPx, 0);
        return;
    case Qt::Key_Right:
        pan(-arrowPx, 0);
        return;
    case Qt::Key_Up:
        pan(0, arrowPx);
        return;
    case Qt::Key_Down:
        pan(0, -arrowPx);
        return;
    case Qt::Key_Period:
        stepThrough(1);
        return;
    case Qt::Key_Comma:
        stepThrough(-1);
        return;
    case Qt::Key_Greater:
        stepThroughCountries(1);
        return;
    case Qt::Key_Less:
        stepThroughCountries(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_country)
            return clickCountry(*m_country, event->modifiers().testFlag(Qt::ControlModifier));
        if (currentPlace() != nullptr)
            return selectCurrentPlace();
        break;
    case Qt::Key_Escape:
        if (m_drag.what == Drag::What::Box || m_drag.what == Drag::What::Lasso) {
            m_drag = {};
            update();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace entente
