// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/asker.h"

#include "core/engine/parallel.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace entente
{

AskerBase::~AskerBase()
{
    m_stop.request_stop();
}

QThreadPool &AskerBase::pool()
{
    static QThreadPool pool;
    // A job hands its answer to the application object, so none may outlive that.
    static const bool tied = [] {
        qAddPostRoutine([] { AskerBase::pool().waitForDone(); });
        return true;
    }();
    Q_UNUSED(tied)
    return pool;
}

void AskerBase::start(Job job)
{
    ++m_newest;
    m_waiting = std::move(job);
    if (m_running)
        m_stop.request_stop();
    else
        startWaiting();
}

void AskerBase::cancel()
{
    ++m_newest;
    m_waiting.reset();
    m_stop.request_stop();
}

void AskerBase::startWaiting()
{
    const bool wasRunning = std::exchange(m_running, true);
    m_stop = {};
    Job job = *std::exchange(m_waiting, std::nullopt);
    // Posted to the application and not to this object, which may be gone by then; only the GUI
    // thread looks through the pointer.
    const auto finish = [guard = QPointer<AskerBase>(this),
                         number = m_newest](const std::function<void()> &deliver) {
        if (guard)
            guard->finished(number, deliver);
    };
    pool().start([job = std::move(job), token = m_stop.get_token(), finish] {
        workBehindTheWindow();
        const std::function<void()> deliver = job(token);
        QMetaObject::invokeMethod(
            qApp, [finish, deliver] { finish(deliver); }, Qt::QueuedConnection);
    });
    if (!wasRunning)
        emit busyChanged(true);
}

void AskerBase::finished(quint64 number, const std::function<void()> &deliver)
{
    if (m_waiting) {
        startWaiting(); // the answer is out of date already
        return;
    }
    m_running = false;
    emit busyChanged(false);
    if (number == m_newest)
        deliver();
}

} // namespace entente
