// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/log.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

#include <atomic>

namespace entente
{

namespace
{

std::atomic<Log *> installedLog = nullptr;
QtMessageHandler handlerBefore = nullptr;

QString wordOf(Log::Level level)
{
    switch (level) {
    case Log::Level::Note:
        return QStringLiteral("note");
    case Log::Level::Warning:
        return QStringLiteral("warning");
    case Log::Level::Error:
        return QStringLiteral("error");
    }
    return {};
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (handlerBefore)
        handlerBefore(type, context, message);
    if (type == QtDebugMsg)
        return;
    logLine(type == QtInfoMsg      ? Log::Level::Note
            : type == QtWarningMsg ? Log::Level::Warning
                                   : Log::Level::Error,
            QStringLiteral("qt: ") + withoutContents(message));
}

} // namespace

Log::Log(const QString &folder, qint64 mostBytes) : m_folder(folder), m_mostBytes(mostBytes)
{
    QDir().mkpath(folder);
}

Log::~Log()
{
    if (installedLog.load() == this) {
        installedLog = nullptr;
        qInstallMessageHandler(handlerBefore);
        handlerBefore = nullptr;
    }
}

void Log::install()
{
    if (installedLog.exchange(this) == nullptr)
        handlerBefore = qInstallMessageHandler(handleMessage);
}

Log *Log::installed()
{
    return installedLog.load();
}

QString Log::usualFolder()
{
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (state.isEmpty() || !QDir::isAbsolutePath(state))
        state = QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir(state).filePath(QStringLiteral("entente"));
}

void Log::write(Level level, const QString &line)
{
    constexpr qsizetype longestLine = 1000;
    QString said = line.left(longestLine);
    said.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const QByteArray bytes =
        (QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + QLatin1Char(' ') +
         wordOf(level) + QLatin1Char(' ') + said + QLatin1Char('\n'))
            .toUtf8();
    const QMutexLocker lock(&m_mutex);
    const QDir folder(m_folder);
    const QString path = folder.filePath(QStringLiteral("entente.log"));
    if (QFileInfo(path).size() + bytes.size() > m_mostBytes) {
        const QString older = folder.filePath(QStringLiteral("entente.1.log"));
        QFile::remove(older);
        QFile::rename(path, older);
    }
    QFile file(path);
    if (file.open(QIODevice::Append))
        file.write(bytes);
}

QStringList Log::lastLines(int most) const
{
    const QMutexLocker lock(&m_mutex);
    QStringList lines;
    for (const QString &name : {QStringLiteral("entente.1.log"), QStringLiteral("entente.log")}) {
        QFile file(QDir(m_folder).filePath(name));
        if (file.open(QIODevice::ReadOnly))
            lines += QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    return lines.mid(qMax<qsizetype>(0, lines.size() - most));
}

void logLine(Log::Level level, const QString &line)
{
    if (Log *log = Log::installed())
        log->write(level, line);
}

QString tagOf(const QString &path)
{
    if (path == QLatin1String("sample"))
        return QStringLiteral("the sample");
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("file ") + QString::fromLatin1(hash.toHex().left(8));
}

QString withoutContents(QString sentence, const QStringList &names)
{
    static const QRegularExpression telling(
        QStringLiteral(
            "“[^”]*”|‘[^’]*’|\"[^\"]*\"|(?<![\\p{L}])'[^']*'|"
            "[a-z]+://\\S+|file:\\S+|(?<![\\w.])~?/\\S+|[^\\s/:]+\\.[A-Za-z]\\w{1,8}\\b"),
        QRegularExpression::UseUnicodePropertiesOption);
    const QString hidden = QStringLiteral("…");
    for (const QString &name : names) {
        if (!name.isEmpty())
            sentence.replace(name, hidden);
    }
    sentence.replace(telling, hidden);
    return sentence;
}

} // namespace entente
