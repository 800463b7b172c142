// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/network/layers.h"
#include "core/network/tie_graph.h"

#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace entente
{

namespace
{

using Json = nlohmann::json;

Date dateOf(const std::string &edtf)
{
    return edtf.empty() ? Date() : Date::fromEdtf(edtf).value();
}

Tie tie(const char *a, const char *b, const char *start, const char *end = "",
        const char *layer = "L1")
{
    return {ActorId{a}, ActorId{b}, layer, dateOf(start), dateOf(end), {}, {}};
}

Instant noonOf(const std::string &day)
{
    return {dateOf(day).bounds().strict.begin.seconds + secondsPerDay / 2};
}

Json published()
{
    const std::filesystem::path file =
        std::filesystem::path(ENTENTE_SHARED) / "data/sample/network.json";
    std::ifstream stream(file);
    return stream ? Json::parse(stream, nullptr, false) : Json();
}

Dataset datasetOf(const Json &network)
{
    Dataset data;
    for (const auto &[name, members] : network["layers"].items())
        data.layers.push_back({name, members.get<std::vector<std::string>>(), name == "political"});
    for (const Json &each : network["ties"]) {
        Tie made{ActorId{each["a"]},
                 ActorId{each["b"]},
                 each["layer"],
                 dateOf(each["start"]),
                 dateOf(each["end"]),
                 each["basis"],
                 {}};
        data.ties.push_back(std::move(made));
    }
    return data;
}

std::set<std::string> edgesOf(const Json &graph)
{
    std::set<std::string> edges;
    for (const Json &edge : graph["edge_list"]) {
        std::string a = edge[0];
        std::string b = edge[1];
        edges.insert(std::min(a, b) + "-" + std::max(a, b));
    }
    return edges;
}

std::int64_t millionths(double number)
{
    return std::int64_t(std::llround(number * 1e6));
}

} // namespace

class TestTieGraph : public QObject
{
    Q_OBJECT

private slots:
    void aTieIsInForceFromItsFirstToItsLastDay()
    {
        const Tie some = tie("A", "B", "1955-03-03", "1979-12-31");
        QVERIFY(!isInForce(some, noonOf("1955-03-02")));
        QVERIFY(isInForce(some, noonOf("1955-03-03")));
        QVERIFY(isInForce(some, dateOf("1955-03-03").bounds().strict.begin));
        QVERIFY(isInForce(some, noonOf("1979-12-31")));
        QVERIFY(!isInForce(some, dateOf("1980-01-01").bounds().strict.begin));
    }

    void vagueDatesCountAsLongAsTheyAllow()
    {
        QVERIFY(isInForce(tie("A", "B", "1955"), noonOf("1955-01-01")));
        QVERIFY(isInForce(tie("A", "B", "", "1960"), noonOf("1960-12-31")));
        QVERIFY(isInForce(tie("A", "B", "", ""), noonOf("-0500-01-01")));
        QVERIFY(!isInForce(tie("A", "B", "", "1960"), noonOf("1961-01-01")));
    }

    void twoTiesOfAPairAreOneHeavierEdge()
    {
        const std::vector<Tie> ties{tie("B", "A", "2000"), tie("A", "B", "2001"),
                                    tie("A", "C", "2030"), tie("A", "A", "2000")};
        const TieGraph graph = tieGraph(ties, {}, noonOf("2010-06-01"));
        QCOMPARE(graph.edges.size(), 1u);
        QVERIFY(graph.edges[0] == (TieGraph::Edge{ActorId{"A"}, ActorId{"B"}, 2}));
        QCOMPARE(graph.nodes.size(), 3u);
        QCOMPARE(graph.degrees, (std::vector<int>{1, 1, 0}));
    }

    void onlyTheLayersAskedForCount()
    {
        const std::vector<Tie> ties{tie("A", "B", "2000", "", "L1"),
                                    tie("A", "C", "2000", "", "L2")};
        const std::vector<Layer> layers{{"both", {"L1", "L2"}, false}};
        const std::vector<std::string> both = layerMembers(layers, ties, "Both");
        QCOMPARE(tieGraph(ties, both, noonOf("2010-01-01")).edges.size(), 2u);
        const std::vector<std::string> one = layerMembers(layers, ties, "l2");
        QCOMPARE(tieGraph(ties, one, noonOf("2010-01-01")).edges.size(), 1u);
        QVERIFY(layerMembers(layers, ties, "L3").empty());
    }

    void aStarIsFullyCentralizedAndARingNotAtAll()
    {
        QCOMPARE(degreeCentralization(std::vector<int>{4, 1, 1, 1, 1}), 1.0);
        QCOMPARE(degreeCentralization(std::vector<int>{2, 2, 2, 2}), 0.0);
        QCOMPARE(activeDegreeCentralization(std::vector<int>{2, 1, 1, 0, 0}), 1.0);
        QCOMPARE(degreeCentralization(std::vector<int>{1, 1}), 0.0);
        QCOMPARE(degreeCentralization({}), 0.0);
    }

    void anUnknownLayerIsAnErrorThatNamesTheOthers()
    {
        Dataset data;
        data.layers = {{"political", {"L1"}, true}};
        data.ties = {tie("A", "B", "2000")};
        const auto engine = makeLocalEngine(data);
        QCOMPARE(engine->answer(TiesQuestion{noonOf("2001-01-01"), ""}).value().layer,
                 std::string("political"));
        const Result<TiesAnswer> none = engine->answer(TiesQuestion{noonOf("2001-01-01"), "x"});
        QVERIFY(!none);
        QCOMPARE(none.error().what, std::string("there is no layer 'x': there are political, L1"));
    }

    /// The published figures of the sample: six days, four graphs each.
    void theSamplesFiguresComeOutToSixDecimals()
    {
        const Json network = published();
        if (!network.is_object())
            QSKIP("the shared network figures are not here");
        const auto engine = makeLocalEngine(datasetOf(network));
        int graphs = 0;
        for (const auto &[name, snapshot] : network["snapshots"].items()) {
            for (const auto &[layer, graph] : snapshot["graphs"].items()) {
                ++graphs;
                const TiesAnswer answer =
                    engine->answer(TiesQuestion{noonOf(snapshot["as_of"]), layer}).value();
                std::set<std::string> edges;
                for (const TieEdge &edge : answer.edges)
                    edges.insert(edge.a.value + "-" + edge.b.value);
                QCOMPARE(edges, edgesOf(graph));
                QCOMPARE(answer.edges.size(), graph["edges"].get<std::size_t>());
                QCOMPARE(answer.nodes.size(), graph["nodes"].get<std::size_t>());
                for (const TieNode &node : answer.nodes)
                    QCOMPARE(node.degree, graph["degree"][node.actor.value].get<int>());
                QCOMPARE(millionths(answer.centralization),
                         millionths(graph["centralization"].get<double>()));
                QCOMPARE(millionths(answer.centralizationActive),
                         millionths(graph["centralization_active"].get<double>()));
            }
        }
        QCOMPARE(graphs, 24);
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestTieGraph)
#include "tst_tie_graph.moc"
