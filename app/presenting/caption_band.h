// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/frame_timer.h"

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

namespace entente
{

class ThemeSwitch;

/// The words of a scene over its picture: headline and caption in type that is read from the last
/// row, as large as the screen asks for. Always as high, so that pictures do not jump.
class CaptionBand : public QWidget
{
    Q_OBJECT

public:
    CaptionBand(ThemeSwitch &themes, QWidget *parent);

    void show(const QString &headline, const QString &caption);
    const QString &headline() const { return m_now.headline; }
    /// Of the screen, in pixels: type and room grow with it.
    void setScreenHeight(int height);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Words
    {
        QString headline;
        QString caption;
        bool operator==(const Words &) const = default;
    };
    double come() const; ///< of m_now: 0 to 1
    void paint(class QPainter &painter, const Words &words) const;

    ThemeSwitch &m_themes;
    Words m_now;
    Words m_before;
    QElapsedTimer m_since; ///< of m_now; not valid: it is all there
    FrameTimer m_frames;
    int m_screenHeight = 1080;
};

} // namespace entente
