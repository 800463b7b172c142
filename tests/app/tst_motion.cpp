// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/frame_timer.h"
#include "app/style/motion.h"

#include <QApplication>
#include <QProxyStyle>
#include <QSettings>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace entente;

namespace
{

/// A desktop that wants nothing to move.
class StillStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *more) const override
    {
        return hint == SH_Widget_Animation_Duration
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, more);
    }
};

} // namespace

class TestMotion : public QObject
{
    Q_OBJECT

private slots:
    void init() { QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); }

    void framesAreThoseOfTheScreen()
    {
        QCOMPARE(FrameTimer::periodFor(60), 1000.0 / 60);
        QCOMPARE(FrameTimer::periodFor(59.94), 1000 / 59.94);
        QCOMPARE(FrameTimer::periodFor(75), 1000.0 / 75);
        QCOMPARE(FrameTimer::periodFor(144), 2 * 1000.0 / 144);
        QCOMPARE(FrameTimer::periodFor(240), 4 * 1000.0 / 240);
        for (const double none : {0.0, -1.0, 5.0, 1e9, std::nan("")})
            QCOMPARE(FrameTimer::periodFor(none), 1000.0 / 60);
    }

    void whatMovesTicksInTheSameTurn()
    {
        FrameTimer first;
        FrameTimer second;
        int turns = 0;
        QList<int> ticks;
        QList<int> others;
        connect(&first, &FrameTimer::timeout, this, [&] { ticks.append(turns); });
        connect(&second, &FrameTimer::timeout, this, [&] {
            others.append(turns);
            if (others.size() == 4)
                second.stop();
        });
        first.start();
        second.start();
        second.start(); // again is no other one
        while (ticks.size() < 6) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            ++turns;
        }
        QCOMPARE(others, ticks.first(4));
        QVERIFY(first.isActive() && !second.isActive());
    }

    void aTickMayEndWhatTicks()
    {
        FrameTimer first;
        auto second = std::make_unique<FrameTimer>();
        int ticks = 0;
        connect(&first, &FrameTimer::timeout, this, [&] {
            second.reset();
            if (++ticks >= 3)
                first.stop();
        });
        first.start();
        second->start();
        QTRY_COMPARE(ticks, 3);
        QVERIFY(!first.isActive());
        first.start(); // and begins again
        QTRY_COMPARE(ticks, 4);
        QVERIFY(!first.isActive());
    }

    void thingsMoveUnlessSomebodyMinds()
    {
        MotionPreference motion;
        QVERIFY(!motion.isReduced());
        QSignalSpy changed(&motion, &MotionPreference::changed);
        motion.setReduced(true);
        QVERIFY(motion.isReduced());
        motion.setReduced(true);
        QCOMPARE(changed.size(), 1);
    }

    void theDesktopIsHeardUntilSomebodyChooses()
    {
        QApplication::setStyle(new StillStyle);
        MotionPreference motion;
        QVERIFY(motion.isReduced());
        motion.setReduced(false);
        QVERIFY(!motion.isReduced());
    }

    void onlyAChoiceIsKept()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        MotionPreference().save(settings);
        QVERIFY(settings.allKeys().isEmpty());

        MotionPreference chosen;
        chosen.setReduced(true);
        chosen.save(settings);
        MotionPreference again;
        QSignalSpy changed(&again, &MotionPreference::changed);
        again.restore(settings);
        QVERIFY(again.isReduced());
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_MAIN(TestMotion)
#include "tst_motion.moc"
