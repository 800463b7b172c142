// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/theme.h"
#include "app/views/timeline/timeline_gestures.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_plot.h"
#include "app/views/timeline/timeline_view.h"
#include "core/layout/window_moves.h"

#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

/// How far two fingers go before it is known where to.
constexpr double deadBand = 6;
/// A pause that ends a movement of fingers.
constexpr double pauseMs = 250;
constexpr int frameMs = 16;

} // namespace

/// The way to pan or zoom by; nothing while fingers have not gone far enough to tell. A sideways
/// move of a trackpad never zooms, not even where it wavers on its way.
std::optional<QPointF> TimelineGestures::decided(QPointF delta, bool fine, bool begins)
{
    const double now = m_clock();
    if (!fine || begins || now - m_lastWheel > pauseMs)
        m_fingers = {};
    m_lastWheel = now;
    m_fingers.way += delta;
    if (m_fingers.direction != Direction::Unknown)
        return delta;
    if (fine && m_fingers.way.manhattanLength() < deadBand)
        return std::nullopt;
    m_fingers.direction = std::abs(m_fingers.way.x()) >= std::abs(m_fingers.way.y())
                              ? Direction::Along
                              : Direction::Across;
    return m_fingers.way;
}

bool TimelineGestures::wheel(const QWheelEvent &event)
{
    stopCoasting();
    const bool fine = !event.pixelDelta().isNull();
    QPointF delta = fine ? QPointF(event.pixelDelta()) : QPointF(event.angleDelta()) / 1.5;
    Session &session = m_view.m_session;
    const TimelineDrawing &drawing = m_view.currentDrawing();
    const double width = std::max(1.0, drawing.plot.width);
    // Qt turns a wheel with Alt into a sideways one.
    const double along = std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y();
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    const bool inHeads = event.position().x() < drawing.plot.x;
    if (alt && !inHeads) {
        if (const LanePlace *lane = m_view.m_heads->laneAt(event.position().y()))
            m_view.m_heads->changeHeight(std::string(lane->name), along / 4);
        return true;
    }
    const bool scrolls = m_view.m_wheelScrolls && !(event.modifiers() & Qt::KeyboardModifierMask);
    if (inHeads || (scrolls && std::abs(delta.y()) > std::abs(delta.x()))) {
        m_view.m_scrollBar->setValue(m_view.m_scrollBar->value() - int(std::lround(along)));
        return true;
    }
    const auto pan = [&](double pixels) {
        session.setWindow(panned(session.window(), -pixels * session.window().seconds() / width));
    };
    if (event.modifiers().testFlag(Qt::ShiftModifier)) {
        pan(along);
        return true;
    }
    const std::optional<QPointF> way = decided(delta, fine, event.phase() == Qt::ScrollBegin);
    if (!way)
        return true;
    if (m_fingers.direction == Direction::Along) {
        pan(way->x());
        return true;
    }
    const double fraction = std::clamp((event.position().x() - drawing.plot.x) / width, 0.0, 1.0);
    session.setWindow(
        zoomedAt(session.window(), fraction, std::exp2(-way->y() / 240), m_view.longestWindow()));
    return true;
}

/// Two fingers that come together or part on a trackpad.
bool TimelineGestures::pinch(const QNativeGestureEvent &event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    stopCoasting();
    const RectF &plot = m_view.currentDrawing().plot;
    const double fraction =
        std::clamp((event.position().x() - plot.x) / std::max(1.0, plot.width), 0.0, 1.0);
    m_view.m_session.setWindow(zoomedAt(m_view.m_session.window(), fraction,
                                        std::exp(-event.value()), m_view.longestWindow()));
    return true;
}

// --- What is let go runs on -------------------------------------------------------------------

void TimelineGestures::startCoasting()
{
    if (m_view.m_themes.motion().isReduced() || !m_coasting.release(m_clock()))
        return;
    m_coastFrom = m_coastTo = m_view.m_session.window();
    m_coastTimer.start(frameMs);
}

void TimelineGestures::coast()
{
    Session &session = m_view.m_session;
    if (session.window() != m_coastTo) // somebody else has moved it
        return stopCoasting();
    const double width = std::max(1.0, m_view.currentDrawing().plot.width);
    const double pixels = m_coasting.travelled(m_clock());
    const TimeSpan to = panned(m_coastFrom, -pixels * m_coastFrom.seconds() / width);
    session.setWindow(to);
    m_coastTo = session.window();
    if (!m_coasting.isRunning() || m_coastTo != to) // at rest, or where time ends
        stopCoasting();
}

void TimelineGestures::stopCoasting()
{
    m_coasting.stop();
    m_coastTimer.stop();
}

} // namespace entente
