// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/session.h"
#include "app/shell/command_palette.h"
#include "app/shell/palette_entries.h"
#include "app/shell/palette_finder.h"
#include "core/time/calendar.h"
#include "tests/support/small_world.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QTest>

using namespace entente;

namespace
{

/// A window with a few menus, and the palette over it.
struct Stage
{
    Stage()
    {
        window.resize(900, 600);
        QMenu *view = window.menuBar()->addMenu(QStringLiteral("&View"));
        QMenu *lanes = view->addMenu(QStringLiteral("&Lanes"));
        add(*lanes, QStringLiteral("By &party"));
        add(*lanes, QStringLiteral("By p&air of parties"));
        add(*view, QStringLiteral("&Show all"))
            ->setShortcut(QKeySequence(QStringLiteral("Ctrl+0")));
        add(*view, QStringLiteral("Export &image…"))->setEnabled(false);
        window.show();
        palette = new CommandPalette(&window);
        palette->setEntries(menuEntries(*window.menuBar()));
    }

    QAction *add(QMenu &menu, const QString &text)
    {
        QAction *action = menu.addAction(text);
        QObject::connect(action, &QAction::triggered, &window,
                         [this, action] { done << action->text(); });
        return action;
    }

    QStringList rows() const
    {
        QStringList texts;
        const QAbstractItemModel &model = *palette->findChild<QListView *>()->model();
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row, 0).data().toString();
        return texts;
    }

    QLineEdit *edit() const { return palette->findChild<QLineEdit *>(); }

    QStringList done;
    QMainWindow window;
    QPointer<CommandPalette> palette;
};

} // namespace

