// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/thread_light.h"
#include "tests/support/sample_records.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;

class TestThreadLight : public QObject
{
    Q_OBJECT

private slots:
    void hoveringOneEventLightsItsThread()
    {
        Session session;
        session.setEngine(test::sampleEngine());
        const auto id = [&](const char *key) { return session.engine()->find(key); };
        ThreadLight &light = session.threadLight();
        QSignalSpy changed(&light, &ThreadLight::changed);
        session.setHover({{id("raa-jpn-uk-signed-2023")}, {}, {}});
        QTRY_VERIFY(light.isLit(id("raa-jpn-uk-eif-2023")));
        QVERIFY(light.isLit(id("raa-jpn-uk-signed-2023")));
        QVERIFY(!light.isLit(id("bases-agreement-1947")));
        QCOMPARE(changed.size(), 1);
        session.setHover({{id("raa-jpn-uk-eif-2023")}, {}, {}}); // the same thread
        QTRY_VERIFY(light.isLit(id("raa-jpn-uk-eif-2023")));
        session.setHover({});
        QVERIFY(light.ids().empty());
        QCOMPARE(changed.size(), 2);
    }

    void linksComeWithTheLight()
    {
        Session session;
        session.setEngine(test::sampleEngine());
        const auto id = [&](const char *key) { return session.engine()->find(key); };
        session.setHover({{id("raa-jpn-uk-signed-2023")}, {}, {}});
        QTRY_VERIFY(!session.threadLight().links().empty());
        const std::vector<EventId> &ids = session.threadLight().ids();
        int steps = 0;
        for (const EventLink &link : session.threadLight().links())
            steps += session.threadLight().isLit(link.from) && session.threadLight().isLit(link.to);
        QVERIFY(steps >= int(ids.size()) - 1); // each step to the next one
        session.setHover({});
        QVERIFY(session.threadLight().links().empty());
    }

    void severalEventsLightNoThread()
    {
        Session session;
        session.setEngine(test::sampleEngine());
        const auto id = [&](const char *key) { return session.engine()->find(key); };
        session.setHover({{id("raa-jpn-uk-signed-2023")}, {}, {}});
        QTRY_VERIFY(!session.threadLight().ids().empty());
        session.setHover({{id("raa-jpn-uk-signed-2023"), id("bases-agreement-1947")}, {}, {}});
        QVERIFY(session.threadLight().ids().empty());
    }

    void whatWasNotKnownYetStaysDark()
    {
        Session session;
        session.setEngine(test::sampleEngine());
        const auto id = [&](const char *key) { return session.engine()->find(key); };
        session.setAsOf({std::nullopt, Date::fromEdtf("2022-11-06").value().bounds().strict.end});
        session.setHover({{id("raa-jpn-uk-signed-2023")}, {}, {}});
        QTRY_VERIFY(session.threadLight().isLit(id("raa-jpn-uk-signed-2023")));
        QVERIFY(!session.threadLight().isLit(id("raa-jpn-uk-eif-2023")));
    }
};

QTEST_MAIN(TestThreadLight)
#include "tst_thread_light.moc"
