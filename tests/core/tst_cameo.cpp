// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/cameo.h"
#include "core/formats/cameo_actors.h"
#include "core/formats/countries.h"
#include "core/formats/fips.h"

#include <QTest>

#include <set>

using namespace entente;

class TestCameo : public QObject
{
    Q_OBJECT

private slots:
    void hangsKindsBelowStandardOnes_data();
    void hangsKindsBelowStandardOnes();
    void makesNoKindOfOtherWords();
    void namesNoTwoKindsAlike();
    void readsFipsCodes_data();
    void readsFipsCodes();
    void readsFipsCodesAsCountries();
    void describesActors();
};

void TestCameo::hangsKindsBelowStandardOnes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("chain");

    QTest::newRow("root") << "04"
                          << "meeting cameo-04";
    QTest::newRow("leaf") << "040"
                          << "meeting cameo-04 cameo-040";
    QTest::newRow("visit") << "042"
                           << "visit cameo-042";
    QTest::newRow("four digits") << "0231"
                                 << "statement cameo-02 cameo-023 cameo-0231";
    QTest::newRow("agreement") << "057"
                               << "agreement cameo-057";
    QTest::newRow("fight") << "1952"
                           << "crisis cameo-19 cameo-195 cameo-1952";
}

void TestCameo::hangsKindsBelowStandardOnes()
{
    QFETCH(QString, code);
    QFETCH(QString, chain);
    KindTree tree = KindTree::standard();
    const std::vector<Kind> kinds = cameoKinds(cameoKindId(code.toStdString()));
    QVERIFY(!kinds.empty());
    QStringList ids{QString::fromStdString(kinds.front().parent.value)};
    for (const Kind &kind : kinds) {
        QVERIFY2(tree.find(kind.parent), "parents come first");
        ids << QString::fromStdString(kind.id.value);
        tree.add(kind);
    }
    QCOMPARE(ids.join(" "), chain);
    QCOMPARE(tree.root(kinds.back().id).value, chain.split(" ")[0].toStdString());
}

void TestCameo::makesNoKindOfOtherWords()
{
    for (const char *word : {"", "042", "cameo-", "cameo-999", "cameo-04x", "cameo-00", "meeting"})
        QVERIFY2(cameoKinds(word).empty(), word);
}

void TestCameo::namesNoTwoKindsAlike()
{
    KindTree tree = KindTree::standard();
    std::set<std::string> labels;
    std::size_t count = 0;
    for (int code = 1; code < 3000; ++code) {
        for (const char *format : {"%02d", "%03d", "%04d"}) {
            const QString text = QString::asprintf(format, code);
            const CameoCode *known = cameoCode(text.toStdString());
            if (!known || known->code.size() != std::size_t(text.size()) ||
                tree.find(KindId{cameoKindId(known->code)}))
                continue;
            QVERIFY2(labels.insert(std::string(known->label)).second, qPrintable(text));
            tree.add(cameoKinds(cameoKindId(known->code)).back());
            ++count;
        }
    }
    QCOMPARE(count, 318u);
    QCOMPARE(tree.find(KindId{"cameo-042"})->label, "Make a visit");
    QCOMPARE(tree.find(KindId{"cameo-042"})->glyph, Glyph::Ring);
}

void TestCameo::readsFipsCodes_data()
{
    QTest::addColumn<QString>("fips");
    QTest::addColumn<QString>("iso");

    // Codes that mean another country in ISO 3166-1.
    const char *const cases[][2] = {
        {"BO", "BLR"}, {"BL", "BOL"}, {"RS", "RUS"}, {"RI", "SRB"}, {"CH", "CHN"}, {"SZ", "CHE"},
        {"AS", "AUS"}, {"AU", "AUT"}, {"GM", "DEU"}, {"GA", "GMB"}, {"UK", "GBR"}, {"UP", "UKR"},
        {"JA", "JPN"}, {"KS", "KOR"}, {"KN", "PRK"}, {"SF", "ZAF"}, {"SP", "ESP"}, {"SW", "SWE"},
        {"IZ", "IRQ"}, {"IS", "ISR"}, {"IC", "ISL"}, {"EI", "IRL"}, {"NI", "NGA"}, {"NG", "NER"},
        {"TU", "TUR"}, {"WA", "NAM"}, {"WE", "PSE"}, {"GZ", "PSE"}, {"KV", "XKX"}, {"OD", "SSD"},
        {"US", "USA"}, {"OS", ""},    {"", ""},      {"us", ""},    {"USA", ""},
    };
    for (const auto &[fips, iso] : cases)
        QTest::newRow(*fips ? fips : "nothing") << fips << iso;
}

void TestCameo::readsFipsCodes()
{
    QFETCH(QString, fips);
    QFETCH(QString, iso);
    QCOMPARE(QString::fromUtf8(isoFromFips(fips.toStdString())), iso);
}

void TestCameo::readsFipsCodesAsCountries()
{
    for (char a = 'A'; a <= 'Z'; ++a) {
        for (char b = 'A'; b <= 'Z'; ++b) {
            const std::string_view iso = isoFromFips(std::string{a, b});
            QVERIFY2(iso.empty() || countryFrom(iso), std::string(iso).c_str());
        }
    }
}

void TestCameo::describesActors()
{
    QCOMPARE(cameoActor("NATO")->name, "NATO");
    QCOMPARE(cameoActor("EU")->name, "European Union");
    QCOMPARE(cameoActor("EU")->type, ActorType::Organisation);
    QCOMPARE(cameoActor("COP")->name, "Police");
    QCOMPARE(cameoActor("WBK")->name, "World Bank");
    QCOMPARE(cameoActor("AFR")->type, ActorType::Bloc);
    QVERIFY(!cameoActor("USA"));
    QVERIFY(!cameoActor(""));
    QCOMPARE(nameFromCapitals("DOCTORS WITHOUT BORDERS"), "Doctors Without Borders");
    QCOMPARE(nameFromCapitals("COTE D'IVOIRE"), "Cote D'ivoire");
}

QTEST_APPLESS_MAIN(TestCameo)
#include "tst_cameo.moc"
