// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/session.h"
#include "app/session/window_span.h"
#include "core/time/calendar.h"
#include "tests/support/fake_engine.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;
using test::FakeEngine;

namespace
{

TimeSpan years(int from, int to)
{
    return {startOfYear(from), startOfYear(to)};
}

std::shared_ptr<FakeEngine> engineOver(std::optional<TimeSpan> extent)
{
    auto engine = std::make_shared<FakeEngine>();
    engine->count.extentOfAll = extent;
    return engine;
}

Filter textFilter(const std::string &word)
{
    return Filter({Term{Field::Text, {word}, false, Certainty::Possibly}});
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void aNewEngineShowsAllOfItsEvents()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        QVERIFY(session.extent().contains(years(1950, 2020)));
        QVERIFY(session.extent().seconds() < 1.1 * years(1950, 2020).seconds());
        QVERIFY(session.window() == session.extent());
    }

    void theExtentIsNotCountedOnTheGuiThread()
    {
        Session session;
        const auto engine = engineOver(years(1950, 2020));
        session.setEngine(engine);
        QCOMPARE(engine->asked(), 1);
        QVERIFY(engine->onlyAskedOnPool());
    }

    void aSlowEngineSetsTheWindowWhenItAnswers()
    {
        Session session;
        const auto engine = engineOver(years(1950, 2020));
        engine->hold();
        session.setEngine(engine);
        QVERIFY(!session.window().isEmpty());
        engine->release();
        QTRY_VERIFY(session.window().contains(years(1950, 2020)));
        QVERIFY(session.window() == session.extent());
    }

    void aSlowAnswerOfAnEngineThatIsGoneChangesNothing()
    {
        Session session;
        const auto slow = engineOver(years(1800, 1810));
        slow->hold();
        session.setEngine(slow);
        session.setEngine(engineOver(years(1950, 2020)));
        const TimeSpan window = session.window();
        slow->release();
        QTRY_COMPARE(slow.use_count(), 1L);
        QCoreApplication::processEvents();
        QVERIFY(session.window() == window);
    }

    void aSessionMayGoWhileItsEngineCounts()
    {
        const auto slow = engineOver(years(1800, 1810));
        slow->hold();
        {
            Session session;
            session.setEngine(slow);
        }
        slow->release();
        QTRY_COMPARE(slow.use_count(), 1L);
        QCoreApplication::processEvents();
    }

    void aDocumentWithoutDatesStillHasAWindow()
    {
        Session session;
        session.setEngine(engineOver(std::nullopt));
        QVERIFY(session.window().seconds() > 0);
    }

    void openEndsDoNotMakeTheWindowEndless()
    {
        const TimeSpan since1900 = widened(TimeSpan{startOfYear(1900), Instant::openFuture()});
        QVERIFY(since1900.contains(startOfYear(1900)));
        QVERIFY(since1900.seconds() < 10 * 366.0 * secondsPerDay);
        const TimeSpan until1900 = widened(TimeSpan{Instant::openPast(), startOfYear(1900)});
        QVERIFY(until1900.contains(startOfYear(1900)));
        QVERIFY(until1900.seconds() < 10 * 366.0 * secondsPerDay);
    }

    void anotherEngineResetsFilterAndSelection()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        session.setFilter(textFilter("pact"));
        session.select(EventId{3});
        const quint64 before = session.generation();
        session.setEngine(engineOver(years(1990, 1999)));
        QVERIFY(session.filter().isEmpty());
        QVERIFY(session.selectedEvents().empty());
        QVERIFY(session.generation() > before);
        QVERIFY(!session.canGoBack());
    }

    void equalValuesEndTheLoop()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        session.setFilter(textFilter("pact"));
        session.setWindow(years(1960, 1970));
        session.setAsOf({startOfYear(1960), {}});
        session.select(EventId{1});
        session.setHover({{EventId{1}}, {}, {}});

        const QSignalSpy filter(&session, &Session::filterChanged);
        const QSignalSpy window(&session, &Session::windowChanged);
        const QSignalSpy asOf(&session, &Session::asOfChanged);
        const QSignalSpy selection(&session, &Session::selectionChanged);
        const QSignalSpy hover(&session, &Session::hoverChanged);
        session.setFilter(textFilter("pact"));
        session.setWindow(years(1960, 1970));
        session.setAsOf({startOfYear(1960), {}});
        session.select(EventId{1});
        session.setHover({{EventId{1}}, {}, {}});
        QCOMPARE(filter.size() + window.size() + asOf.size() + selection.size() + hover.size(), 0);
    }

    void ctrlClickAddsAndTakesAway()
    {
        Session session;
        session.select(EventId{5});
        session.toggleSelected(EventId{2});
        QVERIFY((session.selectedEvents() == std::vector{EventId{2}, EventId{5}}));
        session.toggleSelected(EventId{5});
        session.toggleSelected(EventId{2});
        QVERIFY(std::holds_alternative<std::monostate>(session.selection()));
    }

    void selectedEventsAreSortedAndUnique()
    {
        Session session;
        session.setSelection(EventSelection{{EventId{9}, EventId{1}, EventId{9}}});
        QVERIFY((session.selectedEvents() == std::vector{EventId{1}, EventId{9}}));
    }

    void theWindowStaysBetweenAMinuteAndTenTimesTheExtent()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        session.setWindow({startOfYear(1990), startOfYear(1990)});
        QCOMPARE(session.window().seconds(), 60.0);
        session.setWindow(TimeSpan::all());
        QCOMPARE(session.window().seconds(), 10 * session.extent().seconds());
        session.setWindow({startOfYear(99990), startOfYear(99999)});
        QVERIFY(session.window().end < startOfYear(2500));
        QVERIFY(session.window().seconds() > 8.9 * 365 * secondsPerDay);
    }

    void backAndForwardStepOverLooks()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        QVERIFY(!session.canGoBack());
        session.setFilter(textFilter("pact"));
        session.select(EventId{7});
        session.goBack();
        QVERIFY(session.selectedEvents().empty());
        QVERIFY(session.filter() == textFilter("pact"));
        session.goBack();
        QVERIFY(session.filter().isEmpty());
        QVERIFY(!session.canGoBack());
        session.goForward();
        session.goForward();
        QVERIFY(session.selectedEvents() == std::vector{EventId{7}});
        QVERIFY(!session.canGoForward());
    }

    void aNewStepForgetsTheWayForward()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        session.setFilter(textFilter("pact"));
        session.goBack();
        session.setFilter(textFilter("talks"));
        QVERIFY(!session.canGoForward());
    }

    void aPanIsOneStepOnceItRests()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        const TimeSpan all = session.window();
        for (int year = 1960; year < 1980; ++year)
            session.setWindow(years(year, year + 10));
        QVERIFY(!session.canGoBack());
        QTRY_VERIFY(session.canGoBack());
        session.goBack();
        QVERIFY(session.window() == all);
        QVERIFY(!session.canGoBack());
    }

    void aPanIsAStepOfItsOwnWhenAnotherChangeCutsItShort()
    {
        Session session;
        session.setEngine(engineOver(years(1950, 2020)));
        session.setWindow(years(1960, 1970));
        session.setFilter(textFilter("pact"));
        session.goBack();
        QVERIFY(session.filter().isEmpty());
        QVERIFY(session.window() == years(1960, 1970));
        session.goBack();
        QVERIFY(session.window() == session.extent());
    }

    void hoveringIsNoStep()
    {
        Session session;
        session.setHover({{EventId{1}}, {}, {}});
        QVERIFY(!session.canGoBack());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
