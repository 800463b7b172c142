// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/views/calendar/calendar_view.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"

#include <QTest>
#include <QToolButton>

using namespace entente;
using test::EventBuilder;

namespace
{

std::shared_ptr<const Engine> smallEngine()
{
    Dataset data;
    data.events = {EventBuilder("a", "A").at("2020-05-08"), EventBuilder("b", "B").at("2022-05-08"),
                   EventBuilder("c", "C").at("2022-05-20"), EventBuilder("d", "D").at("2022-05"),
                   EventBuilder("e", "E").at("2022")};
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
    QPoint at(const std::string &key) const
    {
        const auto *button = view.findChild<QToolButton *>(QStringLiteral("calendarMonths"));
        const RectF box = cell(key)->box;
        return QPointF(box.x + box.width / 2,
                       box.y + box.height / 2 + button->geometry().bottom() + 3)
            .toPoint();
    }

    Session session;
    ThemeSwitch themes;
    CalendarView view{session, themes};
};

} // namespace

class TestCalendarView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }

    void whatIsDatedLessExactlyIsCountedApart()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("2022-05"), std::int64_t(3));
        QCOMPARE(stage.countOf("2022-01"), std::int64_t(0)); // "2022" is no January
        QCOMPARE(stage.view.currentDrawing().drawing.outside, std::int64_t(1));
        QVERIFY(stage.view.accessibleDescription().contains(QStringLiteral("May 2022: 3 events")));
    }

    void aClickShowsTheMonthAndShiftFiltersToIt()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("2022-05"), std::int64_t(3));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("2022-05"));
        const TimeSpan may{startOf({2022, 5, 1}), startOf({2022, 6, 1})};
        QCOMPARE(stage.session.window(), may);
        QVERIFY(!stage.session.filter().range());
        QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ShiftModifier, stage.at("2022-05"));
        QCOMPARE(*stage.session.filter().range(), may);
    }

    void anniversariesGoThroughTheirYears()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("2022-05"), std::int64_t(3));
        QTest::mouseClick(stage.view.findChild<QToolButton *>(QStringLiteral("calendarDays")),
                          Qt::LeftButton);
        QTRY_COMPARE(stage.countOf("05-08"), std::int64_t(2));
        QCOMPARE(stage.countOf("05-01"), std::int64_t(0)); // "2022-05" is no first of May
        stage.session.showAll();
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("05-08"));
        QVERIFY(stage.session.window().contains(startOf({2020, 5, 8})));
        QVERIFY(!stage.session.window().contains(startOf({2022, 5, 8})));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("05-08"));
        QVERIFY(stage.session.window().contains(startOf({2022, 5, 8})));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at("05-08"));
        QVERIFY(stage.session.window().contains(startOf({2020, 5, 8})));
    }

    void keysGoFromCellToCell()
    {
        Stage stage;
        QTRY_COMPARE(stage.countOf("2022-05"), std::int64_t(3));
        const auto said = [&] { return stage.view.accessibleDescription(); };
        QTest::keyClick(&stage.view, Qt::Key_Right); // the latest month
        QVERIFY2(said().startsWith(QStringLiteral("Dec 20")), qPrintable(said()));
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(&stage.view, Qt::Key_Left);
        QVERIFY2(said().startsWith(QStringLiteral("May 20")), qPrintable(said()));
        while (!said().startsWith(QStringLiteral("May 2022")) &&
               !said().startsWith(QStringLiteral("May 2019")))
            QTest::keyClick(&stage.view, Qt::Key_Up);
        QCOMPARE(said(), QStringLiteral("May 2022: 3 events"));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(stage.session.window().begin, startOf({2022, 5, 1}));
    }
};

QTEST_MAIN(TestCalendarView)
#include "tst_calendar_view.moc"
