// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/cameo.h"
#include "core/formats/fips.h"
#include "core/formats/gdelt_reader.h"
#include "core/formats/import.h"
#include "core/formats/merging.h"
#include "core/formats/row_batch.h"
#include "tests/support/coded_rows.h"
#include "tests/support/read_rows.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <set>

using namespace entente;
using namespace entente::test;

namespace
{

ReadRows read(const std::string &text)
{
    const std::unique_ptr<RowReader> reader = openGdelt(text, false);
    if (!reader)
        qFatal("the text is no export of GDELT");
    return readRows(*reader, text);
}

Event eventOf(const std::map<std::size_t, std::string> &cells)
{
    ReadRows rows = read(tabbed(61, cells));
    if (rows.rows.size() != 1)
        qFatal("%s", rows.rejects.at(0).reason.c_str());
    return rows.rows[0].event;
}

std::map<std::size_t, std::string> with(std::map<std::size_t, std::string> changes)
{
    changes.merge(visitCells());
    return changes;
}

std::string extra(const Event &event, std::string_view name)
{
    for (const auto &[field, value] : event.extra) {
        if (field == name)
            return value;
    }
    return {};
}

ImportReport import(const std::vector<std::filesystem::path> &files, Dataset &into)
{
    const Result<ImportReport> report = importFiles(files, {}, into);
    if (!report)
        qFatal("%s", report.error().text().c_str());
    return *report;
}

std::string partiesOf(const Event &event)
{
    std::string words;
    for (const Party &party : event.parties)
        words += (words.empty() ? "" : " ") + party.actor.value + ":" + party.role;
    return words;
}

} // namespace

class TestGdelt : public QObject
{
    Q_OBJECT

private slots:
    void readsAVisit();
    void readsAllThreeSorts();
    void knowsExportsFromOtherTables();
    void losesOnlyTheBrokenLine();
    void rejectsWithAReason_data();
    void rejectsWithAReason();
    void findsActors_data();
    void findsActors();
    void namesPlaces_data();
    void namesPlaces();
    void readsBlankCellsAsMissing();
    void keepsRowsOfUnknownCodes();
    void givesOneKeyToMentionsOfOneEvent();
    void addsUpMentions();
    void importsSmallExports();
    void importsAFolder();
    void addsNothingWhenImportedTwice();
    void readsARealExport();
    void importsARealExport();
};

void TestGdelt::readsAVisit()
{
    const Event visit = eventOf(visitCells());
    QCOMPARE(visit.title, "Make a visit: Japan government → United Kingdom (London)");
    QCOMPARE(visit.start.edtf(), "2019-10-24");
    QCOMPARE(partiesOf(visit), "JPN:initiator GBR:target");
    QCOMPARE(visit.place.country.value, "GBR");
    QCOMPARE(visit.place.precision, PlacePrecision::City);
    QCOMPARE(visit.place.position->lat, 51.5);
    QCOMPARE(visit.place.position->lon, -0.116667);
    QCOMPARE(extra(visit, "goldstein"), "1.9");
    QCOMPARE(extra(visit, "mentions"), "8");
    QCOMPARE(extra(visit, "gdelt_id"), "881990832");
    QCOMPARE(extra(visit, "actor1"), "JPNGOV TOKYO");
    QCOMPARE(visit.tags, (std::vector<std::string>{"government", "verbal cooperation"}));
    QCOMPARE(visit.sources.size(), 1u);
    QCOMPARE(visit.sources[0].publisher, "example.org");
    QCOMPARE(visit.sources[0].url, "https://www.example.org/news/visit?x=1");
    QCOMPARE(visit.sources[0].date, "2019-10-24T14:30:00Z");
    QCOMPARE(read(visitRow()).rows[0].kindWord, "cameo-042");
}

