// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/calendar.h"

#include <QTest>

using namespace entente;

class TestCalendar : public QObject
{
    Q_OBJECT

private slots:
    void knownDaysHaveKnownNumbers()
    {
        QCOMPARE(startOf({1970, 1, 1}).seconds, 0);
        QCOMPARE(startOf({2000, 3, 1}).seconds, 951868800);
        QCOMPARE(startOf({1969, 12, 31}).seconds, -secondsPerDay);
        QCOMPARE(startOf({0, 1, 1}).seconds, -62167219200);
        QCOMPARE(startOfYear(-43), startOf({-43, 1, 1}));
    }

    void everyDayOfFourCenturiesComesBack()
    {
        CivilDate date{-205, 1, 1};
        Instant midnight = startOf(date);
        for (int i = 0; i < 146097; ++i) {
            QVERIFY(civilDate(midnight) == date);
            QVERIFY(civilDate({midnight.seconds + secondsPerDay - 1}) == date);
            midnight.seconds += secondsPerDay;
            date.day += 1;
            if (date.day > daysInMonth(date.year, date.month))
                date = {date.month == 12 ? date.year + 1 : date.year, date.month % 12 + 1, 1};
            QVERIFY(startOf(date) == midnight);
        }
    }

    void farYearsComeBackAndFartherOnesAreOpen()
    {
        for (const std::int64_t year : {firstYear, lastYear, std::int64_t(-13'800'000'000)})
            QCOMPARE(civilDate(startOf({year, 7, 9})).year, year);
        QVERIFY(startOfYear(lastYear + 1) == Instant::openFuture());
        QVERIFY(startOfYear(firstYear - 1) == Instant::openPast());
        QVERIFY(civilDate(Instant::openFuture()).year > lastYear);
        QVERIFY(civilDate(Instant::openPast()).year < firstYear);
    }

    void leapYearsFollowGregory()
    {
        QVERIFY(isLeapYear(2000) && isLeapYear(2024) && isLeapYear(0) && isLeapYear(-4));
        QVERIFY(!isLeapYear(1900) && !isLeapYear(2023) && !isLeapYear(-1) && !isLeapYear(-100));
        QCOMPARE(daysInMonth(2024, 2), 29);
        QCOMPARE(daysInMonth(2023, 2), 28);
        QCOMPARE(daysInMonth(2023, 4), 30);
    }

    void weekdaysAreThoseOfTheNewspapers()
    {
        QCOMPARE(weekday(startOf({2022, 11, 6})), 6);
        QCOMPARE(weekday(startOf({1951, 9, 8})), 5);
        QCOMPARE(weekday(startOf({1970, 1, 1})), 3);
        QCOMPARE(weekday({startOf({1969, 12, 31}).seconds + 5}), 2);
    }

    void monthsMoveAndClipTheDay()
    {
        QVERIFY((plusMonths({2023, 1, 31}, 1) == CivilDate{2023, 2, 28}));
        QVERIFY((plusMonths({2023, 1, 31}, -2) == CivilDate{2022, 11, 30}));
        QVERIFY((plusMonths({1, 1, 1}, -13) == CivilDate{-1, 12, 1}));
        QVERIFY((plusMonths({2023, 6, 5}, 24) == CivilDate{2025, 6, 5}));
        const std::int64_t most = std::numeric_limits<std::int64_t>::max();
        QVERIFY(startOf(plusMonths({most, 1, 1}, most)) == Instant::openFuture());
        QVERIFY(startOf(plusMonths({-most, 1, 1}, -most)) == Instant::openPast());
    }

    void daysMoveOverMonths()
    {
        QVERIFY((plusDays({2024, 2, 28}, 2) == CivilDate{2024, 3, 1}));
        QVERIFY((plusDays({0, 1, 1}, -1) == CivilDate{-1, 12, 31}));
        const CivilDate day{2024, 2, 28};
        QVERIFY(plusDays(day, std::numeric_limits<std::int64_t>::max()) == day);
    }

    void isoDaysAreWrittenAndRead_data()
    {
        QTest::addColumn<qint64>("year");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(2022) << "2022-11-06";
        QTest::newRow("44 BC") << qint64(-43) << "-0043-11-06";
        QTest::newRow("1 BC") << qint64(0) << "0000-11-06";
        QTest::newRow("far") << qint64(170000002) << "Y170000002-11-06";
        QTest::newRow("far BC") << qint64(-10000) << "Y-10000-11-06";
    }
    void isoDaysAreWrittenAndRead()
    {
        QFETCH(qint64, year);
        QFETCH(QString, text);
        const CivilDate date{year, 11, 6};
        QCOMPARE(QString::fromStdString(isoDay(startOf(date))), text);
        QVERIFY(dayFromIso(text.toStdString()) == date);
    }

    void otherTextIsNoIsoDay()
    {
        for (const char *text :
             {"", "2022", "2022-13-01", "2022-02-29", "2022-1-1", "-0000-01-01", "Y2022-01-01",
              "20222-01-01", "2022-01-01x", "Y-01-01", "abcd-ef-gh"})
            QVERIFY2(!dayFromIso(text), text);
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
