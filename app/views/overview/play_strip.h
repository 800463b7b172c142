// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/playback.h"

#include <QToolButton>
#include <QWidget>

namespace entente
{

class ThemeSwitch;

/// A button with the sign of what it does to time.
class PlayButton : public QToolButton
{
    Q_OBJECT

public:
    enum class Sign
    {
        Play,
        Pause,
        Back,
        Forward
    };

    PlayButton(ThemeSwitch &themes, Sign sign, QWidget *parent);

    void setSign(Sign sign);
    Sign sign() const { return m_sign; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeSwitch &m_themes;
    Sign m_sign;
};

/// Play, speed and steps, left of the overview's bars. Says what counts while not everything does.
class PlayStrip : public QWidget
{
    Q_OBJECT

public:
    PlayStrip(Session &session, ThemeSwitch &themes, QWidget *parent);

signals:
    void settingsRequested(); ///< speed, steps, what counts

private:
    QToolButton *makeText(const char *name);
    void refresh();

    Playback &m_playback;
    PlayButton *m_play;
    PlayButton *m_back;
    PlayButton *m_forward;
    QToolButton *m_speed;
    QToolButton *m_step;
    QToolButton *m_counts;
};

} // namespace entente
