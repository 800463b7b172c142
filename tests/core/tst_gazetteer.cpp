// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/gazetteer.h"
#include "core/formats/gazetteer_codes.h"
#include "core/time/edtf.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace entente;

class TestGazetteer : public QObject
{
    Q_OBJECT

private slots:
    void resolvesCodesByTheirDay_data();
    void resolvesCodesByTheirDay();
    void doesNotGuess_data();
    void doesNotGuess();
    void tellsWhatItResolves();
    void leavesNoHolesInATime();
    void codesAreThoseOfThePublishedLists_data();
    void codesAreThoseOfThePublishedLists();
};

namespace
{

std::optional<Instant> dayOf(const char *text)
{
    if (*text == 0)
        return std::nullopt;
    return Date::fromEdtf(text)->bounds().strict.begin;
}

} // namespace

void TestGazetteer::resolvesCodesByTheirDay_data()
{
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("state");
    const char *const cases[][4] = {
        {"cow", "365", "1914-08-01", "RUS"},
        {"cow", "365", "1950-02-14", "SUN"},
        {"cow", "365", "1991-12-25", "SUN"},
        {"cow", "365", "1991-12-26", "RUS"},
        {"cow", "365", "", "RUS"},
        {"cow", "2", "1816-01-01", "USA"},
        {"cow", "002", "", "USA"},
        {"cow", "2.0", "", "USA"},
        {"cow", "255", "1866-06-14", "Prussia"},
        {"cow", "255", "1914-08-01", "DEU"},
        {"cow", "260", "1972-12-21", "DEU"},
        {"cow", "265", "1972-12-21", "DDR"},
        {"cow", "315", "1947-01-01", "CSK"},
        {"cow", "316", "1999-01-01", "CZE"},
        {"cow", "325", "1850-01-01", "Sardinia"},
        {"cow", "345", "1912-10-01", "SRB"},
        {"cow", "345", "1968-10-01", "YUG"},
        {"cow", "345", "1999-03-24", "SCG"},
        {"cow", "345", "2010", "SRB"},
        {"cow", "510", "1962", "Tanganyika"},
        {"cow", "510", "1970", "TZA"},
        {"cow", "678", "1970", "YEM"},
        {"cow", "680", "1970", "YMD"},
        {"cow", "710", "1930", "CHN"},
        {"cow", "713", "1954-12-02", "TWN"},
        {"cow", "730", "1900", "Korea (undivided)"},
        {"cow", "816", "1965", "VDR"},
        {"cow", "816", "1995", "VNM"},
        {"cow", "817", "1965", "South Vietnam"},
        {"cow-alpha", "UKG", "", "GBR"},
        {"cow-alpha", "AUS", "", "AUT"},
        {"cow-alpha", "GMY", "1850", "Prussia"},
        {"gw", "260", "2010", "DEU"},
        {"gw", "340", "2010", "SRB"},
        {"gw", "345", "1999", "SCG"},
        {"gw", "678", "2010", "YEM"},
        {"gw", "972", "", "TON"},
        {"gw", "365", "1950", "SUN"},
        {"iso2", "JP", "", "JPN"},
        {"iso2", "CS", "1980", "CSK"},
        {"iso2", "CS", "2004", "SCG"},
        {"iso2", "YU", "1980", "YUG"},
        {"iso2", "DD", "", "DDR"},
        {"iso2", "UK", "", "GBR"},
        {"iso3", "SUN", "", "SUN"},
        {"iso3", "JPN", "", "JPN"},
        {"iso-numeric", "392", "", "JPN"},
        {"iso-numeric", "036", "", "AUS"},
        {"iso-numeric", "810", "", "SUN"},
        {"iso-numeric", "280", "", "DEU"},
        {"iso-numeric", "891", "1980", "YUG"},
        {"iso-numeric", "891", "1999", "SCG"},
        {"fips", "JA", "", "JPN"},
        {"fips", "GC", "", "DDR"},
        {"fips", "UR", "", "SUN"},
        {"names", "Russia", "1960", "SUN"},
        {"names", "russia", "1900", "RUS"},
        {"names", "Soviet Union", "1960", "SUN"},
        {"names", "Republic of China", "1943", "CHN"},
        {"names", "Republic of China", "1954", "TWN"},
        {"names", "Taiwan", "", "TWN"},
        {"names", "Yugoslavia", "1968", "YUG"},
        {"names", "Yugoslavia", "1999", "SCG"},
        {"names", "Congo", "1985", "COG"},
        {"names", "Japanese", "", "JPN"},
        {"names", "Soviet", "", "SUN"},
        {"names", "West German", "1970", "DEU"},
        {"names", "Korea, Republic of", "", "KOR"},
    };
    for (const auto &one : cases)
        QTest::addRow("%s %s on '%s'", one[0], one[1], one[2])
            << one[0] << one[1] << one[2] << one[3];
}

