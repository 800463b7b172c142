// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QString>
#include <QStringList>

namespace entente
{

/// What happened, in a file on this machine that never grows beyond a size: for whoever looks for
/// the cause of a fault. Nothing of documents stands in it: no titles, queries, names or rows.
/// Files are told apart by a number made of their path (tagOf). One object at a time is the
/// program's log. Thread-safe.
class Log
{
public:
    enum class Level
    {
        Note,
        Warning,
        Error
    };

    /// Writes entente.log in `folder`, which is made; when it holds `mostBytes`, it becomes
    /// entente.1.log in place of the one before, and a new one begins. Where the folder cannot be
    /// written, nothing is kept and nothing else happens.
    explicit Log(const QString &folder, qint64 mostBytes = 256 * 1024);
    ~Log();
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;

    /// From now on logLine() and Qt's own messages (these without what may be names) go here.
    void install();

    void write(Level level, const QString &line);
    QStringList lastLines(int most) const;
    const QString &folder() const { return m_folder; }

    /// $XDG_STATE_HOME/entente, or ~/.local/state/entente.
    static QString usualFolder();
    static Log *installed(); ///< null where there is none

private:
    QString m_folder;
    qint64 m_mostBytes;
    mutable QMutex m_mutex;
};

/// To the log that is installed, if one is.
void logLine(Log::Level level, const QString &line);

/// A number for a file, the same at every start, from which its name cannot be read: "file
/// 5d41402a".
QString tagOf(const QString &path);

/// `sentence` without what may be of a document: what stands in quotation marks, paths, addresses
/// and names of files become "…". `names` are taken out as well, whatever they look like.
QString withoutContents(QString sentence, const QStringList &names = {});

} // namespace entente
