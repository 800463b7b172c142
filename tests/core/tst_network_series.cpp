// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/network/graph_measures.h"
#include "core/network/network_series.h"
#include "core/time/calendar.h"
#include "tests/support/sample_records.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace entente::test
{

namespace
{

using Json = nlohmann::json;
using Edges = std::vector<GraphEdge>;

/// The sample's published figures: six days, four graphs each.
Json figures()
{
    std::ifstream stream(ENTENTE_NETWORK_FIGURES);
    return Json::parse(stream, nullptr, false);
}

Instant noonOf(const std::string &day)
{
    return {startOf(*dayFromIso(day)).seconds + secondsPerDay / 2};
}

bool isClose(double a, double b)
{
    return std::abs(a - b) <= 5.1e-7;
}

Edges star(std::size_t nodes)
{
    Edges edges;
    for (std::size_t i = 1; i < nodes; ++i)
        edges.emplace_back(0, i);
    return edges;
}

} // namespace

class NetworkSeriesTest : public QObject
{
    Q_OBJECT

private slots:
    void betweennessOfAStarIsAllItsCentre()
    {
        const std::vector<double> values = betweennessOf(5, star(5));
        QCOMPARE(values[0], 6.0); // pairs of the four others
        QCOMPARE(values[1], 0.0);
        QCOMPARE(betweennessCentralization(values), 1.0);
        const Edges ring{{0, 1}, {1, 2}, {2, 3}, {0, 3}};
        QCOMPARE(betweennessCentralization(betweennessOf(4, ring)), 0.0);
        // A path of four: 0, 2, 2, 0 by hand; sum of differences 4 over 3 · 3 · 2 / 2.
        const Edges path{{0, 1}, {1, 2}, {2, 3}};
        QVERIFY(isClose(betweennessCentralization(betweennessOf(4, path)), 4.0 / 9));
        QCOMPARE(betweennessCentralization(betweennessOf(2, {})), 0.0);
    }

    void trianglesAndDensityAreCountedExactly()
    {
        const Edges full{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
        QCOMPARE(trianglesOf(4, full), std::int64_t(4));
        QCOMPARE(trianglesOf(5, star(5)), std::int64_t(0));
        QCOMPARE(densityOf(4, full.size()), 1.0);
        QCOMPARE(densityOf(1, 0), 0.0);
    }

    void twoTrianglesWithOneBridgeAreTwoCommunities()
    {
        const Edges edges{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}};
        const Communities found = communitiesOf(7, edges);
        QCOMPARE(found.count, 2);
        QCOMPARE(found.of, (std::vector<int>{0, 0, 0, 1, 1, 1, 2}));
        QVERIFY(isClose(found.modularity, 6.0 / 7 - 0.5)); // 6 of 7 ties inside, halves alike
        QCOMPARE(communitiesOf(3, {}).count, 0);
    }

    void forcesGiveTheSamePlacesEveryTime()
    {
        const Edges edges{{0, 1}, {1, 2}, {0, 2}, {2, 3}};
        const std::vector<GraphPoint> places = forcePlaces(6, edges);
        QVERIFY(places == forcePlaces(6, edges));
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(std::isfinite(places[i].x) && std::isfinite(places[i].y));
            QVERIFY(std::hypot(places[i].x, places[i].y) <= 1 + 1e-9);
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(std::hypot(places[i].x - places[j].x, places[i].y - places[j].y) > 0.05);
        }
        QCOMPARE(forcePlaces(1, {}).size(), 1u);
        QVERIFY(forcePlaces(0, {}).empty());
    }

    void aCountedSeriesLacksOnlyItsStructure()
    {
        const TieHistoryAnswer answer =
            sampleEngine()->answer(TieHistoryQuestion{{}, "", {}}).value();
        const std::vector<PairLife> lives = livesOf(answer.history);
        const NetworkSeries whole = networkSeries(answer.history, lives, -1, startOfYear(2025));
        NetworkSeries series = countedSeries(answer.history, lives, -1, startOfYear(2025));
        QVERIFY(whole.hasStructure && !series.hasStructure);
        QCOMPARE(series.moments.size(), whole.moments.size());
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(!measureStructure(series, answer.history, lives, stopped.get_token()));
        QVERIFY(!series.hasStructure);
        QVERIFY(measureStructure(series, answer.history, lives));
        QVERIFY(series == whole);
    }

    void someDaysAreMeasuredBeforeTheOthers()
    {
        const TieHistoryAnswer answer =
            sampleEngine()->answer(TieHistoryQuestion{{}, "", {}}).value();
        const std::vector<PairLife> lives = livesOf(answer.history);
        const NetworkSeries whole = networkSeries(answer.history, lives, -1, startOfYear(2025));
        NetworkSeries series = countedSeries(answer.history, lives, -1, startOfYear(2025));
        QVERIFY(structureUpTo(series, &series.moments.back()) == nullptr);
        QVERIFY(measureStructure(series, answer.history, lives, {}, 4));
        QVERIFY(!series.hasStructure);
        const std::size_t count = series.moments.size();
        for (std::size_t i = 0; i < count; ++i) {
            QCOMPARE(series.moments[i].hasStructure, i % 4 == 0 || i + 1 == count);
            if (series.moments[i].hasStructure)
                QVERIFY(series.moments[i] == whole.moments[i]);
        }
        QVERIFY(structureUpTo(series, &series.moments[6]) == &series.moments[4]);
        QVERIFY(structureUpTo(series, &series.moments[8]) == &series.moments[8]);
        QVERIFY(structureUpTo(series, nullptr) == nullptr);
        QVERIFY(measureStructure(series, answer.history, lives));
        QVERIFY(series == whole);
    }

    void theSampleHasThePublishedFigures()
    {
        const Json network = figures();
        QVERIFY(network.is_object());
        const auto engine = sampleEngine();
        int graphs = 0;
        for (const auto &[layer, members] : network["layers"].items()) {
            const TieHistoryAnswer answer =
                engine->answer(TieHistoryQuestion{{}, layer, {}}).value();
            const std::vector<PairLife> lives = livesOf(answer.history);
            const NetworkSeries series =
                networkSeries(answer.history, lives, -1, startOfYear(2025));
            // Under the umbrella Japan is tied to all who agreed on the forces of the United
            // Nations there.
            QCOMPARE(series.actors[std::size_t(series.hub)].value,
                     std::string(layer == "umbrella" ? "JPN" : "USA"));
            for (const auto &[name, snapshot] : network["snapshots"].items()) {
                ++graphs;
                const Json &graph = snapshot["graphs"][layer];
                const Instant day = noonOf(snapshot["as_of"]);
                std::set<std::string> edges;
                for (const DayGraph::Edge &edge : graphOn(answer.history, lives, day).edges) {
                    if (edge.bond != DayGraph::Bond::InForce)
                        continue;
                    const auto pair = std::minmax(series.actors[edge.a], series.actors[edge.b]);
                    edges.insert(pair.first.value + "-" + pair.second.value);
                }
                std::set<std::string> expected;
                for (const Json &edge : graph["edge_list"])
                    expected.insert(edge[0].get<std::string>() + "-" + edge[1].get<std::string>());
                QCOMPARE(edges, expected);
                const NetworkMoment *moment = momentAt(series, day);
                QVERIFY(moment != nullptr);
                QCOMPARE(moment->ties, graph["edges"].get<int>());
                QCOMPARE(moment->active, graph["active_nodes"].get<int>());
                QCOMPARE(moment->triangles, graph["triangles"].get<std::int64_t>());
                QVERIFY(isClose(moment->centralization, graph["centralization"]));
                QVERIFY(isClose(moment->centralizationActive, graph["centralization_active"]));
                QVERIFY(isClose(moment->density, graph["density"]));
                if (layer != "umbrella")
                    QVERIFY(isClose(1 - moment->withoutHub, graph["us_share_of_edges"]));
                for (std::size_t i = 0; i < series.actors.size(); ++i)
                    QCOMPARE(moment->degrees[i],
                             graph["degree"][series.actors[i].value].get<int>());
            }
        }
        QCOMPARE(graphs, 24);
    }

    void itIsComputedWhereTheGraphChangesAlone()
    {
        const auto engine = sampleEngine();
        const TieHistoryAnswer answer = engine->answer(TieHistoryQuestion{{}, "", {}}).value();
        const std::vector<PairLife> lives = livesOf(answer.history);
        const NetworkSeries series = networkSeries(answer.history, lives, -1, startOfYear(2025));
        for (std::size_t i = 1; i < series.moments.size(); ++i) {
            QVERIFY(series.moments[i - 1].from < series.moments[i].from);
            const auto edgesAt = [&](Instant at) {
                std::set<std::pair<std::size_t, std::size_t>> edges;
                for (const DayGraph::Edge &edge : graphOn(answer.history, lives, at).edges) {
                    if (edge.bond == DayGraph::Bond::InForce)
                        edges.emplace(edge.a, edge.b);
                }
                return edges;
            };
            const Instant at = series.moments[i].from;
            QVERIFY(edgesAt(at) != edgesAt({at.seconds - 1}));
        }
        // In 2007 Japan is third; in 2022 it has as many ties as the United States and Australia.
        const auto rankOf = [&](const char *actor, const char *day) {
            const NetworkMoment *moment = momentAt(series, noonOf(day));
            for (std::size_t i = 0; i < series.actors.size(); ++i) {
                if (series.actors[i].value == actor)
                    return moment->ranks[i];
            }
            return -1;
        };
        QCOMPARE(rankOf("USA", "2007-12-31"), 1);
        QCOMPARE(rankOf("JPN", "2007-12-31"), 3);
        for (const char *actor : {"USA", "JPN", "AUS"})
            QCOMPARE(rankOf(actor, "2022-11-06"), 1);
        QCOMPARE(rankOf("GBR", "2022-11-06"), 4);
        QCOMPARE(rankOf("GBR", "1955-12-31"), 0);
        const NetworkMoment *early = momentAt(series, noonOf("1955-12-31"));
        QCOMPARE(series.actors[std::size_t(early->top)].value, std::string("USA"));
    }
};

} // namespace entente::test

QTEST_APPLESS_MAIN(entente::test::NetworkSeriesTest)
#include "tst_network_series.moc"