void TestGazetteer::resolvesCodesByTheirDay()
{
    QFETCH(QString, codes);
    QFETCH(QString, text);
    QFETCH(QString, day);
    QFETCH(QString, state);
    const auto asked = countryCodesFrom(codes.toStdString());
    QVERIFY(asked);
    QCOMPARE(QString::fromUtf8(wordFor(*asked).data(), qsizetype(wordFor(*asked).size())), codes);
    const auto found = countryFrom(text.toStdString(), *asked, dayOf(qPrintable(day)));
    QVERIFY(found);
    QCOMPARE(QString::fromStdString(found->code), state);
    QVERIFY(!found->name.empty());
}

void TestGazetteer::doesNotGuess_data()
{
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("day");
    const char *const cases[][3] = {
        {"cow", "999", ""},         {"cow", "", ""},
        {"cow", "USA", ""},         {"cow", "-2", ""},
        {"cow-alpha", "ukg", ""},   {"gw", "946", ""},
        {"iso2", "ZZ", ""},         {"iso3", "Japan", ""},
        {"iso-numeric", "999", ""}, {"fips", "ZZ", ""},
        {"names", "Congo", ""},     {"names", "Congo", "1965"},
        {"names", "Korea", "1950"}, {"names", "Vietnam", "1960"},
        {"names", "Atlantis", ""},  {"iso2", "CS", "1998"},
    };
    for (const auto &one : cases)
        QTest::addRow("%s '%s' on '%s'", one[0], one[1], one[2]) << one[0] << one[1] << one[2];
}

void TestGazetteer::doesNotGuess()
{
    QFETCH(QString, codes);
    QFETCH(QString, text);
    QFETCH(QString, day);
    QVERIFY(!countryFrom(text.toStdString(), *countryCodesFrom(codes.toStdString()),
                         dayOf(qPrintable(day))));
}

void TestGazetteer::tellsWhatItResolves()
{
    QVERIFY(!countryCodesFrom("cows"));
    QCOMPARE(lifeOf("SUN"), (TimeSpan{*dayOf("1922-12-30"), *dayOf("1991-12-26")}));
    QCOMPARE(lifeOf("JPN"), TimeSpan::all());
    QCOMPARE(lifeOf("BGD").end, Instant::openFuture());
}

/// Every state of the table is one that we know, and the meanings of one number follow each other.
void TestGazetteer::leavesNoHolesInATime()
{
    std::map<int, int> until;
    for (const CowState &state : cowStates()) {
        QVERIFY2(countryFrom(state.state), qPrintable(QString::number(state.number)));
        const auto before = until.find(state.number);
        QCOMPARE(state.from, before == until.end() ? 0 : before->second);
        until[state.number] = state.until;
    }
    for (const auto &[number, last] : until)
        QVERIFY2(last == 0, qPrintable(QString::number(number)));
    for (const auto &table : {gleditschWardOwn(), withdrawnIso2(), withdrawnIsoNumeric(),
                              withdrawnFips(), changingNames(), demonyms()}) {
        for (const CodeMeaning &meaning : table)
            QVERIFY2(countryFrom(meaning.state), meaning.state.data());
    }
    for (const CodeMeaning &life : stateLives())
        QVERIFY2(countryFrom(life.code), life.code.data());
}

void TestGazetteer::codesAreThoseOfThePublishedLists_data()
{
    QTest::addColumn<QStringList>("row");
    QFile file(QStringLiteral(ENTENTE_TEST_DATA "/state_lists.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QStringList row = QString::fromUtf8(line).split(QLatin1Char('\t'));
        QTest::addRow("%s", qPrintable(row.mid(0, 2).join(QLatin1Char(' ')))) << row;
    }
}

/// In the last year of its life a code means the state that its list names, also by its letters.
/// The names are looked up apart from the codes, so that a number in the wrong line is found.
void TestGazetteer::codesAreThoseOfThePublishedLists()
{
    QFETCH(QStringList, row);
    QCOMPARE(row.size(), 6);
    const auto listed = countryCodesFrom(row[0].toStdString());
    QVERIFY(listed);
    const auto on = dayOf(qPrintable(row[5] + QStringLiteral("-01-01")));
    const auto state = countryFrom(row[1].toStdString(), *listed, on);
    QVERIFY2(state, "the code is unknown");
    if (!row[2].isEmpty()) {
        const auto byLetters = countryFrom(row[2].toStdString(), CountryCodes::CowAlpha, on);
        QVERIFY2(byLetters, "the letters are unknown");
        QCOMPARE(byLetters->code, state->code);
    }
    const auto byName = countryFrom(row[3].toStdString(), CountryCodes::Names, on);
    if (row[3] == QLatin1String("Congo")) { // two states bear the name: it is asked about
        QVERIFY(!byName);
        QCOMPARE(state->code, "COG");
        return;
    }
    if (row[0] == QLatin1String("cow") && row[1] == QLatin1String("345")) {
        QCOMPARE(state->code, "SRB"); // the list goes on calling Serbia Yugoslavia
        return;
    }
    QVERIFY2(byName, "the name is unknown");
    QCOMPARE(byName->code, state->code);
}

QTEST_APPLESS_MAIN(TestGazetteer)
#include "tst_gazetteer.moc"
