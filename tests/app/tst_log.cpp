// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/diagnostics.h"
#include "app/shell/document_keeper.h"
#include "app/shell/document_log.h"
#include "app/shell/log.h"
#include "app/shell/origins.h"
#include "core/model/dataset.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;

/// What is kept of what happened, and what is handed on of it.
class TestLog : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString all(const Log &log) const { return log.lastLines(1000).join(QLatin1Char('\n')); }

private slots:
    void linesAreKeptInTheirOrder()
    {
        const Log nowhere(QStringLiteral("/proc/nowhere")); // cannot be written: nothing happens
        QVERIFY(nowhere.lastLines(5).isEmpty());
        Log log(m_folder.filePath(QStringLiteral("order")));
        log.write(Log::Level::Note, QStringLiteral("first\nof two"));
        log.write(Log::Level::Error, QStringLiteral("second"));
        const QStringList lines = log.lastLines(10);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].endsWith(QStringLiteral("note first of two")));
        QVERIFY(lines[1].endsWith(QStringLiteral("error second")));
        QCOMPARE(log.lastLines(1), QStringList{lines[1]});
    }

    void itNeverGrowsBeyondItsSize()
    {
        constexpr qint64 most = 2000;
        Log log(m_folder.filePath(QStringLiteral("size")), most);
        for (int i = 0; i < 200; ++i)
            log.write(Log::Level::Note, QStringLiteral("line %1").arg(i));
        const QFileInfoList files = QDir(log.folder()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 2);
        for (const QFileInfo &file : files)
            QVERIFY(file.size() <= most);
        QVERIFY(log.lastLines(1).front().endsWith(QStringLiteral("line 199")));
    }

    void sentencesLoseWhatMayBeOfADocument_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *sentence, const char *kept) {
            QTest::newRow(sentence) << QString::fromUtf8(sentence) << QString::fromUtf8(kept);
        };
        row("“Secret talks” cannot be opened", "… cannot be opened");
        row("treaties.csv, line 4: 'yesterday' is no date", "…, line 4: … is no date");
        row("cannot read /home/ana/plans for May", "cannot read … for May");
        row("lost postgresql://ana@host/db after 3 s", "lost … after 3 s");
        row("the server doesn't answer, and won't", "the server doesn't answer, and won't");
        row("SQLite 3.40.1 says: disk I/O error", "SQLite 3.40.1 says: disk I/O error");
    }

    void sentencesLoseWhatMayBeOfADocument()
    {
        QFETCH(QString, kept);
        QCOMPARE(withoutContents(QString::fromUtf8(QTest::currentDataTag())), kept);
    }

    void namesAreTakenOutWhateverTheyLookLike()
    {
        QCOMPARE(withoutContents(QStringLiteral("my plans is no document"),
                                 {QStringLiteral("my plans")}),
                 QStringLiteral("… is no document"));
    }

    void documentsLeaveNoNamesBehind()
    {
        Log log(m_folder.filePath(QStringLiteral("documents")));
        log.install();
        DocumentKeeper keeper;
        const DocumentLog follower(keeper, nullptr);
        Dataset data;
        data.title = "Confidential";
        const QString path = m_folder.filePath(QStringLiteral("hush hush.entente"));
        QVERIFY(Document::write(path.toStdString(), data).hasValue());
        keeper.open(path);
        QTRY_VERIFY(keeper.current());
        keeper.open(m_folder.filePath(QStringLiteral("not there.entente")));
        QTRY_VERIFY(all(log).contains(QStringLiteral("not opened")));
        QVERIFY(all(log).contains(tagOf(path)));
        QVERIFY(all(log).contains(QStringLiteral("opened: file ")));
        for (const char *secret : {"hush", "Confidential", "not there", "entente-"})
            QVERIFY2(!all(log).contains(QLatin1String(secret)), qPrintable(all(log)));
    }

    void messagesOfQtAreKept()
    {
        Log log(m_folder.filePath(QStringLiteral("qt")));
        log.install();
        QTest::ignoreMessage(QtWarningMsg, "no \"picture\" in /tmp/x");
        qWarning("no \"picture\" in /tmp/x");
        QVERIFY(all(log).endsWith(QStringLiteral("warning qt: no … in …")));
    }

    void diagnosticsTellOfTheProgramAlone()
    {
        Log log(m_folder.filePath(QStringLiteral("diagnostics")));
        log.install();
        logLine(Log::Level::Note, QStringLiteral("a line of the log"));
        QSettings settings(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("recentFiles"),
                          QStringList{QStringLiteral("/home/ana/secret.entente")});
        settings.setValue(QStringLiteral("dates/style"), QStringLiteral("iso"));
        const QString text = diagnostics(settings);
        for (const char *part : {"Entente ", "Qt 6", "SQLite 3", "PROJ ", "igraph 0", "ICU ",
                                 "QCustomPlot 2", "dates/style: iso", "a line of the log"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        QVERIFY(!text.contains(QStringLiteral("secret")));
    }

    void theTableOfOriginsIsRead()
    {
        QFile file(QStringLiteral(ENTENTE_SOURCE_DIR "/resources/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::vector<Origin> origins = originsIn(QString::fromUtf8(file.readAll()));
        QVERIFY(origins.size() >= 10);
        bool hasShapes = false;
        for (const Origin &origin : origins) {
            QVERIFY(!origin.content.isEmpty() && !origin.origin.isEmpty() &&
                    !origin.terms.isEmpty());
            QVERIFY(!origin.part.contains(QLatin1Char('`')));
            hasShapes = hasShapes || origin.origin.contains(QStringLiteral("Natural Earth"));
        }
        QVERIFY(hasShapes);
        QVERIFY(originsIn(QStringLiteral("no table")).empty());
    }
};

QTEST_MAIN(TestLog)
#include "tst_log.moc"
