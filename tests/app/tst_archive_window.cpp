// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/archive_dialog.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "core/archive/address.h"
#include "tests/support/archives.h"
#include "tests/support/event_builder.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;
using test::EventBuilder;
using test::PostgresServer;
using test::server;

namespace
{

Dataset smallWorld()
{
    Dataset data;
    data.title = "Three pacts";
    data.actors = {test::actor("JPN", "Japan")};
    data.events = {EventBuilder("a", "First pact").at("1951-09-08").with("JPN"),
                   EventBuilder("b", "Second pact").at("1978-11").with("JPN"),
                   EventBuilder("c", "Third talks").at("2015").with("JPN")};
    return data;
}

/// Where pictures of what a test saw go, if somebody wants them.
void picture(QWidget &widget, const char *name)
{
    const QByteArray folder = qgetenv("ENTENTE_TEST_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(QString::fromLocal8Bit(folder) + QLatin1Char('/') + QLatin1String(name));
}

} // namespace

/// The window and the command line over an archive.
class TestArchiveWindow : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ThemeSwitch> m_themes;
    std::unique_ptr<MainWindow> m_window;
    std::string m_address; ///< with a password
    QString m_shown;       ///< without

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    /// Everything that was written by the program so far.
    QByteArray stored() const
    {
        m_settings->sync();
        QFile file(path("settings.ini"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    MessageBar &messages() const { return *m_window->findChild<MessageBar *>(); }

    struct Ran
    {
        int code;
        QString out;
        QString error;
    };
    Ran run(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(ENTENTE_PROGRAM), arguments);
        process.waitForFinished(60'000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private slots:
    void initTestCase()
    {
        if (const char *why = PostgresServer::whyNot())
            QSKIP(why);
        loadFonts();
        const std::string plain = server().newDatabase();
        const Outcome filled = test::fillArchive(plain, smallWorld());
        QVERIFY2(filled, filled ? "" : filled.error().text().c_str());
        const std::string database = PostgresServer::databaseOf(plain);
        server().run("GRANT USAGE ON SCHEMA entente TO guarded; GRANT SELECT ON ALL TABLES IN"
                     " SCHEMA entente TO guarded",
                     database);
        m_shown = QString::fromStdString(server().addressFor("guarded", database));
        m_address = m_shown.toStdString() + "?password=" + PostgresServer::guardedPassword;
        m_settings = std::make_unique<QSettings>(path("settings.ini"), QSettings::IniFormat);
        m_themes = std::make_unique<ThemeSwitch>();
    }

    void init()
    {
        m_window = std::make_unique<MainWindow>(*m_themes, *m_settings);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void theWindowShowsAnArchiveAndKeepsNoPassword()
    {
        m_window->openFirst(QString::fromStdString(m_address));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isAnswered(), 20'000);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("Three pacts")));
        QCOMPARE(m_window->keeper().current()->path, m_shown);
        m_window.reset();
        const QByteArray kept = stored();
        QVERIFY(kept.contains("guarded@127.0.0.1"));
        QVERIFY(!kept.contains(PostgresServer::guardedPassword));
    }

    void aFailureSaysNoPassword()
    {
        m_window->keeper().open(m_shown + QStringLiteral("?password=sesame-shut"));
        QTRY_VERIFY_WITH_TIMEOUT(messages().says(QStringLiteral("file")), 20'000);
        const QString sentence = messages().sentence(QStringLiteral("file"));
        QVERIFY2(sentence.contains(QStringLiteral("password authentication failed")),
                 qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral("sesame")), qPrintable(sentence));
        QVERIFY(!stored().contains("sesame"));
    }

    void aServerThatGoesAndComesBackIsSaidInABar()
    {
        m_window->keeper().open(QString::fromStdString(m_address));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isAnswered(), 20'000);
        server().stop();
        m_window->session().setFilter(test::query("pact"));
        const QString subject = QStringLiteral("archive");
        QTRY_VERIFY_WITH_TIMEOUT(messages().says(subject), 20'000);
        QCOMPARE(messages().sentence(subject),
                 QStringLiteral("The archive at 127.0.0.1 does not answer; trying again…"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isAnswered(), 20'000);
        picture(*m_window, "archive-lost.png");
        server().start();
        QTRY_VERIFY_WITH_TIMEOUT(!messages().says(subject), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isAnswered(), 20'000);
        picture(*m_window, "archive-found.png");
    }

    void theDialogTriesAnAddress()
    {
        ArchiveDialog dialog(m_window.get());
        auto *address = dialog.findChild<QLineEdit *>(QStringLiteral("archiveAddress"));
        auto *password = dialog.findChild<QLineEdit *>(QStringLiteral("archivePassword"));
        auto *result = dialog.findChild<QLabel *>(QStringLiteral("archiveResult"));
        auto *tryIt = dialog.findChild<QPushButton *>(QStringLiteral("archiveTry"));
        auto *open = dialog.findChild<QPushButton *>(QStringLiteral("archiveOpen"));
        dialog.show();
        QVERIFY(!tryIt->isEnabled() && !open->isEnabled());
        address->setText(QStringLiteral("/home/nobody/x.entente"));
        QVERIFY(!open->isEnabled());
        address->setText(m_shown);
        password->setText(QStringLiteral("wrong"));
        tryIt->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            result->text().contains(QStringLiteral("password authentication failed")), 20'000);
        password->setText(QString::fromLatin1(PostgresServer::guardedPassword));
        tryIt->click();
        QTRY_COMPARE_WITH_TIMEOUT(result->text(), QStringLiteral("It answers: 3 events."), 20'000);
        picture(dialog, "archive-dialog.png");
        // Nobody answers there: what is tried can be given up at once.
        address->setText(QStringLiteral("postgresql://u@192.0.2.1/db"));
        tryIt->click();
        tryIt->click();
        QCOMPARE(result->text(), QStringLiteral("Stopped."));
        address->setText(m_shown);
        QSignalSpy chosen(&dialog, &ArchiveDialog::chosen);
        open->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(
            QString::fromStdString(publicArchiveAddress(chosen[0][0].toString().toStdString())),
            m_shown);
    }

    void commandsTakeAnAddress()
    {
        const QString address = QString::fromStdString(m_address);
        const Ran count = run({QStringLiteral("query"), address, QStringLiteral("--count"),
                               QStringLiteral("--where"), QStringLiteral("pact")});
        QVERIFY2(count.code == 0 && count.out.startsWith(QStringLiteral("2")),
                 qPrintable(count.out + count.error));
        const QString json = path("out.json");
        const Ran exported = run({QStringLiteral("export"), address, QStringLiteral("--to"), json,
                                  QStringLiteral("--where"), QStringLiteral("after:1960")});
        QVERIFY2(exported.code == 0 && exported.out.startsWith(QStringLiteral("2 events")),
                 qPrintable(exported.out + exported.error));
        const Ran rendered =
            run({QStringLiteral("render"), address, QStringLiteral("--view"),
                 QStringLiteral("timeline"), QStringLiteral("--out"), path("out.png")});
        QVERIFY2(rendered.code == 0, qPrintable(rendered.error));
        const Ran checked = run({QStringLiteral("check"), address});
        QVERIFY(checked.code == 1 && !checked.error.contains(QStringLiteral("sesame")));
        const Ran refused =
            run({QStringLiteral("import"), json, QStringLiteral("--into"), address});
        QVERIFY(refused.code == 1 && !refused.error.contains(QStringLiteral("sesame")));

        const QString target = QString::fromStdString(server().newDatabase());
        const Ran imported =
            run({QStringLiteral("import"), json, QStringLiteral("--into"), target});
        QVERIFY2(imported.code == 0, qPrintable(imported.error));
        const Ran again = run({QStringLiteral("import"), json, QStringLiteral("--into"), target});
        QVERIFY2(again.out.contains(QStringLiteral("2 merged")), qPrintable(again.out));
        const Ran all = run({QStringLiteral("query"), target, QStringLiteral("--ids")});
        QCOMPARE(all.out, QStringLiteral("b\nc\n"));
    }
};

QTEST_MAIN(TestArchiveWindow)
#include "tst_archive_window.moc"
