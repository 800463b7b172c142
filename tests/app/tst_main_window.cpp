// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/export_dialog.h"
#include "app/models/event_table_model.h"
#include "app/shell/compare_days.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/shell/preferences.h"
#include "app/shell/welcome_page.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/table/table_view.h"
#include "core/time/calendar.h"
#include "tests/support/window_test.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace entente;

namespace
{

Event event(const std::string &key, const std::string &title, const char *edtf)
{
    Event made;
    made.key = key;
    made.title = title;
    made.kind = KindId{"agreement"};
    made.start = Date::fromEdtf(edtf).value();
    made.parties = {{ActorId{"JPN"}, "signatory"}};
    return made;
}

Dataset smallWorld()
{
    Dataset data;
    data.title = "Three pacts";
    Actor japan;
    japan.id = ActorId{"JPN"};
    japan.name = "Japan";
    data.actors = {japan};
    data.events = {event("a", "First pact", "1951-09-08"), event("b", "Second pact", "1978-11"),
                   event("c", "Third talks", "2015")};
    data.events[0].relations = {{RelationType::LeadsTo, "c"}, {RelationType::LeadsTo, "b"}};
    return data;
}

} // namespace

class TestMainWindow : public test::WindowTest
{
    Q_OBJECT

private:
    QString m_path;

    void start()
    {
        makeWindow({1280, 720});
        showWindow();
    }

    void openSmallWorld()
    {
        m_window->keeper().open(m_path);
        settle();
    }

    /// ElidedLabel says its text as its accessible name.
    QString said(const char *name) const { return child<QWidget>(name)->accessibleName(); }

private slots:
    void initTestCase() { loadFonts(); }

    void init()
    {
        makeFolder();
        m_path = path("three.entente");
        QVERIFY(Document::write(m_path.toStdString(), smallWorld()).hasValue());
        start();
    }

    void cleanup() { closeWindow(); }

    void anEmptyWindowSaysThatNothingIsOpen()
    {
        QTRY_COMPARE(said("statusCount"), QStringLiteral("Nothing is open"));
        QVERIFY(!m_window->actions()["file.saveCopy"]->isEnabled());
        QVERIFY(!m_window->actions()["file.exportImage"]->isEnabled());
    }

