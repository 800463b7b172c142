// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/json_format.h"
#include "tests/support/small_world.h"

#include <QTest>

using namespace entente;
using entente::test::smallWorld;

namespace
{

/// Numbers of events are a document's own; files carry ids only.
Dataset withoutNumbers(Dataset data)
{
    for (Event &event : data.events)
        event.id = {};
    return data;
}

ImportedFile read(std::string_view text)
{
    return readJson(text, {}).value();
}

std::string eventWith(const std::string &members)
{
    return "{\"format\": \"entente/1\",\n\"events\": [\n{\"id\": \"a\", \"title\": \"A\"" +
           (members.empty() ? "" : ", " + members) + "}\n]}";
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void carriesEverything();
    void writesTheSameTextAgain();
    void readsTheOlderFormat();
    void readsAnArrayOfEvents();
    void childKindsMayStandBeforeTheirParents();
    void keepsMembersThatItDoesNotKnow();
    void keepsWordsThatItDoesNotKnow();
    void rejectsRowsWithLineAndReason_data();
    void rejectsRowsWithLineAndReason();
    void refusesWhatIsNoJson_data();
    void refusesWhatIsNoJson();
    void refusesAbyssalNesting();
    void isLinearInMembers();
};

void TestJson::carriesEverything()
{
    const Dataset world = withoutNumbers(smallWorld());
    const Result<Dataset> again = datasetFromJson(jsonFrom(world));
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(*again == world);
}

void TestJson::writesTheSameTextAgain()
{
    const std::string text = jsonFrom(smallWorld());
    QCOMPARE(jsonFrom(*datasetFromJson(text)), text);
}

void TestJson::readsTheOlderFormat()
{
    const ImportedFile file = read(R"({"schema": "entente-events/1", "title": "Old",
"country_names": {"JPN": "Japan"},
"events": [{"id": "a", "title": "A", "kind": "basing/access", "status": "occurred", "start": "1951",
 "edtf": "1951", "parties": [{"code": "JPN", "name": "Japan", "role": "host"}],
 "persons": [{"name": "P", "office": "O", "country": "JPN"}],
 "related": [{"type": "leads-to", "target": "b"}],
 "sources": [{"publisher": "S", "url_verified": true}], "network_ties": ["JPN-USA"],
 "related_inverse": [{"type": "precedes", "source": "b"}]}]})");
    QCOMPARE(file.rows.size(), std::size_t(1));
    const Event &row = file.rows[0].event;
    QCOMPARE(row.parties[0].actor.value, std::string("JPN"));
    QCOMPARE(row.persons[0].actor.value, std::string("JPN"));
    QCOMPARE(row.relations[0].target, std::string("b"));
    QCOMPARE(row.sources[0].verified, true);
    QVERIFY(row.extra.empty());
    QCOMPARE(file.tables.actors[0].name, std::string("Japan"));
}

void TestJson::readsAnArrayOfEvents()
{
    const ImportedFile file = read("[{\"title\": \"A\"},\n{\"title\": \"B\"}]");
    QCOMPARE(file.rows.size(), std::size_t(2));
    QCOMPARE(file.rows[1].line, 2);
}

void TestJson::childKindsMayStandBeforeTheirParents()
{
    const ImportedFile file =
        read(R"({"kinds": [{"id": "b", "parent": "a"}, {"id": "a"}], "events": []})");
    QCOMPARE(file.tables.kinds.find(KindId{"b"})->parent.value, std::string("a"));
    QCOMPARE(file.tables.kinds.kinds()[0].id.value, std::string("b"));
}

void TestJson::keepsMembersThatItDoesNotKnow()
{
    const ImportedFile file = read(eventWith(R"("mood": "good", "numbers": [1, 2.5])"));
    using Pair = std::pair<std::string, std::string>;
    QCOMPARE(file.rows[0].event.extra,
             (std::vector<Pair>{{"mood", "good"}, {"numbers", "[1,2.5]"}}));
}

