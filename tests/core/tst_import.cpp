// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/import.h"
#include "core/formats/json_format.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QTest>

using namespace entente;
using entente::test::Scratch;
using entente::test::smallWorld;
namespace fs = std::filesystem;

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void countsEveryRow();
    void findsTheFormatInTheContent();
    void survivesTheWayThroughJsonAndDocument();
    void mergesRowsOfOneId();
    void keepsFactsThatContradict();
    void mergesRowsWithoutIdOfOneContent();
    void givesStableIds();
    void addsNothingWhenImportedTwice();
    void namesKindsByTheirAliases();
    void addsKindsThatItDoesNotKnow();
    void doesNotTakeEveryTextForAKind();
    void boundsWhatOneEventGathers();
    void recognisesStates();
    void leavesEverythingWhenAFileFails();
    void leavesEverythingWhenStopped();
    void tellsHowFarItIs();
    void mergesDocuments();
    void writesRejects();
    void readsManyRowsOfOneTitle();
    void readsTheSharedSample();
    void readsTheSharedTreaties();
    void readsTheSharedTravelByRecipe();

private:
    ImportReport import(const std::vector<fs::path> &files, Dataset &into)
    {
        Result<ImportReport> report = importFiles(files, m_options, into);
        if (!report)
            qFatal("%s", report.error().text().c_str());
        if (report->read != report->imported + report->merged + report->rejected)
            qFatal("rows were lost");
        return *report;
    }
    ImportReport importText(std::string_view text, Dataset &into)
    {
        return import({m_scratch->write("in.txt", text)}, into);
    }

    std::unique_ptr<Scratch> m_scratch;
    ImportOptions m_options;
};

void TestImport::countsEveryRow()
{
    Dataset data;
    const ImportReport report = importText("id,title,date\na,A,2001\n\na,A,2001\nb,,2001\n,,\n"
                                           "c,C,soon\nd,\"D,2001\ne,E,2002\n",
                                           data);
    QCOMPARE(report.read, 6);
    QCOMPARE(report.imported, 2);
    QCOMPARE(report.merged, 1);
    QCOMPARE(report.rejected, 3);
    QCOMPARE(report.rejects.size(), std::size_t(3));
    QCOMPARE(report.rejects[0].line, 5);
    QCOMPARE(report.rejects[1].line, 7);
    QCOMPARE(report.rejects[2].line, 8);
    QCOMPARE(data.events.size(), std::size_t(2));
}

void TestImport::findsTheFormatInTheContent()
{
    Dataset data;
    importText("\xEF\xBB\xBF \n{\"events\": [{\"title\": \"J\"}]}", data);
    importText("title,date\nC,2001\n", data);
    QCOMPARE(data.events.size(), std::size_t(2));
    m_options.format = "json";
    QVERIFY(!importFiles(std::vector{m_scratch->write("c.csv", "title,date\n")}, m_options, data));
    m_options.format = "xml";
    const auto refused =
        importFiles(std::vector{m_scratch->write("c.csv", "title,date\n")}, m_options, data);
    QVERIFY(refused.error().what.find("xml") != std::string::npos);
    m_options.format.reset();
}

void TestImport::survivesTheWayThroughJsonAndDocument()
{
    const fs::path first = m_scratch->path("first.entente");
    const fs::path second = m_scratch->path("second.entente");
    QVERIFY(Document::write(first, smallWorld()));
    const Dataset before = Document::open(first, Document::Access::ReadOnly)->read().value();
    Dataset imported;
    const ImportReport report = import({m_scratch->write("all.json", jsonFrom(before))}, imported);
    QVERIFY2(report.warnings.empty(), report.warnings.empty() ? "" : report.warnings[0].c_str());
    QVERIFY(Document::write(second, imported));
    const Dataset after = Document::open(second, Document::Access::ReadOnly)->read().value();
    QVERIFY(after == before);
    QVERIFY(after == smallWorld());
}

