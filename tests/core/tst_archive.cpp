// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/address.h"
#include "core/formats/import.h"
#include "tests/support/archives.h"
#include "tests/support/event_builder.h"
#include "tests/support/random_world.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QTest>

#include <atomic>
#include <thread>

namespace entente
{

using test::EventBuilder;
using test::PostgresServer;
using test::server;

namespace
{

Dataset threeEvents()
{
    Dataset data;
    data.actors = {test::actor("JPN", "Japan")};
    data.events = {EventBuilder("a", "Access agreement").at("2020-05").with("JPN"),
                   EventBuilder("b", "Base treaty")
                       .at("2021")
                       .with("JPN")
                       .relation(RelationType::LeadsTo, "a"),
                   EventBuilder("c", "Crisis").with("XYZ")};
    return data;
}

std::string newArchive(const Dataset &data = threeEvents())
{
    const std::string address = server().newDatabase();
    const Outcome filled = test::fillArchive(address, data);
    return filled ? address : filled.error().text();
}

QString sentence(const Result<std::shared_ptr<const Archive>> &result)
{
    return result ? QString() : QString::fromStdString(result.error().text());
}

std::int64_t countIn(const std::string &address)
{
    const auto archive = openArchive(address);
    if (!archive)
        return -1;
    const auto answer = (*archive)->answer(CountQuestion{});
    return answer ? answer->count : -1;
}

/// Statements of other clients that the server works on or that wait for a lock.
std::string runningOn(const std::string &address)
{
    return server().run("SELECT count(*) FROM pg_stat_activity WHERE datname = '" +
                        PostgresServer::databaseOf(address) +
                        "' AND application_name = 'entente' AND state = 'active'");
}

std::string connectionsTo(const std::string &address)
{
    return server().run("SELECT count(*) FROM pg_stat_activity WHERE datname = '" +
                        PostgresServer::databaseOf(address) + "' AND application_name = 'entente'");
}

/// Holds a table back, so that whoever reads it waits on the server.
class Obstacle
{
public:
    explicit Obstacle(const std::string &address)
        : m_thread([database = PostgresServer::databaseOf(address)] {
            server().run("LOCK TABLE entente.event IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(30)",
                         database);
        })
    {
        while (server().run("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LOCK TABLE%'"
                            " AND wait_event = 'PgSleep'") == "0")
            QTest::qSleep(5);
    }
    ~Obstacle()
    {
        server().run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                     " WHERE query LIKE 'LOCK TABLE%'");
    }

private:
    std::jthread m_thread;
};

template <class Answer>
bool isCancelled(const Result<Answer> &answer)
{
    return !answer && answer.error() == Engine::cancelled();
}

} // namespace

