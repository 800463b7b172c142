// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/views/matrix/matrix_view.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace entente;
using test::EventBuilder;

namespace
{

std::shared_ptr<const Engine> smallEngine()
{
    Dataset data;
    data.events = {EventBuilder("a", "A").at("2020-05-08").with("JPN").with("GBR"),
                   EventBuilder("b", "B").at("2022-05-08").with("JPN").with("GBR").with("USA"),
                   EventBuilder("c", "C").at("1990").with("JPN").with("USA"),
                   EventBuilder("d", "D").at("2021").with("AUS").with("USA"),
                   EventBuilder("e", "E").at("2021").with("FRA")};
    for (const char *id : {"AUS", "FRA", "GBR", "JPN", "USA"}) {
        Actor actor;
        actor.id = ActorId{id};
        actor.name = std::string("Land ") + id;
        data.actors.push_back(actor);
    }
    Tie tie;
    tie.a = ActorId{"JPN"};
    tie.b = ActorId{"USA"};
    tie.layer = "alliance";
    tie.start = *Date::fromEdtf("1951-09-08");
    data.ties.push_back(tie);
    return makeLocalEngine(std::move(data));
}

struct Stage
{
    Stage()
    {
        session.setEngine(smallEngine());
        view.resize(900, 400);
        view.show();
    }
    const Mark *cell(const std::string &key) const
    {
        for (const Mark &mark : view.currentDrawing().drawing.marks) {
            if (mark.role == Role::Bar && mark.key == key)
                return &mark;
        }
        return nullptr;
    }
    std::int64_t countOf(const std::string &key) const
    {
        const Mark *mark = cell(key);
        return mark ? mark->count : -1;
    }
    QPoint at(const RectF &box) const
    {
        return QPointF(box.x + box.width / 2, box.y + box.height / 2 + view.top()).toPoint();
    }
    void click(const char *button)
    {
        QTest::mouseClick(view.findChild<QToolButton *>(QLatin1String(button)), Qt::LeftButton);
    }
    std::string firstName() const
    {
        const MatrixDrawing &drawing = view.currentDrawing();
        return view.data().actors[drawing.order.front()].label;
    }

    Session session;
    ThemeSwitch themes;
    MatrixView view{session, themes};
};

} // namespace

