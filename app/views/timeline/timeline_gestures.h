// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/timeline/timeline_heads.h"
#include "core/layout/coasting.h"
#include "core/layout/drawing.h"
#include "core/time/instant.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include <functional>
#include <optional>

class QMouseEvent;
class QNativeGestureEvent;
class QWheelEvent;

namespace entente
{

class TimelineView;

/// Mouse and wheel on the timeline. One tool is in the hand at a time: chosen at the press, led by
/// the moves, done at the release.
class TimelineGestures : public QObject
{
    Q_OBJECT

public:
    explicit TimelineGestures(TimelineView &view);

    /// The playhead while it is dragged.
    std::optional<Instant> playhead() const { return m_playhead; }
    /// Makes the day that `at` falls on the day in force.
    void setPlayhead(Instant at);
    /// The clock that flicks and trackpads are timed by, in milliseconds.
    void setClock(std::function<double()> clock) { m_clock = std::move(clock); }
    /// Shows where the pointer is, here or in another view.
    void showHover();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Tool
    {
        None,
        Click,
        Pan,
        Brush,
        BrushBegin,
        BrushEnd,
        BrushBody,
        Rectangle,
        Playhead,
        Lane ///< a head or the edge of one
    };

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool pinch(const QNativeGestureEvent &event);
    std::optional<QPointF> decided(QPointF delta, bool fine, bool begins);
    void startCoasting();
    void coast();
    void stopCoasting();
    void cancel();
    Tool toolAt(const QMouseEvent &event) const;
    Tool brushToolAt(QPointF position) const;

    void drag(QPointF position);
    void pan(QPointF position);
    void finish(const QMouseEvent &event);
    void click(const QMouseEvent &event);
    void clickHead(const QMouseEvent &event);
    bool selectRange(QPointF position);
    void selectActors(const std::string &key, bool toggle);
    void selectRectangle(const QRectF &area, bool add);
    void hover(QPointF position, QPoint globalPosition);
    void updateCursor(const QMouseEvent &event);
    void showBrush(TimeSpan span);
    TimeSpan brushFor(QPointF position) const;

    Instant instantAt(double x) const;
    bool isInPlot(QPointF position) const;
    std::optional<Hit> hitAt(QPointF position) const;

    TimelineView &m_view;
    Tool m_tool = Tool::None;
    bool m_dragging = false;
    bool m_swallowRelease = false; ///< the second release of a double click
    QPointF m_pressed;
    TimeSpan m_pressedWindow;
    int m_pressedScroll = 0;
    TimeSpan m_pressedBrush;
    TimelineHeads::Grip m_grip; ///< of Tool::Lane
    std::optional<Instant> m_playhead;
    enum class Direction
    {
        Unknown,
        Along, ///< pans
        Across ///< zooms
    };
    struct Fingers
    {
        QPointF way; ///< since they began to move
        Direction direction = Direction::Unknown;
    };
    Fingers m_fingers;
    double m_lastWheel = 0;
    Coasting m_coasting;
    QTimer m_coastTimer;
    TimeSpan m_coastFrom;
    TimeSpan m_coastTo; ///< where coasting has left the window
    QElapsedTimer m_elapsed;
    std::function<double()> m_clock; ///< milliseconds
};

} // namespace entente
