// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import.h"
#include "core/network/layers.h"
#include "core/network/tie_graph.h"
#include "core/store/document.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>

using namespace entente;
using entente::test::Scratch;
namespace fs = std::filesystem;

namespace
{

// Columns as in the Correlates of War project's tables alliance_v4.1_by_dyad and _by_member; rows
// are made up of well-known pacts.
const std::string dyadHeader =
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    "nonaggression,entente,asymmetric,version\n";
const std::string memberHeader =
    "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,"
    "all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,"
    "mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version\n";
// Columns as in the codebook of Alliance Treaty Obligations and Provisions.
const std::string atopHeader = "atopid,atopphase,member,yrent,moent,dayent,ineffect,yrexit,moexit,"
                               "dayexit,defense,offense,neutral,nonagg,consul\n";
const std::string atopYears =
    "dyad,mem1,mem2,year,atopally,defense,offense,neutral,nonagg,consul\n";

std::string written(const Tie &tie)
{
    return tie.a.value + " " + tie.b.value + " " + tie.layer + " " + tie.start.edtf() + " " +
           tie.end.edtf() + " " + tie.basis;
}

QStringList tiesOf(const Dataset &data)
{
    QStringList all;
    for (const Tie &tie : data.ties)
        all.push_back(QString::fromStdString(written(tie)));
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

class TestImportTies : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_data = {};
    }
    void readsAlliancesByDyad();
    void keepsWhatIsCensoredVague();
    void readsAlliancesByMember();
    void readsMembersOfTreaties();
    void joinsYears();
    void readsAPlainTable();
    void readsDatesByTheTable();
    void leavesTablesOfEventsAlone();
    void mergesByARule();
    void rejectsWithReasons();
    void keepsTheAccount_data();
    void keepsTheAccount();
    void doesNotDependOnThreads();
    void goesIntoDocuments();
    void takesWhatTheUserSettled();
    void listsNamesToSettle();
    void settlingDoesNotGoRound();
    void resolvesCodesOfEvents();
    void refusesRecipes_data();
    void refusesRecipes();

private:
    ImportReport take(const std::string &text, const ImportOptions &options = {})
    {
        const fs::path file = m_scratch->write("ties.csv", text);
        const fs::path files[] = {file};
        const Result<ImportReport> report = importFiles(files, options, m_data);
        if (!report)
            qFatal("%s", report.error().text().c_str());
        return *report;
    }
    std::unique_ptr<Scratch> m_scratch;
    Dataset m_data;
};

void TestImportTies::readsAlliancesByDyad()
{
    const ImportReport report =
        take(dyadHeader + "1,200,United Kingdom,740,Japan,30,1,1902,17,8,1923,0,0,1,1,0,1,0,4.1\n"
                          "2,365,Russia,710,China,14,2,1950,14,2,1980,0,0,1,0,0,0,0,4.1\n"
                          "3,365,Russia,900,Australia,1,,1995,,,1999,0,0,0,0,1,0,0,4.1\n");
    QCOMPARE(report.read, 3);
    QCOMPARE(report.imported, 3);
    QCOMPARE(tiesOf(m_data), (QStringList{
                                 "GBR JPN defence 1902-01-30 1923-08-17 COW alliance 1",
                                 "GBR JPN entente 1902-01-30 1923-08-17 COW alliance 1",
                                 "GBR JPN neutrality 1902-01-30 1923-08-17 COW alliance 1",
                                 "RUS AUS nonaggression 1995 1999 COW alliance 3",
                                 "SUN CHN defence 1950-02-14 1980-02-14 COW alliance 2",
                             }));
    QCOMPARE(m_data.title, std::string("Formal alliances"));
    QVERIFY(m_data.actor(ActorId{"SUN"}));
    QCOMPARE(m_data.actor(ActorId{"SUN"})->type, ActorType::State);
    const std::string layer = defaultLayer(m_data.layers);
    QCOMPARE(layerMembers(m_data.layers, m_data.ties, layer).size(), std::size_t(4));
}

