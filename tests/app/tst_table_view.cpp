// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/event_table_model.h"
#include "app/models/table_copy.h"
#include "app/style/theme.h"
#include "app/views/table/table_view.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>
#include <QTableView>
#include <QTest>

using namespace entente;
using namespace entente::test;

namespace
{

/// `count` meetings, one a day, numbered in their titles; every third one is of France.
std::shared_ptr<const Engine> manyDays(int count)
{
    Dataset data;
    data.actors = {actor("FRA", "France"), actor("DEU", "Germany")};
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(100'000 + i).substr(1);
        data.events.push_back(EventBuilder("e" + number, "Day " + number)
                                  .at(isoDay(Instant{std::int64_t(i) * secondsPerDay}))
                                  .with(i % 3 == 0 ? "FRA" : "DEU"));
    }
    return makeLocalEngine(std::move(data));
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestTableView : public QObject
{
    Q_OBJECT

private slots:
    void rowsComeWhenTheyAreLookedAt()
    {
        Session session;
        EventTableModel model(session, nullptr);
        session.setEngine(manyDays(5000));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 5000);
        QCOMPARE(cell(model, 0, EventTableModel::TitleColumn), QStringLiteral("Day 00000"));
        QCOMPARE(cell(model, 4321, EventTableModel::TitleColumn), QStringLiteral("…"));
        QTRY_COMPARE(cell(model, 4321, EventTableModel::TitleColumn), QStringLiteral("Day 04321"));
    }

    void sortingTurnsTheOrderRound()
    {
        Session session;
        EventTableModel model(session, nullptr);
        const QAbstractItemModelTester tester(&model);
        session.setEngine(manyDays(300));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 300);
        model.sort(EventTableModel::TitleColumn, Qt::DescendingOrder);
        QTRY_COMPARE(cell(model, 0, EventTableModel::TitleColumn), QStringLiteral("Day 00299"));
    }

    void rowsFollowTheFilter()
    {
        Session session;
        EventTableModel model(session, nullptr);
        session.setEngine(manyDays(300));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 300);
        session.setFilter(query("party:FRA"));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 100);
        QCOMPARE(cell(model, 1, EventTableModel::TitleColumn), QStringLiteral("Day 00003"));
        QCOMPARE(cell(model, 1, EventTableModel::PartiesColumn), QStringLiteral("France"));
    }

    void aSelectionElsewhereIsShownWhereverItsRowIs()
    {
        Session session;
        ThemeSwitch theme;
        session.setEngine(manyDays(5000));
        TableView view(session, theme);
        view.resize(900, 400);
        view.show();
        auto *table = view.findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 5000);
        session.select(session.engine()->find("e04000"));
        QTRY_COMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->selectionModel()->selectedRows().front().row(), 4000);
        QVERIFY(table->viewport()->rect().contains(
            table->visualRect(table->model()->index(4000, 0)).center()));
        QCOMPARE(session.selectedEvents().size(), std::size_t(1));
    }

    void aSelectedRowIsSelectedEverywhere()
    {
        Session session;
        ThemeSwitch theme;
        session.setEngine(manyDays(50));
        TableView view(session, theme);
        view.resize(900, 400);
        view.show();
        auto *table = view.findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 50);
        const QModelIndex index = table->model()->index(3, EventTableModel::TitleColumn);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        QTRY_COMPARE(session.selectedEvents(), std::vector{session.engine()->find("e00003")});
        QTest::mouseClick(
            table->viewport(), Qt::LeftButton, Qt::ControlModifier,
            table->visualRect(table->model()->index(5, EventTableModel::TitleColumn)).center());
        QTRY_COMPARE(session.selectedEvents().size(), std::size_t(2));
        session.clearSelection();
        QTRY_VERIFY(!table->selectionModel()->hasSelection());
    }

    void aFilterDoesNotForgetTheSelection()
    {
        Session session;
        ThemeSwitch theme;
        session.setEngine(manyDays(50));
        TableView view(session, theme);
        view.resize(900, 400);
        view.show();
        auto *table = view.findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 50);
        const EventId id = session.engine()->find("e00006");
        session.select(id);
        QTRY_VERIFY(table->selectionModel()->hasSelection());
        session.setFilter(query("party:FRA"));
        QTRY_COMPARE(table->model()->rowCount(), 17);
        QCOMPARE(session.selectedEvents(), std::vector{id});
        QTRY_COMPARE(table->selectionModel()->selectedRows().front().row(), 2);
    }

    void copyingGivesTextAndATable()
    {
        Session session;
        ThemeSwitch theme;
        session.setEngine(manyDays(50));
        TableView view(session, theme);
        view.resize(900, 400);
        view.show();
        auto *table = view.findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 50);
        table->selectionModel()->select(
            QItemSelection(table->model()->index(0, 0), table->model()->index(1, 8)),
            QItemSelectionModel::Select);
        table->horizontalHeader()->hideSection(EventTableModel::PlaceColumn);
        view.copy();
        const QString text = QGuiApplication::clipboard()->text();
        const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("Date\tEvent\tKind")));
        QVERIFY(!lines[0].contains(QStringLiteral("Place")));
        QVERIFY(lines[1].startsWith(QStringLiteral("1 Jan 1970\tDay 00000\tMeeting")));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
    }

    void columnsComeBackAsTheyWereLeft()
    {
        Session session;
        ThemeSwitch theme;
        QByteArray state;
        {
            TableView view(session, theme);
            auto *header = view.findChild<QTableView *>()->horizontalHeader();
            header->hideSection(EventTableModel::StatusColumn);
            header->resizeSection(EventTableModel::TitleColumn, 222);
            state = view.saveState();
        }
        TableView view(session, theme);
        QVERIFY(view.restoreState(state));
        auto *header = view.findChild<QTableView *>()->horizontalHeader();
        QVERIFY(header->isSectionHidden(EventTableModel::StatusColumn));
        QCOMPARE(header->sectionSize(EventTableModel::TitleColumn), 222);
        QVERIFY(!view.restoreState("nonsense"));
    }

    void formulasAreNeutralisedAndNumbersAreNot_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("safe");
        QTest::newRow("formula") << "=SUM(A1)"
                                 << "'=SUM(A1)";
        QTest::newRow("plus") << "+cmd|x"
                              << "'+cmd|x";
        QTest::newRow("at") << "@x"
                            << "'@x";
        QTest::newRow("space before") << "  =1+1"
                                      << "'  =1+1";
        QTest::newRow("tab before") << "\t=1"
                                    << "'\t=1";
        QTest::newRow("minus word") << "-Meeting-"
                                    << "'-Meeting-";
        QTest::newRow("number") << "-12.5"
                                << "-12.5";
        QTest::newRow("word") << "Tokyo"
                              << "Tokyo";
        QTest::newRow("empty") << ""
                               << "";
    }

    void formulasAreNeutralisedAndNumbersAreNot()
    {
        QFETCH(QString, cell);
        QFETCH(QString, safe);
        QCOMPARE(neutralised(cell), safe);
    }

    void copiedMarkupIsText()
    {
        const auto mime = tableMimeData({}, {{QStringLiteral("<b>a</b>\tb\nc")}});
        QVERIFY(mime->html().contains(QStringLiteral("&lt;b&gt;")));
        QCOMPARE(mime->text(), QStringLiteral("<b>a</b> b c\n"));
    }
};

QTEST_MAIN(TestTableView)
#include "tst_table_view.moc"
