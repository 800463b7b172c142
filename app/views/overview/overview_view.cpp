// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/overview/overview_view.h"

#include "app/session/linked_client.h"
#include "app/style/fonts.h"
#include "app/style/paint.h"
#include "app/views/overview/overview_accessible.h"
#include "app/views/overview/play_strip.h"
#include "core/layout/window_moves.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente
{

namespace
{

constexpr double handleReach = 6; ///< pixels from the window's edge that still hold its handle
constexpr double keyStep = 0.125; ///< of the window
constexpr double keyZoom = 0.7;

} // namespace

OverviewView::OverviewView(Session &session, ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_themes(themes)
    , m_play(new PlayStrip(session, themes, this))
    , m_asker(
          session,
          [this](const HistogramQuestion &question, HistogramAnswer answer) {
              m_edges = question.edges;
              m_answer = std::move(answer);
              layOut();
          },
          this)
{
    installAccessible<OverviewAccessible, OverviewView>(); // before anything asks for it
    setObjectName(QStringLiteral("overview"));
    setAccessibleName(tr("Overview of all of time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Drag the frame to move in time, its handles to widen it. Shift+drag filters to "
                  "a range of days."));
    new LinkedClient(m_session, *this,
                     LinkedClient::States(LinkedClient::FilterState) | LinkedClient::WindowState |
                         LinkedClient::AsOfState | LinkedClient::PlayState,
                     [this] { refresh(); });
    connect(m_play, &PlayStrip::settingsRequested, this, &OverviewView::playSettingsRequested);
    connect(&m_themes, &ThemeSwitch::changed, this, [this] {
        updateGeometry();
        refresh();
    });
}

QSize OverviewView::sizeHint() const
{
    return {900, qRound(72 * textScale())};
}

void OverviewView::setHeadWidth(double width)
{
    if (std::abs(width - m_headWidth) < 0.5)
        return;
    m_headWidth = width;
    refresh();
}

double OverviewView::headWidth() const
{
    return std::max(m_headWidth, double(m_play->sizeHint().width()));
}

void OverviewView::refresh()
{
    m_play->setGeometry(0, 0, int(headWidth()), height());
    ask();
    layOut();
}

void OverviewView::ask()
{
    if (!m_session.engine()) {
        m_asker.forget();
        m_answer = {};
        m_edges.clear();
        return;
    }
    HistogramQuestion question;
    question.context = m_session.filterContext();
    question.edges = overviewEdges(m_session.extent(), std::max(50.0, width() - headWidth()));
    if (question.edges.size() >= 2)
        m_asker.ask(question);
}

void OverviewView::layOut()
{
    OverviewLook look;
    look.width = width();
    look.height = height();
    look.extent = m_session.extent();
    look.window = m_session.window();
    look.headWidth = headWidth();
    look.brush = m_brush ? m_brush : m_session.context().filter.range();
    look.playhead = m_session.playhead();
    m_drawing = layoutOverview(m_answer, m_edges, look, m_themes.theme(), FontMeasure::onScreen());
    setAccessibleDescription(QString::fromStdString(m_drawing.drawing.words));
    if (std::exchange(m_toldWindow, look.window) != look.window)
        OverviewAccessible::announce(*this);
    update();
}

void OverviewView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toQColor(m_drawing.drawing.background));
    paintDrawing(painter, m_drawing.drawing);
    if (!hasFocus() || !window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(toQColor(m_themes.theme().accent), 2));
    painter.drawRect(QRectF(rect()).adjusted(headWidth() - 3, 1, -1, -1));
}

void OverviewView::resizeEvent(QResizeEvent *)
{
    refresh();
}

Instant OverviewView::instantAt(double x) const
{
    const RectF &plot = m_drawing.plot;
    return m_drawing.scale.toInstant(std::clamp(x, plot.x, plot.right()));
}

OverviewView::Tool OverviewView::toolAt(QPointF position, Qt::KeyboardModifiers modifiers) const
{
    if (modifiers.testFlag(Qt::ShiftModifier))
        return Tool::Brush;
    const RectF &box = m_drawing.windowBox;
    const double toBegin = std::abs(position.x() - box.x);
    const double toEnd = std::abs(position.x() - box.right());
    // A narrow window keeps a middle to hold.
    const double reach = std::min(handleReach, std::max(2.0, box.width / 3));
    if (std::min(toBegin, toEnd) <= reach)
        return toBegin < toEnd ? Tool::Begin : Tool::End;
    return position.x() > box.x && position.x() < box.right() ? Tool::Body : Tool::Centre;
}