void TestImport::mergesRowsOfOneId()
{
    Dataset data;
    const ImportReport report =
        importText("id,title,date,end,parties,source_urls,tags,description,kind\n"
                   "a,A,2001,,JPN,u1,x,,visit\n"
                   "a,A,2001,2002,JPN:host;GBR,u1 | u2,x;y,Words,\n",
                   data);
    QCOMPARE(report.merged, 1);
    QVERIFY2(report.warnings.empty(), report.warnings.empty() ? "" : report.warnings[0].c_str());
    const Event &event = data.events[0];
    QCOMPARE(event.end.edtf(), std::string("2002"));
    QCOMPARE(event.parties, (std::vector<Party>{{ActorId{"JPN"}, "host"}, {ActorId{"GBR"}, ""}}));
    QCOMPARE(event.sources.size(), std::size_t(2));
    QCOMPARE(event.tags.size(), std::size_t(2));
    QCOMPARE(event.description, std::string("Words"));
}

void TestImport::keepsFactsThatContradict()
{
    Dataset data;
    const ImportReport report = importText("id,title,date,status,confidence,kind\n"
                                           "a,A,2001,occurred,high,visit\n"
                                           "a,B,2002,planned,low,visit\n",
                                           data);
    QCOMPARE(data.events[0].title, std::string("A"));
    QCOMPARE(data.events[0].start.edtf(), std::string("2001"));
    QCOMPARE(data.events[0].status, Status::Occurred);
    QCOMPARE(report.warnings.size(), std::size_t(4));
    QVERIFY(report.warnings[0].find("line 3") != std::string::npos);
}

void TestImport::mergesRowsWithoutIdOfOneContent()
{
    Dataset data;
    const ImportReport report =
        importText("title,date,parties,description,tags\nA,2001,JPN;GBR,x,p\nA,2001,GBR;JPN,x,q\n"
                   "A,2001,GBR;JPN,y,\nA,2002,GBR;JPN,x,\n",
                   data);
    QCOMPARE(report.imported, 3);
    QCOMPARE(report.merged, 1);
    QCOMPARE(data.events[0].tags.size(), std::size_t(2));
}

void TestImport::givesStableIds()
{
    Dataset data;
    importText("title,date,description\n\"Japan & Côte d'Ivoire: talks!\",2001-02-03,a\n"
               "\"Japan & Côte d'Ivoire: talks!\",2001-02-03,b\n日本,,\n…,,\n",
               data);
    QCOMPARE(data.events[0].key, std::string("2001-02-03-japan-cote-d-ivoire-talks"));
    QCOMPARE(data.events[1].key, std::string("2001-02-03-japan-cote-d-ivoire-talks-2"));
    QCOMPARE(data.events[2].key, std::string("日本"));
    QCOMPARE(data.events[3].key, std::string("event"));
}

void TestImport::addsNothingWhenImportedTwice()
{
    const char *const table = "title,date,parties,kind\nA,2001,Japan,meeting\nB,2002,NATO,picnic\n";
    Dataset data;
    importText(table, data);
    const Dataset once = data;
    const ImportReport report = importText(table, data);
    QCOMPARE(report.merged, 2);
    QVERIFY(data == once);
}

void TestImport::namesKindsByTheirAliases()
{
    Dataset data;
    importText("title,date,kind\nA,2001,basing/access\nB,2001,Arms Transfer\nC,2001,TALKS\n", data);
    QCOMPARE(data.events[0].kind.value, std::string("access"));
    QCOMPARE(data.events[1].kind.value, std::string("transfer"));
    QCOMPARE(data.events[2].kind.value, std::string("talks"));
    QVERIFY(data.kinds == KindTree::standard());
}

void TestImport::addsKindsThatItDoesNotKnow()
{
    Dataset data;
    const ImportReport report =
        importText("title,date,kind\nA,2001,Picnic\nB,2001,Picnic\nC,2001,\n", data);
    QCOMPARE(data.kinds.kinds().size(), std::size_t(17));
    QCOMPARE(data.events[1].kind.value, std::string("Picnic"));
    QCOMPARE(data.kinds.find(KindId{"Picnic"})->glyph, Glyph::Dot);
    QCOMPARE(data.events[2].kind.value, std::string("event"));
    QCOMPARE(report.warnings.size(), std::size_t(2));
}

