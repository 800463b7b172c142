// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/network/tie_history.h"
#include "tests/support/event_builder.h"
#include "tests/support/sample_records.h"

#include <QTest>

namespace entente::test
{

namespace
{

Instant on(const std::string &day)
{
    return {Date::fromEdtf(day).value().bounds().strict.begin.seconds + secondsPerDay / 2};
}

TieSpan span(const char *a, const char *b, const char *from, const char *to)
{
    return {ActorId{a},
            ActorId{b},
            {Date::fromEdtf(from).value().bounds().strict.begin,
             Date::fromEdtf(to).value().bounds().strict.begin},
            {},
            {},
            {}};
}

Context asKnownOn(const std::string &day)
{
    Context context;
    context.asKnown = endOf(day);
    return context;
}

const TieEdge *edgeOf(const std::vector<TieEdge> &edges, const char *a, const char *b)
{
    for (const TieEdge &edge : edges) {
        if (edge.a.value == a && edge.b.value == b)
            return &edge;
    }
    return nullptr;
}

} // namespace

class TieHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void aTieHoldsWhileEnoughSpansOverlap()
    {
        TieHistory history{{ActorId{"A"}, ActorId{"B"}},
                           {span("A", "B", "2000-01-01", "2005-01-01"),
                            span("A", "B", "2003-01-01", "2008-01-01"),
                            span("A", "B", "2005-01-01", "2010-01-01")},
                           {},
                           2};
        const std::vector<PairLife> lives = livesOf(history);
        QCOMPARE(lives.size(), 1u);
        QCOMPARE(lives[0].inForce.size(), 1u); // one ends on the day that another begins
        QVERIFY(graphOn(history, lives, on("2002-06-01")).edges.empty());
        const DayGraph graph = graphOn(history, lives, on("2006-01-01"));
        QCOMPARE(graph.edges.size(), 1u);
        QCOMPARE(graph.edges[0].weight, 2);
        QCOMPARE(graph.degrees, (std::vector<int>{1, 1}));
        QVERIFY(graphOn(history, lives, on("2008-01-01")).edges.empty());
        history.least = 4;
        QVERIFY(livesOf(history).empty());
    }

    void aTieFadesForTheYearsAskedFor()
    {
        const TieHistory history{
            {ActorId{"A"}, ActorId{"B"}}, {span("A", "B", "1950-01-01", "1980-01-01")}, {}, 1};
        const std::vector<PairLife> lives = livesOf(history);
        QVERIFY(graphOn(history, lives, on("1981-01-01"), 0).edges.empty());
        const DayGraph graph = graphOn(history, lives, on("1981-01-01"), 4);
        QCOMPARE(graph.edges.size(), 1u);
        QVERIFY(graph.edges[0].bond == DayGraph::Bond::Lapsed);
        QVERIFY(qAbs(graph.edges[0].faded - 0.25) < 0.01);
        QCOMPARE(graph.degrees, (std::vector<int>{0, 0})); // it counts no more
        QVERIFY(graphOn(history, lives, on("1984-02-01"), 4).edges.empty());
    }

    void signatoriesAreTheSignatoriesElseTheParties()
    {
        const std::vector<Party> signers{
            {ActorId{"B"}, "signatory"}, {ActorId{"A"}, "signatory"}, {ActorId{"C"}, "observer"}};
        QCOMPARE(signatoriesOf(signers), (std::vector<ActorId>{{"A"}, {"B"}}));
        const std::vector<Party> parties{{ActorId{"B"}, "party"}, {ActorId{"A"}, "party"}};
        QCOMPARE(signatoriesOf(parties), (std::vector<ActorId>{{"A"}, {"B"}}));
        QVERIFY(signatoriesOf(std::vector<Party>{{ActorId{"B"}, "host"}}).empty());
    }

