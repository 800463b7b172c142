// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/document_log.h"

#include "app/shell/document_keeper.h"
#include "app/shell/log.h"

namespace entente
{

namespace
{

QString kindOf(const QString &path)
{
    return isArchive(path) ? QStringLiteral("an archive") : tagOf(path);
}

} // namespace

DocumentLog::DocumentLog(DocumentKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
{
    using Level = Log::Level;
    connect(&keeper, &DocumentKeeper::openingStarted, this, [this] { m_sinceStart.start(); });
    connect(&keeper, &DocumentKeeper::opened, this, &DocumentLog::opened);
    connect(&keeper, &DocumentKeeper::openFailed, this,
            [](const QString &path, const QString &sentence) {
                logLine(Level::Error,
                        QStringLiteral("not opened: %1: %2")
                            .arg(kindOf(path), withoutContents(sentence, {path, fileName(path)})));
            });
    connect(&keeper, &DocumentKeeper::openingCancelled, this,
            [] { logLine(Level::Note, QStringLiteral("opening cancelled")); });
    connect(&keeper, &DocumentKeeper::closed, this,
            [] { logLine(Level::Note, QStringLiteral("closed")); });
    connect(&keeper, &DocumentKeeper::copySaved, this, [](const QString &target) {
        logLine(Level::Note, QStringLiteral("copy saved: ") + tagOf(target));
    });
    connect(&keeper, &DocumentKeeper::copyFailed, this,
            [](const QString &target, const QString &sentence) {
                logLine(
                    Level::Error,
                    QStringLiteral("copy not saved: %1: %2")
                        .arg(tagOf(target), withoutContents(sentence, {target, fileName(target)})));
            });
}

void DocumentLog::opened()
{
    const OpenDocument &open = *m_keeper.current();
    logLine(Log::Level::Note,
            QStringLiteral("opened: %1, %2, %3 ms")
                .arg(open.isSample ? QStringLiteral("the sample") : kindOf(open.path),
                     open.isReadOnly ? QStringLiteral("read-only") : QStringLiteral("writable"))
                .arg(m_sinceStart.isValid() ? m_sinceStart.elapsed() : 0));
    if (!open.warning.isEmpty())
        logLine(Log::Level::Warning,
                withoutContents(open.warning, {open.path, fileName(open.path), open.title}));
}

} // namespace entente
