// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/network_charts.h"
#include "core/layout/network_layout.h"
#include "core/time/calendar.h"
#include "tests/support/event_builder.h"
#include "tests/support/ruler.h"
#include "tests/support/sample_records.h"

#include <QTest>

#include <cmath>

namespace entente::test
{

namespace
{

/// The sample's political ties, laid out on a day.
struct NetworkStage
{
    explicit NetworkStage(const std::string &asKnown = {})
    {
        TieHistoryQuestion question;
        if (!asKnown.empty())
            question.context.asKnown = endOf(asKnown);
        answer = sampleEngine()->answer(question).value();
        lives = livesOf(answer.history);
        hub = hubOf(answer.history, lives, startOfYear(2025));
    }

    NetworkState on(const std::string &day) const
    {
        return stateOf(graphOn(answer.history, lives, {endOf(day).seconds - 1}, 3));
    }

    NetworkDrawing drawn(const std::string &day, NetworkLook look = {},
                         NetworkArrangement arrangement = NetworkArrangement::Hub) const
    {
        if (look.width == 0) {
            look.width = 900;
            look.height = 500;
        }
        const NetworkPlaces places = networkPlaces(answer, lives, arrangement, hub);
        return layoutNetwork(answer, places, on(day), look, {}, Theme::light(), Ruler());
    }

    std::size_t actor(const char *id) const
    {
        for (std::size_t i = 0; i < answer.actors.size(); ++i) {
            if (answer.actors[i].id.value == id)
                return i;
        }
        return answer.actors.size();
    }

    TieHistoryAnswer answer;
    std::vector<PairLife> lives;
    int hub = -1;
};

std::vector<const Mark *> tiesOf(const Drawing &drawing, Status status)
{
    std::vector<const Mark *> marks;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Tie && mark.status == status)
            marks.push_back(&mark);
    }
    return marks;
}

std::vector<std::string> wordsOf(const std::vector<LegendEntry> &legend)
{
    std::vector<std::string> words;
    for (const LegendEntry &entry : legend)
        words.push_back(entry.label);
    return words;
}

} // namespace

class NetworkLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void aTieIsALineAndAnActorADisc()
    {
        const NetworkStage stage;
        const NetworkDrawing drawn = stage.drawn("1955-12-31");
        QCOMPARE(tiesOf(drawn.drawing, Status::Ongoing).size(), 8u);
        QCOMPARE(drawn.nodes.size(), stage.answer.actors.size());
        QVERIFY(drawn.nodes[stage.actor("USA")].radius > drawn.nodes[stage.actor("JPN")].radius);
        QVERIFY(drawn.nodes[stage.actor("JPN")].radius > drawn.nodes[stage.actor("IND")].radius);
        QVERIFY(drawn.drawing.words.find("8 ties, 1 without United States") != std::string::npos);
        QVERIFY(drawn.drawing.words.find("Centralisation 0.68") != std::string::npos);
        for (const Mark *tie : tiesOf(drawn.drawing, Status::Ongoing))
            QVERIFY(!tie->ids.empty());
    }

    void nobodyMovesWhenTheDayDoes()
    {
        const NetworkStage stage;
        for (const NetworkArrangement each : allArrangements) {
            const NetworkDrawing then = stage.drawn("1955-12-31", {}, each);
            const NetworkDrawing now = stage.drawn("2023-12-31", {}, each);
            for (std::size_t i = 0; i < then.nodes.size(); ++i) {
                QVERIFY(then.nodes[i].at == now.nodes[i].at);
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY(std::hypot(now.nodes[i].at.x - now.nodes[j].at.x,
                                       now.nodes[i].at.y - now.nodes[j].at.y) >
                            now.nodes[i].radius + now.nodes[j].radius);
            }
        }
    }

    void theHubStandsInTheMiddle()
    {
        const NetworkStage stage;
        const NetworkPlaces places =
            networkPlaces(stage.answer, stage.lives, NetworkArrangement::Hub, stage.hub);
        QVERIFY(places.at[stage.actor("USA")] == GraphPoint{});
        for (std::size_t i = 0; i < places.at.size(); ++i) {
            if (int(i) != stage.hub)
                QVERIFY(std::abs(std::hypot(places.at[i].x, places.at[i].y) - 1) < 1e-9);
        }
        const NetworkPlaces map =
            networkPlaces(stage.answer, stage.lives, NetworkArrangement::Geographic, stage.hub);
        QVERIFY(map.at[stage.actor("GBR")].x < map.at[stage.actor("JPN")].x);
        QVERIFY(map.at[stage.actor("JPN")].x < map.at[stage.actor("USA")].x); // over the Pacific
        QVERIFY(map.at[stage.actor("JPN")].y < map.at[stage.actor("AUS")].y);
    }

    void namesNeverOverlapAndWhatHasNoRoomIsCounted()
    {
        const NetworkStage stage;
        for (const double width : {230.0, 320.0, 500.0, 900.0, 1900.0}) {
            for (const NetworkArrangement each : allArrangements) {
                NetworkLook look;
                look.width = width;
                look.height = width * 0.7;
                const NetworkDrawing drawn = stage.drawn("2023-12-31", look, each);
                std::vector<RectF> names;
                for (const TextMark &text : drawn.drawing.texts) {
                    if (text.role != Role::Actor)
                        continue;
                    QVERIFY(text.box.x >= 0 && text.box.right() <= width);
                    for (const RectF &other : names)
                        QVERIFY2(!other.intersects(text.box), text.text.c_str());
                    names.push_back(text.box);
                }
                QCOMPARE(std::int64_t(names.size()) + drawn.drawing.hiddenLabels,
                         std::int64_t(stage.answer.actors.size()));
            }
        }
    }

    void whatIsPlannedIsDashedBesideTheTie()
    {
        const NetworkStage stage("2022-11-06");
        const NetworkDrawing drawn = stage.drawn("2022-11-06");
        const auto planned = tiesOf(drawn.drawing, Status::Planned);
        QCOMPARE(planned.size(), 1u);
        QVERIFY(planned[0]->stroke.style == LineStyle::Dashed);
        QVERIFY(planned[0]->key == "JPN GBR" || planned[0]->key == "GBR JPN");
        QCOMPARE(planned[0]->ids, std::vector{sampleEngine()->find("raa-jpn-uk-signed-2023")});
        QVERIFY(drawn.drawing.words.find("Planned: Japan and United Kingdom") != std::string::npos);
        // The tie that exists is there too, and somewhere else.
        for (const Mark *tie : tiesOf(drawn.drawing, Status::Ongoing)) {
            if (tie->key == planned[0]->key)
                QVERIFY(!(tie->shape == planned[0]->shape));
        }
    }

    void whatHasLapsedIsPale()
    {
        const NetworkStage stage;
        const NetworkDrawing drawn = stage.drawn("1981-06-01"); // the ROC's ended in 1979
        const auto lapsed = tiesOf(drawn.drawing, Status::Terminated);
        QCOMPARE(lapsed.size(), 1u);
        const Theme &theme = Theme::light();
        QVERIFY(contrast(lapsed[0]->stroke.color, theme.canvas) <
                contrast(theme.faint, theme.canvas));
        const std::vector<std::string> words = wordsOf(drawn.legend);
        QVERIFY(std::find(words.begin(), words.end(), "Pale: has lapsed") != words.end());
        QVERIFY(std::find(words.begin(), words.end(), "Planned") == words.end());
        QVERIFY(tiesOf(stage.drawn("1988-06-01").drawing, Status::Terminated).size() == 1); // NZL's
        QVERIFY(tiesOf(stage.drawn("1995-06-01").drawing, Status::Terminated).empty());
    }

    void betweenTwoDaysTiesComeAndGo()
    {
        const NetworkStage stage;
        const NetworkState then = stage.on("1955-12-31");
        const NetworkState now = stage.on("2023-12-31");
        QVERIFY(between(then, now, 1) == now);
        const NetworkState half = between(then, now, 0.5);
        std::size_t coming = 0;
        for (const NetworkState::Edge &edge : half.edges)
            coming += edge.shown == 0.5 ? 1 : 0;
        QVERIFY(coming >= 17);
        const std::size_t japan = stage.actor("JPN");
        QCOMPARE(half.degrees[japan], (then.degrees[japan] + now.degrees[japan]) / 2);
    }

    void whatHasGoneIsGoneWhileOtherTiesCome()
    {
        // A change with every frame begins a new way each time, from where the last one was left.
        const NetworkStage stage;
        NetworkState seen = stage.on("2023-12-31");
        const NetworkState other = stage.on("1955-12-31");
        for (int frame = 0; frame < 60; ++frame)
            seen = between(seen, other, 0.1);
        QCOMPARE(seen.edges.size(), other.edges.size());
    }

    void whatIsPaleLiesUnderTheRest()
    {
        const NetworkStage stage;
        const auto order = [](const NetworkDrawing &drawn, auto &&isPale) {
            std::string order;
            for (const Mark &mark : drawn.drawing.marks) {
                if (mark.role == Role::Tie)
                    order += isPale(mark) ? 'p' : 'f';
            }
            return order;
        };
        const auto hasLapsed = [](const Mark &mark) { return mark.status == Status::Terminated; };
        QCOMPARE(order(stage.drawn("1988-06-01"), hasLapsed).find_last_of('p'), 0u);
        NetworkLook look;
        look.width = 900;
        look.height = 500;
        look.hovered = stage.actor("JPN");
        const NetworkDrawing drawn = stage.drawn("2023-12-31", look);
        const std::string lit = order(
            drawn, [](const Mark &mark) { return mark.key.find("JPN") == std::string::npos; });
        QVERIFY(lit.find("fp") == std::string::npos && lit.find("pf") != std::string::npos);
        QCOMPARE(drawn.litFrom, lit.find('f'));
        QCOMPARE(stage.drawn("2023-12-31").litFrom, lit.size());
        // Where they stand on the picture, they keep the numbers of the state.
        const NetworkState state = stage.on("2023-12-31");
        for (std::size_t i = 0; i < state.edges.size(); ++i) {
            const PointF end = drawn.nodes[state.edges[i].a].at;
            QVERIFY(drawn.ties[i].front() == end || drawn.ties[i].back() == end);
        }
    }

    void ofADenseWebTheStrongTiesAreSeen()
    {
        // Sixty actors, each tied to each: one shared event, or a hundred.
        TieHistoryAnswer everybody;
        NetworkState state;
        constexpr std::size_t count = 60;
        for (std::size_t i = 0; i < count; ++i) {
            const ActorId id{"A" + std::to_string(i)};
            everybody.actors.push_back({});
            everybody.actors.back().id = id;
            everybody.actors.back().label = "Actor " + std::to_string(i);
            everybody.history.actors.push_back(id);
            for (std::size_t j = 0; j < i; ++j)
                state.edges.push_back(
                    {j, i, DayGraph::Bond::InForce, i % 7 == 0 && j % 7 == 0 ? 100.0 : 1.0, 1, {}});
        }
        state.degrees.assign(count, double(count - 1));
        std::vector<PairLife> lives(state.edges.size());
        for (std::size_t i = 0; i < lives.size(); ++i)
            lives[i] = {state.edges[i].a, state.edges[i].b, {}, {}};
        const NetworkPlaces places =
            networkPlaces(everybody, lives, NetworkArrangement::Circle, -1);
        QCOMPARE(places.pairs, state.edges.size());
        NetworkLook look;
        look.width = 900;
        look.height = 600;
        const NetworkDrawing drawn = layoutNetwork(everybody, places, state, look,
                                                   DerivedTies{1, 5}, Theme::light(), Ruler());
        double palest = 21;
        bool strongAbove = true;
        bool seenStrong = false;
        for (const Mark &mark : drawn.drawing.marks) {
            if (mark.role != Role::Tie)
                continue;
            const double now = contrast(mark.stroke.color, Theme::light().canvas);
            palest = std::min(palest, now);
            seenStrong = seenStrong || mark.count > 1;
            strongAbove = strongAbove && (mark.count > 1 || !seenStrong);
            QVERIFY(mark.count == 1 ? mark.stroke.width < 1 && now < 1.5
                                    : mark.stroke.width > 1.5 && now > 3);
        }
        QVERIFY(seenStrong && strongAbove);
        QVERIFY2(palest > 1.05, "weak ties are still there");
        const std::vector<std::string> words = wordsOf(drawn.legend);
        QVERIFY(std::find(words.begin(), words.end(), "Wider and darker: more shared events") !=
                words.end());
        // No name stands over the web.
        const PointF middle{450, 290};
        for (const NetworkDrawing::Node &node : drawn.nodes) {
            if (node.label.width <= 0)
                continue;
            const PointF label{node.label.x + node.label.width / 2,
                               node.label.y + node.label.height / 2};
            QVERIFY((label.x - node.at.x) * (node.at.x - middle.x) +
                        (label.y - node.at.y) * (node.at.y - middle.y) >
                    -600);
        }
        // Few ties of as many actors are as they were.
        NetworkState sparse = state;
        sparse.edges.resize(30);
        const NetworkPlaces few =
            networkPlaces(everybody, std::span(lives).first(30), NetworkArrangement::Circle, -1);
        for (const Mark &mark :
             layoutNetwork(everybody, few, sparse, look, DerivedTies{1, 5}, Theme::light(), Ruler())
                 .drawing.marks)
            QVERIFY(mark.role != Role::Tie ||
                    contrast(mark.stroke.color, Theme::light().canvas) > 3);
    }

    void actorsAreHitBeforeTies()
    {
        const NetworkStage stage;
        const NetworkDrawing drawn = stage.drawn("2023-12-31");
        const std::size_t usa = stage.actor("USA");
        QVERIFY(networkHit(drawn, drawn.nodes[usa].at).actor == usa);
        const std::vector<PointF> &path = drawn.ties.front();
        const PointF middle{(path.front().x + path.back().x) / 2,
                            (path.front().y + path.back().y) / 2};
        if (path.size() == 2)
            QVERIFY(networkHit(drawn, middle).edge.has_value());
        const NetworkHit none = networkHit(drawn, {1, 1});
        QVERIFY(!none.actor && !none.edge);
    }

    void aPictureOfNothingSaysSo()
    {
        NetworkLook look;
        look.width = 400;
        look.height = 300;
        look.head = "1955";
        const NetworkDrawing drawn =
            layoutNetwork({}, {}, {}, look, std::nullopt, Theme::light(), Ruler());
        QVERIFY(
            std::any_of(drawn.drawing.texts.begin(), drawn.drawing.texts.end(),
                        [](const TextMark &text) { return text.text == "No ties are recorded"; }));
    }

    void chartsStandOverOneAxisOfTime()
    {
        const NetworkStage stage;
        const NetworkSeries series =
            networkSeries(stage.answer.history, stage.lives, -1, startOfYear(2025));
        std::vector<std::string> labels;
        for (const TieActor &actor : stage.answer.actors)
            labels.push_back(actor.label);
        NetworkChartsLook look;
        look.width = 250;
        look.height = 400;
        look.span = {startOfYear(1947), startOfYear(2026)};
        look.now = endOf("2022-11-06");
        const NetworkCharts charts =
            layoutNetworkCharts(series, labels, look, Theme::light(), Ruler());
        QCOMPARE(charts.charts.size(), 5u);
        for (const NetworkCharts::Chart &chart : charts.charts) {
            QCOMPARE(chart.plot.x, charts.charts[0].plot.x);
            QCOMPARE(chart.plot.width, charts.charts[0].plot.width);
            QVERIFY(chart.box.bottom() <= look.height);
        }
        QVERIFY(charts.drawing.words.find("Centralisation 0.44") != std::string::npos);
        const RectF plot = charts.charts[0].plot;
        const Instant middle = *charts.timeAt({plot.x + plot.width / 2, plot.y + 2});
        QCOMPARE(civilDate(middle).year, std::int64_t(1986));
        QVERIFY(!charts.timeAt({plot.right() + 20, plot.y + 2}));
        look.height = 80;
        QCOMPARE(layoutNetworkCharts(series, labels, look, Theme::light(), Ruler()).charts.size(),
                 1u);
        QVERIFY(layoutNetworkCharts({}, {}, look, Theme::light(), Ruler()).charts.empty());
        // What is yet to be measured has no line, and says so.
        look.height = 900;
        const NetworkSeries early =
            countedSeries(stage.answer.history, stage.lives, -1, startOfYear(2025));
        const NetworkCharts few = layoutNetworkCharts(early, labels, look, Theme::light(), Ruler());
        QCOMPARE(few.charts.size(), 8u);
        QVERIFY(few.drawing.words.find("Communities …") != std::string::npos);
        QVERIFY(few.drawing.words.find("Centralisation 0.44") != std::string::npos);
        // What is measured of some days only is drawn from one to the next.
        NetworkSeries some = early;
        QVERIFY(measureStructure(some, stage.answer.history, stage.lives, {}, some.moments.size()));
        look.now = startOfYear(1990);
        const NetworkCharts rough =
            layoutNetworkCharts(some, labels, look, Theme::light(), Ruler());
        QVERIFY(rough.drawing.words.find("Communities ≈ 0") != std::string::npos);
        const auto lines = [](const NetworkCharts &charts) {
            const std::vector<Mark> &marks = charts.drawing.marks;
            return std::count_if(marks.begin(), marks.end(), [](const Mark &mark) {
                return mark.key == "Communities" || mark.key == "Betweenness centralisation";
            });
        };
        QCOMPARE(lines(few), 0);
        QCOMPARE(lines(rough), 2);
    }
};

} // namespace entente::test

QTEST_APPLESS_MAIN(entente::test::NetworkLayoutTest)
#include "tst_network_layout.moc"
