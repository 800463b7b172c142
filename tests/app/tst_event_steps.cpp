// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/timeline/timeline_view.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;
using test::EventBuilder;

namespace
{

constexpr int oldest = 1901;
constexpr int newest = 1999;

/// A meeting of Japan's every other year, of Britain's in the years between, and one long programme
/// of Japan's from before all of them.
std::shared_ptr<const Engine> centuryEngine()
{
    Dataset data;
    data.actors = {test::actor("JPN", "Japan"), test::actor("GBR", "United Kingdom")};
    data.events.push_back(EventBuilder("long", "A programme").at("1900", "1999").with("JPN"));
    for (int year = oldest; year <= newest; ++year)
        data.events.push_back(EventBuilder(std::to_string(year), "Meeting")
                                  .at(std::to_string(year) + "-06-01")
                                  .with(year % 2 == 1 ? "JPN" : "GBR"));
    data.events.push_back(EventBuilder("undated", "Nobody knows when").with("JPN"));
    return makeLocalEngine(std::move(data));
}

struct Stage
{
    Stage()
    {
        session.setEngine(engine);
        session.setWindow({startOfYear(1948), startOfYear(1951)});
        view.resize(900, 420);
        view.show();
        view.activateWindow();
        view.setFocus();
    }
    bool isDrawn() const
    {
        return view.isAnswered() && view.currentDrawing().scale.visible() == session.window();
    }
    EventId id(const std::string &key) const { return engine->find(key); }
    bool isAt(const std::string &key) const
    {
        return session.selectedEvents() == std::vector{id(key)} && view.current().has_value() &&
               isDrawn();
    }

    std::shared_ptr<const Engine> engine = centuryEngine();
    Session session;
    ThemeSwitch themes;
    TimelineView view{session, themes};
};

} // namespace

class TestEventSteps : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }

    void aLaneIsWalkedToItsEndsBeyondWhatIsLoaded()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.view.setCurrent({"JPN", stage.id("1949")});
        const QSignalSpy said(&stage.view, &TimelineView::said);
        for (int year = 1951; year <= newest; year += 2) {
            QTest::keyClick(&stage.view, Qt::Key_Period);
            QTRY_VERIFY2(stage.isAt(std::to_string(year)), qPrintable(QString::number(year)));
            QVERIFY(stage.session.window().contains(startOf({year, 6, 1})));
        }
        QCOMPARE(said.size(), 0);
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTRY_COMPARE(said.size(), 1); // what has no date is not in time
        QVERIFY(stage.isAt("1999"));
        for (int year = 1997; year >= oldest; year -= 2) {
            QTest::keyClick(&stage.view, Qt::Key_Comma);
            QTRY_VERIFY2(stage.isAt(std::to_string(year)), qPrintable(QString::number(year)));
        }
        QTest::keyClick(&stage.view, Qt::Key_Comma);
        QTRY_VERIFY(stage.isAt("long"));
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTRY_VERIFY(stage.isAt("1901"));
    }

    void allLanesAreWalkedInOrderOfTime()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.view.setCurrent({"GBR", stage.id("1950")});
        for (int year = 1951; year <= 1960; ++year) {
            QTest::keyClick(&stage.view, Qt::Key_Greater);
            QTRY_VERIFY2(stage.isAt(std::to_string(year)), qPrintable(QString::number(year)));
        }
        for (int year = 1959; year >= 1940; --year) {
            QTest::keyClick(&stage.view, Qt::Key_Less);
            QTRY_VERIFY2(stage.isAt(std::to_string(year)), qPrintable(QString::number(year)));
        }
    }

    void theFilterHoldsBeyondWhatIsLoaded()
    {
        Stage stage;
        stage.session.setFilter(test::query("before:1953"));
        QTRY_VERIFY(stage.isDrawn());
        stage.view.setCurrent({"JPN", stage.id("1951")});
        const QSignalSpy said(&stage.view, &TimelineView::said);
        QTRY_VERIFY(stage.isAt("1951"));
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(stage.isAt("1951"));
    }

    void theNewFilterHoldsBeforeItsAnswerIsDrawn()
    {
        Stage stage;
        QTRY_VERIFY(stage.isDrawn());
        stage.view.setCurrent({"JPN", stage.id("1951")});
        QTRY_VERIFY(stage.isAt("1951"));
        const QSignalSpy said(&stage.view, &TimelineView::said);
        stage.session.setFilter(test::query("before:1953"));
        QVERIFY(!stage.isDrawn());
        QTest::keyClick(&stage.view, Qt::Key_Period);
        QTRY_COMPARE(said.size(), 1);
        QTRY_VERIFY(stage.isAt("1951"));
    }
};

QTEST_MAIN(TestEventSteps)
#include "tst_event_steps.moc"