void OverviewView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_tool = toolAt(event->position(), event->modifiers());
    m_dragging = false;
    m_pressed = event->position();
    if (m_tool == Tool::Centre)
        m_session.setWindow(centredOn(m_session.window(), instantAt(event->position().x())));
    m_pressedWindow = m_session.window();
}

TimeSpan OverviewView::brushTo(QPointF position) const
{
    return wholeDays(TimeSpan::between(instantAt(m_pressed.x()), instantAt(position.x())));
}

void OverviewView::drag(QPointF position)
{
    const double seconds = (position.x() - m_pressed.x()) * m_drawing.scale.secondsPerPixel();
    switch (m_tool) {
    case Tool::Begin:
        return m_session.setWindow(
            TimeSpan::between(panned(m_pressedWindow, seconds).begin, m_pressedWindow.end));
    case Tool::End:
        return m_session.setWindow(
            TimeSpan::between(m_pressedWindow.begin, panned(m_pressedWindow, seconds).end));
    case Tool::Body:
    case Tool::Centre:
        return m_session.setWindow(panned(m_pressedWindow, seconds));
    case Tool::Brush:
        m_brush = brushTo(position);
        return layOut();
    case Tool::None:
        return;
    }
}

void OverviewView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_tool == Tool::None) {
        const Tool tool = toolAt(event->position(), event->modifiers());
        setCursor(tool == Tool::Begin || tool == Tool::End ? Qt::SizeHorCursor
                  : tool == Tool::Body                     ? Qt::OpenHandCursor
                  : tool == Tool::Brush                    ? Qt::CrossCursor
                                                           : Qt::ArrowCursor);
        return;
    }
    if (!m_dragging &&
        (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    drag(event->position());
}

void OverviewView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_tool == Tool::Brush) {
        // A click with Shift takes the range away.
        const auto range = m_dragging ? std::optional(brushTo(event->position())) : std::nullopt;
        m_brush.reset();
        if (range || m_session.filter().range())
            m_session.setFilter(m_session.filter().withRange(range));
        layOut();
    }
    m_tool = Tool::None;
    m_dragging = false;
}

void OverviewView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_tool = Tool::None;
    if (event->button() == Qt::LeftButton)
        m_session.showAll();
}

void OverviewView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta =
        event->pixelDelta().isNull() ? event->angleDelta() : event->pixelDelta() * 2;
    const TimeSpan window = m_session.window();
    event->accept();
    if (std::abs(delta.x()) >= std::abs(delta.y()) ||
        event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int along = delta.x() != 0 ? delta.x() : delta.y();
        m_session.setWindow(panned(window, -double(along) / 960 * window.seconds()));
        return;
    }
    const Instant at = instantAt(event->position().x());
    const double fraction = window.contains(at) ? TimeScale(window, 0, 1).toPixel(at) : 0.5;
    m_session.setWindow(zoomedAt(window, fraction, std::exp2(-double(delta.y()) / 360),
                                 10 * m_session.extent().seconds()));
}

void OverviewView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_tool != Tool::None) {
        if (m_tool != Tool::Brush)
            m_session.setWindow(m_pressedWindow);
        m_tool = Tool::None;
        m_brush.reset();
        return layOut();
    }
    const TimeSpan window = m_session.window();
    const double length = window.seconds();
    const bool isEnd = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return isEnd ? moveEnd(-length * keyStep)
                     : m_session.setWindow(panned(window, -length * keyStep));
    case Qt::Key_Right:
        return isEnd ? moveEnd(length * keyStep)
                     : m_session.setWindow(panned(window, length * keyStep));
    case Qt::Key_PageUp:
        return m_session.setWindow(panned(window, -length));
    case Qt::Key_PageDown:
        return m_session.setWindow(panned(window, length));
    case Qt::Key_Up:
    case Qt::Key_Minus:
        return zoom(1 / keyZoom);
    case Qt::Key_Down:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(keyZoom);
    case Qt::Key_Home:
        return m_session.setWindow(panned(window, double(m_session.extent().begin.seconds) -
                                                      double(window.begin.seconds)));
    case Qt::Key_End:
        return m_session.setWindow(
            panned(window, double(m_session.extent().end.seconds) - double(window.end.seconds)));
    default:
        return QWidget::keyPressEvent(event);
    }
}

/// Around the middle: below 1, closer.
void OverviewView::zoom(double factor)
{
    m_session.setWindow(
        zoomedAt(m_session.window(), 0.5, factor, 10 * m_session.extent().seconds()));
}

/// Only the later end moves, never before the other one.
void OverviewView::moveEnd(double seconds)
{
    const TimeSpan window = m_session.window();
    m_session.setWindow({window.begin, panned(window, seconds).end});
}

void OverviewView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void OverviewView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace entente