void TestGdelt::readsAllThreeSorts()
{
    std::map<std::size_t, std::string> old = visitCells();
    // 1.0 has no county among the cells of a place.
    for (const auto &[from, to] :
         {std::pair(51, 49), {52, 50}, {53, 51}, {54, 52}, {56, 53}, {57, 54}, {58, 55}}) {
        old[std::size_t(to)] = visitCells()[std::size_t(from)];
    }
    for (std::size_t i = 56; i < 61; ++i)
        old.erase(i);
    old[56] = "20191025";
    const Event withoutUrl = read(tabbed(57, old)).rows.at(0).event;
    QCOMPARE(withoutUrl.place, eventOf(visitCells()).place);
    QCOMPARE(withoutUrl.sources[0].publisher, "GDELT");
    QCOMPARE(withoutUrl.sources[0].date, "2019-10-25");
    old[57] = "http://news.example.com/a";
    const Event withUrl = read(tabbed(58, old)).rows.at(0).event;
    QCOMPARE(withUrl.place, withoutUrl.place);
    QCOMPARE(withUrl.sources[0].publisher, "news.example.com");
    QCOMPARE(withUrl.key, eventOf(visitCells()).key);
}

void TestGdelt::knowsExportsFromOtherTables()
{
    QVERIFY(!openGdelt("", false));
    QVERIFY(!openGdelt("id\ttitle\n1\tA\n", false));
    QVERIFY(!openGdelt("title,date\nA,2019\n", false));
    QVERIFY(openGdelt(visitRow(), false));
    QVERIFY2(openGdelt("broken\tline\n" + visitRow() + visitRow("5"), false),
             "a broken first line does not hide what the table is");
    QVERIFY2(openGdelt("id\ttitle\n", true), "the user said that it is one");
    std::map<std::size_t, std::string> header{{0, "GLOBALEVENTID"}, {1, "SQLDATE"}};
    QCOMPARE(read(tabbed(61, header) + visitRow()).rows.size(), 1u);
    QCOMPARE(read(tabbed(61, header) + visitRow()).rejects.size(), 0u);
}

void TestGdelt::losesOnlyTheBrokenLine()
{
    const std::string broken = visitRow("2").substr(0, 60) + "\n";
    const ReadRows rows = read(visitRow("1") + broken + visitRow("3"));
    QCOMPARE(rows.rows.size(), 2u);
    QCOMPARE(rows.rejects.size(), 1u);
    QCOMPARE(rows.rejects[0].line, 2);
    QCOMPARE(rows.rejects[0].text + "\n", broken);
    QCOMPARE(rows.rows[1].line, 3);
}

void TestGdelt::rejectsWithAReason_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("reason");

    const auto add = [](const char *name, const std::string &row, const char *reason) {
        QTest::newRow(name) << QString::fromStdString(row) << reason;
    };
    add("too few cells", tabbed(12, visitCells()), "it has 12 cells, this export of GDELT has 61");
    add("a row of 1.0", tabbed(58, visitCells()), "it has 58 cells, this export of GDELT has 61");
    add("two rows in one line", tabbed(122, visitCells()),
        "it has 122 cells, this export of GDELT has 61");
    add("no id", tabbed(61, with({{0, "abc"}})), "'abc' is no GLOBALEVENTID");
    add("no day", tabbed(61, with({{1, ""}})), "'' is no day as GDELT writes it (YYYYMMDD)");
    add("a month", tabbed(61, with({{1, "201910"}})),
        "'201910' is no day as GDELT writes it (YYYYMMDD)");
    add("the 32nd", tabbed(61, with({{1, "20191032"}})),
        "'20191032' is no day as GDELT writes it (YYYYMMDD)");
}

void TestGdelt::rejectsWithAReason()
{
    QFETCH(QString, row);
    QFETCH(QString, reason);
    const ReadRows rows = read(visitRow("1") + visitRow("2") + row.toStdString());
    QCOMPARE(rows.rows.size(), 2u);
    QCOMPARE(rows.rejects.size(), 1u);
    QCOMPARE(QString::fromStdString(rows.rejects[0].reason), reason);
    QCOMPARE(rows.rejects[0].line, 3);
}

