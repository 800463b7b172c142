// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/date_report.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace entente;

namespace
{

Date dateOf(const QString &edtf)
{
    return edtf.isEmpty() ? Date() : Date::fromEdtf(edtf.toStdString()).value();
}

} // namespace

class TestDateWords : public QObject
{
    Q_OBJECT

private slots:
    void datesSayTheirPrecision_data()
    {
        QTest::addColumn<QString>("words");
        const auto row = [](const char *edtf, const char *words) {
            QTest::newRow(edtf) << QString::fromUtf8(words);
        };
        row("2023-01-11", "11 Jan 2023");
        row("2022-05", "May 2022");
        row("1951", "1951");
        row("1951~", "about 1951");
        row("1951?", "possibly 1951");
        row("1951%", "possibly about 1951");
        row("-0043", "44 BC");
        row("0079", "AD 79");
        row("Y170000002", "AD 170,000,002");
        row("1951-21", "spring 1951");
        row("1951-30", "summer 1951 (southern hemisphere)");
        row("195X", "1950s");
        row("195X~", "about the 1950s");
        row("190X", "between 1900 and 1909");
        row("11XX", "12th century");
        row("-11XX", "12th century BC");
        row("20XX", "21st century");
        row("2004?-06-11", "11 Jun 2004 (year uncertain)");
        row("2004-06-~11", "11 Jun 2004 (day approximate)");
        row("1985-04-XX", "Apr 1985 (day unknown)");
        row("[..1949]", "before 1950");
        row("[1951..]", "after 1950");
        row("[..2022-12-31]", "31 Dec 2022 or earlier");
        row("[2022-11-06..]", "6 Nov 2022 or later");
        row("../..", "undated");
        row("[1950..1953]", "between 1950 and 1953");
        row("[1667, 1760-12]", "1667 or Dec 1760");
        row("{2020, 2021}", "2020 and 2021");
        row("1951/1954", "1951–1954");
        row("1960/..", "since 1960");
        row("../1955", "until 1955");
        row("1960/", "from 1960, end unknown");
        row("2022-11-06T14:30:05Z", "6 Nov 2022, 14:30:05 UTC");
    }
    void datesSayTheirPrecision()
    {
        QFETCH(QString, words);
        const Date date = dateOf(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(QString::fromStdString(inWords(date)), words);
    }

    void spansSayWhatTheirEndsShareOnce_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *start, const char *end, const char *words) {
            QTest::newRow(words) << QString::fromLatin1(start) << QString::fromLatin1(end)
                                 << QString::fromUtf8(words);
        };
        row("2022-11-03", "2022-11-05", "3–5 Nov 2022");
        row("2022-11-03", "2022-12-05", "3 Nov – 5 Dec 2022");
        row("2022-11", "2022-12", "Nov–Dec 2022");
        row("2022-12-30", "2023-01-02", "30 Dec 2022 – 2 Jan 2023");
        row("2021-01", "2023~", "Jan 2021 – about 2023");
        row("1951", "1954", "1951–1954");
        row("1951", "", "1951");
        row("1951/..", "", "since 1951");
        row("1951", "1951", "1951");
        row("", "1951", "until 1951");
        row("", "", "");
        row("-0049", "-0043", "50–44 BC");
        row("-0026", "0014", "27 BC – AD 14");
        row("1951", "[..1959]", "1951 – before 1960");
        row("1951/..", "1960", "1951–1960");
    }
    void spansSayWhatTheirEndsShareOnce()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(QString, words);
        QCOMPARE(QString::fromStdString(inWords(dateOf(start), dateOf(end))), words);
    }

    void aReportHoldsWhatScriptsRelyOn()
    {
        const auto json = nlohmann::json::parse(jsonText({reportDate("2022-12?")}));
        QCOMPARE(json["text"].get<std::string>(), "2022-12?");
        QCOMPARE(json["edtf"].get<std::string>(), "2022-12?");
        QCOMPARE(json["earliest"].get<std::string>(), "2022-12-01");
        QCOMPARE(json["latest"].get<std::string>(), "2022-12-31");
        QCOMPARE(json["earliest_fuzzy"].get<std::string>(), "2021-11-01");
        QCOMPARE(json["latest_fuzzy"].get<std::string>(), "2024-01-31");
        QCOMPARE(json["words"].get<std::string>(), "possibly Dec 2022");
        QCOMPARE(json["valid"].get<bool>(), true);
        QVERIFY(json["error"].is_null());
    }

    void severalReportsAreAnArrayAndOpenSidesAreNull()
    {
        const std::vector<DateReport> reports = {reportDate("since 1960"), reportDate("-0043"),
                                                 reportDate("10/7/2008")};
        const auto json = nlohmann::json::parse(jsonText(reports));
        QVERIFY(json.is_array() && json.size() == 3);
        QCOMPARE(json[0]["earliest"].get<std::string>(), "1960-01-01");
        QVERIFY(json[0]["latest"].is_null());
        QCOMPARE(json[1]["earliest"].get<std::string>(), "-0043-01-01");
        QCOMPARE(json[2]["valid"].get<bool>(), false);
        QVERIFY(json[2]["edtf"].is_null());
        const std::optional<Error> failure = failureOf(reports);
        QVERIFY(failure);
        QVERIFY(failure->text().find("10/7/2008") != std::string::npos);
        QVERIFY(failure->text().find("1960") == std::string::npos);
        QVERIFY(!failureOf({reportDate("1951")}));
    }

    void aReportSurvivesAnyBytes()
    {
        const auto json = nlohmann::json::parse(jsonText({reportDate("\xff\xfe")}));
        QCOMPARE(json["valid"].get<bool>(), false);
        QVERIFY(!reportDate("1863-03-29 ").date);
        QVERIFY(!reportDate("").date);
    }

    void plainLinesNameTheWidth()
    {
        const std::string text = plainText(reportDate("c. 1951"));
        QVERIFY(text.find("1951~") != std::string::npos);
        QVERIFY(text.find("1950-01-01") != std::string::npos);
        QVERIFY(text.find("about 1951") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestDateWords)
#include "tst_date_words.moc"
