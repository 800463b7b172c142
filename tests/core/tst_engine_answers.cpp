// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/engine/pair_history.h"
#include "core/time/calendar.h"
#include "tests/support/engine_maker.h"
#include "tests/support/event_builder.h"
#include "tests/support/random_world.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

namespace entente
{

using test::EventBuilder;

namespace
{

Dataset pact()
{
    Dataset data;
    Actor japan = test::actor("JPN", "Japan");
    japan.names = {{"de", "Japan"}, {"fr", "Japon"}};
    data.actors = {japan, test::actor("GBR", "United Kingdom"), test::actor("AUS", "Australia")};
    data.threads = {{ThreadId{"raa"}, "Reciprocal access"}};
    data.events = {
        EventBuilder("signed", "Agreement signed")
            .kind("agreement")
            .at("2023-01-11")
            .with("JPN")
            .with("GBR")
            .tag("raa")
            .thread("raa", Phase::Signed)
            .relation(RelationType::SignedAfter, "talks")
            .relation(RelationType::LeadsTo, "nowhere")
            .report("2022-11-06", Status::Planned, "2022-12?"),
        EventBuilder("talks", "Talks open")
            .kind("talks")
            .at("2021-10")
            .with("JPN")
            .with("GBR")
            .with("JPN", "host")
            .thread("raa", Phase::Talks)
            .saying("Towards an agreement on access."),
        EventBuilder("force", "In force")
            .kind("agreement")
            .at("2023-10-15")
            .with("JPN")
            .thread("raa", Phase::InForce)
            .relation(RelationType::EntersIntoForce, "signed"),
        EventBuilder("visit", "Élysée visit")
            .kind("visit")
            .at("2022-05")
            .with("AUS")
            .person("Ágreda Pérez")
            .in("Paris", "FRA", {48.85, 2.35}),
        EventBuilder("zagreb", "zagreb meets").with("AUS"),
    };
    return data;
}

QString titles(const RowsAnswer &answer)
{
    QStringList list;
    for (const Row &row : answer.rows)
        list << QString::fromStdString(row.key);
    return list.join(QLatin1Char(' '));
}

RowsQuestion by(RowOrder order, bool descending = false)
{
    RowsQuestion question;
    question.order = order;
    question.descending = descending;
    return question;
}

/// `count` one-day events a day apart from 2000 on.
Dataset dailyEvents(int count)
{
    Dataset data;
    const std::int64_t first = Date::fromEdtf("2000-01-01").value().bounds().strict.begin.seconds;
    for (int i = 0; i < count; ++i) {
        const std::string day = isoDay({first + i * secondsPerDay});
        data.events.push_back(
            EventBuilder("day-" + std::to_string(i), "A day").at(day).with("JPN"));
    }
    return data;
}

LanesQuestion lanesOver(const std::string &interval, int pixels)
{
    LanesQuestion question;
    question.window = Date::fromEdtf(interval).value().bounds().strict;
    question.secondsPerPixel = question.window.seconds() / pixels;
    question.marksPerLane = 50;
    question.wantIds = true;
    return question;
}

} // namespace

class TestEngineAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const char *why = test::whyNoEngine())
            QSKIP(why);
    }

    void anEventComesWithItsThreadByDateAndItsRelationsBothWays()
    {
        const auto engine = test::makeEngine(pact());
        const EventAnswer answer =
            engine->answer(EventQuestion{engine->find("signed"), {}}).value();
        QCOMPARE(answer.event.title, std::string("Agreement signed"));
        QCOMPARE(answer.threadTitle, std::string("Reciprocal access"));
        QCOMPARE(answer.thread.size(), 3u);
        QCOMPARE(answer.thread[0].title, std::string("Talks open"));
        QCOMPARE(answer.thread[2].title, std::string("In force"));
        QVERIFY(answer.thread[1].phase == Phase::Signed);
        QCOMPARE(answer.related.size(), 2u);
        QVERIFY(answer.related[0].type == RelationType::SignedAfter && !answer.related[0].inverse);
        QCOMPARE(answer.related[0].title, std::string("Talks open"));
        QVERIFY(answer.related[1].type == RelationType::EntersIntoForce &&
                answer.related[1].inverse);
    }

    void anEventIsToldAsItWasKnown()
    {
        const auto engine = test::makeEngine(pact());
        const EventAnswer then =
            engine->answer(EventQuestion{engine->find("signed"), test::endOf("2022-11-06")})
                .value();
        QVERIFY(then.known);
        QVERIFY(then.status == Status::Planned);
        QCOMPARE(then.start.edtf(), std::string("2022-12?"));
        QCOMPARE(then.event.start.edtf(), std::string("2023-01-11"));
        QCOMPARE(then.thread.size(), 2u); // nobody knew of the entry into force
        QCOMPARE(then.related.size(), 1u);
        QVERIFY(then.thread[1].status == Status::Planned);
        QVERIFY(!engine->answer(EventQuestion{engine->find("force"), test::endOf("2022-11-06")})
                     .value()
                     .known);
        QVERIFY(!engine->answer(EventQuestion{EventId{99}, {}}));
    }

    void rowsSortAsReadersExpect()
    {
        const auto engine = test::makeEngine(pact());
        const auto rows = [&](const RowsQuestion &question) {
            return titles(engine->answer(question).value());
        };
        QCOMPARE(rows(by(RowOrder::Start)), "talks visit signed force zagreb");
        QCOMPARE(rows(by(RowOrder::Start, true)), "force signed visit talks zagreb");
        // É beside E and capitals beside small letters, as a dictionary has them.
        QCOMPARE(rows(by(RowOrder::Title)), "signed visit force talks zagreb");
        QCOMPARE(rows(by(RowOrder::Title, true)), "zagreb talks force visit signed");
        QCOMPARE(rows(by(RowOrder::Kind)), "signed force zagreb talks visit");
        QCOMPARE(rows(by(RowOrder::Parties)), "visit zagreb force talks signed");
        QCOMPARE(rows(by(RowOrder::Place)), "visit talks signed force zagreb");
        RowsQuestion page = by(RowOrder::Start);
        page.offset = 3;
        page.limit = 1;
        QCOMPARE(rows(page), "force");
        page.offset = 100;
        QCOMPARE(rows(page), "");
        QCOMPARE(engine->answer(RowOfQuestion{page, engine->find("signed")}).value().row, 2);
        page.context.filter = test::query("kind:talks");
        QCOMPARE(engine->answer(RowOfQuestion{page, engine->find("signed")}).value().row, -1);
    }

    void titlesAreFoundBeforeDescriptionsAndNames()
    {
        const auto engine = test::makeEngine(pact());
        const auto found = [&](const char *text) {
            QStringList keys;
            const SearchAnswer answer = engine->answer(SearchQuestion{{}, text, 0}).value();
            for (const SearchHit &hit : answer.hits)
                keys << QString::fromStdString(hit.key);
            return keys.join(QLatin1Char(' '));
        };
        QCOMPARE(found("agre"), "signed talks visit");
        QCOMPARE(found("agreement ope"), "talks");
        QCOMPARE(found("ELYSEE"), "visit");
        QCOMPARE(found("perez agreda"), "visit");
        QCOMPARE(found("paris"), "visit");
        QCOMPARE(found("japon"), "signed force talks");
        QCOMPARE(found("\"agreement on acc\""), "talks");
        QCOMPARE(found("\"on agreement\""), "");
        QCOMPARE(found("agreement nothing"), "");
        QCOMPARE(found(" - "), "");
        QCOMPARE(engine->answer(SearchQuestion{{}, "agre", 1}).value().total, 3);
        QCOMPARE(engine->answer(SearchQuestion{{}, "agre", 1}).value().hits.size(), 1u);
    }

    void facetsKeepWhatWasChosenAndCountActorsOnce()
    {
        const auto engine = test::makeEngine(pact());
        FacetQuestion question;
        question.fields = {Field::Party, Field::Kind};
        question.limit = 1;
        question.context.filter = test::query("party:Australia,XYZ kind:agreement");
        const FacetAnswer answer = engine->answer(question).value();
        const std::vector<FacetValue> parties{
            {"JPN", "Japan", 2}, {"AUS", "Australia", 0}, {"XYZ", "XYZ", 0}};
        QVERIFY(answer.facets[0].values == parties);
        QCOMPARE(answer.facets[0].more, 1);
        const std::vector<FacetValue> kinds{{"meeting", "Meeting", 1},
                                            {"agreement", "Agreement", 0}};
        QVERIFY(answer.facets[1].values == kinds);
        QCOMPARE(answer.facets[1].more, 1);
        question.context.filter = {};
        question.limit = 0;
        QCOMPARE(engine->answer(question).value().facets[0].values[0].count, 3);
    }

    void completionsOfferFieldsThenValuesWithCounts()
    {
        const auto engine = test::makeEngine(pact());
        const auto offered = [&](const char *typed, const char *query = "") {
            QStringList texts;
            CompletionQuestion question{{test::query(query), {}, {}}, typed, 12};
            const CompletionAnswer answer = engine->answer(question).value();
            for (const Completion &each : answer.completions)
                texts << QString::fromStdString(each.text + "=" + std::to_string(each.count));
            return texts.join(QLatin1Char(' '));
        };
        QCOMPARE(offered("par"), "party:=0 place:Paris=1");
        QCOMPARE(offered("party:j"), "party:JPN=3");
        QCOMPARE(offered("party:japo"), "party:JPN=3");
        QCOMPARE(offered("-party:GBR,j"), "-party:GBR,JPN=3");
        QCOMPARE(offered("party:", "kind:agreement"), "party:JPN=2 party:GBR=1");
        QCOMPARE(offered("kind:a"), "kind:agreement=2");
        QCOMPARE(offered("agree"), "kind:agreement=2");
        QCOMPARE(offered("person:"), "person:\"Ágreda Pérez\"=1");
        QCOMPARE(offered("has:pl"), "has:place=1");
        QCOMPARE(offered("certainly:dur"), "certainly:during:=0");
        QCOMPARE(offered("zzz:"), "");
    }

    void fewEventsInALaneStandForThemselves()
    {
        const auto engine = test::makeEngine(dailyEvents(50));
        const LanesAnswer answer = engine->answer(lanesOver("2000-01-01/2000-03-31", 100)).value();
        QCOMPARE(answer.lanes.size(), 1u);
        QCOMPARE(answer.lanes[0].value, std::string("JPN"));
        QCOMPARE(answer.lanes[0].marks.size(), 50u);
        QCOMPARE(answer.lanes[0].marks[3].title, std::string("A day"));
    }

    void manyEventsMergeToWhatPixelsCanShow()
    {
        const auto engine = test::makeEngine(dailyEvents(4000));
        const LanesQuestion question = lanesOver("2000-01-01/2010-12-31", 800);
        const Lane lane = engine->answer(question).value().lanes.at(0);
        QCOMPARE(lane.inWindow, 4000);
        QVERIFY(lane.marks.size() <= std::size_t(800 / question.mergePx) + 2);
        std::int64_t sum = 0;
        for (const LaneMark &mark : lane.marks) {
            sum += mark.count;
            QCOMPARE(mark.members.size(), std::size_t(mark.count));
            QCOMPARE(mark.kinds.size(), 1u);
        }
        QCOMPARE(sum, 4000);
    }

    void panningDoesNotRegroupWhatStaysInView()
    {
        const auto engine = test::makeEngine(dailyEvents(4000));
        LanesQuestion question = lanesOver("2001-01-01/2005-12-31", 800);
        const std::vector<LaneMark> before = engine->answer(question).value().lanes.at(0).marks;
        question.window.begin.seconds += 40 * secondsPerDay + 12'345;
        question.window.end.seconds += 40 * secondsPerDay + 12'345;
        const std::vector<LaneMark> after = engine->answer(question).value().lanes.at(0).marks;
        std::size_t same = 0;
        for (const LaneMark &mark : after)
            same += std::size_t(std::count(before.begin(), before.end(), mark));
        QVERIFY(same + 5 >= after.size() * 9 / 10);
    }

    void aLongEventStandsAloneAmongMerged()
    {
        Dataset data = dailyEvents(1000);
        data.events.push_back(EventBuilder("war", "A war").at("2000-02", "2002-05").with("JPN"));
        data.events.push_back(EventBuilder("trend", "A trend").at("../..").with("JPN"));
        const auto engine = test::makeEngine(data);
        const Lane lane =
            engine->answer(lanesOver("2000-01-01/2002-12-31", 400)).value().lanes.at(0);
        const auto isAlone = [&](const char *key) {
            return std::any_of(lane.marks.begin(), lane.marks.end(), [&](const LaneMark &mark) {
                return mark.count == 1 && mark.id == engine->find(key);
            });
        };
        QVERIFY(isAlone("war"));
        QVERIFY(isAlone("trend"));
    }

    void lanesBeyondTheLimitShareTheLastOne()
    {
        const auto engine = test::makeEngine(pact());
        LanesQuestion question = lanesOver("2021/2023", 500);
        question.maxLanes = 1;
        const LanesAnswer answer = engine->answer(question).value();
        QCOMPARE(answer.lanes.size(), 2u);
        QCOMPARE(answer.lanes[1].label, std::string("Others"));
        QCOMPARE(answer.lanes[1].count, 4); // signed, talks, visit, zagreb: once each
        QCOMPARE(answer.lanes[1].inWindow, 3);
        QCOMPARE(answer.undated, 1);
    }

    void regionsComeFromThePlacesCountry()
    {
        const auto engine = test::makeEngine(pact());
        LanesQuestion question = lanesOver("2021/2023", 500);
        question.lanes = LaneField::Region;
        const LanesAnswer answer = engine->answer(question).value();
        QCOMPARE(answer.lanes.size(), 2u);
        QCOMPARE(answer.lanes[0].label, std::string("No place"));
        QCOMPARE(answer.lanes[1].label, std::string("Western Europe"));
    }

    void anEmptyDocumentAnswersEverything()
    {
        const auto engine = test::makeEngine({});
        QCOMPARE(engine->answer(CountQuestion{}).value().count, 0);
        QVERIFY(!engine->answer(CountQuestion{}).value().extent);
        const Context context{test::query("-access party:JPN has:date"), {}, {}};
        QVERIFY(engine->answer(IdsQuestion{context}).value().ids.empty());
        QVERIFY(engine->answer(lanesOver("2000/2001", 100)).value().lanes.empty());
        QVERIFY(engine->answer(ClusterQuestion{}).value().clusters.empty());
        QVERIFY(engine->answer(RowsQuestion{}).value().rows.empty());
        QVERIFY(engine->answer(SearchQuestion{{}, "access", 5}).value().hits.empty());
        QVERIFY(engine->answer(TiesQuestion{}).value().nodes.empty());
        const FacetQuestion facets{{}, {Field::Kind, Field::Text}};
        QCOMPARE(engine->answer(facets).value().facets.size(), 2u);
    }

    void oddNumbersAreNoHarm()
    {
        const auto engine = test::makeEngine(dailyEvents(200));
        const double infinity = std::numeric_limits<double>::infinity();
        for (const double odd : {0.0, -1.0, infinity, -infinity, std::nan("")}) {
            LanesQuestion lanes = lanesOver("2000/2001", 100);
            lanes.secondsPerPixel = odd;
            std::int64_t sum = 0;
            const LanesAnswer answer = engine->answer(lanes).value();
            for (const LaneMark &mark : answer.lanes.at(0).marks)
                sum += mark.count;
            QCOMPARE(sum, 200);
            ClusterQuestion clusters;
            clusters.cellDegrees = odd;
            QCOMPARE(engine->answer(clusters).value().withoutPlace, 200);
        }
        LanesQuestion always = lanesOver("2000/2001", 100);
        always.window = TimeSpan::all();
        always.maxLanes = -3;
        always.marksPerLane = -3;
        QCOMPARE(engine->answer(always).value().lanes.at(0).inWindow, 200);
        RowsQuestion rows;
        rows.offset = -5;
        rows.limit = -5;
        QVERIFY(engine->answer(rows).value().rows.empty());
        QVERIFY(!engine->answer(HistogramQuestion{{}, {{5}, {3}}, true}));
        const std::string longText(1'000'000, 'a');
        QCOMPARE(engine->answer(SearchQuestion{{}, longText + " b c", 5}).value().total, 0);
    }

    void severalThreadsMayAskAtOnce()
    {
        const Dataset data = test::randomWorld(5, 6000); // enough for an indexing thread
        const auto engine = test::makeEngine(data);
        const auto reference = test::makeEngine(data);
        std::vector<Context> contexts;
        test::Dice dice(42);
        for (int i = 0; i < 30; ++i)
            contexts.push_back(test::randomContext(dice));
        std::vector<IdsAnswer> expected;
        for (const Context &context : contexts)
            expected.push_back(reference->answer(IdsQuestion{context}).value());
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < contexts.size(); ++i) {
                    const std::size_t n = (i + t * 7) % contexts.size();
                    const auto answer = engine->answer(IdsQuestion{contexts[n]});
                    if (!answer || answer.value() != expected[n])
                        ++wrong;
                }
            });
        }
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }

    /// Vague dates count as far as they reach: a gap is as long as it is for certain.
    void aPairsHistoryHasItsLongestGapAndTheTimeSinceTheLastContact()
    {
        Dataset data;
        data.actors = {test::actor("JPN", "Japan"), test::actor("GBR", "United Kingdom"),
                       test::actor("AUS", "Australia")};
        const auto both = [](const char *key, const char *when) {
            return EventBuilder(key, key).at(when).with("JPN").with("GBR");
        };
        data.events = {both("treaty", "1951-09-08"),
                       both("tour", "1971"), // until 31 December 1971
                       both("other", "1960-01-01").status(Status::Cancelled),
                       both("visit", "1986-05-04"),
                       both("talks", "2021-10"),
                       both("signed", "2023-01-11"),
                       both("next", "2027").status(Status::Planned),
                       both("some day", "[..1980]"),
                       EventBuilder("alone", "Alone").at("2000").with("JPN"),
                       EventBuilder("third", "Third").at("2001").with("JPN").with("AUS")};
        const auto engine = test::makeEngine(std::move(data));
        PairQuestion question{{}, ActorId{"JPN"}, ActorId{"GBR"}, test::endOf("2023-06-10")};
        const PairHistory history = pairHistory(*engine, question).value();
        std::vector<std::string> keys;
        for (const Contact &contact : history.contacts)
            keys.push_back(contact.key);
        QCOMPARE(keys, (std::vector<std::string>{"treaty", "tour", "visit", "talks", "signed"}));
        QVERIFY(history.longestGap.has_value());
        QCOMPARE(history.longestGap->before.key, std::string("visit"));
        QCOMPARE(history.longestGap->after.key, std::string("talks"));
        QCOMPARE(isoDay(history.longestGap->span.begin), std::string("1986-05-05"));
        QCOMPARE(isoDay(history.longestGap->span.end), std::string("2021-10-01"));
        QCOMPARE(lengthInWords(history.longestGap->span), std::string("35 years"));
        QCOMPARE(lengthInWords(*history.sinceLast), std::string("4 months"));
        QCOMPARE(history.ahead, std::int64_t(1));
        QCOMPARE(history.cancelled, std::int64_t(1));
        QCOMPARE(history.undated, std::int64_t(1));
        QCOMPARE(history.unread, std::int64_t(0));

        question.at = test::endOf("1990-01-01"); // looked back from there
        const PairHistory earlier = pairHistory(*engine, question).value();
        QCOMPARE(earlier.contacts.size(), std::size_t(3));
        QCOMPARE(earlier.longestGap->after.key, std::string("tour"));
        QCOMPARE(earlier.ahead, std::int64_t(3));

        question = {{}, ActorId{"GBR"}, ActorId{"AUS"}, test::endOf("2023-06-10")};
        const PairHistory none = pairHistory(*engine, question).value();
        QVERIFY(none.contacts.empty() && !none.longestGap && !none.sinceLast);
    }

    void anEngineCanGoWhileItStillIndexes()
    {
        for (int i = 0; i < 3; ++i)
            test::makeEngine(test::randomWorld(std::uint64_t(i), 6000));
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestEngineAnswers)
#include "tst_engine_answers.moc"
