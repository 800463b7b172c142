// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/coasting.h"

#include <QTest>

using namespace entente;

class TestCoasting : public QObject
{
    Q_OBJECT

private slots:
    void aFlickRunsOnAndComesToRest()
    {
        Coasting coasting;
        coasting.begin(0, 1000);
        for (int i = 1; i <= 5; ++i)
            coasting.track(20 * i, 1000 + 16 * i); // 1.25 px/ms
        QVERIFY(coasting.release(1085));
        double before = 0;
        double step = 1e9;
        double ms = 1085;
        while (coasting.isRunning()) {
            ms += 16;
            const double travelled = coasting.travelled(ms);
            QVERIFY(travelled > before);
            QVERIFY(travelled - before <= step + 1e-9); // ever slower
            step = travelled - before;
            before = travelled;
            QVERIFY(ms < 6000);
        }
        QVERIFY(qAbs(before - 1.25 * 325) < 2);
    }

    void whatIsHeldStillStays()
    {
        Coasting coasting;
        coasting.begin(0, 0);
        coasting.track(100, 20);
        QVERIFY(!coasting.release(200));
        QVERIFY(!coasting.isRunning());
    }

    void slowDragsStay()
    {
        Coasting coasting;
        coasting.begin(0, 0);
        for (int i = 1; i <= 20; ++i)
            coasting.track(i, 10 * i); // 0.1 px/ms
        QVERIFY(!coasting.release(201));
    }

    void onlyTheLastMovementCounts()
    {
        Coasting coasting;
        coasting.begin(0, 0);
        coasting.track(-1000, 500); // to the left, long ago
        for (int i = 1; i <= 10; ++i)
            coasting.track(-1000 + 10 * i, 500 + 16 * i);
        QVERIFY(coasting.release(665));
        QVERIFY(coasting.travelled(700) > 0);
        coasting.begin(0, 700); // caught
        QVERIFY(!coasting.isRunning());
    }
};

QTEST_APPLESS_MAIN(TestCoasting)
#include "tst_coasting.moc"