void TestGdelt::findsActors_data()
{
    QTest::addColumn<QStringList>("side"); // code, name, country, group, ethnic, religion, type
    QTest::addColumn<QString>("parties");
    QTest::addColumn<QString>("title");

    const auto add = [](const char *name, const QStringList &side, const char *parties,
                        const char *title) { QTest::newRow(name) << side << parties << title; };
    add("a state", {"USA", "UNITED STATES", "USA"}, "USA:initiator", "United States");
    add("a state's government", {"USAGOV", "WASHINGTON", "USA", "", "", "", "GOV"}, "USA:initiator",
        "United States government");
    add("a code that ISO does not have", {"ROM", "ROMANIA", "ROM"}, "ROU:initiator", "Romania");
    add("East Timor", {"TMP", "EAST TIMOR", "TMP"}, "TLS:initiator", "Timor-Leste");
    add("the European Union", {"IGOEUREEC", "THE EU", "EUR", "EEC", "", "", "IGO"}, "EU:initiator",
        "European Union");
    add("NATO", {"IGONAT", "NATO", "", "NAT", "", "", "IGO"}, "NATO:initiator", "NATO");
    add("the United Nations", {"IGOUNO", "UNITED NATIONS", "", "UNO", "", "", "IGO"},
        "UNO:initiator", "United Nations");
    add("a group of a state", {"AFGUAFTAL", "TALIBAN", "AFG", "TAL", "", "", "UAF"},
        "TAL:initiator AFG:initiator", "Taliban");
    add("a group without a name of ours", {"IGOXYZ", "SOME LEAGUE", "", "XYZ", "", "", "IGO"},
        "Some League:initiator", "Some League");
    add("a region", {"AFR", "AFRICA", "AFR"}, "AFR:initiator", "Africa");
    add("a sector of nowhere", {"COP", "POLICE", "", "", "", "", "COP"}, "COP:initiator", "Police");
    add("a people", {"kur", "KURD", "", "", "kur"}, "Kurd:initiator", "Kurd");
    add("nobody", {}, "", "");
}

void TestGdelt::findsActors()
{
    QFETCH(QStringList, side);
    QFETCH(QString, parties);
    QFETCH(QString, title);
    constexpr std::size_t cells[] = {5, 6, 7, 8, 9, 10, 12};
    std::map<std::size_t, std::string> row = visitCells();
    for (std::size_t i = 0; i < std::size(cells); ++i) {
        row[cells[i]] = i < std::size_t(side.size()) ? side[qsizetype(i)].toStdString() : "";
        row.erase(15 + i);
    }
    const Event made = eventOf(row);
    QCOMPARE(QString::fromStdString(partiesOf(made)), parties);
    const QString expected =
        title.isEmpty() ? "Make a visit (London)" : "Make a visit: " + title + " (London)";
    QCOMPARE(QString::fromStdString(made.title), expected);
}

void TestGdelt::namesPlaces_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("fips");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("country");
    QTest::addColumn<int>("precision");

    const auto add = [](const char *name, const char *type, const char *full, const char *fips,
                        const char *place, const char *country, PlacePrecision precision) {
        QTest::newRow(name) << type << full << fips << place << country << int(precision);
    };
    add("a country", "1", "Belarus", "BO", "Belarus", "BLR", PlacePrecision::Country);
    add("a city", "4", "Minsk, Belarus (general), Belarus", "BO", "Minsk, Belarus", "BLR",
        PlacePrecision::City);
    add("a region", "5", "Essex, Essex, United Kingdom", "UK", "Essex, United Kingdom", "GBR",
        PlacePrecision::Region);
    add("an American city", "3", "New York, New York, United States", "US",
        "New York, New York, United States", "USA", PlacePrecision::City);
    add("an American state", "2", "Georgia, United States", "US", "Georgia, United States", "USA",
        PlacePrecision::Region);
    add("Russia", "1", "Russia", "RS", "Russia", "RUS", PlacePrecision::Country);
    add("China", "1", "China", "CH", "China", "CHN", PlacePrecision::Country);
    add("Australia", "1", "Australia", "AS", "Australia", "AUS", PlacePrecision::Country);
    add("an ocean", "1", "Oceans", "OS", "Oceans", "", PlacePrecision::Country);
}

