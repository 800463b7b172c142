// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/talk.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;
using namespace std::chrono_literals;

namespace
{

Story threeScenes()
{
    Story story{"Story", "", {Scene(), Scene(), Scene()}};
    Annotation step;
    step.build = 1;
    story.scenes[1].annotations = {step};
    step.build = 2;
    story.scenes[1].annotations.push_back(step);
    return story;
}

} // namespace

class TestTalk : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_now = 0ms;
        m_talk = std::make_unique<Talk>(threeScenes(), 0, [this] { return m_now; });
    }

    void nextGoesThroughStepsAndScenes()
    {
        QStringList way;
        QSignalSpy atEnd(m_talk.get(), &Talk::atEnd);
        for (int i = 0; i < 6; ++i) {
            way.append(place());
            m_talk->next();
        }
        QCOMPARE(way.join(QLatin1Char(' ')), QStringLiteral("0/0 1/0 1/1 1/2 2/0 2/0"));
        QCOMPARE(atEnd.count(), 2);
        QVERIFY(m_talk->isAtEnd());
        QVERIFY(!m_talk->nextScene());
    }

    void previousComesBackToAScenesLastStep()
    {
        m_talk->goTo(2);
        QStringList way;
        for (int i = 0; i < 6; ++i) {
            way.append(place());
            m_talk->previous();
        }
        QCOMPARE(way.join(QLatin1Char(' ')), QStringLiteral("2/0 1/2 1/1 1/0 0/0 0/0"));
    }

    void everyKeyOfAClickerIsKnown_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("place");
        for (const int key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Space,
                              Qt::Key_Return, Qt::Key_Enter, Qt::Key_N})
            QTest::addRow("next %x", key) << key << QStringLiteral("1/1");
        for (const int key :
             {Qt::Key_Left, Qt::Key_Up, Qt::Key_PageUp, Qt::Key_Backspace, Qt::Key_P})
            QTest::addRow("back %x", key) << key << QStringLiteral("0/0");
        QTest::addRow("home") << int(Qt::Key_Home) << QStringLiteral("0/0");
        QTest::addRow("end") << int(Qt::Key_End) << QStringLiteral("2/0");
    }

    void everyKeyOfAClickerIsKnown()
    {
        QFETCH(int, key);
        QFETCH(QString, place);
        m_talk->goTo(1);
        QVERIFY(m_talk->press(key, Qt::NoModifier));
        QCOMPARE(this->place(), place);
    }

    void aNumberAndEnterJump()
    {
        QVERIFY(m_talk->press(Qt::Key_3, Qt::NoModifier));
        QCOMPARE(m_talk->typed(), QStringLiteral("3"));
        QCOMPARE(place(), QStringLiteral("0/0"));
        QVERIFY(m_talk->press(Qt::Key_Return, Qt::NoModifier));
        QCOMPARE(place(), QStringLiteral("2/0"));
        QVERIFY(m_talk->typed().isEmpty());
        for (const int key : {Qt::Key_9, Qt::Key_9, Qt::Key_Enter})
            m_talk->press(key, Qt::NoModifier);
        QCOMPARE(place(), QStringLiteral("2/0")); // there are no more
        QSignalSpy ended(m_talk.get(), &Talk::ended);
        m_talk->press(Qt::Key_1, Qt::NoModifier);
        m_talk->press(Qt::Key_Escape, Qt::NoModifier); // out of the number
        QCOMPARE(ended.count(), 0);
        QVERIFY(m_talk->typed().isEmpty());
    }

    void blackAndWhiteGoAndComeBack()
    {
        for (const auto &[key, screen] : {std::pair(Qt::Key_B, Talk::Screen::Black),
                                          {Qt::Key_Period, Talk::Screen::Black},
                                          {Qt::Key_W, Talk::Screen::White},
                                          {Qt::Key_Comma, Talk::Screen::White}}) {
            m_talk->press(key, Qt::NoModifier);
            QCOMPARE(int(m_talk->screen()), int(screen));
            m_talk->press(key, Qt::NoModifier);
            QCOMPARE(int(m_talk->screen()), int(Talk::Screen::Picture));
        }
        m_talk->press(Qt::Key_B, Qt::NoModifier);
        m_talk->press(Qt::Key_Right, Qt::NoModifier); // to the picture, not past it
        QCOMPARE(place(), QStringLiteral("0/0"));
        QCOMPARE(int(m_talk->screen()), int(Talk::Screen::Picture));
        m_talk->press(Qt::Key_B, Qt::NoModifier);
        m_talk->press(Qt::Key_End, Qt::NoModifier);
        QCOMPARE(int(m_talk->screen()), int(Talk::Screen::Picture));
    }

    void aQuestionLeavesTheScriptAndOneKeyReturns_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("R") << int(Qt::Key_R);
        QTest::newRow("Esc") << int(Qt::Key_Escape);
        QTest::newRow("next") << int(Qt::Key_PageDown);
        QTest::newRow("back") << int(Qt::Key_PageUp);
    }

    void aQuestionLeavesTheScriptAndOneKeyReturns()
    {
        QFETCH(int, key);
        m_talk->goTo(1, 1);
        QSignalSpy returned(m_talk.get(), &Talk::returned);
        QSignalSpy ended(m_talk.get(), &Talk::ended);
        m_talk->leaveScript();
        m_talk->leaveScript();
        QVERIFY(m_talk->isAsking());
        QVERIFY(m_talk->press(key, Qt::NoModifier));
        QVERIFY(!m_talk->isAsking());
        QCOMPARE(returned.count(), 1);
        QCOMPARE(ended.count(), 0);
        QCOMPARE(place(), QStringLiteral("1/1"));
        m_talk->press(Qt::Key_Escape, Qt::NoModifier);
        QCOMPARE(ended.count(), 1);
    }

    void aJumpEndsAQuestion()
    {
        m_talk->leaveScript();
        QSignalSpy moved(m_talk.get(), &Talk::moved);
        m_talk->goTo(2);
        QVERIFY(!m_talk->isAsking());
        QCOMPARE(moved.count(), 1);
        m_talk->leaveScript();
        QSignalSpy returned(m_talk.get(), &Talk::returned);
        m_talk->goTo(2); // to where it is
        QCOMPARE(returned.count(), 1);
    }

    void zoomIsAskedFor()
    {
        QSignalSpy zoomed(m_talk.get(), &Talk::zoomed);
        m_talk->press(Qt::Key_Plus, Qt::ControlModifier);
        m_talk->press(Qt::Key_Equal, Qt::NoModifier, QStringLiteral("+"));
        m_talk->press(Qt::Key_Minus, Qt::NoModifier, QStringLiteral("-"));
        m_talk->press(Qt::Key_0, Qt::ControlModifier);
        m_talk->press(Qt::Key_0, Qt::NoModifier, QStringLiteral("0"));
        QCOMPARE(zoomed.count(), 5);
        QVERIFY(zoomed[0][0].toDouble() > 1);
        QVERIFY(zoomed[1][0].toDouble() > 1);
        QVERIFY(zoomed[2][0].toDouble() < 1);
        QCOMPARE(zoomed[3][0].toDouble(), 0.0);
        QCOMPARE(zoomed[4][0].toDouble(), 0.0);
    }

    void otherKeysAreNotTheTalks()
    {
        QVERIFY(!m_talk->press(Qt::Key_S, Qt::ControlModifier));
        QVERIFY(!m_talk->press(Qt::Key_Q, Qt::NoModifier));
        QVERIFY(!m_talk->press(Qt::Key_Shift, Qt::ShiftModifier));
    }

    void theClockIsHeldAndStartedAgain()
    {
        m_now = 60s;
        QCOMPARE(m_talk->elapsed(), 60s);
        m_talk->press(Qt::Key_T, Qt::NoModifier);
        m_now = 90s;
        QCOMPARE(m_talk->elapsed(), 60s);
        m_talk->press(Qt::Key_T, Qt::NoModifier);
        m_now = 100s;
        QCOMPARE(m_talk->elapsed(), 70s);
        m_talk->press(Qt::Key_T, Qt::ShiftModifier);
        m_now = 105s;
        QCOMPARE(m_talk->elapsed(), 5s);
    }

    void aKioskGoesRound()
    {
        m_talk->setLoop(10);
        QStringList way;
        for (int i = 0; i < 7; ++i) {
            way.append(place());
            m_now += 9s;
            m_talk->tick();
            QCOMPARE(place(), way.last());
            m_now += 1s;
            m_talk->tick();
        }
        QCOMPARE(way.join(QLatin1Char(' ')), QStringLiteral("0/0 1/0 1/1 1/2 2/0 0/0 1/0"));
        QVERIFY(m_talk->nextScene());
    }

    void aKioskWaitsForWhoPlaysWithIt()
    {
        m_talk->setLoop(10);
        m_talk->leaveScript();
        m_now += 30s;
        m_talk->tick();
        QVERIFY(m_talk->isAsking());
        m_now += 10s;
        m_talk->tick();
        QVERIFY(!m_talk->isAsking());
        QCOMPARE(place(), QStringLiteral("0/0"));
    }

    void theSheetOfKeysNamesThemAll()
    {
        QVERIFY(Talk::keys().size() >= 12);
        QSignalSpy help(m_talk.get(), &Talk::helpWanted);
        m_talk->press(Qt::Key_Question, Qt::ShiftModifier, QStringLiteral("?"));
        QCOMPARE(help.count(), 1);
    }

private:
    QString place() const
    {
        return QStringLiteral("%1/%2").arg(m_talk->sceneNumber()).arg(m_talk->build());
    }

    std::chrono::milliseconds m_now{0};
    std::unique_ptr<Talk> m_talk;
};

QTEST_GUILESS_MAIN(TestTalk)
#include "tst_talk.moc"
