// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/window_moves.h"
#include "core/time/calendar.h"

#include <QTest>

using namespace entente;

namespace
{

const TimeSpan all{startOfYear(1947), startOfYear(2026)};

TimeSpan years(int from, int to)
{
    return {startOfYear(from), startOfYear(to)};
}

} // namespace

class TestWindowMoves : public QObject
{
    Q_OBJECT

private slots:
    void aNamedPeriodFillsTheWindowWithARimOfAir()
    {
        for (const TimeSpan &period : {years(2022, 2023), years(1950, 1960),
                                       TimeSpan{startOf({2022, 5, 1}), startOf({2022, 6, 1})}}) {
            const TimeSpan window = framing(period, all, all);
            QVERIFY(window.begin < period.begin && window.end > period.end);
            const double part = period.seconds() / window.seconds();
            QVERIFY2(part > 0.8 && part < 0.95, qPrintable(QString::number(part)));
            QVERIFY(framing(period, years(2022, 2023), all) == window); // whatever was shown
        }
    }

    void aDayIsShownAmongTheDaysAroundIt()
    {
        const TimeSpan day{startOf({2023, 1, 11}), startOf({2023, 1, 12})};
        const TimeSpan fromAll = framing(day, all, all);
        QVERIFY(fromAll.contains(day.begin));
        QVERIFY(fromAll.seconds() < 100.0 * secondsPerDay);
        // Who looks at a month goes on looking at a month.
        const TimeSpan month{startOf({2022, 5, 1}), startOf({2022, 6, 1})};
        QCOMPARE(framing(day, month, all).seconds(), month.seconds());
        // Who looks at a minute sees the day that was asked for.
        const TimeSpan minute{startOf({2022, 5, 1}), {startOf({2022, 5, 1}).seconds + 60}};
        const TimeSpan seen = framing(day, minute, all);
        QVERIFY(seen.begin <= day.begin && seen.end >= day.end);
    }

    void openEndsReachToTheFirstAndTheLastEvent()
    {
        const TimeSpan since = framing({startOfYear(2015), TimeSpan::all().end}, all, all);
        QVERIFY(since.begin < startOfYear(2015) && since.begin > startOfYear(2012));
        QVERIFY(since.end > all.end && since.end < startOfYear(2030));
        const TimeSpan before = framing({TimeSpan::all().begin, startOfYear(1950)}, all, all);
        QVERIFY(before.begin < all.begin && before.end > startOfYear(1950));
        QVERIFY(before.end < startOfYear(1952));
        // Beyond all events there is nothing between: the date itself.
        const TimeSpan later = framing({startOfYear(2100), TimeSpan::all().end}, all, all);
        QVERIFY(later.contains(startOfYear(2100)));
    }
};

QTEST_MAIN(TestWindowMoves)
#include "tst_window_moves.moc"
