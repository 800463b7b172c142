// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/playback.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;
using namespace std::chrono_literals;
using test::EventBuilder;

namespace
{

constexpr double year = 365.2425 * secondsPerDay;

TimeSpan years(int from, int to)
{
    return {startOfYear(from), startOfYear(to)};
}

Instant endOf(CivilDate day)
{
    return {startOf(day).seconds + secondsPerDay};
}

Dataset pacts()
{
    Dataset data;
    data.events = {
        EventBuilder("a", "A pact").at("1951-09-08").with("JPN"),
        EventBuilder("b", "Vague talks").at("1978-11").with("JPN"),
        EventBuilder("c", "A visit").at("1990-02-28").with("GBR"),
        EventBuilder("d", "A summit").at("1990-03-15", "1990-03-17").with("JPN"),
        EventBuilder("e", "Nobody knows when"),
    };
    return data;
}

} // namespace

/// No test waits for time to pass: `pass` is the clock.
class TestPlayback : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Session> m_session;
    std::chrono::nanoseconds m_now{0};

    Playback &playback() { return m_session->playback(); }
    void set(const std::function<void(PlaySettings &)> &change)
    {
        PlaySettings settings = playback().settings();
        change(settings);
        playback().setSettings(settings);
    }
    /// Time passes in frames.
    void pass(std::chrono::milliseconds time, std::chrono::milliseconds frame = 20ms)
    {
        for (; time > 0ms; time -= frame) {
            m_now += std::min(time, frame);
            playback().advance();
        }
    }
    double playhead() const { return double(m_session->playhead().value().seconds); }
    std::string filterText() const { return toText(m_session->context().filter); }