/// What an archive is beside its answers: an address without secrets, a server that may be slow,
/// away or not ours to write, and imports that are all there or not at all.
class TestArchive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const char *why = PostgresServer::whyNot())
            QSKIP(why);
    }

    void addressesLoseTheirPasswords_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *address, const char *shown) {
            QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(shown);
        };
        row("postgresql://u@host/db", "postgresql://u@host/db");
        row("postgresql://u:s3cret@host:5433/db", "postgresql://u@host:5433/db");
        row("postgres://u:s3cret@host/db?password=s3cret&sslmode=require",
            "postgresql://u@host/db?sslmode=require");
        row("postgresql:///db?host=/run/pg&user=u&password=s3cret",
            "postgresql://u@/db?host=/run/pg");
        row("postgresql://u:s3cret%40x@h1,h2/db", "postgresql://u@/db?host=h1%2Ch2");
        row("service=treaties password=s3cret", "service=treaties");
        row("host=h user='a b' password='s3cret x' dbname=d", "user='a b' dbname=d host=h");
        row("postgresql://u:s3cret@host:port:x/db", "postgresql://…");
        row("postgresql://u:s3cret@host/db?nonsense=s3cret", "postgresql://…");
        row("postgresql://u:s3cret@[host/db", "postgresql://…");
        row("postgresql://u:p@s3cret@host/db", "postgresql://…");
        row("postgresql://u:p@s3cret:12@host/db", "postgresql://…");
        row("postgresql://u:12/s3cret@host/db", "postgresql://…");
        row("postgresql://u:s3cret?@host/db", "postgresql://u@host/db");
        row("postgresql://host/db?user=u@x", "postgresql://u%40x@host/db");
    }

    void addressesLoseTheirPasswords()
    {
        QFETCH(QString, address);
        QFETCH(QString, shown);
        const std::string given = address.toStdString();
        QVERIFY(isArchiveAddress(given));
        QCOMPARE(QString::fromStdString(publicArchiveAddress(given)), shown);
        // What is shown is an address again, and the same one.
        if (!shown.endsWith(QStringLiteral("…")))
            QCOMPARE(publicArchiveAddress(shown.toStdString()), shown.toStdString());
        const QString why = sentence(openArchive(given));
        QVERIFY2(!why.isEmpty() && !why.contains(QStringLiteral("s3cret")), qPrintable(why));
    }

    void filesAreNoAddresses()
    {
        QVERIFY(!isArchiveAddress("sample"));
        QVERIFY(!isArchiveAddress("/home/u/service.entente"));
        QVERIFY(!isArchiveAddress("postgresql.entente"));
    }

    void aWrongPasswordIsNotRepeated()
    {
        const std::string address = newArchive();
        const std::string port = std::to_string(server().port());
        const std::string database = PostgresServer::databaseOf(address);
        const QString wrong =
            sentence(openArchive("postgresql://guarded:wr0ng@127.0.0.1:" + port + "/" + database));
        QVERIFY2(wrong.contains(QStringLiteral("password authentication failed")),
                 qPrintable(wrong));
        QVERIFY2(!wrong.contains(QStringLiteral("wr0ng")), qPrintable(wrong));
        const QString none = sentence(openArchive(server().addressFor("guarded", database)));
        QVERIFY2(none.contains(QStringLiteral("wants a password")), qPrintable(none));
        server().run("GRANT USAGE ON SCHEMA entente TO guarded; GRANT SELECT ON ALL TABLES IN"
                     " SCHEMA entente TO guarded",
                     database);
        QVERIFY(openArchive("postgresql://guarded:" + std::string(PostgresServer::guardedPassword) +
                            "@127.0.0.1:" + port + "/" + database));
    }

    void aReaderNeedsNoMoreThanReading()
    {
        const std::string address = newArchive();
        const std::string database = PostgresServer::databaseOf(address);
        const std::string reader = server().addressFor("reader", database);
        QVERIFY(sentence(openArchive(reader)).startsWith(QStringLiteral("you may not do this")));
        server().run("GRANT USAGE ON SCHEMA entente TO reader; GRANT SELECT ON ALL TABLES IN"
                     " SCHEMA entente TO reader",
                     database);
        QCOMPARE(countIn(reader), 3);
        const auto sink = archiveSink(reader);
        QVERIFY(!sink);
        QVERIFY(sink.error().what.starts_with("you may not do this"));
    }

    void openingSaysWhatIsNoArchive()
    {
        const std::string address = server().newDatabase();
        QVERIFY(sentence(openArchive(address)).contains(QStringLiteral("holds no archive")));
        QVERIFY(test::fillArchive(address, threeEvents()));
        const std::string database = PostgresServer::databaseOf(address);
        server().run("UPDATE entente.archive SET version = 99", database);
        QVERIFY(sentence(openArchive(address)).contains(QStringLiteral("newer version")));
        QVERIFY(archiveSink(address).error().text().find("newer version") != std::string::npos);
        server().run("UPDATE entente.archive SET version = 0", database);
        QVERIFY(sentence(openArchive(address)).contains(QStringLiteral("older version")));
        QVERIFY(archiveSink(address).error().text().find("damaged") != std::string::npos);
        const QString nowhere = sentence(openArchive("postgresql://u@127.0.0.1:1/db"));
        QVERIFY2(nowhere.startsWith(QStringLiteral("the archive at 127.0.0.1 does not answer")),
                 qPrintable(nowhere));
    }

    void recordsComeBackAsTheyWere()
    {
        const Dataset world = test::smallWorld();
        const auto archive = openArchive(newArchive(world));
        QVERIFY2(archive, qPrintable(sentence(archive)));
        for (const Event &event : world.events) {
            const EventAnswer answer = (*archive)->answer(EventQuestion{event.id, {}}).value();
            QVERIFY2(answer.event == event, event.key.c_str());
        }
        Dataset tables = world;
        tables.events.clear();
        tables.ties.clear();
        QVERIFY((*archive)->vocabulary() == tables);
        QCOMPARE((*archive)->find("undated").value, 3);
        QCOMPARE((*archive)->find("nowhere").value, 0);
    }

    void tiesOfATableComeBack()
    {
        const std::string address = newArchive();
        const test::Scratch scratch;
        const std::filesystem::path files[] = {
            scratch.write("ties.csv", "a,b,start,end,layer,basis\n"
                                      "JPN,USA,[..1951-09-08],[2012-12-31..],defence,Treaty\n"
                                      "Soviet Union,CHN,1950-02-14,1980,defence,Pact\n")};
        for (const std::int64_t imported : {2, 0}) {
            const auto sink = archiveSink(address);
            QVERIFY(sink);
            const auto report = importFiles(files, {}, **sink);
            QVERIFY(report);
            QCOMPARE(report->imported, imported);
            QCOMPARE(report->merged, 2 - imported);
        }
        const auto archive = openArchive(address);
        QVERIFY2(archive, qPrintable(sentence(archive)));
        const Result<Dataset> data = (*archive)->read({}, {});
        QVERIFY(data);
        QCOMPARE(data->ties.size(), std::size_t(2));
        QCOMPARE(data->ties[0].end.edtf(), std::string("[2012-12-31..]"));
        QCOMPARE(data->ties[1].a, ActorId{"SUN"});
        QCOMPARE(data->ties[1].basis, std::string("Pact"));
    }

    void textThatNoServerTakesIsTaken()
    {
        Dataset data = threeEvents();
        data.events[0].title = std::string("a\0b \xFF\\N\t\n{x}", 12);
        data.events[0].tags = {std::string("\0", 1), "\\", "\"", "{}", "'"};
        data.events[1].description.assign(3'000'000, 'x');
        for (int i = 0; i < 300'000; ++i)
            data.events[2].description += "word" + std::to_string(i) + " ";
        const std::string address = newArchive(data);
        const auto archive = openArchive(address);
        QVERIFY2(archive, qPrintable(sentence(archive)));
        const auto count = [&](const std::string &text) {
            Context context;
            context.filter = Filter({Term{Field::Text, {text}, false, {}}});
            return (*archive)->answer(CountQuestion{context}).value().count;
        };
        QCOMPARE(count(std::string(3'000'000, 'x')), 1);
        QCOMPARE(count("word299998 word299999"), 1);
        QCOMPARE(count("word7"), 1);
        QCOMPARE(count("' OR true --"), 0);
    }

    void anImportIsAllThereOrNotAtAll()
    {
        const std::string address = server().newDatabase();
        {
            auto sink = archiveSink(address);
            QVERIFY(sink);
            QVERIFY((*sink)->add(threeEvents().events));
        }
        QVERIFY(sentence(openArchive(address)).contains(QStringLiteral("holds no archive")));
        QVERIFY(test::fillArchive(address, threeEvents()));
        {
            auto sink = archiveSink(address);
            QVERIFY(sink);
            QCOMPARE((*sink)->size(), 3);
            QVERIFY((*sink)->add({EventBuilder("d", "Four")}));
            const auto second = archiveSink(address);
            QVERIFY(!second);
            QVERIFY(second.error().what.starts_with("another import"));
        }
        QCOMPARE(countIn(address), 3);
        {
            auto sink = archiveSink(address);
            QVERIFY(sink);
            QVERIFY((*sink)->add({EventBuilder("d", "Four"), EventBuilder("a", "One more")}));
            const Outcome finished = (*sink)->finish(threeEvents());
            QVERIFY(!finished);
            QVERIFY2(finished.error().what.find("same id") != std::string::npos,
                     finished.error().text().c_str());
        }
        QCOMPARE(countIn(address), 3);
        std::stop_source stop;
        auto sink = archiveSink(address);
        QVERIFY(sink);
        QVERIFY((*sink)->add({EventBuilder("d", "Four")}));
        stop.request_stop();
        QVERIFY(!(*sink)->finish(threeEvents(), stop.get_token()));
        sink.value().reset();
        QCOMPARE(countIn(address), 3);
    }

    void importsAddAndReplaceEvents()
    {
        const std::string address = newArchive();
        auto sink = archiveSink(address);
        QVERIFY(sink);
        std::vector<std::string> keys;
        QVERIFY((*sink)->forEachKey(
            [&](std::int64_t, std::string_view key) { keys.emplace_back(key); }, {}));
        QVERIFY((keys == std::vector<std::string>{"a", "b", "c"}));
        QVERIFY((*sink)->add(
            {EventBuilder("d", "Deal").at("2022").relation(RelationType::RespondsTo, "a")}));
        Event added = (*sink)->fetch(3).value();
        QCOMPARE(added.title, std::string("Deal"));
        added.title = "Deal done";
        QVERIFY((*sink)->replace(3, added));
        Event former = (*sink)->fetch(2).value();
        former.title = "Crisis over";
        former.tags = {"new"};
        QVERIFY((*sink)->replace(2, former));
        QCOMPARE((*sink)->fetch(2).value().title, std::string("Crisis over"));
        Dataset tables = (*sink)->tables();
        tables.title = "Four";
        QVERIFY((*sink)->finish(tables));

        Dataset expected = threeEvents();
        expected.title = "Four";
        expected.events[2] = former;
        expected.events.push_back(added);
        const auto local = makeLocalEngine(expected);
        const auto archive = openArchive(address);
        QVERIFY2(archive, qPrintable(sentence(archive)));
        QCOMPARE((*archive)->vocabulary().title, std::string("Four"));
        QVERIFY((*archive)->answer(CountQuestion{}).value() ==
                local->answer(CountQuestion{}).value());
        LanesQuestion lanes;
        lanes.window = TimeSpan::all();
        QVERIFY((*archive)->answer(lanes).value() == local->answer(lanes).value());
        const FacetQuestion facets{{}, {Field::Tag, Field::Party}};
        QVERIFY((*archive)->answer(facets).value() == local->answer(facets).value());
    }

    void whatIsOpenStaysAsItWasOpened()
    {
        const std::string address = newArchive();
        const auto archive = openArchive(address);
        QVERIFY(archive);
        auto sink = archiveSink(address);
        QVERIFY(sink);
        QVERIFY((*sink)->add({EventBuilder("d", "Deal").with("NEW").tag("fresh")}));
        QVERIFY((*sink)->finish(threeEvents()));
        QCOMPARE((*archive)->answer(CountQuestion{}).value().count, 3);
        QCOMPARE((*archive)->answer(IdsQuestion{}).value().ids.size(), 3u);
        QCOMPARE(countIn(address), 4);
    }

    void aStopEndsTheStatementOnTheServer()
    {
        const std::string address = newArchive();
        const auto archive = openArchive(address);
        QVERIFY(archive);
        {
            const Obstacle obstacle(address);
            std::stop_source stop;
            std::atomic<bool> isDone = false;
            bool wasCancelled = false;
            std::jthread asking([&] {
                wasCancelled = isCancelled((*archive)->answer(CountQuestion{}, stop.get_token()));
                isDone = true;
            });
            QTRY_COMPARE(runningOn(address), std::string("1"));
            QVERIFY(!isDone);
            stop.request_stop();
            asking.join();
            QVERIFY(wasCancelled);
            // The table is still held back, and yet nothing waits for it.
            QTRY_COMPARE(runningOn(address), std::string("0"));
        }
        QCOMPARE((*archive)->answer(CountQuestion{}).value().count, 3);
    }

    void askersInARowDoNotWaitForEachOther()
    {
        const std::string address = newArchive();
        const auto archive = openArchive(address);
        QVERIFY(archive);
        {
            const Obstacle obstacle(address);
            // More than there are connections: those of overtaken questions come back.
            for (int i = 0; i < 20; ++i) {
                std::stop_source stop;
                std::jthread asking([&] {
                    QVERIFY(isCancelled((*archive)->answer(CountQuestion{}, stop.get_token())));
                });
                QTest::qSleep(10);
                stop.request_stop();
            }
            QTRY_COMPARE(runningOn(address), std::string("0"));
        }
        QCOMPARE((*archive)->answer(CountQuestion{}).value().count, 3);
        // What was given up goes away when the server gets to it.
        QTRY_VERIFY(std::stoi(connectionsTo(address)) <= 6);
    }

    void aLostServerIsSaidAndFoundAgain()
    {
        const std::string address = newArchive();
        const auto archive = openArchive(address);
        QVERIFY(archive);
        std::atomic<int> lost = 0;
        std::atomic<int> found = 0;
        (*archive)->setListener([&](bool isReachable) { ++(isReachable ? found : lost); });
        server().stop();
        const auto answer = (*archive)->answer(CountQuestion{});
        QVERIFY(!answer);
        QVERIFY2(answer.error().what == "the archive at 127.0.0.1 does not answer",
                 answer.error().text().c_str());
        QVERIFY(!(*archive)->ping());
        QCOMPARE(lost.load(), 1);
        QCOMPARE(found.load(), 0);
        QCOMPARE((*archive)->find("a").value, 0);
        server().start();
        QTRY_VERIFY_WITH_TIMEOUT((*archive)->ping().hasValue(), 20'000);
        QCOMPARE(found.load(), 1);
        QCOMPARE((*archive)->answer(CountQuestion{}).value().count, 3);
        (*archive)->setListener({});
    }

    void aConnectionThatDiedInItsSleepIsReplaced()
    {
        const std::string address = newArchive();
        const auto archive = openArchive(address);
        QVERIFY(archive);
        server().run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                     " WHERE application_name = 'entente'");
        QCOMPARE((*archive)->answer(CountQuestion{}).value().count, 3);
    }

    void bothEnginesAgreeToTheLastDetail()
    {
        for (std::uint64_t world = 20; world < 23; ++world) {
            const Dataset data = test::randomWorld(world, 300);
            const auto local = makeLocalEngine(data);
            const auto archive = openArchive(newArchive(data));
            QVERIFY2(archive, qPrintable(sentence(archive)));
            test::Dice dice(world);
            for (int i = 0; i < 25; ++i) {
                compare(*local, **archive, test::randomContext(dice), dice);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

private:
    static void compare(const Engine &local, const Engine &archive, const Context &context,
                        test::Dice &dice)
    {
        const std::string words = toText(context.filter);
        const auto agree = [&](const auto &question, const char *what) {
            const auto expected = local.answer(question);
            const auto answer = archive.answer(question);
            QVERIFY2(answer, (answer ? words : answer.error().text()).c_str());
            QVERIFY2(*answer == *expected, (what + (" of " + words)).c_str());
        };
        FacetQuestion facets;
        facets.context = context;
        facets.fields = {Field::Kind,   Field::Status,     Field::Phase,  Field::Party,
                         Field::Tag,    Field::In,         Field::Person, Field::Place,
                         Field::Source, Field::Confidence, Field::Thread, Field::Initiator,
                         Field::Target, Field::Near};
        facets.limit = int(dice.below(4));
        agree(facets, "facets");
        LanesQuestion lanes;
        lanes.context = context;
        lanes.window = test::randomSpan(dice);
        lanes.secondsPerPixel = lanes.window.seconds() / double(20 + dice.below(300));
        lanes.lanes = LaneField(dice.below(10));
        lanes.order = LaneOrder(dice.below(4));
        lanes.maxLanes = dice.chance(50) ? 2 : 40;
        lanes.marksPerLane = int(dice.below(12));
        lanes.wantIds = dice.chance(50);
        LanesQuestion all = lanes;
        all.maxLanes = 1000;
        const LanesAnswer known = local.answer(all).value();
        for (const Lane &lane : known.lanes) {
            if (dice.chance(20))
                lanes.pinned.push_back(lane.value);
            if (dice.chance(20))
                lanes.hidden.push_back(lane.value);
            if (dice.chance(50))
                lanes.byHand.push_back(lane.value);
        }
        agree(lanes, "lanes");
        lanes.context.filter = {}; // pinned lanes without events, and others with some
        agree(lanes, "lanes of all");
        lanes.context.filter = context.filter.with({Field::Kind, {"visit"}, false, {}});
        agree(lanes, "lanes of few");
        RowsQuestion rows;
        rows.context = context;
        rows.order = RowOrder(dice.below(8));
        rows.descending = dice.chance(50);
        rows.limit = 1000;
        agree(rows, "rows");
        const EventQuestion event{EventId{std::int64_t(1 + dice.below(300))}, context.asKnown};
        agree(event, "event");
        ClusterQuestion clusters;
        clusters.context = context;
        clusters.cellDegrees = dice.chance(50) ? 30 : 5;
        clusters.maxArcs = int(dice.below(10));
        clusters.arcEnds = dice.chance(50) ? ArcEnds::Venue : ArcEnds::Parties;
        const ClusterAnswer expected = local.answer(clusters).value();
        ClusterAnswer answer = archive.answer(clusters).value();
        QCOMPARE(answer.clusters.size(), expected.clusters.size());
        for (std::size_t i = 0; i < answer.clusters.size(); ++i) {
            // Sums of the server add up in another order.
            QVERIFY(qAbs(answer.clusters[i].position.lat - expected.clusters[i].position.lat) <
                    1e-9);
            answer.clusters[i].position = expected.clusters[i].position;
        }
        QVERIFY2(answer == expected, ("clusters of " + words).c_str());
        for (const char *text : {"acces", "agreement pact", "\"access agreement\"", "fumio", ""}) {
            const SearchQuestion search{context, text, 1000, {Field::Kind, Field::Place}, 3};
            const Result<SearchAnswer> result = archive.answer(search);
            QVERIFY2(result, (result ? words : result.error().text()).c_str());
            const SearchAnswer &found = *result;
            const SearchAnswer wanted = local.answer(search).value();
            QVERIFY2(found.facets == wanted.facets, ("facets of hits of " + words).c_str());
            QCOMPARE(found.total, wanted.total);
            for (std::size_t i = 0; i < found.hits.size(); ++i) {
                QVERIFY(qAbs(found.hits[i].rank - wanted.hits[i].rank) < 1e-6F);
                QVERIFY2(found.hits[i].id == wanted.hits[i].id, words.c_str());
            }
        }
        for (const char *typed : {"par", "party:", "kind:a", "person:f", "has:", "member:", "a"})
            agree(CompletionQuestion{context, typed, 20}, typed);
        agree(TiesQuestion{{1'600'000'000}, ""}, "ties");
        agree(TiesQuestion{{1'600'000'000}, "", context, DerivedTies{1, 50}, 20}, "derived ties");
        agree(TieHistoryQuestion{context, "", {}}, "history of ties");
        agree(TieHistoryQuestion{context, "", DerivedTies{2, 30}}, "history of derived ties");
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestArchive)
#include "tst_archive.moc"
