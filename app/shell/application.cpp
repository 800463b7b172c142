// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/application.h"

#include "app/shell/language.h"
#include "app/shell/log.h"
#include "app/shell/main_window.h"
#include "app/style/fonts.h"
#include "app/style/outlined_style.h"
#include "app/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <utility>

namespace entente
{

namespace
{

/// Milliseconds since the process began, to the kernel's clock tick (10 ms); -1 where unknown.
qint64 msSinceProcessStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    // The name in parentheses may hold blanks; what follows has the start time as its 20th word.
    const QList<QByteArray> words = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec now = {};
    if (words.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const qint64 started = words[19].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - started;
}

/// Says when the window was first painted, and when first with the document's data in it: for
/// measuring, with ENTENTE_TRACE_STARTUP=1 or --exit-after-first-paint.
class StartupTrace : public QObject
{
public:
    StartupTrace(MainWindow &window, bool quit) : QObject(&window), m_window(window), m_quit(quit)
    {
        connect(&window, &MainWindow::painted, this, &StartupTrace::painted);
    }

private:
    void painted()
    {
        if (!std::exchange(m_first, true))
            std::fprintf(stderr, "first paint: %lld ms\n", msSinceProcessStart());
        if (!m_window.isAnswered() || std::exchange(m_second, true))
            return;
        std::fprintf(stderr, "first paint with data: %lld ms\n", msSinceProcessStart());
        if (m_quit)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }

    MainWindow &m_window;
    bool m_quit;
    bool m_first = false;
    bool m_second = false;
};

struct Arguments
{
    QString file;
    bool exitAfterFirstPaint = false;
};

Arguments parsed(const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QObject::tr("Explores records of diplomatic events."));
    QCommandLineOption exit(QStringLiteral("exit-after-first-paint"));
    exit.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(exit);
    parser.addPositionalArgument(QStringLiteral("FILE"), QObject::tr("The document to open"),
                                 QStringLiteral("[FILE]"));
    QString problem;
    if (!parser.parse(words))
        problem = parser.errorText();
    else if (parser.positionalArguments().size() > 1)
        problem = QObject::tr("one document at a time");
    if (!problem.isEmpty()) {
        std::fprintf(stderr, "entente: %s\nusage: entente [FILE]\n", qPrintable(problem));
        std::exit(2);
    }
    return {parser.positionalArguments().value(0), parser.isSet(exit)};
}

} // namespace

int runWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("entente"));
    QApplication::setOrganizationName(QStringLiteral("entente"));
    QApplication::setApplicationDisplayName(QStringLiteral("Entente"));
    QApplication::setApplicationVersion(QStringLiteral(ENTENTE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.entente.Entente"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    const Arguments arguments = parsed(QApplication::arguments());

    QApplication::setStyle(new OutlinedStyle); // which it owns from now on
    Log log(Log::usualFolder());
    log.install();
    logLine(Log::Level::Note, QStringLiteral("started: Entente " ENTENTE_VERSION ", Qt ") +
                                  QLatin1String(qVersion()));
    loadFonts();
    QApplication::setFont(fontFor(TextStyle::Body));
    ThemeSwitch themes;
    QSettings settings;
    setUpLanguage(settings.value(QStringLiteral("language")).toString());
    MainWindow window(themes, settings);
    if (arguments.exitAfterFirstPaint || qEnvironmentVariableIsSet("ENTENTE_TRACE_STARTUP"))
        new StartupTrace(window, arguments.exitAfterFirstPaint);
    // Measured is what a document takes, so there has to be one.
    window.openFirst(arguments.file.isEmpty() && arguments.exitAfterFirstPaint
                         ? QStringLiteral("sample")
                         : arguments.file);
    window.show();
    return QApplication::exec();
}

} // namespace entente
