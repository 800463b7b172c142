// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "tests/support/engine_maker.h"
#include "tests/support/event_builder.h"

#include <QTest>

namespace entente
{

using test::EventBuilder;

namespace
{

Dataset world()
{
    Dataset data;
    Actor japan = test::actor("JPN", "Japan");
    japan.names = {{"ja", "日本"}, {"fr", "Japon"}};
    japan.position = LatLon{35.7, 139.7};
    Actor britain = test::actor("GBR", "United Kingdom");
    britain.aliases = {"UK"};
    britain.position = LatLon{51.5, -0.1};
    britain.memberOf = {{ActorId{"EU"}, Date::fromEdtf("1973-01-01").value(),
                         Date::fromEdtf("2020-01-31").value()}};
    Actor russia = test::actor("RUS", "Russia");
    russia.predecessor = ActorId{"SUN"};
    data.actors = {japan, britain, russia, test::actor("SUN", "Soviet Union"),
                   test::actor("EU", "European Union", ActorType::Bloc)};
    data.threads = {{ThreadId{"raa"}, "Reciprocal access, Japan and Britain"}};
    data.layers = {{"operational", {"L1", "L2"}, true}};
    Tie tie{ActorId{"JPN"}, ActorId{"GBR"}, "L2", Date::fromEdtf("2023-10-15").value(), {}, {},
            {"signed"}};
    data.ties = {tie};
    data.events = {
        EventBuilder("talks", "Talks on reciprocal accession open")
            .kind("talks")
            .at("2021-10")
            .with("JPN")
            .with("GBR")
            .thread("raa", Phase::Talks),
        EventBuilder("signed", "Reciprocal Access Agreement signed")
            .kind("agreement", "treaty")
            .at("2023-01-11")
            .with("JPN")
            .with("GBR")
            .in("Tower of London", "GBR", {51.508, -0.076})
            .person("Kishida Fumio")
            .person("Rishi Sunak")
            .tag("Access")
            .source("GOV.UK")
            .confidence(Confidence::High)
            .thread("raa", Phase::Signed)
            .report("2022-11-06", Status::Planned, "2022-12?"),
        EventBuilder("force", "Agreement enters into force")
            .kind("agreement", "entry-into-force")
            .at("2023-10-15")
            .with("JPN")
            .with("GBR")
            .in("Tōkyō", "JPN", {35.68, 139.69})
            .saying("The access agreement of January takes effect.")
            .thread("raa", Phase::InForce),
        EventBuilder("eu", "Brussels summit")
            .at("2019-06~")
            .with("GBR")
            .in("Brussels", "BEL", {50.85, 4.35})
            .source("Wikipedia")
            .source("Wikipedia (copy)"),
        EventBuilder("left", "Britain meets alone").at("2021-02-01").with("GBR"),
        EventBuilder("war", "A war over the strait").kind("scenario").at("2027").with("JPN"),
        EventBuilder("moscow", "Moscow declaration")
            .kind("statement")
            .at("1956-10-19")
            .with("SUN")
            .with("JPN"),
        EventBuilder("undated", "Somebody met somebody").with("RUS"),
    };
    return data;
}

QString keysFor(const Engine &engine, const std::string &text, Context context = {})
{
    const ParsedQuery parsed = parseQuery(text);
    if (parsed.error)
        return QStringLiteral("error: ") + QString::fromStdString(parsed.error->message);
    context.filter = parsed.filter;
    const IdsAnswer ids = engine.answer(IdsQuestion{context}).value();
    QStringList keys;
    for (const EventId id : ids.ids)
        keys << QString::fromStdString(engine.answer(EventQuestion{id, {}}).value().event.key);
    return keys.join(QLatin1Char(' '));
}

} // namespace

class TestEngineFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const char *why = test::whyNoEngine())
            QSKIP(why);
    }

    void termsSelectEvents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("keys");
        const auto row = [](const char *text, const char *keys) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(keys);
        };
        row("", "talks signed force eu left moscow undated");
        row("kind:scenario", "war");
        row("-kind:scenario", "talks signed force eu left moscow undated");
        row("kind:agreement", "signed force");
        row("kind:Talks,statement", "talks moscow");
        row("kind:entry-into-force", "force");
        row("kind:nonsense", "");
        row("-kind:agreement", "talks eu left moscow undated");
        row("party:JPN party:GBR", "talks signed force");
        row("party:日本", "talks signed force moscow");
        row("party:japon", "talks signed force moscow");
        row("party:uk", "talks signed force eu left");
        row("party:RUS", "undated");
        row("member:RUS", "moscow undated");
        row("member:SUN", "moscow undated");
        row("member:EU", "eu");
        row("party:EU", "");
        row("in:GBR", "signed");
        row("in:\"Western Europe\"", "eu");
        row("in:Europe", "signed eu");
        row("in:Japan,BEL", "force eu");
        row("near:\"51 0 100km\"", "signed");
        row("near:\"50 -1 52 5\"", "signed eu");
        row("near:\"50 3 50 6 52 3\"", "eu");
        row("near:rubbish", "");
        row("person:kishida", "signed");
        row("person:\"sunak rishi\"", "signed");
        row("person:kish", "");
        row("place:london", "signed");
        row("place:Tokyo", "force");
        row("tag:access", "signed");
        row("source:wikipedia", "eu");
        row("confidence:high", "signed");
        row("thread:raa", "talks signed force");
        row("thread:\"britain japan\"", "talks signed force");
        row("layer:L2", "signed");
        row("layer:operational", "signed");
        row("layer:umbrella", "");
        row("has:place", "signed force eu");
        row("without:place", "talks left moscow undated");
        row("without:date", "undated");
        row("has:report", "signed");
        row("has:source,report", "signed eu");
        row("access", "talks signed force");
        row("\"access agreement\"", "signed force");
        row("\"agreement access\"", "");
        row("ACCESS -tag:access", "talks force");
        row("after:2021", "signed force");
        row("before:2019", "eu moscow");
        row("certainly:before:2019", "moscow");
        row("during:2021..2023-01", "talks signed left");
        row("certainly:during:2019-06", "");
        row("during:2019-06", "eu");
        row("-during:2021..2023", "eu moscow undated");
        row("status:occurred party:GBR after:2023-01-11", "force");
    }

    void termsSelectEvents()
    {
        QFETCH(QString, text);
        QFETCH(QString, keys);
        const auto engine = test::makeEngine(world());
        QCOMPARE(keysFor(*engine, text.toStdString()), keys);
        QCOMPARE(keysFor(*engine, text.toStdString()), keys); // and from what it keeps
    }

    void asKnownLeavesOutWhatWasNotKnownAndReplacesWhatWasForeseen()
    {
        const auto engine = test::makeEngine(world());
        Context then;
        then.asKnown = test::endOf("2022-11-06");
        QCOMPARE(keysFor(*engine, "", then), "talks signed eu left moscow undated");
        QCOMPARE(keysFor(*engine, "status:planned", then), "signed");
        QCOMPARE(keysFor(*engine, "during:2022-12", then), "signed");
        QCOMPARE(keysFor(*engine, "status:planned"), "");
        then.asKnown = test::endOf("2022-11-05");
        QCOMPARE(keysFor(*engine, "", then), "talks eu left moscow undated");
    }

    void phaseIsThatOfTheDayInForce()
    {
        const auto engine = test::makeEngine(world());
        Context context;
        context.inForce = test::endOf("2023-05-01");
        QCOMPARE(keysFor(*engine, "phase:signed", context), "talks signed force");
        QCOMPARE(keysFor(*engine, "phase:in-force", context), "");
        context.inForce = test::endOf("2023-10-15");
        QCOMPARE(keysFor(*engine, "phase:in-force", context), "talks signed force");
        QCOMPARE(keysFor(*engine, "phase:talks", context), "");
        context.inForce = test::endOf("2023-05-01");
        context.asKnown = test::endOf("2022-11-06");
        QCOMPARE(keysFor(*engine, "phase:talks", context), "talks signed");
    }

    void countTellsWhatIsMissingAndHowFarDatesReach()
    {
        const auto engine = test::makeEngine(world());
        const CountAnswer all = engine->answer(CountQuestion{}).value();
        QCOMPARE(all.count, 7);
        QCOMPARE(all.total, 7);
        QCOMPARE(all.withoutDate, 1);
        QCOMPARE(all.withoutPlace, 4);
        QCOMPARE(all.onlyPossibly, 0);
        QVERIFY(all.extent == (TimeSpan{Date::fromEdtf("1956-10-19").value().bounds().strict.begin,
                                        test::endOf("2023-10-15")}));
        const CountAnswer vague =
            engine->answer(CountQuestion{{test::query("during:2019-06"), {}, {}}}).value();
        QCOMPARE(vague.count, 1);
        QCOMPARE(vague.onlyPossibly, 1);
        QVERIFY(vague.extentOfAll == all.extent);
    }

    void aRequestedStopEndsEveryQuestion()
    {
        const auto engine = test::makeEngine(world());
        std::stop_source source;
        source.request_stop();
        const std::stop_token stop = source.get_token();
        Context context;
        context.filter = test::query("party:JPN access during:2020..2025");
        const auto isCancelled = [](const auto &result) {
            return !result && result.error() == Engine::cancelled();
        };
        QVERIFY(isCancelled(engine->answer(CountQuestion{context}, stop)));
        QVERIFY(isCancelled(engine->answer(IdsQuestion{context}, stop)));
        QVERIFY(isCancelled(engine->answer(HistogramQuestion{context, {}, true}, stop)));
        QVERIFY(isCancelled(engine->answer(FacetQuestion{context, {Field::Kind}}, stop)));
        LanesQuestion lanes;
        lanes.context = context;
        QVERIFY(isCancelled(engine->answer(lanes, stop)));
        ClusterQuestion clusters;
        clusters.context = context;
        QVERIFY(isCancelled(engine->answer(clusters, stop)));
        QVERIFY(isCancelled(engine->answer(TiesQuestion{}, stop)));
        RowsQuestion rows;
        rows.context = context;
        QVERIFY(isCancelled(engine->answer(rows, stop)));
        QVERIFY(isCancelled(engine->answer(RowOfQuestion{rows, EventId{1}}, stop)));
        QVERIFY(isCancelled(engine->answer(SearchQuestion{context, "access", 10}, stop)));
        QVERIFY(isCancelled(engine->answer(CompletionQuestion{context, "party:j", 10}, stop)));
    }

    void eventsKeepTheirIdsOrAreNumbered()
    {
        Dataset data;
        data.events = {EventBuilder("c", "C"), EventBuilder("a", "A"), EventBuilder("b", "B")};
        QCOMPARE(makeLocalEngine(data)->find("a").value, 2);
        data.events[0].id = EventId{7};
        data.events[1].id = EventId{3};
        data.events[2].id = EventId{7};
        const auto engine = makeLocalEngine(data);
        QCOMPARE(engine->find("c").value, 7);
        QCOMPARE(engine->find("a").value, 3);
        QCOMPARE(engine->find("b").value, 1);
        QCOMPARE(engine->find("d").value, 0);
        QCOMPARE(keysFor(*engine, ""), "b a c");
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestEngineFilter)
#include "tst_engine_filter.moc"
