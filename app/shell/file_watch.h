// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace entente
{

/// What tells one state of a file from another.
struct FileStamp
{
    bool exists = false;
    qint64 size = 0;
    qint64 modifiedNs = 0;
    quint64 inode = 0; ///< a file renamed over the old one has another
    bool operator==(const FileStamp &) const = default;

    static FileStamp of(const QString &path);
};

/// Notices when somebody else changes or removes one file. The system's notices are taken where
/// they come (network folders send none), so check() is also called when the window is activated.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Watches `path` from its state `known` on: the one that was read.
    void watch(const QString &path, const FileStamp &known);
    void stop();
    void check();
    /// While held, nothing is noticed: we write ourselves.
    void hold();
    /// Goes on from the state that we left; what came later is noticed.
    void goOn(const FileStamp &known);

signals:
    void changed();
    void removed();

private:
    void listen();

    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QString m_path;
    FileStamp m_known;
    int m_held = 0;
};

} // namespace entente
