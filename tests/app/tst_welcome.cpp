// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/importing/import_dialog.h"
#include "app/shell/file_drop.h"
#include "app/shell/link_row.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/shell/welcome_page.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/empty_state.h"
#include "tests/support/window_test.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace entente;

/// The first minutes: nothing is open, nothing is known.
class TestWelcome : public test::WindowTest
{
    Q_OBJECT

    QString m_path;

    void start()
    {
        makeWindow({1280, 720});
        m_window->openFirst({});
        showWindow();
    }

    QList<LinkRow *> recent() const
    {
        return m_window->findChildren<LinkRow *>(QStringLiteral("welcome.recent"));
    }

    void write(const QString &path, std::vector<Event> events) const
    {
        Dataset data;
        data.title = "Some";
        data.events = std::move(events);
        QVERIFY(Document::write(path.toStdString(), data).hasValue());
    }

    static Event event(const char *key, const char *edtf)
    {
        Event made;
        made.key = key;
        made.title = "Pact";
        made.kind = KindId{"agreement"};
        if (edtf)
            made.start = Date::fromEdtf(edtf).value();
        return made;
    }

    /// As a desktop tells of files that are dragged over `on` and let go there.
    static bool drop(QWidget *on, const QStringList &paths, bool letGo = true)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(on, &enter);
        if (!letGo || !enter.isAccepted())
            return enter.isAccepted();
        QDropEvent dropped({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &dropped);
        return dropped.isAccepted();
    }

    EmptyState *sign(QWidget *view) const
    {
        auto *found = view->findChild<EmptyState *>();
        return found && found->isVisible() ? found : nullptr;
    }

private slots:
    void initTestCase() { loadFonts(); }

    void init()
    {
        makeFolder();
        m_path = path("some.entente");
        write(m_path, {event("a", "2022"), event("b", "2023")});
        start();
    }

    void cleanup() { closeWindow(); }

    void withoutADocumentThePageSaysHowToBegin()
    {
        QVERIFY(m_window->welcome().isVisible());
        QVERIFY(!m_window->workspace().isVisible());
        for (const char *id : {"file.sample", "file.open", "file.import", "help.firstSteps"})
            QVERIFY(m_window->findChild<LinkRow *>(QStringLiteral("welcome.") + QLatin1String(id)));
        QVERIFY(recent().isEmpty());
    }

    void everythingOnItIsReachedByKeyboard()
    {
        m_window->activateWindow();
        m_window->welcome().takeFocus();
        auto *first = m_window->findChild<LinkRow *>(QStringLiteral("welcome.file.sample"));
        QCOMPARE(m_window->focusWidget(), first);
        QStringList seen;
        for (int i = 0; i < 20; ++i) {
            seen.append(m_window->focusWidget()->objectName());
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        }
        for (const LinkRow *row : m_window->welcome().findChildren<LinkRow *>())
            QVERIFY2(seen.contains(row->objectName()), qPrintable(row->objectName()));
        const QSignalSpy said(m_window->actions()["help.firstSteps"], &QAction::triggered);
        auto *steps = m_window->findChild<LinkRow *>(QStringLiteral("welcome.help.firstSteps"));
        QTest::keyClick(steps, Qt::Key_Return);
        QCOMPARE(said.size(), 1);
    }

    void theSamplesStoryIsPresentedFromIt()
    {
        const QSignalSpy presented(m_window->actions()["present.start"], &QAction::triggered);
        auto *story = m_window->findChild<LinkRow *>(QStringLiteral("welcome.story"));
        QVERIFY(story);
        QTest::mouseClick(story, Qt::LeftButton);
        QTRY_COMPARE(presented.size(), 1);
        QVERIFY(m_window->keeper().current()->isSample);
        QVERIFY(m_window->actions()["present.start"]->isEnabled());
    }

    void recentDocumentsOpenFromIt()
    {
        m_window->keeper().open(m_path);
        QTRY_VERIFY(m_window->isAnswered());
        QVERIFY(!m_window->welcome().isVisible());
        QVERIFY(m_window->workspace().isVisible());
        m_window->actions()["help.welcome"]->trigger();
        QTRY_VERIFY(m_window->welcome().isVisible());
        QTRY_COMPARE(recent().size(), 1);
        QCOMPARE(recent().front()->text(), QStringLiteral("some.entente"));
        QTest::mouseClick(recent().front(), Qt::LeftButton);
        QTRY_VERIFY(m_window->keeper().current());
        QTRY_VERIFY(!m_window->welcome().isVisible());
    }

