// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/asker.h"
#include "tests/support/fake_engine.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;
using test::FakeEngine;

namespace
{

using CountAsker = Asker<CountQuestion, CountAnswer>;

CountQuestion about(const std::string &word)
{
    CountQuestion question;
    question.context.filter = Filter({Term{Field::Text, {word}, false, Certainty::Possibly}});
    return question;
}

std::string wordOf(const CountQuestion &question)
{
    const auto &terms = question.context.filter.terms();
    return terms.empty() ? std::string() : terms.front().values.front();
}

} // namespace

class TestAsker : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<FakeEngine> m_engine;
    std::unique_ptr<Session> m_session;
    QStringList m_delivered;

    CountAsker::Deliver deliver()
    {
        return [this](const CountQuestion &question, const CountAnswer &) {
            m_delivered.append(QString::fromStdString(wordOf(question)));
        };
    }

private slots:
    void init()
    {
        m_engine = std::make_shared<FakeEngine>();
        m_session = std::make_unique<Session>();
        m_session->setEngine(m_engine); // asks once for the extent
        m_delivered.clear();
    }

    void cleanup()
    {
        m_engine->release();
        m_session.reset();
        QTRY_COMPARE(m_engine.use_count(), 1L);
    }

    void anAnswerComesOnTheGuiThreadAndNotAtOnce()
    {
        QThread *deliveredOn = nullptr;
        CountAsker asker(
            *m_session,
            [&](const CountQuestion &, const CountAnswer &) {
                deliveredOn = QThread::currentThread();
            },
            nullptr);
        asker.ask(about("one"));
        QVERIFY(!deliveredOn);
        QTRY_COMPARE(deliveredOn, QThread::currentThread());
        QVERIFY(m_engine->onlyAskedOnPool());
    }

    void ofABurstOnlyTheFirstAndTheNewestAreAsked()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        const int before = m_engine->asked();
        m_engine->hold();
        asker.ask(about("first"));
        QTRY_COMPARE(m_engine->asked(), before + 1);
        for (const char *word : {"a", "b", "c", "d"})
            asker.ask(about(word));
        asker.ask(about("newest"));
        m_engine->release();
        QTRY_COMPARE(m_delivered, QStringList{QStringLiteral("newest")});
        QCOMPARE(m_engine->asked(), before + 2);
        QVERIFY(!asker.isBusy());
    }

    void aNewerQuestionStopsTheRunningOne()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        const int before = m_engine->asked();
        m_engine->hold();
        asker.ask(about("old"));
        QTRY_COMPARE(m_engine->asked(), before + 1);
        asker.ask(about("new"));
        QTRY_COMPARE(m_engine->stopped(), 1);
    }

    void theSameQuestionIsAskedOnce()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        asker.ask(about("one"));
        QTRY_COMPARE(m_delivered.size(), 1);
        const int before = m_engine->asked();
        asker.ask(about("one"));
        QVERIFY(!asker.isBusy());
        asker.forget();
        asker.ask(about("one"));
        QTRY_COMPARE(m_delivered.size(), 2);
        QCOMPARE(m_engine->asked(), before + 1);
    }

    void theSameQuestionOfAnotherDocumentIsAskedAgain()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        asker.ask(about("one"));
        QTRY_COMPARE(m_delivered.size(), 1);
        m_session->setEngine(std::make_shared<FakeEngine>());
        asker.ask(about("one"));
        QTRY_COMPARE(m_delivered.size(), 2);
    }

    void goingBackToAnEarlierQuestionDeliversOnlyThat()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        m_engine->hold();
        asker.ask(about("A"));
        asker.ask(about("B"));
        asker.ask(about("A"));
        m_engine->release();
        QTRY_COMPARE(m_delivered, QStringList{QStringLiteral("A")});
    }

    void nothingComesAfterForgetting()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        const QSignalSpy failed(&asker, &AskerBase::failed);
        m_engine->hold();
        asker.ask(about("one"));
        asker.forget();
        m_engine->release();
        QTRY_VERIFY(!asker.isBusy());
        QVERIFY(m_delivered.isEmpty());
        QVERIFY(failed.isEmpty());
    }

    void anAskerMayGoWhileItsQuestionRuns()
    {
        const int before = m_engine->asked();
        m_engine->hold();
        {
            CountAsker asker(*m_session, deliver(), nullptr);
            asker.ask(about("one"));
            QTRY_COMPARE(m_engine->asked(), before + 1);
        }
        QTRY_COMPARE(m_engine->stopped(), 1);
        QCoreApplication::processEvents();
        QVERIFY(m_delivered.isEmpty());
    }

    void theSessionMayGoWhileAQuestionRuns()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        const int before = m_engine->asked();
        m_engine->hold();
        asker.ask(about("one"));
        QTRY_COMPARE(m_engine->asked(), before + 1);
        m_session.reset();
        m_engine->release();
        QTRY_VERIFY(!asker.isBusy());
    }

    void aFailureIsSaidInWordsAndTheQuestionMayBeRepeated()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        const QSignalSpy failed(&asker, &AskerBase::failed);
        m_engine->onCount = [](const CountQuestion &) -> Result<CountAnswer> {
            return Error{"the disk is gone", "line 3"};
        };
        asker.ask(about("one"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().front().toString(), QStringLiteral("the disk is gone (line 3)"));
        asker.ask(about("one"));
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(m_delivered.isEmpty());
    }

    void beingBusyIsToldOncePerBurst()
    {
        CountAsker asker(*m_session, deliver(), nullptr);
        const QSignalSpy busy(&asker, &AskerBase::busyChanged);
        m_engine->hold();
        asker.ask(about("a"));
        asker.ask(about("b"));
        m_engine->release();
        QTRY_COMPARE(busy.size(), 2);
        QCOMPARE(busy[0].front().toBool(), true);
        QCOMPARE(busy[1].front().toBool(), false);
    }
};

QTEST_GUILESS_MAIN(TestAsker)
#include "tst_asker.moc"