    void anOpenDocumentIsCountedAndNamed()
    {
        openSmallWorld();
        QTRY_COMPARE(said("statusCount"), QStringLiteral("3 events · 1951–2015"));
        QCOMPARE(said("documentTitle"), QStringLiteral("Three pacts"));
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("Three pacts")));
        QVERIFY(m_window->actions()["file.saveCopy"]->isEnabled());
    }

    void aFilterChangesTheCount()
    {
        openSmallWorld();
        m_window->session().setFilter(parseQuery("pact").filter);
        QTRY_COMPARE(said("statusCount"), QStringLiteral("2 of 3 events · 1951–1978"));
        m_window->actions()["edit.clearFilter"]->trigger();
        QTRY_COMPARE(said("statusCount"), QStringLiteral("3 events · 1951–2015"));
    }

    void whatCannotBeOpenedIsSaidInTheWindowAndTheRestStays()
    {
        openSmallWorld();
        QFile empty(m_folder->filePath(QStringLiteral("empty.entente")));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        m_window->keeper().open(empty.fileName());
        QTRY_VERIFY(m_window->messages().says(QStringLiteral("file")));
        QVERIFY(m_window->messages()
                    .sentence(QStringLiteral("file"))
                    .contains(QStringLiteral("empty.entente")));
        QCOMPARE(said("documentTitle"), QStringLiteral("Three pacts"));
    }

    void aChangeByAnotherProgramIsSaidAndNothingIsOverwritten()
    {
        openSmallWorld();
        Dataset other = smallWorld();
        other.events.pop_back();
        QVERIFY(Document::write(m_path.toStdString(), other).hasValue());
        QTRY_VERIFY(m_window->messages().says(QStringLiteral("file")));
        QCOMPARE(said("statusCount"), QStringLiteral("3 events · 1951–2015"));
        const QList<QPushButton *> answers = m_window->messages().findChildren<QPushButton *>();
        QCOMPARE(answers.size(), 3);
        QTest::mouseClick(answers[0], Qt::LeftButton);
        QTRY_COMPARE(said("statusCount"), QStringLiteral("2 events · 1951–1978"));
    }

    void escapeLeavesTheSearchFirstAndTheSelectionNext()
    {
        openSmallWorld();
        const EventId id = m_window->session().engine()->find("a");
        m_window->session().select(id);
        m_window->actions()["edit.find"]->trigger();
        auto *edit = child<QLineEdit>("searchEdit");
        QCOMPARE(m_window->focusWidget(), edit);
        m_window->actions()["edit.clearSelection"]->trigger();
        QVERIFY(m_window->focusWidget() != edit);
        QCOMPARE(m_window->session().selectedEvents().size(), 1u);
        m_window->actions()["edit.clearSelection"]->trigger();
        QVERIFY(m_window->session().selectedEvents().empty());
    }

    void shortcutsDoNotStealTyping()
    {
        openSmallWorld();
        m_window->activateWindow();
        auto *edit = child<QLineEdit>("searchEdit");
        edit->setFocus();
        const TimeSpan window = m_window->session().window();
        QTest::keyClicks(edit, QStringLiteral("who? a+b"));
        QCOMPARE(edit->text(), QStringLiteral("who? a+b"));
        QVERIFY(m_window->session().window() == window);
        QVERIFY(!m_window->findChild<QDialog *>());
    }

    void theProgramsKeysWorkWhileOneTypesAndEditingKeysEdit()
    {
        openSmallWorld();
        m_window->activateWindow();
        auto *edit = child<QLineEdit>("searchEdit");
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("one two"));
        edit->setCursorPosition(0);
        QTest::keyClick(edit, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(edit->text(), QStringLiteral("one two"));
        QVERIFY(m_window->workspace().areChangesShown());
        edit->setFocus();
        edit->setCursorPosition(0);
        QTest::keyClick(edit, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(edit->text(), QStringLiteral("one two"));
        auto *palette = child<QWidget>("commandPalette");
        QVERIFY(palette);
        palette->close();
        edit->setFocus();
        edit->end(false);
        const TimeSpan window = m_window->session().window();
        QTest::keyClick(edit, Qt::Key_Backspace, Qt::ControlModifier); // a word, not the filter
        QCOMPARE(edit->text(), QStringLiteral("one "));
        QTest::keyClick(edit, Qt::Key_Left, Qt::ControlModifier); // by a word, not a day
        QCOMPARE(edit->cursorPosition(), 0);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(edit->selectedText(), QStringLiteral("one "));
        QVERIFY(m_window->session().window() == window);
        QVERIFY(m_window->session().selectedEvents().empty());
        QVERIFY(!m_window->session().asOf().inForce);
    }

    void aDateThatOneGoesToFillsTheWindow()
    {
        openSmallWorld();
        const auto goTo = [&](const QString &words) {
            m_window->activateWindow();
            QTRY_VERIFY(m_window->isActiveWindow());
            QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
            auto *edit = child<QLineEdit>("dateEdit");
            QTRY_VERIFY(edit && edit->isVisible());
            QTest::keyClicks(edit, words);
            QTest::keyClick(edit, Qt::Key_Return);
            QTRY_VERIFY(!child<QLineEdit>("dateEdit"));
        };
        goTo(QStringLiteral("1978"));
        const TimeSpan window = m_window->session().window();
        QVERIFY(window.begin < startOfYear(1978) && window.begin > startOfYear(1977));
        QVERIFY(window.end > startOfYear(1979) && window.end < startOfYear(1980));
        goTo(QStringLiteral("1951 to 1960"));
        QVERIFY(m_window->session().window().contains(startOfYear(1951)));
        QVERIFY(m_window->session().window().contains(startOf({1960, 12, 31})));
        goTo(QStringLiteral("11 Jan 2015"));
        QVERIFY(m_window->session().window().contains(startOf({2015, 1, 11})));
        QVERIFY(m_window->session().window().seconds() < 100.0 * secondsPerDay);
    }

    void daysAreComparedSideBySide()
    {
        const auto days = daysToCompare(QStringLiteral("1955, May 2022 and 2023"));
        QVERIFY(days.hasValue());
        QCOMPARE(days->size(), std::size_t(3));
        QCOMPARE((*days)[1].words, std::string("May 2022"));
        QVERIFY((*days)[0].end == startOfYear(1956));
        for (const char *wrong : {"1955", "", "1955, sometime", "1955, since 2000"})
            QVERIFY2(!daysToCompare(QLatin1String(wrong)).hasValue(), wrong);

        openSmallWorld();
        m_window->actions()["view.compareDays"]->trigger();
        auto *ask = child<QInputDialog>("compareDaysDialog");
        QVERIFY(ask);
        ask->setTextValue(QStringLiteral("1955, 2023"));
        ask->accept();
        auto *dialog = m_window->findChild<ExportDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->request().network.dates.size(), std::size_t(2));
        QVERIFY(dialog->request().view == RenderView::Network);
    }

    void panelsFoldAndComeBack()
    {
        openSmallWorld();
        QAction *action = m_window->actions()["view.facets"];
        QVERIFY(action->isChecked());
        action->trigger();
        QVERIFY(!child<QWidget>("facetsPanel")->isVisible());
        auto *strip = child<QWidget>("foldedStrip");
        QVERIFY(strip->isVisible());
        QTest::mouseClick(strip, Qt::LeftButton);
        QVERIFY(child<QWidget>("facetsPanel")->isVisible());
        QVERIFY(action->isChecked());
    }

    void panelsFoldByThemselvesWhereThereIsNoRoom()
    {
        m_window->resize(1280, 720);
        QTRY_VERIFY(child<QWidget>("inspectorPanel")->isVisible());
        m_window->resize(950, 600);
        QTRY_VERIFY(!child<QWidget>("inspectorPanel")->isVisible());
        QVERIFY(child<QWidget>("facetsPanel")->isVisible());
        m_window->resize(1280, 720);
        QTRY_VERIFY(child<QWidget>("inspectorPanel")->isVisible());
    }

    void nothingNeedsMoreRoomThanASmallScreenHas()
    {
        openSmallWorld();
        QVERIFY(m_window->minimumSizeHint().width() <= 1280);
        QVERIFY(m_window->minimumSizeHint().height() <= 720);
    }

    void theTableIsTheOtherCentre()
    {
        openSmallWorld();
        m_window->actions()["view.table"]->trigger();
        QVERIFY(m_window->workspace().centre() == Workspace::Centre::Table);
        QVERIFY(!m_window->actions()["view.map"]->isChecked());
        m_window->actions()["view.map"]->trigger();
        QVERIFY(m_window->workspace().centre() == Workspace::Centre::Map);
    }

    void anEventOfTheTableIsShownOnTheMap()
    {
        openSmallWorld();
        m_window->actions()["view.table"]->trigger();
        auto *table = m_window->workspace().findChild<TableView *>();
        auto *rows = table->findChild<QTableView *>();
        QTRY_COMPARE(rows->model()->index(0, EventTableModel::TitleColumn).data().toString(),
                     QStringLiteral("First pact"));
        QStringList said;
        // The menu runs a loop of its own.
        const auto choose = [&](const QString &start) {
            said.clear();
            QTimer::singleShot(0, rows, [&said, start] {
                auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                if (menu == nullptr)
                    return;
                for (QAction *action : menu->actions()) {
                    said << action->text();
                    if (action->text().startsWith(start))
                        action->trigger();
                }
                menu->close();
            });
            emit rows->customContextMenuRequested(
                rows->visualRect(rows->model()->index(0, 0)).center());
        };
        choose(QStringLiteral("Exclude"));
        QVERIFY2(said.filter(QStringLiteral("Filter to")).size() == 1,
                 qPrintable(said.join(QLatin1Char('|'))));
        QCOMPARE(m_window->session().filter().terms().size(), std::size_t(1));
        QVERIFY(m_window->session().filter().terms().front().negated);
        m_window->session().setFilter({});
        QTRY_COMPARE(rows->model()->index(0, EventTableModel::TitleColumn).data().toString(),
                     QStringLiteral("First pact"));
        choose(QStringLiteral("Show on the map"));
        QVERIFY(m_window->workspace().centre() == Workspace::Centre::Map);
        QCOMPARE(m_window->session().selectedEvents(),
                 std::vector{m_window->session().engine()->find("a")});
    }

    void linksAreFollowedByKeyboard()
    {
        m_window->keeper().open(m_path);
        QTRY_VERIFY(m_window->isAnswered());
        Session &session = m_window->session();
        const auto id = [&](const char *key) { return session.engine()->find(key); };
        QVERIFY(!m_window->actions()["follow.ledTo"]->isEnabled()); // from nothing
        session.select(id("a"));
        session.setWindow({startOfYear(1950), startOfYear(1952)});
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::AltModifier);
        auto *menu = static_cast<QMenu *>(nullptr);
        QTRY_VERIFY((menu = m_window->findChild<QMenu *>(QStringLiteral("followMenu"))) &&
                    menu->isVisible());
        QCOMPARE(menu->actions().size(), 3); // a title, then by date
        QVERIFY(menu->actions().at(1)->text().startsWith(QStringLiteral("Second pact")));
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(session.selectedEvents(), std::vector{id("b")});
        QVERIFY(session.window().contains(startOf({1978, 11, 1})));
        QTRY_VERIFY(m_window->isAnswered());
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::AltModifier);
        QTRY_COMPARE(session.selectedEvents(), std::vector{id("a")});
        session.select(id("c"));
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::AltModifier);
        QTRY_VERIFY(said("statusHint").contains(QStringLiteral("No event is known")));
        QCOMPARE(session.selectedEvents(), std::vector{id("c")});
    }

    void copyingPutsSelectedEventsOnTheClipboard()
    {
        openSmallWorld();
        m_window->session().select(m_window->session().engine()->find("b"));
        QTRY_VERIFY(m_window->actions()["edit.copy"]->isEnabled());
        m_window->actions()["edit.copy"]->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(
            QStringLiteral("Nov 1978\tSecond pact\t")));
    }

    void everythingIsFoundAgainAfterARestart()
    {
        openSmallWorld();
        Session &session = m_window->session();
        const TimeSpan seen{startOfYear(1970), startOfYear(1990)};
        session.setWindow(seen);
        session.setFilter(parseQuery("pact").filter);
        session.setAsOf({{}, startOfYear(2000)});
        session.select(session.engine()->find("b"));
        m_window->actions()["lanes.kind"]->trigger();
        QTRY_VERIFY(m_window->isAnswered());
        m_window->actions()["lanes.collapse"]->trigger();
        const LanesLook lanes = m_window->session().lanes();
        QVERIFY(!lanes.arranged().collapsed.empty());
        const MapCamera camera{{0.4, 0.2}, 240};
        m_window->workspace().map().setCamera(camera);
        m_window->actions()["theme.dark"]->trigger();
        m_window->actions()["view.lessMotion"]->trigger();
        m_window->actions()["view.table"]->trigger();
        m_window->actions()["view.facets"]->trigger();
        m_window->resize(1333, 777);
        QTRY_VERIFY(m_window->isAnswered());
        m_window->preferences().setStartWith(StartWith::LastDocument);
        m_window->close();

        m_window.reset();
        m_themes = std::make_unique<ThemeSwitch>();
        start();
        m_window->openFirst({});
        QTRY_VERIFY(m_window->isAnswered());
        QCOMPARE(m_window->keeper().current()->path, m_path);
        QVERIFY(m_window->session().window() == seen);
        QVERIFY(m_window->session().filter() == parseQuery("pact").filter);
        QVERIFY(m_window->session().asOf() == (AsOf{{}, startOfYear(2000)}));
        QVERIFY(m_window->session().selectedEvents() ==
                std::vector{m_window->session().engine()->find("b")});
        QVERIFY(m_window->session().lanes() == lanes);
        QVERIFY(m_window->workspace().map().camera() == camera);
        QVERIFY(m_themes->choice() == ThemeChoice::Dark);
        QVERIFY(m_themes->motion().isReduced());
        QVERIFY(m_window->actions()["view.lessMotion"]->isChecked());
        QVERIFY(m_window->workspace().centre() == Workspace::Centre::Table);
        QVERIFY(!m_window->workspace().isShown(Workspace::Panel::Facets));
        QVERIFY(!m_window->session().canGoBack());
    }

    void aRestartWithoutTheLastDocumentDoesNotFail()
    {
        openSmallWorld();
        m_window->preferences().setStartWith(StartWith::LastDocument);
        m_window->close();
        QVERIFY(QFile::remove(m_path));
        start();
        const QSignalSpy started(&m_window->keeper(), &DocumentKeeper::openingStarted);
        m_window->openFirst({});
        QCOMPARE(started.size(), 0);
        QVERIFY(m_window->welcome().isVisible());
    }

    void recentFilesGreyWhatIsGone()
    {
        openSmallWorld();
        QMenu *recent = m_window->actions().menu("file.recent");
        emit recent->aboutToShow();
        QVERIFY(recent->actions().front()->isEnabled());
        QVERIFY(QFile::remove(m_path));
        emit recent->aboutToShow();
        QVERIFY(!recent->actions().front()->isEnabled());
        QVERIFY(recent->actions().front()->text().contains(QStringLiteral("no longer there")));
    }

    void noTwoActionsShareAShortcut()
    {
        QStringList seen;
        for (const ActionSpec &spec : actionTable()) {
            const QList<QKeySequence> keys = m_window->actions()[spec.id]->shortcuts();
            for (const QKeySequence &key : keys) {
                QVERIFY2(!key.isEmpty(), spec.id);
                QVERIFY2(!seen.contains(key.toString()), spec.id);
                seen.append(key.toString());
            }
        }
    }

    void tabReachesEverythingOnceInTheOrderOfTheEye_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("centre");
        QTest::addRow("map") << QByteArray("view.map") << QStringLiteral("map");
        QTest::addRow("table") << QByteArray("view.table") << QStringLiteral("eventTable");
        QTest::addRow("matrix") << QByteArray("view.matrix") << QStringLiteral("matrix");
        QTest::addRow("network") << QByteArray("view.network") << QStringLiteral("network");
        QTest::addRow("calendar") << QByteArray("view.calendar") << QStringLiteral("calendar");
    }

    void tabReachesEverythingOnceInTheOrderOfTheEye()
    {
        QFETCH(QByteArray, action);
        QFETCH(QString, centre);
        openSmallWorld();
        m_window->actions()[action.constData()]->trigger();
        m_window->activateWindow();
        auto *edit = child<QWidget>("searchEdit");
        edit->setFocus();
        QTRY_COMPARE(m_window->focusWidget(), edit);
        QStringList walked;
        for (int i = 0; i < 100; ++i) {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            if (m_window->focusWidget() == edit)
                break;
            walked << m_window->focusWidget()->objectName();
        }
        QCOMPARE(m_window->focusWidget(), edit);
        const QStringList inOrder{
            QStringLiteral("inForceButton"),   QStringLiteral("asKnownButton"),
            QStringLiteral("view.map.button"), QStringLiteral("facetsSeek"),
            QStringLiteral("facetsList"),      centre,
            QStringLiteral("timeline"),        QStringLiteral("laneMenuButton"),
            QStringLiteral("overview"),        QStringLiteral("playToggle"),
            QStringLiteral("inspectorScroll")};
        QStringList found = walked;
        found.removeIf([&](const QString &name) { return !inOrder.contains(name); });
        QVERIFY2(found == inOrder, qPrintable(walked.join(QLatin1Char(' '))));
    }

    void everyButtonAndFieldHasAName()
    {
        openSmallWorld();
        const QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget) ||
                                   qobject_cast<const QLineEdit *>(widget);
            const bool isQtsOwn = widget->objectName().startsWith(QLatin1String("qt_")) ||
                                  qobject_cast<const QLineEdit *>(widget->parentWidget());
            if (!isControl || isQtsOwn)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(widget->objectName() + QLatin1String(" ") +
                                QLatin1String(widget->metaObject()->className())));
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