void TestJson::keepsWordsThatItDoesNotKnow()
{
    const ImportedFile file = read(
        eventWith(R"("confidence": "sure", "relations": [{"type": "purpose", "target": "b"}])"));
    QCOMPARE(file.rows.size(), std::size_t(1));
    QCOMPARE(file.rows[0].event.extra.size(), std::size_t(2));
    QCOMPARE(file.warnings.sentences().size(), std::size_t(2));
}

void TestJson::rejectsRowsWithLineAndReason_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("word");
    QTest::newRow("date") << R"("start": "2022-13-45")"
                          << "2022-13-45";
    QTest::newRow("ambiguous date") << R"("start": "10/7/2008")"
                                    << "10/7/2008";
    QTest::newRow("status") << R"("status": "perhaps")"
                            << "perhaps";
    QTest::newRow("list") << R"("tags": "a")"
                          << "no list";
    QTest::newRow("object") << R"("parties": [4])"
                            << "no object";
    QTest::newRow("text") << R"("description": {})"
                          << "no text";
    QTest::newRow("position") << R"("place": {"lat": 91, "lon": 0})"
                              << "latitude";
    QTest::newRow("half a position") << R"("place": {"lat": 9})"
                                     << "not both";
    QTest::newRow("number") << R"("place": {"lat": "9", "lon": "1"})"
                            << "no number";
    QTest::newRow("report") << R"("reports": [{"status": "x"}])"
                            << "no status";
}

void TestJson::rejectsRowsWithLineAndReason()
{
    QFETCH(QString, members);
    QFETCH(QString, word);
    const ImportedFile file = read(eventWith(members.toStdString()));
    QCOMPARE(file.rows.size(), std::size_t(0));
    QCOMPARE(file.rejects.size(), std::size_t(1));
    QCOMPARE(file.rejects[0].line, 3);
    QVERIFY2(file.rejects[0].reason.find(word.toStdString()) != std::string::npos,
             file.rejects[0].reason.c_str());
    QVERIFY(QByteArray::fromStdString(file.rejects[0].text).startsWith("{\"id\""));
    QVERIFY(file.rejects[0].text.ends_with("}"));
}

void TestJson::refusesWhatIsNoJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << ""
                           << "JSON";
    QTest::newRow("cut") << "{\"events\": [\n{\"title\": \"A\""
                         << "line 2";
    QTest::newRow("comma") << "{\"events\": [],}"
                           << "line 1, column 15";
    QTest::newRow("number") << "5"
                            << "no events";
    QTest::newRow("no events") << "{}"
                               << "'events'";
    QTest::newRow("other format") << R"({"format": "other/7", "events": []})"
                                  << "other/7";
    QTest::newRow("twice") << "[] []"
                           << "JSON";
    QTest::newRow("huge number") << "[1e999]"
                                 << "JSON";
    QTest::newRow("actor") << R"({"actors": [{"name": "x"}], "events": []})"
                           << "no id";
    QTest::newRow("tie date") << R"({"ties": [{"start": "soon"}], "events": []})"
                              << "soon";
    QTest::newRow("properties") << R"({"properties": 4, "events": []})"
                                << "properties";
}

void TestJson::refusesWhatIsNoJson()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    const Result<ImportedFile> file = readJson(text.toStdString(), {});
    QVERIFY(!file);
    QVERIFY2(file.error().text().find(word.toStdString()) != std::string::npos,
             file.error().text().c_str());
}

void TestJson::refusesAbyssalNesting()
{
    const Result<ImportedFile> file = readJson(std::string(1000000, '['), {});
    QVERIFY(!file);
    QVERIFY(file.error().what.find("nested") != std::string::npos);
}

void TestJson::isLinearInMembers()
{
    std::string members = "\"z\": 1";
    for (int i = 0; i < 200000; ++i)
        members += ",\"m" + std::to_string(i) + "\":1";
    QCOMPARE(read(eventWith(members)).rows[0].event.extra.size(), std::size_t(200001));
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