class TestMatrixView : public QObject
{
    Q_OBJECT

private slots:
    void manyActorsAreReachedByScrolling()
    {
        Dataset data;
        for (int i = 0; i < 60; ++i)
            data.events.push_back(EventBuilder(("e" + std::to_string(i)).c_str(), "E")
                                      .at("2020")
                                      .with(("A" + std::to_string(i)).c_str())
                                      .with(("A" + std::to_string((i + 1) % 60)).c_str()));
        Session session;
        ThemeSwitch themes;
        MatrixView view(session, themes);
        session.setEngine(makeLocalEngine(std::move(data)));
        view.resize(700, 300);
        view.show();
        view.setOrder(MatrixOrder::Name);
        QTRY_COMPARE(view.currentDrawing().order.size(), 60u);
        const auto *down = view.findChild<QScrollBar *>(QStringLiteral("matrixDown"));
        const auto names = [&] {
            QStringList shown;
            for (const TextMark &text : view.currentDrawing().drawing.texts) {
                if (text.role == Role::Lane)
                    shown << QString::fromStdString(text.text);
            }
            return shown;
        };
        QVERIFY(down->isVisible());
        QVERIFY(view.currentDrawing().rows < 30);
        QCOMPARE(names().size(), qsizetype(view.currentDrawing().rows));
        QCOMPARE(names().front(), QStringLiteral("A0"));
        const auto turn = [&](int angle) {
            QWheelEvent event(QPointF(300, 150), view.mapToGlobal(QPointF(300, 150)), {},
                              {0, angle}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&view, &event);
        };
        turn(-120); // a notch: three rows
        QCOMPARE(view.currentDrawing().firstRow, 3u);
        turn(-100000);
        QCOMPARE(view.currentDrawing().firstRow + view.currentDrawing().rows, 60u);
        for (const Mark &mark : view.currentDrawing().drawing.marks) {
            if (mark.role == Role::Bar)
                QVERIFY(mark.box.y >= view.currentDrawing().seen.y - 1 &&
                        mark.box.bottom() <= view.currentDrawing().seen.bottom() + 1);
        }
        turn(100000);
        QCOMPARE(view.currentDrawing().firstRow, 0u);
        // The keyboard takes the picture along.
        view.setFocus();
        for (int i = 0; i < 45; ++i)
            QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.currentDrawing().firstRow > 0);
        QVERIFY(std::any_of(view.currentDrawing().drawing.marks.begin(),
                            view.currentDrawing().drawing.marks.end(), [&](const Mark &mark) {
                                return mark.role == Role::Bar && mark.key == *view.currentKey();
                            }));
    }

    void initTestCase() { loadFonts(); }

    void countsThePairsOfTheWindow()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        QCOMPARE(stage.countOf("JPN-USA"), std::int64_t(2));
        QCOMPARE(stage.countOf("AUS-JPN"), std::int64_t(0));
        stage.session.setWindow({startOfYear(2019), startOfYear(2023)});
        QTRY_COMPARE(stage.countOf("JPN-USA"), std::int64_t(1));
        stage.session.setFilter(Filter({{Field::Party, {"AUS"}, false, {}}}));
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(-1));
        QCOMPARE(stage.countOf("AUS-USA"), std::int64_t(1));
    }

    void showsTiesOfTheDayInForce()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        stage.click("matrixTies");
        QTRY_COMPARE(stage.countOf("JPN-USA"), std::int64_t(1));
        QCOMPARE(stage.countOf("GBR-JPN"), std::int64_t(-1));
        stage.session.setAsOf({startOfYear(1951), {}});
        QTRY_COMPARE(stage.countOf("JPN-USA"), std::int64_t(-1));
        stage.session.setAsOf({startOfYear(1952), {}});
        QTRY_COMPARE(stage.countOf("JPN-USA"), std::int64_t(1));
        stage.click("matrixEvents");
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
    }

    void ordersAsAsked()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        stage.click("matrixName");
        QCOMPARE(stage.firstName(), std::string("Land AUS"));
        stage.click("matrixCount");
        QCOMPARE(stage.firstName(), std::string("Land JPN"));
        QCOMPARE(stage.view.order(), MatrixOrder::Count);
    }

    void aClickSelectsThePair()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at(stage.cell("GBR-JPN")->box));
        const auto *actors = std::get_if<ActorSelection>(&stage.session.selection());
        QVERIFY(actors);
        QCOMPARE(actors->ids, (std::vector<ActorId>{ActorId{"GBR"}, ActorId{"JPN"}}));
        QVERIFY(stage.session.filter().isEmpty());
        // The two names are of their actors.
        const Drawing drawing = stage.view.currentDrawing().drawing; // a click makes another one
        for (const TextMark &text : drawing.texts) {
            if (text.role == Role::Lane && text.key == "USA")
                QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at(text.box));
        }
        actors = std::get_if<ActorSelection>(&stage.session.selection());
        QVERIFY(actors);
        QCOMPARE(actors->ids, (std::vector<ActorId>{ActorId{"USA"}}));
    }

    void shiftDragFiltersToABlock()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        stage.click("matrixName"); // AUS GBR JPN USA
        const MatrixDrawing drawing = stage.view.currentDrawing();
        QTest::mousePress(&stage.view, Qt::LeftButton, Qt::ShiftModifier,
                          stage.at(drawing.boxOf(3, 1)));
        QTest::mouseMove(&stage.view, stage.at(drawing.boxOf(3, 2)));
        QTest::mouseRelease(&stage.view, Qt::LeftButton, Qt::ShiftModifier,
                            stage.at(drawing.boxOf(3, 2)));
        const std::vector<Term> &terms = stage.session.filter().terms();
        QCOMPARE(terms.size(), std::size_t(2));
        QCOMPARE(terms[0].values, (std::vector<std::string>{"USA"}));
        QCOMPARE(terms[1].values, (std::vector<std::string>{"GBR", "JPN"}));
        QTRY_COMPARE(stage.countOf("AUS-USA"), std::int64_t(-1));
        // Shift+click where there is no cell drops the block.
        QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ShiftModifier, QPoint(890, 390));
        QVERIFY(stage.session.filter().isEmpty());
    }

    void keysGoFromCellToCell()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        stage.click("matrixName"); // AUS GBR JPN USA
        QTest::keyClick(&stage.view, Qt::Key_Right);
        QCOMPARE(*stage.view.currentKey(), std::string("AUS-GBR"));
        QTest::keyClick(&stage.view, Qt::Key_Down);
        QTest::keyClick(&stage.view, Qt::Key_Right);
        QCOMPARE(*stage.view.currentKey(), std::string("GBR-JPN"));
        QTest::keyClick(&stage.view, Qt::Key_Right); // the diagonal
        QCOMPARE(*stage.view.currentKey(), std::string("GBR-JPN"));
        QCOMPARE(stage.view.wordsOf(*stage.view.currentKey()),
                 QStringLiteral("Land JPN – Land GBR: 2 events"));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QVERIFY(std::get_if<ActorSelection>(&stage.session.selection()));
    }

    void isHeard()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("GBR-JPN"), std::int64_t(2));
        QVERIFY(stage.view.accessibleDescription().startsWith(QStringLiteral("Matrix of events")));
        QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(&stage.view);
        QVERIFY(chart);
        QCOMPARE(chart->role(), QAccessible::Chart);
        QStringList names;
        for (int i = 0; i < chart->childCount(); ++i) {
            if (chart->child(i)->role() == QAccessible::ListItem)
                names << chart->child(i)->text(QAccessible::Name);
            QCOMPARE(chart->indexOfChild(chart->child(i)), i);
        }
        QCOMPARE(names.size(), 4);
        QVERIFY(names.contains(QStringLiteral("Land JPN – Land GBR: 2 events")));
        QAccessibleInterface *last = chart->child(chart->childCount() - 1);
        QVERIFY(last->rect().isValid());
        last->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(std::get_if<ActorSelection>(&stage.session.selection()));
    }

    void nothingIsOpen()
    {
        Session session;
        ThemeSwitch themes;
        MatrixView view(session, themes);
        view.resize(400, 300);
        view.show();
        QCoreApplication::processEvents();
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(200, 150));
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.data().actors.empty());
    }
};

QTEST_MAIN(TestMatrixView)
#include "tst_matrix_view.moc"