void TestImport::doesNotTakeEveryTextForAKind()
{
    std::string table = "title,date,type\n";
    for (int i = 0; i < 20000; ++i)
        table += "A,2001,kind number " + std::to_string(i) + "\n";
    Dataset data;
    const ImportReport report = importText(table, data);
    QCOMPARE(report.imported, 20000);
    QVERIFY(data.kinds.kinds().size() < 600);
    QCOMPARE(data.events.back().kind.value, std::string("event"));
    QCOMPARE(data.events.back().subkind, std::string("kind number 19999"));
    QVERIFY(report.warnings.size() < 600);
}

void TestImport::boundsWhatOneEventGathers()
{
    std::string table = "id,title,date,kind,tags\n";
    for (int i = 0; i < 20000; ++i)
        table += "a,A,2001,talks,t" + std::to_string(i) + "\n";
    Dataset data;
    const ImportReport report = importText(table, data);
    QCOMPARE(report.merged, 19999);
    QCOMPARE(data.events[0].tags.size(), std::size_t(10000));
    QCOMPARE(report.warnings.size(), std::size_t(1));
}

void TestImport::recognisesStates()
{
    Dataset data;
    importText(
        "title,date,parties,place_country\nA,2001,JPN;UNITED KINGDOM;Côte d’Ivoire;SUN;Rotary,"
        "Japan\n",
        data);
    const auto &parties = data.events[0].parties;
    QCOMPARE(parties[0].actor.value, std::string("JPN"));
    QCOMPARE(parties[1].actor.value, std::string("GBR"));
    QCOMPARE(parties[2].actor.value, std::string("CIV"));
    QCOMPARE(parties[3].actor.value, std::string("SUN"));
    QCOMPARE(parties[4].actor.value, std::string("Rotary"));
    QCOMPARE(data.actorName(ActorId{"GBR"}), std::string("United Kingdom"));
    QCOMPARE(data.actor(ActorId{"Rotary"})->type, ActorType::Organisation);
    QCOMPARE(data.events[0].place.country.value, std::string("JPN"));
}

void TestImport::leavesEverythingWhenAFileFails()
{
    Dataset data = smallWorld();
    const std::vector<fs::path> files = {m_scratch->write("good.csv", "title,date\nA,2001\n"),
                                         m_scratch->path("missing.csv")};
    const auto report = importFiles(files, {}, data);
    QVERIFY(!report);
    QVERIFY(report.error().text().find("missing.csv") != std::string::npos);
    QVERIFY(data == smallWorld());
}

void TestImport::leavesEverythingWhenStopped()
{
    std::string table = "title,date\n";
    for (int i = 0; i < 5000; ++i)
        table += "A" + std::to_string(i) + ",2001\n";
    std::stop_source stop;
    Dataset data;
    std::int64_t steps = 0;
    const auto report = importFiles(std::vector{m_scratch->write("a.csv", table)}, {}, data,
                                    stop.get_token(), [&](const Progress &) {
                                        if (++steps == 5)
                                            stop.request_stop();
                                    });
    QVERIFY(!report);
    QCOMPARE(report.error().what, std::string("cancelled"));
    QVERIFY(data == Dataset());
}

void TestImport::tellsHowFarItIs()
{
    std::string table = "title,date\n";
    for (int i = 0; i < 2000; ++i)
        table += "A" + std::to_string(i) + ",2001\n";
    Dataset data;
    std::vector<Progress> heard;
    const std::vector<fs::path> files = {m_scratch->write("a.csv", table),
                                         m_scratch->write("b.csv", table)};
    QVERIFY(importFiles(files, {}, data, {}, [&](const Progress &p) { heard.push_back(p); }));
    QVERIFY(heard.size() > 4);
    for (const Progress &progress : heard)
        QVERIFY(progress.done <= progress.total);
    QVERIFY(heard.front().step.find("a.csv") != std::string::npos);
    QVERIFY(heard.back().step.find("b.csv") != std::string::npos);
}