void TestImportTies::keepsWhatIsCensoredVague()
{
    take(dyadHeader + "1,200,United Kingdom,235,Portugal,1,1,1816,,,,1,1,1,0,1,0,0,4.1\n"
                      "2,2,United States,20,Canada,1,1,1950,31,12,2012,0,1,1,0,0,0,0,4.1\n");
    QCOMPARE(tiesOf(m_data),
             (QStringList{"GBR PRT defence [..1816-01-01] [2012-12-31..] COW alliance 1",
                          "GBR PRT nonaggression [..1816-01-01] [2012-12-31..] COW alliance 1",
                          "USA CAN defence 1950-01-01 [2012-12-31..] COW alliance 2"}));
    const auto edgesOn = [&](const char *day) {
        const Instant at = Date::fromEdtf(day)->bounds().strict.begin;
        return tieGraph(m_data.ties, {}, at).edges.size();
    };
    QCOMPARE(edgesOn("1700-01-01"), std::size_t(1));
    QCOMPARE(edgesOn("2000-01-01"), std::size_t(2));
    QCOMPARE(edgesOn("2025-01-01"), std::size_t(2));
}

void TestImportTies::readsAlliancesByMember()
{
    // Three members, of whom France leaves before Germany comes.
    const ImportReport report = take(
        memberHeader + "7,2,USA,4,4,1949,,,,1,4,4,1949,,,,0,1,1,0,0,1,4.1\n"
                       "7,220,France,4,4,1949,,,,1,4,4,1949,1,7,1954,0,0,1,0,0,0,4.1\n"
                       "7,260,German Federal Republic,4,4,1949,,,,1,6,5,1955,,,,0,1,1,0,0,0,4.1\n"
                       "8,140,Brazil,1,1,1960,,,,1,1,1,1960,,,,0,1,1,0,0,0,4.1\n");
    QCOMPARE(report.imported, 3);
    QCOMPARE(report.rejected, 1);
    QCOMPARE(report.rejects.size(), std::size_t(1));
    QCOMPARE(report.rejects[0].line, 5);
    QVERIFY(report.rejects[0].reason.find("no other member of alliance '8'") != std::string::npos);
    QCOMPARE(tiesOf(m_data),
             (QStringList{"USA DEU defence 1955-05-06 [2012-12-31..] COW alliance 7",
                          "USA DEU entente 1955-05-06 [2012-12-31..] COW alliance 7",
                          "USA FRA defence 1949-04-04 1954-07-01 COW alliance 7",
                          "USA FRA entente 1949-04-04 1954-07-01 COW alliance 7"}));
}

void TestImportTies::readsMembersOfTreaties()
{
    take(atopHeader + "3180,0,740,1960,6,23,1,0,0,0,1,0,0,0,1\n"
                      "3180,0,2,1960,6,23,1,0,0,0,1,0,0,0,0\n"
                      "1005,0,365,1922,4,16,0,1941,6,0,0,0,1,0,0\n"
                      "1005,0,255,1922,4,16,0,1941,6,22,0,0,1,0,0\n");
    QCOMPARE(tiesOf(m_data), (QStringList{"JPN USA consultation 1960-06-23  ATOP 3180",
                                          "JPN USA defence 1960-06-23  ATOP 3180",
                                          "RUS DEU neutrality 1922-04-16 1941-06-22 ATOP 1005"}));
}

void TestImportTies::joinsYears()
{
    const ImportReport report = take(atopYears + "2740,2,740,1952,1,0,0,0,0,1\n"
                                                 "2740,2,740,1953,1,1,0,0,0,1\n"
                                                 "2740,2,740,1954,1,1,0,0,0,0\n"
                                                 "2740,2,740,1960,1,1,0,0,0,0\n"
                                                 "2740,740,2,1954,1,1,0,0,0,0\n"
                                                 "2740,2,740,1955,0,0,0,0,0,0\n");
    QCOMPARE(tiesOf(m_data),
             (QStringList{"USA JPN consultation 1952 1953 ATOP", "USA JPN defence 1953 1954 ATOP",
                          "USA JPN defence 1960 [1960-12-31..] ATOP"}));
    QCOMPARE(report.read, 6);
    QCOMPARE(report.imported, 3);
    QCOMPARE(report.merged, 2);
    QCOMPARE(report.rejected, 1);
    QVERIFY(report.rejects[0].reason.find("no obligation") != std::string::npos);
}

