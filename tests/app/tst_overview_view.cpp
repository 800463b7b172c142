// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/overview/overview_view.h"
#include "core/time/calendar.h"
#include "tests/support/lanes.h"
#include "tests/support/lanes_engine.h"

#include <QAccessible>
#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

using namespace entente;

namespace
{

struct Stage
{
    Stage()
    {
        engine->count.extentOfAll = TimeSpan{startOfYear(1947), startOfYear(2026)};
        engine->all = test::randomLanes(2, 200, 3);
        session.setEngine(engine);
        session.setWindow({startOfYear(1980), startOfYear(2000)});
        view.resize(900, 72);
        view.show();
    }

    const OverviewDrawing &drawing() const { return view.currentDrawing(); }
    bool isDrawn() const
    {
        return std::any_of(drawing().drawing.marks.begin(), drawing().drawing.marks.end(),
                           [](const Mark &mark) { return mark.role == Role::Bar; });
    }
    double middle() const { return drawing().plot.y + drawing().plot.height / 2; }

    void mouse(QEvent::Type type, QPointF position, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(type, position, view.mapToGlobal(position), Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          modifiers);
        QApplication::sendEvent(&view, &event);
    }

    void drag(double from, double to, Qt::KeyboardModifiers modifiers = {})
    {
        mouse(QEvent::MouseButtonPress, {from, middle()}, modifiers);
        mouse(QEvent::MouseMove, {(from + to) / 2, middle()}, modifiers);
        mouse(QEvent::MouseMove, {to, middle()}, modifiers);
        mouse(QEvent::MouseButtonRelease, {to, middle()}, modifiers);
    }

    std::shared_ptr<test::LanesEngine> engine = std::make_shared<test::LanesEngine>();
    Session session;
    ThemeSwitch themes;
    OverviewView view{session, themes};
};

} // namespace

class TestOverviewView : public QObject
{
    Q_OBJECT

private slots:
    void theHandlesMoveTheWindowAndFilterNothing()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        const double right = stage.drawing().windowBox.right();
        stage.drag(right, right + 60);
        QVERIFY(stage.session.window().begin == before.begin);
        QVERIFY(stage.session.window().end > before.end);
        QVERIFY(stage.session.filter().isEmpty());

        QTRY_VERIFY(std::abs(stage.drawing().windowBox.right() - (right + 60)) < 1);
        const double left = stage.drawing().windowBox.x;
        stage.drag(left, left + 50);
        QVERIFY(stage.session.window().begin > before.begin);
        QVERIFY(stage.session.filter().isEmpty());
    }

    void aHandleMayPassTheOther()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        stage.drag(stage.drawing().windowBox.x, stage.drawing().windowBox.right() + 80);
        QVERIFY(stage.session.window().begin == before.end);
    }

    void theBodyMovesTheWindowWhole()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        const RectF box = stage.drawing().windowBox;
        stage.drag(box.x + box.width / 2, box.x + box.width / 2 + 40);
        QCOMPARE(stage.session.window().seconds(), before.seconds());
        QVERIFY(stage.session.window().begin > before.begin);
        QVERIFY(stage.session.filter().isEmpty());
    }

    void aClickBesideTheWindowCentresIt()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const double x = stage.drawing().scale.toPixel(startOfYear(1960));
        stage.mouse(QEvent::MouseButtonPress, {x, stage.middle()});
        stage.mouse(QEvent::MouseButtonRelease, {x, stage.middle()});
        QVERIFY(stage.session.window().contains(startOfYear(1960)));
        QVERIFY(std::abs(stage.session.window().seconds() -
                         TimeSpan{startOfYear(1980), startOfYear(2000)}.seconds()) < 2);
    }

    void shiftAndDragFilters()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan window = stage.session.window();
        const TimeScale scale = stage.drawing().scale;
        stage.drag(scale.toPixel(startOfYear(2010)), scale.toPixel(startOfYear(2012)),
                   Qt::ShiftModifier);
        const auto range = stage.session.filter().range();
        QVERIFY(range);
        const double day = 86400 + scale.secondsPerPixel();
        QVERIFY(std::abs(double(range->begin.seconds - startOfYear(2010).seconds)) <= day);
        QVERIFY(std::abs(double(range->end.seconds - startOfYear(2012).seconds)) <= day);
        QVERIFY(stage.session.window() == window);

        stage.mouse(QEvent::MouseButtonPress, {100, stage.middle()}, Qt::ShiftModifier);
        stage.mouse(QEvent::MouseButtonRelease, {100, stage.middle()}, Qt::ShiftModifier);
        QVERIFY(!stage.session.filter().range());
    }

    void theWheelZoomsTheWindow()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        const TimeSpan before = stage.session.window();
        const QPointF at(stage.drawing().windowBox.x + 30, stage.middle());
        QWheelEvent event(at, stage.view.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&stage.view, &event);
        QVERIFY(stage.session.window().seconds() < before.seconds());
        QVERIFY(before.contains(stage.session.window()));
    }

    void arrowKeysMoveAndResizeTheWindow()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QVERIFY(stage.view.focusPolicy() & Qt::TabFocus);
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&stage.view, key, modifiers);
            return stage.session.window();
        };
        const TimeSpan first = stage.session.window();
        const TimeSpan later = press(Qt::Key_Right);
        QVERIFY(later.begin > first.begin && later.seconds() == first.seconds());
        QVERIFY(press(Qt::Key_Left) == first);
        const TimeSpan longer = press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(longer.begin == first.begin && longer.end > first.end);
        for (int i = 0; i < 40; ++i)
            press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(stage.session.window().begin == first.begin); // the end never passes it
        QVERIFY(stage.session.window().seconds() > 0);
        stage.session.setWindow(first);
        QVERIFY(press(Qt::Key_Up).seconds() > first.seconds());
        QVERIFY(press(Qt::Key_Down).seconds() < first.seconds() + 60);
        press(Qt::Key_Home);
        QVERIFY(stage.session.window().begin == stage.session.extent().begin);
        press(Qt::Key_End);
        QVERIFY(stage.session.window().end == stage.session.extent().end);
        QVERIFY(stage.session.filter().isEmpty());
    }

    void itIsASliderWhoseValueIsTheWindow()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        QAccessibleInterface *own = QAccessible::queryAccessibleInterface(&stage.view);
        QCOMPARE(own->role(), QAccessible::Slider);
        QCOMPARE(own->text(QAccessible::Value),
                 QStringLiteral("The window, 1 Jan 1980 to 31 Dec 1999"));
        QAccessibleValueInterface *value = own->valueInterface();
        QVERIFY(value);
        QVERIFY(std::abs(value->currentValue().toDouble() - 1990) < 0.01);
        QVERIFY(value->minimumValue().toDouble() < 1947.1);
        QVERIFY(value->maximumValue().toDouble() > 2025.9);
        const double length = stage.session.window().seconds();
        value->setCurrentValue(1970.5);
        QVERIFY(std::abs(value->currentValue().toDouble() - 1970.5) < 0.01);
        QCOMPARE(stage.session.window().seconds(), length);
        value->setCurrentValue(QStringLiteral("soon"));
        QVERIFY(std::abs(value->currentValue().toDouble() - 1970.5) < 0.01);
    }

    void aDoubleClickShowsAll()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.mouse(QEvent::MouseButtonDblClick, {300, stage.middle()});
        QVERIFY(stage.session.window() == stage.session.extent());
    }
};

QTEST_MAIN(TestOverviewView)
#include "tst_overview_view.moc"
