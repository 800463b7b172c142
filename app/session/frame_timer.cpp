// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/frame_timer.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPointer>
#include <QScreen>
#include <QTimer>

#include <cmath>

namespace entente
{

namespace
{

constexpr double usualHertz = 60;
constexpr double mostHertz = 76;
constexpr double leastHertz = 24;
constexpr double highestHertz = 1000;

/// The one timer behind all. A timer of 16 ms would drift through the screen's frames and show
/// one of them twice every second; this one aims at multiples of the frame.
class FrameBeat : public QObject
{
public:
    static FrameBeat &instance()
    {
        static QPointer<FrameBeat> beat;
        if (!beat)
            beat = new FrameBeat(qApp);
        return *beat;
    }

    void add(FrameTimer *timer)
    {
        m_timers.append(timer);
        if (!m_timer.isActive() && !m_isBeating)
            wait();
    }
    void remove(FrameTimer *timer)
    {
        m_timers.removeAll(timer);
        if (m_timers.isEmpty())
            m_timer.stop();
    }

private:
    explicit FrameBeat(QObject *parent) : QObject(parent)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &FrameBeat::beat);
        m_clock.start();
    }

    void wait()
    {
        const QScreen *screen = QGuiApplication::primaryScreen();
        const double period = FrameTimer::periodFor(screen ? screen->refreshRate() : 0);
        const double now = double(m_clock.nsecsElapsed()) / 1e6;
        // The one of this millisecond is past, if it is not the next.
        const double next = (std::floor(now / period + 0.1) + 1) * period;
        m_timer.start(std::max(1, int(std::lround(next - now))));
    }

    void beat()
    {
        m_isBeating = true;
        const QList<FrameTimer *> timers = m_timers;
        for (FrameTimer *timer : timers) {
            if (m_timers.contains(timer))
                emit timer->timeout();
        }
        m_isBeating = false;
        if (!m_timers.isEmpty())
            wait();
    }

    QList<FrameTimer *> m_timers;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_isBeating = false;
};

} // namespace

FrameTimer::FrameTimer(QObject *parent) : QObject(parent) {}

FrameTimer::~FrameTimer()
{
    stop();
}

void FrameTimer::start()
{
    if (m_isActive)
        return;
    m_isActive = true;
    FrameBeat::instance().add(this);
}

void FrameTimer::stop()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    if (qApp)
        FrameBeat::instance().remove(this);
}

double FrameTimer::periodFor(double hertz)
{
    if (!(hertz >= leastHertz && hertz <= highestHertz))
        hertz = usualHertz;
    return 1000 * std::ceil(hertz / mostHertz) / hertz;
}

} // namespace entente