void TestImportTies::readsAPlainTable()
{
    const ImportReport report = take("actor_a;actor_b;start;end;layer;basis\n"
                                     "Japan;GBR;11 Jan 2023;;access;RAA\n"
                                     "Soviet Union;East Germany;1955~;1990-09-24;defence;Warsaw\n"
                                     "Yugoslavia;Greece;1999;2001;defence;\n"
                                     "Atlantis;JPN;1950;;defence;\n");
    QCOMPARE(report.imported, 4);
    QCOMPARE(
        tiesOf(m_data),
        (QStringList{"Atlantis JPN defence 1950  ", "JPN GBR access 2023-01-11  RAA",
                     "SCG GRC defence 1999 2001 ", "SUN DDR defence 1955~ 1990-09-24 Warsaw"}));
    QVERIFY(std::any_of(report.warnings.begin(), report.warnings.end(), [](const auto &warning) {
        return warning.find("'Atlantis' is no known state") != std::string::npos;
    }));
    QVERIFY(m_data.events.empty());
}

void TestImportTies::readsDatesByTheTable()
{
    take("a,b,start,layer\nJPN,GBR,10/7/2008,talks\nJPN,AUS,25/12/2005,talks\n");
    QCOMPARE(tiesOf(m_data),
             (QStringList{"JPN AUS talks 2005-12-25  ", "JPN GBR talks 2008-07-10  "}));
}

void TestImportTies::leavesTablesOfEventsAlone()
{
    take("title,actor_a,actor_b,date,layer\nTreaty,JPN,GBR,1902-01-30,alliance\n");
    QCOMPARE(m_data.events.size(), std::size_t(1));
    QVERIFY(m_data.ties.empty());
}

void TestImportTies::mergesByARule()
{
    const std::string header = "a,b,start,end,layer,basis\n";
    take(header + "JPN,GBR,2023,,access,RAA\nJPN,AUS,2022,2030,access,RAA\n");
    // The other way round, an end that was missing, one that contradicts, and a new basis.
    const ImportReport report =
        take(header + "GBR,JPN,2023,2033,access,RAA\nJPN,AUS,2022,2040,access,RAA\n"
                      "JPN,AUS,2022,,access,ACSA\n");
    QCOMPARE(report.read, 3);
    QCOMPARE(report.merged, 2);
    QCOMPARE(report.imported, 1);
    QCOMPARE(tiesOf(m_data),
             (QStringList{"JPN AUS access 2022  ACSA", "JPN AUS access 2022 2030 RAA",
                          "JPN GBR access 2023 2033 RAA"}));
    QVERIFY(std::any_of(report.warnings.begin(), report.warnings.end(), [](const auto &warning) {
        return warning.find("ends 2040; kept 2030") != std::string::npos;
    }));
}

void TestImportTies::rejectsWithReasons()
{
    const ImportReport report = take("a,b,start,end,layer\n"
                                     "JPN,,2023,,access\n"
                                     "JPN,GBR,2023,,\n"
                                     "JPN,Japan,2023,,access\n"
                                     "JPN,GBR,2023,2020,access\n"
                                     "JPN,GBR,sometime,,access\n"
                                     "JPN,GBR,2023,,access\n");
    QCOMPARE(report.imported, 1);
    QCOMPARE(report.rejected, 5);
    const char *const reasons[] = {"an actor is missing", "it has no layer", "both ends are 'JPN'",
                                   "it ends before it starts", "the date 'sometime'"};
    for (std::size_t i = 0; i < report.rejects.size(); ++i) {
        QVERIFY2(report.rejects[i].reason.find(reasons[i]) != std::string::npos,
                 report.rejects[i].reason.c_str());
        QCOMPARE(report.rejects[i].line, std::int64_t(i + 2));
    }
}