class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void entriesKnowTheirMenusAndKeys()
    {
        Stage stage;
        const std::vector<PaletteEntry> entries = menuEntries(*stage.window.menuBar());
        QCOMPARE(entries.size(), std::size_t(4));
        QCOMPARE(entries[0].text, QStringLiteral("By party"));
        QCOMPARE(entries[0].path, QStringLiteral("View ▸ Lanes"));
        QCOMPARE(entries[2].keys, QStringLiteral("Ctrl+0"));
        QVERIFY(!entries[3].isEnabled);
    }

    void itNarrowsAndEnterDoesWhatIsMarked()
    {
        Stage stage;
        stage.palette->open();
        QCOMPARE(stage.rows().size(), 4);
        QTest::keyClicks(stage.edit(), QStringLiteral("lanes pa"));
        QCOMPARE(stage.rows(),
                 (QStringList{QStringLiteral("By party"), QStringLiteral("By pair of parties")}));
        QTest::keyClick(stage.edit(), Qt::Key_Down);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.done, QStringList{QStringLiteral("By p&air of parties")});
        QTRY_VERIFY(!stage.palette); // it has closed
    }

    void itIsAsTallAsItsRowsNeed()
    {
        Stage stage;
        stage.palette->open();
        const int tall = stage.palette->height();
        QTest::keyClicks(stage.edit(), QStringLiteral("export"));
        QCOMPARE(stage.rows().size(), 1);
        QVERIFY(stage.palette->height() < tall);
        stage.edit()->clear();
        QCOMPARE(stage.palette->height(), tall);
        stage.palette->close();
    }

    void whatCannotBeDoneNowIsLastAndStays()
    {
        Stage stage;
        stage.palette->open();
        QCOMPARE(stage.rows().last(), QStringLiteral("Export image…"));
        QTest::keyClicks(stage.edit(), QStringLiteral("export"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QVERIFY(stage.done.isEmpty());
        QVERIFY(stage.palette && stage.palette->isVisible());
        QTest::keyClick(stage.edit(), Qt::Key_Escape);
        QTRY_VERIFY(!stage.palette);
    }

    void aTextThatNamesNothingSaysSo()
    {
        Stage stage;
        stage.palette->open();
        QTest::keyClicks(stage.edit(), QStringLiteral("xyzzy"));
        QCOMPARE(stage.rows().size(), 1);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QVERIFY(stage.done.isEmpty());
    }

    void aDateIsAPlaceToGo()
    {
        Session session;
        QStringList went;
        const auto goTo = [&](const Date &date) { went << QString::fromStdString(inWords(date)); };
        const std::vector<PaletteEntry> entries =
            dateEntries(session, QStringLiteral("11 Jan 2023"), goTo);
        QCOMPARE(entries.size(), std::size_t(3));
        entries[0].run();
        QCOMPARE(went.size(), 1);
        QVERIFY(went.front().contains(QStringLiteral("2023")));
        entries[1].run();
        const Instant end{startOfYear(2023).seconds + 11 * secondsPerDay};
        QVERIFY(session.asOf().inForce == end);
        entries[2].run();
        QVERIFY(session.asOf().asKnown == end);
        QVERIFY(dateEntries(session, QStringLiteral("by party"), goTo).empty());
        // Without a last day there is nothing to be known on.
        QCOMPARE(dateEntries(session, QStringLiteral("2023/.."), goTo).size(), std::size_t(1));
    }

    void placesAndEventsAreFoundWhileOneTypes()
    {
        Stage stage;
        Session session;
        Dataset world = test::smallWorld();
        session.setEngine(makeLocalEngine(world));
        session.setWindow({startOfYear(1900), startOfYear(1910)});
        new PaletteFinder(session, *stage.palette);
        stage.palette->open();
        QTest::keyClicks(stage.edit(), QStringLiteral("sao p"));
        QTRY_COMPARE(stage.rows().value(0), QStringLiteral("Filter to São Paulo"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QVERIFY(session.filter().has(Field::Place, "São Paulo"));

        Stage other;
        session.setFilter({});
        new PaletteFinder(session, *other.palette);
        other.palette->open();
        QTest::keyClicks(other.edit(), QStringLiteral("signing"));
        QTRY_VERIFY(other.rows().value(0).startsWith(QStringLiteral("Go to “Signing of")));
        QTest::keyClick(other.edit(), Qt::Key_Return);
        QCOMPARE(session.selectedEvents(), std::vector{EventId{1}});
        QVERIFY(session.window().contains(startOf({2022, 12, 1})));
    }

    void whatIsFoundLaterKeepsWhatIsMarkedAndItsText()
    {
        Stage stage;
        stage.palette->open();
        QTest::keyClicks(stage.edit(), QStringLiteral("lanes pa"));
        QTest::keyClick(stage.edit(), Qt::Key_Down);
        const PaletteEntry found{QStringLiteral("Filter to Papua"), {}, {}, true, false, [] {}};
        stage.palette->setFound(QStringLiteral("lanes"), {found}); // of what was typed before
        QCOMPARE(stage.rows().size(), 2);
        stage.palette->setFound(QStringLiteral("lanes pa"), {found});
        QCOMPARE(stage.rows().size(), 3);
        QCOMPARE(stage.rows().front(), found.text);
        stage.palette->setFound(QStringLiteral("lanes pa"), {found});
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.done, QStringList{QStringLiteral("By p&air of parties")});
    }

    void whatIsCalledSoComesBeforeWhatWasFound()
    {
        Stage stage;
        stage.palette->open();
        QTest::keyClicks(stage.edit(), QStringLiteral("party"));
        stage.palette->setFound(
            QStringLiteral("party"),
            {{QStringLiteral("Go to “Third party”"), {}, {}, true, false, [] {}}});
        QCOMPARE(stage.rows(),
                 (QStringList{QStringLiteral("By party"), QStringLiteral("Go to “Third party”")}));
        QVERIFY(stage.edit()->accessibleDescription().startsWith(QStringLiteral("By party")));
    }

    void anActorIsAFilter()
    {
        Session session;
        session.setEngine(makeLocalEngine(test::smallWorld()));
        const std::vector<PaletteEntry> entries = filterEntries(session, QStringLiteral("jap"));
        QVERIFY(!entries.empty());
        entries.front().run();
        QVERIFY(session.filter().has(Field::Party, "JPN"));
        const Filter once = session.filter();
        entries.front().run();
        QVERIFY(session.filter() == once);
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
