// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/frame_timer.h"
#include "app/views/timeline/picture_fade.h"
#include "app/views/timeline/timeline_heads.h"
#include "core/layout/timeline_layout.h"

#include <QElapsedTimer>
#include <QString>
#include <qcustomplot.h>

#include <optional>
#include <vector>

namespace entente
{

/// What moves with the pointer: painted on the overlay, over the drawing that stays.
struct TimelineOverlay
{
    std::optional<double> hoverX;
    QString hoverText;           ///< the date under the pointer
    std::optional<QRectF> brush; ///< while it is dragged
    QString brushText;
    std::optional<QRectF> rubberBand;
    std::vector<EventId> hovered; ///< ringed
    std::vector<Mark> links;      ///< of what is hovered
    LanesOverlay lanes;
    std::optional<QRectF> focus; ///< the mark that the keyboard is on
    bool framed = false;         ///< the keyboard is in this view
    bool isEmpty() const { return *this == TimelineOverlay(); }
    bool operator==(const TimelineOverlay &) const = default;
};

/// A drawing on a QCustomPlot: its axis carries the window's range, its layers and buffers the
/// painting. The one place that knows QCustomPlot; only sources in this folder include it.
class TimelinePlot : public QCustomPlot
{
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget *parent);

    enum class Change
    {
        Cut, ///< the same things, elsewhere at most
        Fade ///< the same time, shown otherwise: the picture before goes softly
    };
    /// Shows a drawing with the window's next frame.
    void show(TimelineDrawing drawing, const Theme &theme, Change change = Change::Cut);
    bool isFading() const { return m_fade.isRunning(now()); }
    void setOverlay(const TimelineOverlay &overlay);
    const TimelineOverlay &overlay() const { return m_overlay; }
    const TimelineDrawing &drawing() const { return m_drawing; }

protected:
    void paintEvent(QPaintEvent *event) override;
    // Gestures come from an event filter; QCustomPlot's own handling would only cost time.
    void mousePressEvent(QMouseEvent *event) override { event->ignore(); }
    void mouseMoveEvent(QMouseEvent *event) override { event->ignore(); }
    void mouseReleaseEvent(QMouseEvent *event) override { event->ignore(); }
    void mouseDoubleClickEvent(QMouseEvent *event) override { event->ignore(); }
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    friend class DrawingLayerable;
    friend class OverlayLayerable;
    void setRange();
    void paintBuffers();
    double now() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    void paintPicture(QCPPainter &painter) const;
    void startFade();
    void paintOverlay(QPainter &painter) const;
    void paintLanes(QPainter &painter) const;
    void paintLinks(QPainter &painter) const;
    void paintGrips(QPainter &painter, const RectF &head, bool isCollapsed) const;
    void paintFlag(QPainter &painter, double x, double y, const QString &text, Rgba ground,
                   Rgba ink) const;

    TimelineDrawing m_drawing;
    TimelineOverlay m_overlay;
    const Theme *m_theme = &Theme::light();
    bool m_isCovered = false; ///< by the drawing, when it was painted last
    TimeScale m_paintedScale; ///< of the drawing on the buffer
    RectF m_paintedPlot;
    bool m_isBehind = false; ///< the buffers show another drawing
    PictureFade m_fade;
    QElapsedTimer m_clock;
    FrameTimer m_frames; ///< while something fades
    Instant
        m_origin; ///< of the axis' seconds: near the window, so that a double holds them exactly
};

} // namespace entente