void TestImportTies::keepsTheAccount_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const std::string &text) {
        QTest::newRow(name) << QString::fromStdString(text);
    };
    const std::string dyad = "1,200,UK,740,Japan,30,1,1902,17,8,1923,0,0,1,1,0,1,0,4.1\n";
    const std::string member = "7,2,USA,4,4,1949,,,,1,4,4,1949,,,,0,1,1,0,0,1,4.1\n";
    row("dyads", dyadHeader + dyad + dyad + "x,y\n" + "1,200\n");
    row("members", memberHeader + member + member);
    row("more of one member",
        memberHeader + member + "7,2,USA,,,,,,,,1,1,1960,,,,0,1,1,0,0,1,4.1\n");
    row("years", atopYears + "2740,2,740,1952,1,0,0,0,0,1\n2740,2,740,bad,1,1,0,0,0,1\n");
    row("a quote that is never closed", dyadHeader + dyad + "\"1,200\n");
    row("nothing", dyadHeader);
}

void TestImportTies::keepsTheAccount()
{
    QFETCH(QString, text);
    for (int i = 0; i < 2; ++i) {
        const ImportReport report = take(text.toStdString());
        QCOMPARE(report.read, report.imported + report.merged + report.rejected);
        if (i == 1)
            QCOMPARE(report.imported, 0); // the same file twice changes nothing
    }
}

void TestImportTies::doesNotDependOnThreads()
{
    std::string text = dyadHeader;
    for (int i = 0; i < 400; ++i)
        text += std::to_string(i % 90) + ",2,USA," + (i % 2 ? "740" : "200") + ",x,1,1," +
                std::to_string(1900 + i % 70) + ",,,,0,0,1,0,0,0,0,4.1\n";
    Dataset first;
    for (const unsigned threads : {1u, 4u}) {
        m_data = {};
        ImportOptions options;
        options.threads = threads;
        options.pieceBytes = threads == 1 ? 1024 * 1024 : 100;
        take(text, options);
        if (threads == 1)
            first = m_data;
    }
    QVERIFY(!first.ties.empty());
    QVERIFY(first == m_data);
}

void TestImportTies::goesIntoDocuments()
{
    const fs::path table = m_scratch->write(
        "t.csv", dyadHeader + "1,200,UK,740,Japan,30,1,1902,17,8,1923,0,0,1,1,0,1,0,4.1\n");
    const fs::path target = m_scratch->path("ties.entente");
    const fs::path files[] = {table};
    for (int i = 0; i < 2; ++i) {
        auto sink = documentSink(target);
        QVERIFY(sink);
        const auto report = importFiles(files, {}, **sink);
        QVERIFY(report);
        QCOMPARE(report->imported, i == 0 ? 1 : 0);
        QCOMPARE(report->merged, i == 0 ? 0 : 1);
        const auto document = Document::open(target, Document::Access::ReadOnly);
        QVERIFY(document);
        const auto data = document->read();
        QVERIFY(data);
        QCOMPARE(data->ties.size(), std::size_t(3));
        QCOMPARE(data->layers.size(), std::size_t(1));
    }
}

/// An actor's alias in the document, and what a recipe says, settle a word for good.
void TestImportTies::takesWhatTheUserSettled()
{
    const std::string table = "a,b,start,layer\nKingdom of X,JPN,1950,defence\n";
    Actor actor;
    actor.id = ActorId{"GBR"};
    actor.name = "United Kingdom";
    actor.aliases = {"Kingdom of X"};
    m_data.actors.push_back(actor);
    ImportReport report = take(table);
    QCOMPARE(tiesOf(m_data), (QStringList{"GBR JPN defence 1950  "}));
    m_data = {};
    ImportOptions options;
    options.recipe = m_scratch->write(
        "recipe.json", R"({"codes": "names", "values": {"countries": {"Kingdom of X": "AUS"}}})");
    report = take(table, options);
    QCOMPARE(tiesOf(m_data), (QStringList{"AUS JPN defence 1950  "}));
}

