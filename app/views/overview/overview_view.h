// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "core/layout/timeline_layout.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace entente
{

class PlayStrip;

/// A histogram of all of time. Dragging the window's handles or body, and the wheel, move the
/// window and filter nothing, as the arrow keys do; Shift+drag brushes a range of days into the
/// filter. Playback is steered at its left.
class OverviewView : public QWidget
{
    Q_OBJECT

public:
    OverviewView(Session &session, ThemeSwitch &themes, QWidget *parent = nullptr);

    const OverviewDrawing &currentDrawing() const { return m_drawing; }
    /// Room left of the bars, so that the strip stands under a timeline's plot.
    void setHeadWidth(double width);
    Session &session() const { return m_session; }

signals:
    void playSettingsRequested(); ///< where: under the widget "playStrip"

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, 60}; }

private:
    enum class Tool
    {
        None,
        Begin,
        End,
        Body,
        Centre,
        Brush
    };

    void refresh();
    void ask();
    void layOut();
    Tool toolAt(QPointF position, Qt::KeyboardModifiers modifiers) const;
    void drag(QPointF position);
    TimeSpan brushTo(QPointF position) const;
    Instant instantAt(double x) const;
    void zoom(double factor);
    void moveEnd(double seconds);
    double headWidth() const; ///< never less than playback needs

    Session &m_session;
    ThemeSwitch &m_themes;
    PlayStrip *m_play;
    Asker<HistogramQuestion, HistogramAnswer> m_asker;
    std::vector<Instant> m_edges; ///< of the answer
    HistogramAnswer m_answer;
    OverviewDrawing m_drawing;
    double m_headWidth = 12;
    Tool m_tool = Tool::None;
    bool m_dragging = false;
    QPointF m_pressed;
    TimeSpan m_pressedWindow;
    TimeSpan m_toldWindow;           ///< that who listens was told of
    std::optional<TimeSpan> m_brush; ///< while it is dragged
};

} // namespace entente
