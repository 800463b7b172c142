// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace entente
{

/// Ticks with every frame of the screen while it is active. All of them tick in the same turn of
/// the event loop, so that whatever moves at the same time is painted once. GUI thread only.
class FrameTimer : public QObject
{
    Q_OBJECT

public:
    explicit FrameTimer(QObject *parent = nullptr);
    ~FrameTimer() override;

    void start(); ///< nothing, if it ticks already
    void stop();
    bool isActive() const { return m_isActive; }

    /// From one tick to the next, in milliseconds: a whole number of the screen's frames, 13 to 26.
    /// `hertz` is the screen's rate; what cannot be one counts as 60.
    static double periodFor(double hertz);

signals:
    void timeout();

private:
    bool m_isActive = false;
};

} // namespace entente