void TestGdelt::namesPlaces()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QString, fips);
    QFETCH(QString, place);
    QFETCH(QString, country);
    QFETCH(int, precision);
    const Event made = eventOf(
        with({{51, type.toStdString()}, {52, name.toStdString()}, {53, fips.toStdString()}}));
    QCOMPARE(QString::fromStdString(made.place.name), place);
    QCOMPARE(QString::fromStdString(made.place.country.value), country);
    QCOMPARE(int(made.place.precision), precision);
}

void TestGdelt::readsBlankCellsAsMissing()
{
    std::map<std::size_t, std::string> cells{{0, "7"}, {1, "20191024"}, {26, "010"}};
    for (const std::size_t cell : {5, 7, 30, 53, 56, 57, 60})
        cells[std::size_t(cell)] = "NA";
    const Event made = eventOf(cells);
    QCOMPARE(made.title, "Make statement");
    QVERIFY(made.parties.empty());
    QVERIFY(made.place.isEmpty());
    QCOMPARE(extra(made, "goldstein"), "");
    QCOMPARE(made.key, "gdelt-7");
    const Event odd = eventOf(with({{56, "x"}, {57, "999"}}));
    QVERIFY2(!odd.place.position, "no position is made of what is none");
    QCOMPARE(odd.place.name, eventOf(visitCells()).place.name);
}

void TestGdelt::keepsRowsOfUnknownCodes()
{
    const ReadRows rows = read(tabbed(61, with({{26, "---"}})));
    QCOMPARE(rows.rows.size(), 1u);
    QCOMPARE(rows.rows[0].kindWord, "");
    QCOMPARE(extra(rows.rows[0].event, "cameo"), "---");
    QCOMPARE(rows.warnings.sentences().size(), 1u);
}

void TestGdelt::givesOneKeyToMentionsOfOneEvent()
{
    const std::string key = eventOf(visitCells("1")).key;
    QCOMPARE(eventOf(with({{0, "2"}, {60, "http://other.example"}, {31, "3"}})).key, key);
    const std::pair<std::size_t, const char *> changes[] = {
        {1, "20191025"}, {5, "JPN"}, {15, "GBRGOV"}, {26, "040"}, {58, "-1"}};
    for (const auto &[cell, value] : changes)
        QVERIFY2(eventOf(with({{cell, value}})).key != key, value);
    // Without a place nothing says that two statements on one day are one.
    const auto nowhere = [](const std::string &id) {
        return eventOf(with({{0, id}, {51, "0"}, {52, ""}, {53, ""}, {58, ""}})).key;
    };
    QVERIFY(nowhere("1") != nowhere("2"));
}

void TestGdelt::addsUpMentions()
{
    ReadRows rows =
        read(visitRow("1") + tabbed(61, with({{0, "2"}, {31, "5"}, {60, "http://b.example/"}})) +
             visitRow("1"));
    QCOMPARE(rows.rows.size(), 3u);
    RowBatch batch;
    for (ImportedRow &row : rows.rows)
        batch.add(std::move(row));
    Event kept = batch.events[0];
    WarningList warnings;
    QVERIFY(mergeEvent(kept, batch.events[1], batch.notes[1], warnings));
    QCOMPARE(extra(kept, "mentions"), "13");
    QCOMPARE(extra(kept, "goldstein"), "1.9");
    QCOMPARE(kept.sources.size(), 2u);
    const Event twice = kept;
    QVERIFY(!mergeEvent(kept, batch.events[2], batch.notes[2], warnings));
    QVERIFY2(kept == twice, "a mention that was there adds nothing");
    QVERIFY(warnings.sentences().empty());
}

