// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/talk.h"
#include "app/session/frame_timer.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace entente
{

class CaptionBand;
class StageOverlay;
class ThemeSwitch;

/// What the audience sees of a talk: the scene's words over its views, filling a screen. Keys are
/// the talk's, wherever the focus is; the mouse is the views', which answer questions live.
class StageWindow : public QWidget
{
    Q_OBJECT

public:
    /// `views` are shown, and become a child.
    StageWindow(Talk &talk, QWidget *views, ThemeSwitch &themes);
    ~StageWindow() override;

    CaptionBand &caption() { return *m_caption; }
    StageOverlay &overlay() { return *m_overlay; }

    /// Whether a key that comes to `widget` is the talk's: it is not where somebody types or
    /// chooses from a menu. Presses it.
    bool takeKey(QWidget *widget, class QKeyEvent &key);

signals:
    void touched();     ///< a hand is on the views
    void handled();     ///< and moves them
    void resized();     ///< views have another size
    void closeWanted(); ///< by the window system

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void followLaser();
    void zoom(double factor);
    QPixmap pictureOf(double scale);

    Talk &m_talk;
    QWidget *m_views;
    ThemeSwitch &m_themes;
    CaptionBand *m_caption;
    QHBoxLayout *m_beside = nullptr; ///< around the views
    QLabel *m_where;
    StageOverlay *m_overlay;
    FrameTimer m_laserFrames;
    QTimer m_hintEnds;
    QTimer m_sharpen;
    bool m_isCursorHidden = false;
};

} // namespace entente
