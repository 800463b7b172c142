// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/zoom_path.h"
#include "core/time/calendar.h"

#include <QTest>

#include <cmath>

using namespace entente;

namespace
{

TimeSpan years(int from, int to)
{
    return {startOfYear(from), startOfYear(to)};
}

} // namespace

class TestZoomPath : public QObject
{
    Q_OBJECT

private slots:
    void aWayBeginsAndEndsWhereItShould()
    {
        for (const auto &[from, to] : {std::pair(years(1951, 1955), years(2021, 2023)),
                                       {years(1900, 2000), years(1950, 1951)},
                                       {years(1950, 1960), years(1951, 1961)},
                                       {years(1950, 1960), years(1950, 1960)}}) {
            QCOMPARE(windowBetween(from, to, 0), from);
            QCOMPARE(windowBetween(from, to, 1), to);
            // Nothing jumps at either end.
            const double step = std::abs(windowBetween(from, to, 0.001).seconds() - from.seconds());
            QVERIFY(step <= from.seconds() * 0.02);
            const double last = std::abs(windowBetween(from, to, 0.999).seconds() - to.seconds());
            QVERIFY(last <= to.seconds() * 0.02);
        }
    }

    void farApartItGoesThroughAWiderView()
    {
        const TimeSpan from = years(1951, 1953);
        const TimeSpan to = years(2021, 2023);
        const TimeSpan middle = windowBetween(from, to, 0.5);
        QVERIFY(middle.seconds() > 5 * from.seconds());
        QVERIFY(middle.seconds() < years(1900, 2070).seconds());
        const double centre = double(middle.begin.seconds) + middle.seconds() / 2;
        QVERIFY(std::abs(centre - double(startOfYear(1987).seconds)) < 366 * 86400.0);
    }

    void nextToEachOtherItHardlyWidens()
    {
        const TimeSpan middle = windowBetween(years(1950, 1960), years(1951, 1961), 0.5);
        QVERIFY(middle.seconds() < 1.05 * years(1950, 1960).seconds());
    }

    void theWayIsOneMovement()
    {
        const TimeSpan from = years(1951, 1953);
        const TimeSpan to = years(2010, 2023);
        double before = 0;
        for (int i = 0; i <= 100; ++i) {
            const TimeSpan now = windowBetween(from, to, i / 100.0);
            const double centre = double(now.begin.seconds) + now.seconds() / 2;
            QVERIFY(i == 0 || centre >= before - 1);
            before = centre;
        }
    }

    void aZoomAloneKeepsItsMiddle()
    {
        const ZoomPath path(100, 25, 0);
        QCOMPARE(path.at(0.5).width, 50.0);
        QVERIFY(std::abs(path.length() - std::log(4.0) / 1.4) < 1e-9);
    }

    void lengthsSayHowFarItSeems()
    {
        QCOMPARE(distanceBetween(years(1950, 1960), years(1950, 1960)), 0.0);
        QVERIFY(distanceBetween(years(1950, 1960), years(1951, 1961)) <
                distanceBetween(years(1950, 1960), years(1990, 2000)));
    }

    void camerasTravelTheSameWay()
    {
        const MapCamera from{{0, 0}, 400};
        const MapCamera to{{2, 0.5}, 800};
        QCOMPARE(cameraBetween(from, to, 1000, 0), from);
        QCOMPARE(cameraBetween(from, to, 1000, 1), to);
        const MapCamera middle = cameraBetween(from, to, 1000, 0.5);
        QVERIFY(middle.center.x > 0.2 && middle.center.x < 1.9);
        QVERIFY(middle.pixelsPerUnit < 600);
        QCOMPARE(distanceBetween(from, from, 1000), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestZoomPath)
#include "tst_zoom_path.moc"
