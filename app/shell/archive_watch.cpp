// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/archive_watch.h"

#include <QCoreApplication>
#include <QPointer>

namespace entente
{

namespace
{

constexpr int retryEveryMs = 2000;

} // namespace

ArchiveWatch::ArchiveWatch(QObject *parent) : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
    m_retry.setInterval(retryEveryMs);
    connect(&m_retry, &QTimer::timeout, this, &ArchiveWatch::tryAgain);
}

ArchiveWatch::~ArchiveWatch()
{
    follow(nullptr);
    m_thread.waitForDone();
}

void ArchiveWatch::follow(std::shared_ptr<const Archive> archive)
{
    m_stop.request_stop();
    m_stop = {};
    m_retry.stop();
    m_isLost = false;
    if (m_archive)
        m_archive->setListener({});
    m_archive = std::move(archive);
    ++m_number;
    if (!m_archive)
        return;
    m_archive->setListener(
        [guard = QPointer<ArchiveWatch>(this), number = m_number](bool isReachable) {
            QMetaObject::invokeMethod(
                qApp,
                [guard, number, isReachable] {
                    if (guard)
                        guard->heard(number, isReachable);
                },
                Qt::QueuedConnection);
        });
}

void ArchiveWatch::heard(quint64 number, bool isReachable)
{
    if (number != m_number || m_isLost != isReachable)
        return;
    m_isLost = !isReachable;
    if (m_isLost) {
        m_retry.start();
        emit lost(QString::fromStdString(m_archive->host()));
    } else {
        m_retry.stop();
        emit found();
    }
}

/// What comes of it is heard like everything else.
void ArchiveWatch::tryAgain()
{
    if (m_thread.activeThreadCount() > 0)
        return;
    m_thread.start([archive = m_archive, stop = m_stop.get_token()] {
        static_cast<void>(archive->ping(stop));
    });
}

} // namespace entente