/// What nothing knows is listed; a filled-in list is taken, and the document keeps it.
void TestImportTies::listsNamesToSettle()
{
    const std::string table = "a,b,start,layer\nAtlantis,JPN,1950,defence\nMu,JPN,1951,defence\n";
    ImportReport report = take(table);
    QCOMPARE(report.unknownNames, (std::vector<std::string>{"Atlantis", "Mu"}));
    const fs::path file = m_scratch->path("names.json");
    QVERIFY(writeUnknownNames(file, report.unknownNames));
    const auto open = readSettled(file);
    QVERIFY(open);
    QVERIFY(open->empty());
    const auto filled =
        readSettled(m_scratch->write("filled.json", R"({"Atlantis": "Greece", "Mu": ""})"));
    QVERIFY(filled);
    m_data = {};
    ImportOptions options;
    options.settled = *filled;
    report = take(table, options);
    QCOMPARE(report.unknownNames, (std::vector<std::string>{"Mu"}));
    QCOMPARE(tiesOf(m_data), (QStringList{"GRC JPN defence 1950  ", "Mu JPN defence 1951  "}));
    report = take("a,b,start,layer\nAtlantis,AUS,1960,defence\n");
    QVERIFY(report.unknownNames.empty());
    QCOMPARE(m_data.ties.back().a, ActorId{"GRC"});
    QVERIFY(!readSettled(m_scratch->write("bad.json", R"({"Atlantis": 3})")));
    QVERIFY(!readSettled(m_scratch->write("bad.json", "[]")));
}

void TestImportTies::settlingDoesNotGoRound()
{
    ImportOptions options;
    options.settled = {{"Atlantis", "Mu"}, {"Mu", "Atlantis"}, {"X", "X"}};
    take("a,b,start,layer\nAtlantis,X,1950,defence\n", options);
    QCOMPARE(tiesOf(m_data), (QStringList{"Atlantis X defence 1950  "}));
}

/// Events in tables of codes, too, mean the state of their day.
void TestImportTies::resolvesCodesOfEvents()
{
    ImportOptions options;
    options.recipe = m_scratch->write("recipe.json", R"({"codes": "cow"})");
    take("title,date,initiator,target\nTreaty,1950-02-14,365,710\nTreaty,1996,365,710\n", options);
    QCOMPARE(m_data.events.size(), std::size_t(2));
    QCOMPARE(m_data.events[0].parties[0].actor, ActorId{"SUN"});
    QCOMPARE(m_data.events[1].parties[0].actor, ActorId{"RUS"});
    QCOMPARE(m_data.events[1].parties[1].actor, ActorId{"CHN"});
}

void TestImportTies::refusesRecipes_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *recipe, const char *reason) {
        QTest::newRow(reason) << QString(recipe) << QString(reason);
    };
    row(R"({"ties": 3})", "'ties' is no object");
    row(R"({"ties": {"a": "x", "layer": "l", "start": "s"}})", "names neither two actors");
    row(R"({"ties": {"a": "x", "b": "y", "start": "s"}})", "names no 'layer'");
    row(R"({"ties": {"a": "x", "b": "y", "layer": "l"}})", "neither a 'start' nor a 'year'");
    row(R"({"ties": {"c": "x"}})", "'c' in 'ties' is not known");
    row(R"({"ties": {"a": "x", "b": "y", "layer": "l", "start": "s"}})",
        "wants a column 'x', which is not there");
    row(R"({"codes": "cows"})", "codes is 'names'");
    row(R"({"layers": [{"members": []}]})", "has no name");
}

void TestImportTies::refusesRecipes()
{
    QFETCH(QString, recipe);
    QFETCH(QString, reason);
    ImportOptions options;
    options.recipe = m_scratch->write("recipe.json", recipe.toStdString());
    const fs::path files[] = {m_scratch->write("t.csv", "a,b,start,layer\nJPN,GBR,1950,x\n")};
    const Result<ImportReport> report = importFiles(files, options, m_data);
    QVERIFY(!report);
    QVERIFY2(report.error().text().find(reason.toStdString()) != std::string::npos,
             report.error().text().c_str());
}

QTEST_APPLESS_MAIN(TestImportTies)
#include "tst_import_ties.moc"
