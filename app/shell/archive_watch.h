// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/archive.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace entente
{

/// Notices when the server of an archive stops answering, and tries until it answers again, in a
/// thread of its own.
class ArchiveWatch : public QObject
{
    Q_OBJECT

public:
    explicit ArchiveWatch(QObject *parent = nullptr);
    ~ArchiveWatch() override;

    /// Null ends it.
    void follow(std::shared_ptr<const Archive> archive);

signals:
    void lost(const QString &host);
    void found();

private:
    void heard(quint64 number, bool isReachable);
    void tryAgain();

    std::shared_ptr<const Archive> m_archive;
    quint64 m_number = 0; ///< of the archive that is followed
    bool m_isLost = false;
    QTimer m_retry;
    QThreadPool m_thread;
    std::stop_source m_stop;
};

} // namespace entente
