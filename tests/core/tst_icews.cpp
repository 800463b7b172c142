// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/icews_reader.h"
#include "tests/support/read_rows.h"

#include <QTest>

using namespace entente;
using namespace entente::test;

namespace
{

const std::string header =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\t"
    "Publisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
const std::string visit =
    "101\t2014-05-06\tForeign Ministry (Japan)\tExecutive,Government\tJapan\tMake a visit\t42\t"
    "1.9\tFrance\t\tFrance\t9001\t3\tExample Wire\tParis\tNA\tIle-de-France\tFrance\t48.8534\t"
    "2.3488\n";

ReadRows read(const std::string &text)
{
    const std::unique_ptr<RowReader> reader = openIcews(text, false);
    if (!reader)
        qFatal("the text is no table of ICEWS");
    return readRows(*reader, text);
}

std::string extra(const Event &event, std::string_view name)
{
    for (const auto &[field, value] : event.extra) {
        if (field == name)
            return value;
    }
    return {};
}

} // namespace

class TestIcews : public QObject
{
    Q_OBJECT

private slots:
    void readsAVisit();
    void readsMissingCountriesAsMissing();
    void findsCodesThatLostTheirZero_data();
    void findsCodesThatLostTheirZero();
    void readsQuotedTables();
    void knowsTablesByTheirHeader();
    void rejectsWithAReason();
    void givesOneKeyToMentionsOfOneEvent();
};

void TestIcews::readsAVisit()
{
    const ReadRows rows = read(header + visit);
    QCOMPARE(rows.rows.size(), 1u);
    const Event &event = rows.rows[0].event;
    QCOMPARE(event.title, "Make a visit: Foreign Ministry (Japan) → France (Paris)");
    QCOMPARE(rows.rows[0].kindWord, "cameo-042");
    QCOMPARE(event.start.edtf(), "2014-05-06");
    QCOMPARE(event.parties,
             (std::vector<Party>{{ActorId{"JPN"}, "initiator"}, {ActorId{"FRA"}, "target"}}));
    QCOMPARE(event.tags, (std::vector<std::string>{"Executive", "Government"}));
    QCOMPARE(event.place.name, "Paris, Ile-de-France, France");
    QCOMPARE(event.place.country.value, "FRA");
    QCOMPARE(event.place.precision, PlacePrecision::City);
    QCOMPARE(extra(event, "intensity"), "1.9");
    QCOMPARE(extra(event, "source"), "Foreign Ministry (Japan)");
    QCOMPARE(extra(event, "icews_id"), "101");
    QCOMPARE(event.sources[0].publisher, "Example Wire");
    QCOMPARE(event.sources[0].title, "Story 9001, sentence 3");
}

void TestIcews::readsMissingCountriesAsMissing()
{
    const ReadRows rows =
        read(header + "102\t2014-05-06\tUN Security Council\tNA\tNA\tConsult\t040\t1\t"
                      "\t\t\t\t\t\t\t\t\tNA\t\t\n");
    QCOMPARE(rows.rows.size(), 1u);
    const Event &event = rows.rows[0].event;
    QVERIFY(event.place.isEmpty());
    QCOMPARE(event.parties, (std::vector<Party>{{ActorId{"UN Security Council"}, "initiator"}}));
    QVERIFY(event.tags.empty());
    QVERIFY(event.sources.empty());
    QCOMPARE(event.title, "Consult: UN Security Council");
}

void TestIcews::findsCodesThatLostTheirZero_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");

    QTest::newRow("whole") << "042"
                           << "Make a visit"
                           << "cameo-042";
    QTest::newRow("no root has this number") << "43"
                                             << "Host a visit"
                                             << "cameo-043";
    QTest::newRow("a root has it too") << "10"
                                       << "Make statement"
                                       << "cameo-010";
    QTest::newRow("its text is not ours") << "20"
                                          << "Make an appeal or request"
                                          << "cameo-020";
    QTest::newRow("really the root") << "11"
                                     << "Disapprove"
                                     << "cameo-11";
    QTest::newRow("four digits") << "231"
                                 << "Appeal for economic aid"
                                 << "cameo-0231";
    QTest::newRow("three digits as they are") << "190"
                                              << "Use conventional military force"
                                              << "cameo-190";
}

void TestIcews::findsCodesThatLostTheirZero()
{
    QFETCH(QString, code);
    QFETCH(QString, text);
    QFETCH(QString, kind);
    const std::string row = "1\t2014-05-06\tA\t\t\t" + text.toStdString() + "\t" +
                            code.toStdString() + "\t1\tB" + std::string(11, '\t') + "\n";
    QCOMPARE(QString::fromStdString(read(header + row).rows.at(0).kindWord), kind);
}

void TestIcews::readsQuotedTables()
{
    const ReadRows rows =
        read("Event ID\tEvent Date\tSource Name\tEvent Text\tCAMEO Code\n"
             "7\t\"2014-05-06\"\t\"Extremist (Russia)\"\t\"Make \"\"statement\"\"\"\t\"010\"\n");
    QCOMPARE(rows.rows.size(), 1u);
    QCOMPARE(rows.rows[0].event.title, "Make \"statement\": Extremist (Russia)");
    QCOMPARE(rows.rows[0].kindWord, "cameo-010");
}

void TestIcews::knowsTablesByTheirHeader()
{
    QVERIFY(openIcews(header, false));
    QVERIFY(openIcews("event_id\tevent_date\tsource_name\tevent_text\tcameo_code\n", false));
    QVERIFY(!openIcews("", false));
    QVERIFY(!openIcews("", true));
    QVERIFY(!openIcews("Event ID\tEvent Date\tTitle\n", false));
    QVERIFY(!openIcews("title,date\n", true));
}

void TestIcews::rejectsWithAReason()
{
    const ReadRows rows = read(header + visit + "1\t2\t3\n" + "103\tsoon" + std::string(18, '\t') +
                               "\n" + "\t2014-05-06" + std::string(18, '\t') + "\n" + visit);
    QCOMPARE(rows.rows.size(), 2u);
    QCOMPARE(rows.rejects.size(), 3u);
    QCOMPARE(rows.rejects[0].line, 3);
    QCOMPARE(rows.rejects[0].reason, "it has 3 cells, the header has 20");
    QVERIFY(QString::fromStdString(rows.rejects[1].reason).contains("soon"));
    QCOMPARE(rows.rejects[2].reason, "there is no event id");
}

void TestIcews::givesOneKeyToMentionsOfOneEvent()
{
    const auto key = [](QString from, QString to) {
        QString row = QString::fromStdString(visit);
        return read(header + row.replace(from, to).toStdString()).rows.at(0).event.key;
    };
    const std::string same = key("", "");
    QCOMPARE(key("101", "999"), same);
    QCOMPARE(key("9001", "9002"), same);
    QVERIFY(key("2014-05-06", "2014-05-07") != same);
    QVERIFY(key("Foreign Ministry", "Army") != same);
    QVERIFY(key("Paris", "Lyon") != same);
}

QTEST_APPLESS_MAIN(TestIcews)
#include "tst_icews.moc"
