// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/motion.h"

#include <QApplication>
#include <QProxyStyle>
#include <QSettings>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

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
