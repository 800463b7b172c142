// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/talk.h"

#include <QPixmap>
#include <QPointF>
#include <QWidget>

namespace entente
{

class ThemeSwitch;

/// What lies over a stage: the dark, a laser pointer, a closer look, a number that is typed, a
/// hint, the sheet of keys. Lets clicks through unless there is something of it in the way.
class StageOverlay : public QWidget
{
    Q_OBJECT

public:
    StageOverlay(ThemeSwitch &themes, QWidget *parent);

    void setScreen(Talk::Screen screen);
    void setLaser(std::optional<QPointF> at);
    void setTyped(const QString &digits);
    void setHint(const QString &hint); ///< at the foot; empty: none
    void showHelp(bool shown);
    bool isHelpShown() const { return m_help; }

    /// By `factor` around `at`; 0: as it was. `picture` is what is looked at, asked for when a
    /// closer look begins.
    void zoom(double factor, QPointF at, const std::function<QPixmap()> &picture);
    /// The same picture with more pixels.
    void sharpen(const QPixmap &picture);
    double zoomFactor() const { return m_zoom; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void letThrough();
    void moveTo(QPointF offset);
    void paintHelp(class QPainter &painter) const;
    void paintNote(class QPainter &painter, const QString &text, Qt::Alignment side) const;
    double px(double share) const { return height() * share; }

    ThemeSwitch &m_themes;
    Talk::Screen m_screen = Talk::Screen::Picture;
    std::optional<QPointF> m_laser;
    QString m_typed;
    QString m_hint;
    bool m_help = false;
    QPixmap m_picture;
    double m_zoom = 1;
    bool m_isDragged = false;
    QPointF m_offset; ///< of the picture's corner
    QPointF m_pressed;
};

} // namespace entente
