// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/diagnostics.h"

#include "app/shell/log.h"

#include <QApplication>
#include <QLocale>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <QSysInfo>
#include <QThread>

namespace entente
{

namespace
{

constexpr int logLinesShown = 40;

/// Settings that say how the program is set, and nothing of what it is used for.
constexpr const char *tellable[] = {"start/with",           "window/theme",   "window/textSize",
                                    "window/lessMotion",    "colors/palette", "dates/style",
                                    "map/projection",       "map/boundaries", "language",
                                    "timeline/wheelScrolls"};

QString said(const QVariant &value)
{
    return value.isValid() ? value.toString() : QStringLiteral("as usual");
}

} // namespace

std::vector<Library> allLibraries()
{
    std::vector<Library> libraries = {{"Qt", qVersion(), "LGPL-3.0-only", "https://www.qt.io"},
                                      {"QCustomPlot", ENTENTE_QCUSTOMPLOT_VERSION,
                                       "GPL-3.0-or-later", "https://www.qcustomplot.com"}};
    for (Library &library : coreLibraries())
        libraries.push_back(std::move(library));
    return libraries;
}

QString diagnostics(const QSettings &settings)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        lines.append(name + QStringLiteral(": ") + value);
    };
    lines.append(QStringLiteral("Entente " ENTENTE_VERSION));
    QStringList libraries;
    for (const Library &library : allLibraries())
        libraries.append(QString::fromStdString(library.name + ' ' + library.version));
    add(QStringLiteral("Made with"), libraries.join(QStringLiteral(", ")));
    add(QStringLiteral("System"), QSysInfo::prettyProductName() + QStringLiteral(", ") +
                                      QSysInfo::kernelType() + QLatin1Char(' ') +
                                      QSysInfo::kernelVersion() + QStringLiteral(", ") +
                                      QSysInfo::currentCpuArchitecture());
    add(QStringLiteral("Processors"), QString::number(QThread::idealThreadCount()));
    add(QStringLiteral("Windows by"), QGuiApplication::platformName());
    add(QStringLiteral("Language"), QLocale().name() + QStringLiteral(" (system: ") +
                                        QLocale::system().name() + QLatin1Char(')'));
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens)
        add(QStringLiteral("Screen"), QStringLiteral("%1×%2, %3 dpi, ratio %4")
                                          .arg(screen->size().width())
                                          .arg(screen->size().height())
                                          .arg(qRound(screen->logicalDotsPerInch()))
                                          .arg(screen->devicePixelRatio()));
    for (const char *key : tellable)
        add(QLatin1String(key), said(settings.value(QLatin1String(key))));
    const QStringList keys = settings.allKeys();
    add(QStringLiteral("shortcuts changed"),
        QString::number(keys.filter(QStringLiteral("shortcuts/")).size()));
    const Log *log = Log::installed();
    const QStringList last = log ? log->lastLines(logLinesShown) : QStringList();
    lines.append(QString());
    lines.append(QStringLiteral("Last lines of the log (%1):").arg(last.size()));
    lines += last;
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace entente
