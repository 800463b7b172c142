// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/file_watch.h"

#include <QFile>
#include <QFileInfo>
#include <sys/stat.h>

#include <utility>

namespace entente
{

namespace
{

/// Writers touch a file many times in a row, and a replacement is missing for an instant.
constexpr int settleMs = 250;

} // namespace

FileStamp FileStamp::of(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {true, qint64(found.st_size),
            qint64(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec,
            quint64(found.st_ino)};
}

FileWatch::FileWatch(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &FileWatch::check);
    const auto soon = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
}

void FileWatch::watch(const QString &path, const FileStamp &known)
{
    stop();
    m_path = path;
    m_known = known;
    listen();
    m_settle.start(); // something may have happened since `known` was taken
}

void FileWatch::hold()
{
    ++m_held;
}

void FileWatch::goOn(const FileStamp &known)
{
    m_held = m_held > 0 ? m_held - 1 : 0;
    if (m_path.isEmpty())
        return;
    m_known = known;
    listen();
    m_settle.start();
}

void FileWatch::stop()
{
    m_held = 0;
    m_settle.stop();
    m_path.clear();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
}

void FileWatch::listen()
{
    // A file that was replaced is no longer watched: the watch went with the old one.
    if (!m_watcher.files().contains(m_path) && QFile::exists(m_path))
        m_watcher.addPath(m_path);
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!m_watcher.directories().contains(folder))
        m_watcher.addPath(folder);
}

void FileWatch::check()
{
    if (m_path.isEmpty() || m_held > 0)
        return;
    const FileStamp now = FileStamp::of(m_path);
    listen();
    if (now == m_known)
        return;
    m_known = now;
    if (now.exists)
        emit changed();
    else
        emit removed();
}

} // namespace entente
