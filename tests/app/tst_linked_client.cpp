// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/linked_client.h"
#include "core/time/calendar.h"
#include "tests/support/fake_engine.h"

#include <QTest>
#include <QWidget>

using namespace entente;

namespace
{

Filter textFilter(const std::string &word)
{
    return Filter({Term{Field::Text, {word}, false, Certainty::Possibly}});
}

} // namespace

class TestLinkedClient : public QObject
{
    Q_OBJECT

private slots:
    void aBurstOfChangesRefreshesOnce()
    {
        Session session;
        QWidget view;
        int refreshed = 0;
        new LinkedClient(session, view, LinkedClient::FilterState | LinkedClient::SelectionState,
                         [&] { ++refreshed; });
        view.show();
        QTRY_COMPARE(refreshed, 1);
        session.setFilter(textFilter("a"));
        session.setFilter(textFilter("b"));
        session.select(EventId{1});
        QCOMPARE(refreshed, 1);
        QTRY_COMPARE(refreshed, 2);
        QCoreApplication::processEvents();
        QCOMPARE(refreshed, 2);
    }

    void aRefreshAtOnceTakesThePlaceOfWhatIsScheduled()
    {
        Session session;
        QWidget view;
        int refreshed = 0;
        auto *client =
            new LinkedClient(session, view, LinkedClient::FilterState, [&] { ++refreshed; });
        client->refreshNow();
        QCOMPARE(refreshed, 0); // nobody sees it
        view.show();
        QTRY_COMPARE(refreshed, 1);
        session.setFilter(textFilter("a"));
        client->refreshNow();
        QCOMPARE(refreshed, 2);
        QCoreApplication::processEvents();
        QCOMPARE(refreshed, 2);
    }

    void onlyFollowedStatesRefresh()
    {
        Session session;
        QWidget view;
        int refreshed = 0;
        new LinkedClient(session, view, LinkedClient::FilterState, [&] { ++refreshed; });
        view.show();
        QTRY_COMPARE(refreshed, 1);
        session.select(EventId{1});
        session.setWindow({startOfYear(1990), startOfYear(1991)});
        session.setHover({{EventId{1}}, {}, {}});
        QCoreApplication::processEvents();
        QCOMPARE(refreshed, 1);
        session.setEngine(std::make_shared<test::FakeEngine>());
        QTRY_COMPARE(refreshed, 2);
    }

    void aHiddenViewRefreshesWhenShown()
    {
        Session session;
        QWidget view;
        int refreshed = 0;
        new LinkedClient(session, view, LinkedClient::FilterState, [&] { ++refreshed; });
        session.setFilter(textFilter("a"));
        session.setFilter(textFilter("b"));
        QCoreApplication::processEvents();
        QCOMPARE(refreshed, 0);
        view.show();
        QTRY_COMPARE(refreshed, 1);
        view.hide();
        view.show();
        QCoreApplication::processEvents();
        QCOMPARE(refreshed, 1); // nothing changed meanwhile
    }

    void aViewMayGoBeforeItsRefresh()
    {
        Session session;
        int refreshed = 0;
        {
            QWidget view;
            view.show();
            new LinkedClient(session, view, LinkedClient::FilterState, [&] { ++refreshed; });
            session.setFilter(textFilter("a"));
        }
        QCoreApplication::processEvents();
        QCOMPARE(refreshed, 0);
    }
};

QTEST_MAIN(TestLinkedClient)
#include "tst_linked_client.moc"