    void whatIsGoneSaysSo()
    {
        m_settings->setValue(QStringLiteral("recentFiles"),
                             QStringList{m_folder->filePath(QStringLiteral("gone.entente"))});
        start();
        QTRY_COMPARE(recent().size(), 1);
        QTRY_VERIFY(!recent().front()->isEnabled());
    }

    void whatCannotBeOpenedLeadsBackToIt()
    {
        QFile broken(m_folder->filePath(QStringLiteral("broken.entente")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.close();
        m_window->openFirst(broken.fileName());
        QTRY_VERIFY(m_window->messages().says(QStringLiteral("file")));
        QVERIFY(m_window->welcome().isVisible());
    }

    void filesAreTakenWhereverTheyAreDropped()
    {
        QVERIFY(drop(&m_window->welcome(), {m_path}));
        QTRY_VERIFY(m_window->isAnswered());
        QCOMPARE(m_window->keeper().current()->path, m_path);
        // Onto a field of text, which would write the name down.
        QFile table(m_folder->filePath(QStringLiteral("mine.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("title,date\nTalks,2021\n");
        table.close();
        auto *search = m_window->findChild<QLineEdit *>(QStringLiteral("searchEdit"));
        QVERIFY(drop(search, {table.fileName()}));
        QCOMPARE(search->text(), QString());
        QVERIFY(m_window->findChild<ImportDialog *>());
    }

    void whatWillBecomeOfFilesIsSaidWhileTheyAreHeld()
    {
        auto *veil = m_window->findChild<QWidget *>(QStringLiteral("dropVeil"));
        QVERIFY(drop(&m_window->welcome(), {m_path}, false));
        QVERIFY(veil->isVisible());
        QCOMPARE(veil->accessibleName(), QStringLiteral("Open “some.entente”"));
        QVERIFY(drop(&m_window->welcome(), {QStringLiteral("/tmp/a.csv")}, false));
        QCOMPARE(veil->accessibleName(), QStringLiteral("Import “a.csv”"));
        QDragLeaveEvent leave;
        QApplication::sendEvent(&m_window->welcome(), &leave);
        QVERIFY(!veil->isVisible());
    }

    void textThatIsDraggedIsNoFile()
    {
        QMimeData text;
        text.setText(QStringLiteral("Japan"));
        QVERIFY(droppedFiles(&text).isEmpty());
        QVERIFY(droppedFiles(nullptr).isEmpty());
    }

    void viewsWithoutEventsSayWhatToDoNext()
    {
        m_window->keeper().open(m_path);
        QTRY_VERIFY(m_window->isAnswered());
        m_window->session().setFilter(parseQuery("nowhere").filter);
        for (const char *id : {"view.map", "view.table", "view.calendar", "view.matrix"}) {
            m_window->actions()[id]->trigger();
            QTRY_VERIFY(m_window->isAnswered());
            auto *view = m_window->findChild<QWidget *>(QLatin1String(id).sliced(5));
            QVERIFY2(view, id);
            QTRY_VERIFY2(sign(view), id);
        }
        auto *matrix = m_window->findChild<QWidget *>(QStringLiteral("matrix"));
        auto *step = sign(matrix)->findChild<QPushButton *>();
        QVERIFY(step->isVisible());
        QTest::mouseClick(step, Qt::LeftButton);
        QVERIFY(m_window->session().filter().isEmpty());
        m_window->actions()["view.map"]->trigger();
        auto *map = m_window->findChild<QWidget *>(QStringLiteral("map"));
        QTRY_COMPARE(map->findChild<EmptyState *>()->lack(), EmptyState::Lack::Places);
    }

    void whatHasNoPlaceOrDateIsNotCalledNothing()
    {
        const QString path = m_folder->filePath(QStringLiteral("undated.entente"));
        write(path, {event("a", nullptr)});
        m_window->keeper().open(path);
        QTRY_VERIFY(m_window->isAnswered());
        const auto lackOf = [this](const char *view) {
            auto *found = m_window->findChild<QWidget *>(QLatin1String(view));
            return found->findChild<EmptyState *>()->lack();
        };
        QTRY_VERIFY(lackOf("map") == EmptyState::Lack::Places);
        QTRY_VERIFY(lackOf("timeline") == EmptyState::Lack::Dates);
        m_window->actions()["view.network"]->trigger();
        QTRY_VERIFY(m_window->isAnswered());
        QTRY_VERIFY(lackOf("network") == EmptyState::Lack::Ties);
    }
};

QTEST_MAIN(TestWelcome)
#include "tst_welcome.moc"