void TestGdelt::importsSmallExports()
{
    Dataset data;
    const ImportReport report = import({ENTENTE_TEST_DATA "/gdelt/small.export.CSV"}, data);
    QCOMPARE(report.read, 7);
    QCOMPARE(report.imported, 4);
    QCOMPARE(report.merged, 1);
    QCOMPARE(report.rejected, 2);
    QCOMPARE(report.rejects[0].line, 4);
    QCOMPARE(report.rejects[0].reason, "it has 17 cells, this export of GDELT has 61");
    QCOMPARE(report.rejects[1].line, 6);
    QVERIFY(report.warnings.empty());
    QCOMPARE(data.events[0].kind.value, "cameo-042");
    QCOMPARE(data.kinds.find(KindId{"cameo-042"})->label, "Make a visit");
    QCOMPARE(data.kinds.root(KindId{"cameo-042"}).value, "visit");
    QCOMPARE(extra(data.events[0], "mentions"), "13");
    QCOMPARE(data.events[0].sources.size(), 2u);
    QCOMPARE(data.actor(ActorId{"EU"})->name, "European Union");
    QCOMPARE(data.actor(ActorId{"EU"})->type, ActorType::Organisation);
    QCOMPARE(data.actor(ActorId{"BLR"})->name, "Belarus");
}

void TestGdelt::importsAFolder()
{
    Dataset data;
    const ImportReport report = import({ENTENTE_TEST_DATA "/gdelt"}, data);
    QCOMPARE(report.read, 10);
    QCOMPARE(report.imported, 5);
    QCOMPARE(report.merged, 3);
    QCOMPARE(report.rejected, 2);
}

void TestGdelt::addsNothingWhenImportedTwice()
{
    Dataset data;
    import({ENTENTE_TEST_DATA "/gdelt/small.export.CSV"}, data);
    const Dataset before = data;
    const ImportReport report = import({ENTENTE_TEST_DATA "/gdelt/small.export.CSV"}, data);
    QCOMPARE(report.merged, 5);
    QCOMPARE(report.imported, 0);
    QVERIFY(data == before);
}

void TestGdelt::importsARealExport()
{
    const std::filesystem::path file = ENTENTE_SHARED "/data/formats/20191024143000.export.CSV";
    if (!std::filesystem::exists(file))
        QSKIP("the shared records are not here");
    Dataset data;
    const ImportReport report = import({file}, data);
    QCOMPARE(report.read, 2111);
    QCOMPARE(report.imported + report.merged, 2111);
    QCOMPARE(report.rejected, 0);
    QVERIFY(report.warnings.empty());
    const auto inCountry = [&](const char *code) {
        return std::count_if(data.events.begin(), data.events.end(),
                             [&](const Event &event) { return event.place.country.value == code; });
    };
    QCOMPARE(inCountry("BLR"), 10);
    QVERIFY(inCountry("RUS") > 60 && inCountry("CHN") > 40 && inCountry("AUS") > 10);
    QCOMPARE(inCountry("BOL"), 1);
    for (const Event &event : data.events) {
        for (const Party &party : event.parties)
            QVERIFY2(data.actor(party.actor), party.actor.value.c_str());
    }
}

void TestGdelt::readsARealExport()
{
    std::ifstream input(ENTENTE_SHARED "/data/formats/20191024143000.export.CSV", std::ios::binary);
    if (!input)
        QSKIP("the shared records are not here");
    const std::string text{std::istreambuf_iterator<char>(input), {}};
    const ReadRows rows = read(text);
    QCOMPARE(rows.rows.size(), 2111u);
    QCOMPARE(rows.rejects.size(), 0u);
    QVERIFY(rows.warnings.sentences().empty());
    std::size_t inBelarus = 0;
    std::set<std::string> keys;
    for (const ImportedRow &row : rows.rows) {
        inBelarus += row.event.place.country.value == "BLR" ? 1 : 0;
        keys.insert(row.event.key);
        QVERIFY(!cameoKinds(row.kindWord).empty());
    }
    QCOMPARE(inBelarus, 10u);
    QVERIFY(keys.size() > 1800 && keys.size() < 2000);
}

QTEST_APPLESS_MAIN(TestGdelt)
#include "tst_gdelt.moc"
