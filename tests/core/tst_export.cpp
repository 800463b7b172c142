// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/export.h"
#include "core/formats/import.h"
#include "tests/support/scratch.h"
#include "tests/support/small_world.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace entente;
using entente::test::Scratch;
using entente::test::smallWorld;

namespace
{

std::string textOf(const Dataset &data, ExportFormat format)
{
    ExportReport report;
    return exported(data, format, report);
}

/// What a table keeps of an event: no number, no reports, one extra field per name.
Event asInTable(Event event)
{
    event.id = {};
    event.reports.clear();
    std::vector<std::pair<std::string, std::string>> extra;
    for (const auto &pair : event.extra) {
        const bool isFirst = std::none_of(extra.begin(), extra.end(), [&](const auto &other) {
            return other.first == pair.first;
        });
        if (isFirst && !pair.second.empty())
            extra.push_back(pair);
    }
    event.extra = extra;
    return event;
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void knowsFormatsByExtension();
    void jsonLeavesNothingOut();
    void tablesSayWhatTheyLeaveOut();
    void tablesAreReadBack();
    void tablesRunNoFormula();
    void tablesHaveTheSampleColumns();
    void geoJsonIsWellFormed();
    void writesWholeFilesOnly();
    void replacesTheFileThatALinkPointsAt();
    void writesTheSampleTableAsItWas();
};

void TestExport::knowsFormatsByExtension()
{
    QCOMPARE(exportFormatFor("a/b.CSV"), ExportFormat::Csv);
    QCOMPARE(exportFormatFor("b.json"), ExportFormat::Json);
    QCOMPARE(exportFormatFor("b.geojson"), ExportFormat::GeoJson);
    QCOMPARE(exportFormatFor("b.xls"), std::nullopt);
    QCOMPARE(exportFormatFor("csv"), std::nullopt);
}

void TestExport::jsonLeavesNothingOut()
{
    ExportReport report;
    exported(smallWorld(), ExportFormat::Json, report);
    QCOMPARE(report.events, 3);
    QVERIFY(report.leftOut.empty());
}

void TestExport::tablesSayWhatTheyLeaveOut()
{
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::GeoJson}) {
        ExportReport report;
        exported(smallWorld(), format, report);
        std::string all;
        for (const std::string &left : report.leftOut)
            all += left + "\n";
        for (const char *word : {"reports of 1 event", "2 ties", "3 descriptions of actors",
                                 "tree of kinds", "extra field"})
            QVERIFY2(all.find(word) != std::string::npos, word);
    }
}

void TestExport::tablesAreReadBack()
{
    const Scratch scratch;
    Dataset back;
    back.kinds = smallWorld().kinds;
    back.actors = smallWorld().actors;
    const auto report = importFiles(
        std::vector{scratch.write("a.csv", textOf(smallWorld(), ExportFormat::Csv))}, {}, back);
    QVERIFY(report);
    QCOMPARE(report->imported, 3);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY2(back.events[i] == asInTable(smallWorld().events[i]), back.events[i].key.c_str());
}

void TestExport::tablesRunNoFormula()
{
    const std::string text = textOf(smallWorld(), ExportFormat::Csv);
    QVERIFY(text.find("\"'=SUM(A1)\r\n") != std::string::npos);
    QVERIFY(text.find("'-Meeting-") != std::string::npos);
    QVERIFY(text.find("'@doubtful") != std::string::npos);
    QVERIFY(text.find("'-0043-03-15") != std::string::npos);
    QVERIFY(text.find(",-23.55,-46.633,") != std::string::npos);
}

void TestExport::tablesHaveTheSampleColumns()
{
    const std::string text = textOf(Dataset(), ExportFormat::Csv);
    QCOMPARE(text,
             std::string("id,title,kind,subkind,status,start,end,parties,persons,place,"
                         "place_country,lat,lon,place_precision,related,description,"
                         "source_publishers,source_titles,source_urls,source_dates,url_verified,"
                         "tags,confidence,thread,phase,note\r\n"));
}

void TestExport::geoJsonIsWellFormed()
{
    const auto json = nlohmann::json::parse(textOf(smallWorld(), ExportFormat::GeoJson));
    QCOMPARE(json["type"].get<std::string>(), std::string("FeatureCollection"));
    QCOMPARE(json["features"].size(), std::size_t(3));
    const auto &signing = json["features"][0];
    QCOMPARE(signing["type"].get<std::string>(), std::string("Feature"));
    QCOMPARE(signing["id"].get<std::string>(), std::string("signing"));
    QCOMPARE(signing["geometry"]["type"].get<std::string>(), std::string("Point"));
    QCOMPARE(signing["geometry"]["coordinates"][0].get<double>(), -46.633);
    QCOMPARE(signing["geometry"]["coordinates"][1].get<double>(), -23.55);
    QCOMPARE(signing["properties"]["start"].get<std::string>(), std::string("2022-12?"));
    QVERIFY(json["features"][1]["geometry"].is_null());
}

void TestExport::writesWholeFilesOnly()
{
    const Scratch scratch;
    scratch.write("a.csv", "before");
    QVERIFY(exportTo(scratch.path("a.csv"), smallWorld(), ExportFormat::Csv));
    QCOMPARE(Scratch::read(scratch.path("a.csv")), textOf(smallWorld(), ExportFormat::Csv));
    QCOMPARE(scratch.fileCount(), std::size_t(1));
    QVERIFY(!exportTo(scratch.path("no/such/a.csv"), smallWorld(), ExportFormat::Csv));
    QVERIFY(!exportTo(scratch.path(""), smallWorld(), ExportFormat::Csv));
    QCOMPARE(scratch.fileCount(), std::size_t(1));
}

void TestExport::replacesTheFileThatALinkPointsAt()
{
    const Scratch scratch;
    scratch.write("real.csv", "before");
    std::filesystem::create_symlink("real.csv", scratch.path("link.csv"));
    QVERIFY(writeFileAtomically(scratch.path("link.csv"), "after"));
    QVERIFY(std::filesystem::is_symlink(scratch.path("link.csv")));
    QCOMPARE(Scratch::read(scratch.path("real.csv")), std::string("after"));
}

void TestExport::writesTheSampleTableAsItWas()
{
    const std::filesystem::path file = ENTENTE_SHARED "/data/sample/indo_pacific.csv";
    if (!std::filesystem::exists(file))
        QSKIP("the shared sample is not here");
    const Scratch scratch;
    Dataset first;
    QVERIFY(importFiles(std::vector{file}, {}, first));
    Dataset second;
    QVERIFY(importFiles(std::vector{scratch.write("again.csv", textOf(first, ExportFormat::Csv))},
                        {}, second));
    QVERIFY(first == second);
}

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
