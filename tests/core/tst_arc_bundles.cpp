// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/geo/arc_bundles.h"
#include "core/layout/arc_ways.h"

#include <QTest>

#include <cmath>

using namespace entente;

namespace
{

const LatLon tokyo{35.68, 139.69};
const LatLon london{51.5, -0.12};

double farthestFrom(const std::vector<LatLon> &line, LatLon from, LatLon to)
{
    const std::vector<LatLon> straight = greatCircle(from, to, 0.5);
    double farthest = 0;
    for (const LatLon &p : line) {
        double nearest = 1e9;
        for (const LatLon &q : straight)
            nearest = std::min(nearest, distanceKm(p, q));
        farthest = std::max(farthest, nearest);
    }
    return farthest;
}

/// Between places side by side on two shores.
std::vector<BundledArc> sideBySide()
{
    std::vector<BundledArc> arcs;
    for (int i = 0; i < 5; ++i)
        arcs.push_back({{30.0 + 3 * i, 140}, {32.0 + 3 * i, 220}, i == 2 ? 9.0 : 1.0});
    return arcs;
}

} // namespace

class TestArcBundles : public QObject
{
    Q_OBJECT

private slots:
    void anArcByItselfIsAGreatCircle()
    {
        const std::vector<BundledArc> arcs{{tokyo, london, 1}};
        const auto ways = bundledArcs(arcs);
        QCOMPARE(ways.size(), 1u);
        QVERIFY(ways[0] == greatCircle(tokyo, london));
        QVERIFY(bundledArcs({}).empty());
    }

    void arcsThatAreAlikeComeTogetherBetweenTheirEnds()
    {
        const std::vector<BundledArc> arcs = sideBySide();
        const auto ways = bundledArcs(arcs);
        const auto spread = [](const std::vector<std::vector<LatLon>> &lines) {
            double widest = 0;
            for (const auto &a : lines) {
                for (const auto &b : lines)
                    widest = std::max(widest, distanceKm(a[a.size() / 2], b[b.size() / 2]));
            }
            return widest;
        };
        std::vector<std::vector<LatLon>> straight;
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            QVERIFY(ways[i].front() == arcs[i].from); // ends stay where they are
            QVERIFY(ways[i].back() == arcs[i].to);
            straight.push_back(greatCircle(arcs[i].from, arcs[i].to));
        }
        QVERIFY2(spread(ways) < 0.5 * spread(straight),
                 qPrintable(QStringLiteral("%1 of %2").arg(spread(ways)).arg(spread(straight))));
        // To the one that stands for most.
        QVERIFY(farthestFrom(ways[2], arcs[2].from, arcs[2].to) <
                farthestFrom(ways[0], arcs[0].from, arcs[0].to));
        QVERIFY(ways == bundledArcs(arcs));
    }

    void whichEndComesFirstDoesNotMatter()
    {
        std::vector<BundledArc> arcs = sideBySide();
        const auto ways = bundledArcs(arcs);
        std::swap(arcs[1].from, arcs[1].to);
        const auto turned = bundledArcs(arcs);
        for (std::size_t k = 0; k < ways[1].size(); ++k)
            QVERIFY(distanceKm(ways[1][k], turned[1][ways[1].size() - 1 - k]) < 1);
    }

    void arcsThatCrossOrAreFarApartStayAsTheyAre()
    {
        const std::vector<BundledArc> arcs{{{40, 0}, {-40, 0}, 1},      // along a meridian
                                           {{0, -40}, {0, 40}, 1},      // across it
                                           {{40, 170}, {-40, 170}, 1}}; // on the other side
        const auto ways = bundledArcs(arcs);
        for (std::size_t i = 0; i < arcs.size(); ++i)
            QVERIFY(farthestFrom(ways[i], arcs[i].from, arcs[i].to) < 60);
    }

    void noArcStraysFarFromItsGreatCircle()
    {
        std::vector<BundledArc> arcs;
        std::uint64_t state = 5;
        const auto dice = [&state](double low, double high) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            return low + (high - low) * double(state >> 40U) / double(1U << 24U);
        };
        for (int i = 0; i < 120; ++i)
            arcs.push_back(
                {{dice(-60, 70), dice(-180, 180)}, {dice(-60, 70), dice(-180, 180)}, dice(1, 50)});
        arcs.push_back({tokyo, {-35.68, -40.31}, 1}); // antipodes
        arcs.push_back({tokyo, tokyo, 1});
        const auto ways = bundledArcs(arcs);
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            QVERIFY(ways[i].size() >= 2);
            const double length = distanceKm(arcs[i].from, arcs[i].to);
            if (length > 19900)
                continue;
            QVERIFY(farthestFrom(ways[i], arcs[i].from, arcs[i].to) < 0.17 * length + 60);
            for (const LatLon &p : ways[i])
                QVERIFY(std::abs(p.lat) <= 90 && std::isfinite(p.lon));
        }
    }

    void aStopLeavesGreatCircles()
    {
        std::stop_source source;
        source.request_stop();
        const std::vector<BundledArc> arcs = sideBySide();
        const auto ways = bundledArcs(arcs, source.get_token());
        QVERIFY(ways[0] == greatCircle(arcs[0].from, arcs[0].to));
    }

    void rolesGiveADirectionWhereTheyAreClear()
    {
        Arc arc{ActorId{"A"}, ActorId{"B"}, tokyo, london, 10};
        QCOMPARE(directionOf(arc), 0); // roles say nothing
        arc.forward = 6;
        QCOMPARE(directionOf(arc), 1);
        arc.backward = 4;
        QCOMPARE(directionOf(arc), 0); // to and fro
        arc.forward = 1;
        arc.backward = 5;
        QCOMPARE(directionOf(arc), -1);
        arc.count = 100;
        QCOMPARE(directionOf(arc), 0); // of a few of many
    }

    void litArcsFollowTheirBundle()
    {
        const std::vector<Arc> arcs{{ActorId{"A"}, ActorId{"B"}, {30, 140}, {32, 220}, 1},
                                    {ActorId{"C"}, ActorId{"D"}, {34, 140}, {36, 220}, 5}};
        const ArcWays ways = waysOf(arcs);
        QVERIFY(ways.between(arcs[0]) == ways.ways[0]);
        const Arc other{ActorId{"A"}, ActorId{"D"}, {30, 140}, {36, 220}, 1};
        QVERIFY(ways.between(other) == greatCircle(other.from, other.to));
    }
};

QTEST_APPLESS_MAIN(TestArcBundles)
#include "tst_arc_bundles.moc"