void TestImport::mergesDocuments()
{
    const fs::path other = m_scratch->path("other.entente");
    QVERIFY(Document::write(other, smallWorld()));
    Dataset data;
    importText(
        "id,title,date,kind\nsigning,\"Signing of \"\"the pact\"\", at last\",2022-12?,treaty\n"
        "own,Own,2001,meeting\n",
        data);
    const ImportReport report = import({other}, data);
    QCOMPARE(report.imported, 2);
    QCOMPARE(report.merged, 1);
    QCOMPARE(data.events.size(), std::size_t(4));
    QCOMPARE(data.events[0].reports.size(), std::size_t(2));
    QCOMPARE(data.ties.size(), std::size_t(2));
    QVERIFY(data.actor(ActorId{"CLUB"}));
}

void TestImport::writesRejects()
{
    Dataset data;
    const ImportReport report = importText("title,date\n\"=A\nB\",soon\n", data);
    QVERIFY(writeRejects(m_scratch->path("rejects.csv"), report.rejects));
    const std::string text = Scratch::read(m_scratch->path("rejects.csv"));
    QVERIFY(text.starts_with("file,line,reason,text\r\n"));
    QVERIFY(text.find(",2,") != std::string::npos);
    QVERIFY(text.find("soon") != std::string::npos);
}

void TestImport::readsManyRowsOfOneTitle()
{
    std::string table = "title,date,notes\n";
    for (int i = 0; i < 50000; ++i)
        table += "Same,2001," + std::to_string(i) + "\n";
    Dataset data;
    const ImportReport report = importText(table, data);
    QCOMPARE(report.imported, 50000);
    QCOMPARE(data.events.back().key, std::string("2001-same-50000"));
}

void TestImport::readsTheSharedSample()
{
    const fs::path folder = ENTENTE_SHARED "/data/sample";
    if (!fs::exists(folder))
        QSKIP("the shared sample is not here");
    Dataset fromCsv;
    QCOMPARE(import({folder / "indo_pacific.csv"}, fromCsv).imported, 354);
    Dataset fromJson;
    QCOMPARE(import({folder / "indo_pacific.json"}, fromJson).imported, 354);
    QCOMPARE(fromJson.actorName(ActorId{"TWN"}), std::string("Taiwan (Republic of China)"));
    for (std::size_t i = 0; i < fromCsv.events.size(); ++i)
        QVERIFY2(fromCsv.events[i] == fromJson.events[i], fromCsv.events[i].key.c_str());
    // Both hold the same events, so the second file adds nothing.
    QCOMPARE(import({folder / "indo_pacific.json"}, fromCsv).merged, 354);
}

void TestImport::readsTheSharedTreaties()
{
    const fs::path file = ENTENTE_SHARED "/data/uk_treaties.csv";
    if (!fs::exists(file))
        QSKIP("the shared treaties are not here");
    m_options.recipe = m_scratch->write("recipe.json", R"({"columns": {
        "start": "signed_event_date", "place": "signed_event_location", "parties": "country_name",
        "tags": "subject"}, "constants": {"kind": "agreement"}})");
    Dataset data;
    const ImportReport report = import({file}, data);
    m_options.recipe.reset();
    QCOMPARE(report.read, 12697);
    QVERIFY(report.imported > 12000);
    QCOMPARE(data.events[0].start.edtf(), std::string("1703-05-16"));
}

void TestImport::readsTheSharedTravelByRecipe()
{
    const fs::path file = ENTENTE_SHARED "/data/us_diplomatic_travel.csv";
    if (!fs::exists(file))
        QSKIP("the shared travel list is not here");
    m_options.recipe = m_scratch->write("recipe.json", R"({
        "columns": {"kind": null, "subkind": "type", "start": "start", "end": "end",
                    "parties": [{"column": "from", "role": "guest"},
                                {"column": "to", "role": "host"}],
                    "persons": "traveller", "place": "locale"},
        "constants": {"kind": "visit", "title": "{traveller} in {to}"}})");
    Dataset data;
    const ImportReport report = import({file}, data);
    m_options.recipe.reset();
    QCOMPARE(report.read, 7535);
    QCOMPARE(report.rejected, 0);
}

QTEST_APPLESS_MAIN(TestImport)
#include "tst_import.moc"