    void anInstrumentIsPlannedFromTheReportUntilItIsSigned()
    {
        Event event = EventBuilder("raa", "RAA").kind("access").at("2023-01-11");
        Report report;
        report.published = Date::fromEdtf("2022-11-06").value();
        report.status = Status::Planned;
        event.reports.push_back(report);
        const std::vector<TimeSpan> spans = plannedSpans(event, {});
        QCOMPARE(spans.size(), 1u);
        QVERIFY(!spans[0].contains(on("2022-11-05")));
        QVERIFY(spans[0].contains(on("2022-11-06")));
        QVERIFY(spans[0].contains(on("2023-01-10")));
        QVERIFY(!spans[0].contains(on("2023-01-11")));
        // Who knows no more than on that day goes on expecting it.
        const std::vector<TimeSpan> then = plannedSpans(event, endOf("2022-11-06"));
        QCOMPARE(then.size(), 1u);
        QVERIFY(then[0].contains(on("2030-01-01")));
        QVERIFY(plannedSpans(event, endOf("2022-11-05")).empty());
    }

    void theSamplesPlannedAccessAgreementStandsBesideTheTie()
    {
        const auto engine = sampleEngine();
        TiesQuestion question{on("2022-11-06"), "", asKnownOn("2022-11-06")};
        const TiesAnswer answer = engine->answer(question).value();
        const TieEdge *planned = edgeOf(answer.planned, "GBR", "JPN");
        QVERIFY(planned != nullptr);
        QCOMPARE(planned->events, std::vector{engine->find("raa-jpn-uk-signed-2023")});
        const TieEdge *tie = edgeOf(answer.edges, "GBR", "JPN");
        QVERIFY(tie != nullptr);
        QCOMPARE(tie->weight, 2); // instruments of 2013, joint statement of 2012
        QCOMPARE(tie->bases.size(), 2u);
        QVERIFY(!tie->events.empty());
        question.day = on("2022-11-05");
        QVERIFY(!edgeOf(engine->answer(question).value().planned, "GBR", "JPN"));
        question = {on("2023-06-01"), ""};
        QVERIFY(!edgeOf(engine->answer(question).value().planned, "GBR", "JPN"));
    }

    void whatIsNotKnownYetIsNotInForce()
    {
        const auto engine = sampleEngine();
        const TiesAnswer now = engine->answer(TiesQuestion{on("2024-01-01"), ""}).value();
        QVERIFY(edgeOf(now.edges, "GBR", "KOR")); // of 22 November 2023
        const TiesAnswer then =
            engine->answer(TiesQuestion{on("2024-01-01"), "", asKnownOn("2022-11-06")}).value();
        QVERIFY(!edgeOf(then.edges, "GBR", "KOR"));
        QVERIFY(edgeOf(then.edges, "GBR", "JPN"));
    }

    void derivedTiesComeFromTheEventsOfTheFilter()
    {
        Dataset data;
        for (const char *year : {"2010", "2012", "2014", "2015"}) {
            data.events.push_back(EventBuilder(std::string("m") + year, "Meeting")
                                      .at(std::string(year) + "-06-01")
                                      .with("A")
                                      .with("B"));
        }
        data.events.push_back(
            EventBuilder("talks", "Talks").kind("talks").at("2013-01-01").with("A").with("C"));
        const auto engine = makeLocalEngine(data);
        TiesQuestion question{on("2014-07-01"), ""};
        question.derived = DerivedTies{3, 5};
        const TiesAnswer answer = engine->answer(question).value();
        QCOMPARE(answer.edges.size(), 1u);
        QCOMPARE(answer.edges[0].weight, 3);
        QCOMPARE(answer.edges[0].events.size(), 3u);
        QCOMPARE(answer.nodes.size(), 2u); // C is never tied
        QVERIFY(answer.layer.empty());
        question.day = on("2014-05-01");
        QVERIFY(engine->answer(question).value().edges.empty());
        question.derived = DerivedTies{1, 5};
        QCOMPARE(engine->answer(question).value().edges.size(), 2u);
        question.context.filter = Filter({{Field::Kind, {"talks"}, false, Certainty::Possibly}});
        const TiesAnswer talks = engine->answer(question).value();
        QCOMPARE(talks.edges.size(), 1u);
        QCOMPARE(talks.edges[0].b.value, std::string("C"));
    }
};

} // namespace entente::test

QTEST_APPLESS_MAIN(entente::test::TieHistoryTest)
#include "tst_tie_history.moc"