private slots:
    void init()
    {
        m_now = 0ns;
        m_session = std::make_unique<Session>();
        m_session->setEngine(makeLocalEngine(pacts()));
        QTRY_VERIFY(m_session->extent().contains(years(1952, 1990)));
        playback().setClock([this] { return m_now; });
    }

    void cleanup() { m_session.reset(); }

    void playMovesInTheTurnOfAllThatMoves()
    {
        FrameTimer fading; // of a view
        int turns = 0;
        QList<int> moves;
        QList<int> fades;
        connect(m_session.get(), &Session::playedChanged, this, [&] { moves.append(turns); });
        connect(&fading, &FrameTimer::timeout, this, [&] { fades.append(turns); });
        playback().play();
        fading.start();
        moves.clear(); // it began at once
        while (moves.size() < 4 || fades.size() < 4) {
            m_now += 20ms;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            ++turns;
        }
        QCOMPARE(moves.first(4), fades.first(4));
    }

    void playBeginsWhereTimeDoesWithoutAPlayhead()
    {
        playback().play();
        QVERIFY(playback().isPlaying());
        QVERIFY(m_session->playhead() == m_session->extent().begin);
    }

    void playRespectsItsSpeed_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("expected");
        QTest::newRow("a month") << 1.0 << int(PlayUnit::Month) << year / 12;
        QTest::newRow("a tenth of a day") << 0.1 << int(PlayUnit::Day) << secondsPerDay / 10.0;
        QTest::newRow("12 days") << 12.0 << int(PlayUnit::Day) << 12.0 * secondsPerDay;
        QTest::newRow("8 years") << 8.0 << int(PlayUnit::Year) << 8 * year;
    }

    void playRespectsItsSpeed()
    {
        QFETCH(double, speed);
        QFETCH(int, unit);
        QFETCH(double, expected);
        set([&](PlaySettings &settings) {
            settings.speed = speed;
            settings.unit = PlayUnit(unit);
        });
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        const double from = playhead();
        pass(1000ms);
        QVERIFY2(std::abs(playhead() - from - expected) <= 1,
                 qPrintable(QString::number(playhead() - from - expected)));
        pass(1000ms, 7ms); // however long the frames are
        QVERIFY(std::abs(playhead() - from - 2 * expected) <= 1);
    }

    void thePlayheadMovesWithEveryFrame()
    {
        set([](PlaySettings &settings) { settings.unit = PlayUnit::Day; });
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        QSignalSpy moved(m_session.get(), &Session::playedChanged);
        QSignalSpy days(m_session.get(), &Session::asOfChanged);
        pass(960ms, 16ms);
        QCOMPARE(moved.count(), 60);
        QCOMPARE(days.count(), 1); // a new day is not asked about with every frame
        QVERIFY(m_session->asOf().inForce == endOf({1960, 1, 1}));
    }

    void changingSpeedOrStepNeverMovesThePlayhead()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        pass(300ms);
        const double before = playhead();
        set([](PlaySettings &settings) { settings.speed = 100; });
        QCOMPARE(playhead(), before);
        set([](PlaySettings &settings) { settings.unit = PlayUnit::Year; });
        QCOMPARE(playhead(), before);
        set([](PlaySettings &settings) { settings.step = PlayStep::Year; });
        QCOMPARE(playhead(), before);
        playback().slower();
        QCOMPARE(playhead(), before);
        playback().pause();
        set([](PlaySettings &settings) { settings.counts = PlayCounts::Trailing; });
        playback().play();
        QCOMPARE(playhead(), before);
    }

    void timeThatPassedBeforeAChangeOfSpeedWasPlayedAtTheOldOne()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        const double before = playhead();
        m_now += 400ms;
        set([](PlaySettings &settings) { settings.speed = 100; });
        QVERIFY(std::abs(playhead() - before - 0.4 * year / 12) <= 1);
    }

    void afterAStandstillPlayGoesOnWithoutALeap()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        const double before = playhead();
        m_now += 3600s; // the lid was closed
        playback().advance();
        QVERIFY(playhead() - before <= year / 12);
    }

    void speedsStayWithinTheirBounds()
    {
        set([](PlaySettings &settings) { settings.speed = 1e9; });
        QCOMPARE(playback().settings().speed, fastestPlay);
        playback().faster();
        QCOMPARE(playback().settings().speed, fastestPlay);
        set([](PlaySettings &settings) { settings.speed = 3; });
        playback().faster();
        QCOMPARE(playback().settings().speed, 5.0);
        playback().slower();
        playback().slower();
        QCOMPARE(playback().settings().speed, 1.0);
        set([](PlaySettings &settings) { settings.speed = 0; });
        QCOMPARE(playback().settings().speed, slowestPlay);
        playback().slower();
        QCOMPARE(playback().settings().speed, slowestPlay);
    }

    void theControlSaysWhatItDoes()
    {
        PlaySettings settings;
        QCOMPARE(speedInWords(settings), QStringLiteral("1 month / s"));
        settings.speed = 0.5;
        settings.unit = PlayUnit::Year;
        QCOMPARE(speedInWords(settings), QStringLiteral("0.5 year / s"));
        settings.speed = 12;
        settings.unit = PlayUnit::Day;
        QCOMPARE(speedInWords(settings), QStringLiteral("12 days / s"));
    }

    void onceThroughEndsAtTheEndAndBeginsAgainFromTheBeginning()
    {
        m_session->setFilter(Filter().withRange(years(1960, 1962)));
        set([](PlaySettings &settings) {
            settings.range = PlayRange::Brush;
            settings.unit = PlayUnit::Year;
        });
        playback().play();
        QVERIFY(m_session->playhead() == startOfYear(1960));
        pass(2500ms);
        QVERIFY(!playback().isPlaying());
        QVERIFY(m_session->playhead() == startOfYear(1962));
        QVERIFY(m_session->asOf().inForce == startOfYear(1962));
        playback().play();
        QVERIFY(m_session->playhead() == startOfYear(1960));
    }

    void aLoopBeginsAgain()
    {
        m_session->setFilter(Filter().withRange(years(1960, 1964)));
        set([](PlaySettings &settings) {
            settings.range = PlayRange::Brush;
            settings.unit = PlayUnit::Year;
            settings.atEnd = PlayEnd::Loop;
        });
        playback().play();
        pass(5000ms);
        QVERIFY(playback().isPlaying());
        const double expected =
            double(startOfYear(1960).seconds) + 5 * year - years(1960, 1964).seconds();
        QVERIFY(std::abs(playhead() - expected) < 2);
    }

    void aBounceTurnsRoundAtBothEnds()
    {
        m_session->setFilter(Filter().withRange(years(1960, 1964)));
        set([](PlaySettings &settings) {
            settings.range = PlayRange::Brush;
            settings.unit = PlayUnit::Year;
            settings.atEnd = PlayEnd::Bounce;
        });
        playback().play();
        pass(5000ms); // a year back from the end
        double expected =
            double(startOfYear(1964).seconds) - (5 * year - years(1960, 1964).seconds());
        QVERIFY(std::abs(playhead() - expected) < 2);
        pass(4000ms); // forward again
        expected = double(startOfYear(1960).seconds) + 9 * year - 2 * years(1960, 1964).seconds();
        QVERIFY(std::abs(playhead() - expected) < 2);
    }

    void theWindowIsPlayedAsItWasWhenPlayBegan()
    {
        m_session->setWindow(years(1970, 1972));
        set([](PlaySettings &settings) {
            settings.range = PlayRange::Window;
            settings.unit = PlayUnit::Year;
        });
        playback().play();
        QVERIFY(m_session->playhead() == startOfYear(1970));
        m_session->setWindow(years(1960, 1990));
        pass(5000ms);
        QVERIFY(m_session->playhead() == startOfYear(1972));
        QVERIFY(m_session->window() == years(1960, 1990));
    }

    void trailingCountsTheLastWhileAlone()
    {
        m_session->setFilter(test::query("party:JPN during:1900..2000"));
        set([](PlaySettings &settings) {
            settings.counts = PlayCounts::Trailing;
            settings.trail = 2;
            settings.trailUnit = PlayUnit::Month;
        });
        QCOMPARE(filterText(), std::string("party:JPN during:1900..2000")); // not played yet
        m_session->setAsOf({endOf({1978, 12, 31}), {}});
        playback().play();
        QVERIFY(playback().isLimiting());
        QCOMPARE(filterText(), std::string("party:JPN during:1978-11-01..1978-12-31"));
        QCOMPARE(toText(m_session->filter()), std::string("party:JPN during:1900..2000"));
        const CountAnswer count =
            m_session->engine()->answer(CountQuestion{m_session->context()}).value();
        QCOMPARE(count.count, 1);
        playback().pause();
        QCOMPARE(filterText(), std::string("party:JPN during:1978-11-01..1978-12-31"));
        playback().stop();
        QCOMPARE(filterText(), std::string("party:JPN during:1900..2000"));
        QVERIFY(m_session->asOf().inForce == endOf({1978, 12, 31}));
    }

    void cumulativeCountsWhatHappenedSoFar()
    {
        m_session->setFilter(Filter().withRange(years(1950, 1995)));
        set([](PlaySettings &settings) {
            settings.counts = PlayCounts::Cumulative;
            settings.range = PlayRange::Brush;
            settings.unit = PlayUnit::Year;
        });
        QSignalSpy counts(m_session.get(), &Session::playedCountsChanged);
        m_session->setAsOf({endOf({1979, 1, 1}), {}});
        playback().play();
        QCOMPARE(filterText(), std::string("during:1950-01-01..1979-01-01"));
        pass(12'000ms);
        QVERIFY(counts.count() > 100);
        const CountAnswer count =
            m_session->engine()->answer(CountQuestion{m_session->context()}).value();
        QCOMPARE(count.count, 4);
    }

    void otherTermsAboutDatesGoOnCounting()
    {
        m_session->setFilter(test::query("after:1960 -during:1970"));
        set([](PlaySettings &settings) { settings.counts = PlayCounts::Cumulative; });
        m_session->setAsOf({endOf({1979, 1, 1}), {}});
        playback().play();
        QVERIFY(filterText().starts_with("after:1960 -during:1970 during:"));
    }

    void aPlayIsOneStepInTheHistory()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        m_session->setWindow(years(1959, 1962));
        m_session->startHistory();
        QSignalSpy steps(m_session.get(), &Session::historyChanged);
        playback().play();
        pass(20'000ms); // the window follows all the while
        m_session->setSelection(PlaceSelection{"Tokyo"});
        pass(20'000ms);
        QCOMPARE(steps.count(), 0);
        playback().pause();
        QCOMPARE(steps.count(), 1);
        QVERIFY(m_session->window() != years(1959, 1962));
        m_session->goBack();
        QVERIFY(m_session->asOf().inForce == startOfYear(1960));
        QVERIFY(m_session->window() == years(1959, 1962));
        QVERIFY(!m_session->canGoBack());
    }

    void goingBackWhilePlayingPauses()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        m_session->startHistory();
        playback().play();
        pass(1000ms);
        m_session->goBack();
        QVERIFY(!playback().isPlaying());
        QVERIFY(m_session->asOf().inForce == startOfYear(1960));
        QVERIFY(m_session->playhead() == startOfYear(1960));
    }

    void theWindowFollowsWithoutJumps()
    {
        m_session->setWindow(years(1960, 1962));
        m_session->setAsOf({startOfYear(1961), {}});
        set([](PlaySettings &settings) { settings.unit = PlayUnit::Year; });
        playback().play();
        for (int i = 0; i < 200; ++i) {
            const TimeSpan before = m_session->window();
            pass(20ms);
            const TimeSpan now = m_session->window();
            QCOMPARE(now.seconds(), before.seconds());
            QVERIFY(now.contains(*m_session->playhead()));
            QVERIFY(double(now.begin.seconds - before.begin.seconds) <= 0.021 * year);
        }
        QVERIFY(m_session->window().begin > startOfYear(1963));
    }

    void theWindowStaysWhenItShould()
    {
        m_session->setWindow(years(1960, 1962));
        m_session->setAsOf({startOfYear(1961), {}});
        set([](PlaySettings &settings) {
            settings.unit = PlayUnit::Year;
            settings.follows = false;
        });
        playback().play();
        pass(4000ms);
        QVERIFY(m_session->window() == years(1960, 1962));
    }

    void whoLooksElsewhereIsLeftAlone()
    {
        m_session->setWindow(years(1960, 1962));
        m_session->setAsOf({startOfYear(1961), {}});
        set([](PlaySettings &settings) { settings.unit = PlayUnit::Year; });
        playback().play();
        pass(500ms);
        m_session->setWindow(years(1980, 1990));
        pass(1000ms);
        QVERIFY(m_session->window() == years(1980, 1990));
    }

    void withoutMotionTheWindowGoesPageByPage()
    {
        m_session->setWindow(years(1960, 1962));
        m_session->setAsOf({startOfYear(1961), {}});
        set([](PlaySettings &settings) { settings.unit = PlayUnit::Year; });
        playback().setMotionReduced(true);
        QSignalSpy moves(m_session.get(), &Session::windowChanged);
        playback().play();
        pass(4000ms);
        QVERIFY(m_session->window().contains(*m_session->playhead()));
        QVERIFY(moves.count() >= 2 && moves.count() <= 3);
    }

    void stepsKeepTheDayOfTheMonth()
    {
        m_session->setAsOf({endOf({1960, 1, 31}), {}});
        playback().step(1);
        QVERIFY(m_session->asOf().inForce == endOf({1960, 2, 29}));
        playback().step(1);
        QVERIFY(m_session->asOf().inForce == endOf({1960, 3, 31}));
        playback().step(-1);
        QVERIFY(m_session->asOf().inForce == endOf({1960, 2, 29}));
        set([](PlaySettings &settings) { settings.step = PlayStep::Year; });
        playback().step(1);
        QVERIFY(m_session->asOf().inForce == endOf({1961, 2, 28}));
        set([](PlaySettings &settings) { settings.step = PlayStep::Day; });
        playback().step(1);
        QVERIFY(m_session->asOf().inForce == endOf({1961, 3, 1}));
    }

    void aStepPausesAndBringsThePlayheadIntoTheWindow()
    {
        m_session->setWindow(years(1960, 1961));
        m_session->setAsOf({endOf({1960, 12, 1}), {}});
        set([](PlaySettings &settings) { settings.step = PlayStep::Year; });
        playback().play();
        playback().step(1);
        QVERIFY(!playback().isPlaying());
        QVERIFY(m_session->window().contains(*m_session->playhead()));
    }

    void eventsAreSteppedThroughInBothDirections()
    {
        const auto stepTo = [this](int by, CivilDate day) {
            playback().stepToEvent(by);
            QTRY_VERIFY(m_session->asOf().inForce == endOf(day));
        };
        m_session->setAsOf({endOf({1960, 1, 1}), {}});
        stepTo(1, {1978, 11, 1});
        stepTo(1, {1990, 2, 28});
        stepTo(1, {1990, 3, 15});
        stepTo(-1, {1990, 2, 28});
        stepTo(-1, {1978, 11, 1});
        stepTo(-1, {1951, 9, 8});
    }

    void onlyEventsThatCountAreSteppedTo()
    {
        m_session->setFilter(test::query("party:JPN"));
        set([](PlaySettings &settings) {
            settings.step = PlayStep::Event;
            settings.counts = PlayCounts::Trailing; // limits nothing that is stepped to
        });
        m_session->setAsOf({endOf({1979, 1, 1}), {}});
        playback().step(1);
        QTRY_VERIFY(m_session->asOf().inForce == endOf({1990, 3, 15}));
    }

    void whoMovesThePlayheadIsFollowed()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        pass(100ms);
        m_session->setAsOf({startOfYear(1980), {}});
        QVERIFY(m_session->playhead() == startOfYear(1980));
        pass(1000ms);
        QVERIFY(std::abs(playhead() - double(startOfYear(1980).seconds) - year / 12) <= 1);
        m_session->setAsOf({}); // today
        QVERIFY(!playback().isPlaying());
        QVERIFY(!m_session->playhead());
    }

    void anotherDayOfKnowingMovesNothing()
    {
        m_session->setAsOf({startOfYear(1960), {}});
        playback().play();
        pass(100ms);
        const double before = playhead();
        m_session->setAsOf({m_session->asOf().inForce, startOfYear(1970)});
        QCOMPARE(playhead(), before);
    }

    void anotherDocumentEndsThePlay()
    {
        set([](PlaySettings &settings) { settings.counts = PlayCounts::Cumulative; });
        playback().play();
        m_session->setEngine(makeLocalEngine(pacts()));
        QVERIFY(!playback().isPlaying());
        QVERIFY(m_session->context().filter.isEmpty());
    }

    void nothingPlaysWithoutADocument()
    {
        Session empty;
        empty.playback().play();
        empty.playback().step(1);
        QVERIFY(!empty.playback().isPlaying());
        QVERIFY(!empty.playhead());
    }
};

QTEST_MAIN(TestPlayback)
#include "tst_playback.moc"
