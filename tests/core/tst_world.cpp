// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/world.h"

#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace entente;

namespace
{

const std::string folder = ENTENTE_SOURCE_DIR "/resources/world/";

std::string nameAt(const World &world, LatLon place)
{
    const CountryShape *country = world.at(place);
    return country ? country->name : "sea";
}

} // namespace

class TestWorld : public QObject
{
    Q_OBJECT

private slots:
    void bothScalesAreReadAndKnowTheirCountries_data();
    void bothScalesAreReadAndKnowTheirCountries();
    void theTwoViewsDifferWhereTheyShould();
    void disputedBordersAreThoseBetweenUnits();
    void watersAreAddedAndBrokenOnesRefused();
    void scalesFollowTheZoom();
    void everyLabelStandsInItsCountry();
    void aSquareWithAHoleIsReadFromText();
    void brokenFilesAreRefusedInOneSentence_data();
    void brokenFilesAreRefusedInOneSentence();
    void whatIsNoFileIsRefused();
    void aFileCutAnywhereIsRefused();
};

void TestWorld::bothScalesAreReadAndKnowTheirCountries_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("110m") << QStringLiteral("countries-110m.json");
    QTest::newRow("50m") << QStringLiteral("countries-50m.json");
    QTest::newRow("10m") << QStringLiteral("countries-10m.json");
    QTest::newRow("110m of the UN") << QStringLiteral("un-countries-110m.json");
    QTest::newRow("50m of the UN") << QStringLiteral("un-countries-50m.json");
}

void TestWorld::bothScalesAreReadAndKnowTheirCountries()
{
    QFETCH(QString, file);
    const auto world = World::read(folder + file.toStdString());
    QVERIFY(world);
    QCOMPARE(world->boundaries,
             file.startsWith(QStringLiteral("un-"))
                 ? "boundaries nearer to the UN’s, Natural Earth and Visionscarto"
                 : "boundaries de facto, Natural Earth");
    QVERIFY(world->countries.size() > 170);
    QCOMPARE(nameAt(*world, {36.2, 138.2}), "Japan");
    QCOMPARE(nameAt(*world, {52.5, -1.5}), "United Kingdom");
    QCOMPARE(nameAt(*world, {66, -172}), "Russia"); // east of the antimeridian
    QCOMPARE(nameAt(*world, {67, 170}), "Russia");
    QCOMPARE(nameAt(*world, {-17.8, 178}), "Fiji");
    QCOMPARE(nameAt(*world, {-85, 20}), "Antarctica");
    QCOMPARE(nameAt(*world, {-90, 0}), "Antarctica");
    QCOMPARE(nameAt(*world, {-29.6, 28.2}), "Lesotho"); // a hole of South Africa
    QCOMPARE(nameAt(*world, {-30, 23}), "South Africa");
    QCOMPARE(nameAt(*world, {0, -150}), "sea");
    QCOMPARE(nameAt(*world, {90, 0}), "sea");
    const CountryShape *japan = world->find({"JPN"});
    QVERIFY(japan);
    QCOMPARE(japan->name, "Japan");
    QVERIFY(!world->find({}));
    QVERIFY(!world->find({"XXX"}));
}

void TestWorld::theTwoViewsDifferWhereTheyShould()
{
    const LatLon crimea{45.2, 34.2};
    for (const std::string scale : {"110m", "50m"}) {
        const auto deFacto = World::read(folder + "countries-" + scale + ".json");
        const auto un = World::read(folder + "un-countries-" + scale + ".json");
        QVERIFY(deFacto && un);
        QCOMPARE(nameAt(*deFacto, crimea), "Russia");
        QCOMPARE(nameAt(*un, crimea), "Ukraine");
        for (const CountryShape &country : deFacto->countries) {
            // Vatican City is smaller than a step of the other file's coordinates.
            if (!country.id.isEmpty() && country.id.value != "VAT")
                QVERIFY2(un->find(country.id), country.name.c_str());
        }
    }
    QVERIFY(boundariesNamed("un") == Boundaries::Un);
    QVERIFY(boundariesNamed(nameOf(Boundaries::DeFacto)) == Boundaries::DeFacto);
    QVERIFY(!boundariesNamed("mine"));
}

void TestWorld::disputedBordersAreThoseBetweenUnits()
{
    const auto world = World::fromTopoJson(
        R"({"type":"Topology","objects":{"countries":{"geometries":[
            {"type":"Polygon","properties":{"name":"West","a3":"WST"},"arcs":[[0,1]]},
            {"type":"Polygon","properties":{"name":"East","a3":"","disputed":true},
             "arcs":[[-2,2]]}]}},
            "arcs":[[[5,10],[0,10],[0,0],[5,0]],[[5,0],[5,10]],[[5,0],[10,0],[10,10],[5,10]]]})",
        "test");
    QVERIFY(world);
    QCOMPARE(world->disputed.size(), 1u); // not the coast
    QVERIFY((world->disputed[0] == std::vector<LatLon>{{0, 5}, {10, 5}}));
    const auto real = World::read(folder + "countries-50m.json");
    QVERIFY(real && !real->disputed.empty());
}

void TestWorld::watersAreAddedAndBrokenOnesRefused()
{
    auto world = World::read(folder + "countries-50m.json");
    QVERIFY(world);
    QVERIFY(world->addWater(folder + "water-50m.json"));
    QCOMPARE(world->lakes.size(), 275u);
    QVERIFY(world->rivers.size() > 400);
    const auto before = world->lakes;
    QVERIFY(!world->addWater(folder + "none.json"));
    for (const char *broken :
         {"", "{}", R"({"type":"Topology","objects":{"lakes":{"geometries":[]}},"arcs":[]})",
          R"({"type":"Topology","objects":{"lakes":{"geometries":[{"type":"Polygon","arcs":[[3]]}]},
              "rivers":{"geometries":[]}},"arcs":[]})",
          R"({"type":"Topology","objects":{"lakes":{"geometries":[]},"rivers":{"geometries":[
              {"type":"LineString","arcs":["x"]}]}},"arcs":[]})"}) {
        const Outcome refused = world->addWaterFromTopoJson(broken, "test");
        QVERIFY2(!refused, broken);
        QCOMPARE(refused.error().where, "test");
    }
    QVERIFY(world->lakes == before);
}

void TestWorld::scalesFollowTheZoom()
{
    QVERIFY(scaleFor(200) == MapScale::Small);
    QVERIFY(scaleFor(1000) == MapScale::Medium);
    QVERIFY(scaleFor(10000) == MapScale::Large);
}

void TestWorld::everyLabelStandsInItsCountry()
{
    const auto world = World::read(folder + "countries-110m.json");
    QVERIFY(world);
    for (const CountryShape &country : world->countries)
        QCOMPARE(nameAt(*world, country.labelAt), country.name);
}

void TestWorld::aSquareWithAHoleIsReadFromText()
{
    const auto world = World::fromTopoJson(
        R"({"type":"Topology","objects":{"countries":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","properties":{"name":"Square","a3":"SQR"},"arcs":[[0],[1]]},
            {"type":null}]}},
            "arcs":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]]})",
        "test");
    QVERIFY(world);
    QCOMPARE(world->countries.size(), 1u);
    QCOMPARE(nameAt(*world, {2, 2}), "Square");
    QCOMPARE(nameAt(*world, {5, 5}), "sea");
    QCOMPARE(world->boundaries, "");
}

void TestWorld::brokenFilesAreRefusedInOneSentence_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto with = [](const char *geometries, const char *arcs) {
        return QByteArray(R"({"type":"Topology","objects":{"countries":{"geometries":)") +
               geometries + R"(}},"arcs":)" + arcs + "}";
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
    QTest::newRow("a number") << QByteArray("42");
    QTest::newRow("GeoJSON") << QByteArray(R"({"type":"FeatureCollection","features":[]})");
    QTest::newRow("no countries") << with("[]", "[]");
    QTest::newRow("objects is a list")
        << QByteArray(R"({"type":"Topology","objects":[1],"arcs":[]})");
    QTest::newRow("no such arc") << with(R"([{"type":"Polygon","arcs":[[7]]}])", "[]");
    QTest::newRow("least index") << with(R"([{"type":"Polygon","arcs":[[-9223372036854775808]]}])",
                                         "[[[0,0],[1,1]]]");
    QTest::newRow("greatest index")
        << with(R"([{"type":"Polygon","arcs":[[18446744073709551615]]}])", "[[[0,0],[1,1]]]");
    QTest::newRow("arcs of text") << with(R"([{"type":"Polygon","arcs":[["a"]]}])", "[]");
    QTest::newRow("points of text") << with("[]", R"([[["a","b"]]])");
    QTest::newRow("outside the world") << with("[]", "[[[0,0],[500,0]]]");
    QTest::newRow("deep") << QByteArray(200000, '[');
    QTest::newRow("arcs is an object") << with("[]", R"({"a":1})");
    QTest::newRow("a transform of text") << QByteArray(
        R"({"type":"Topology","transform":{"scale":"x"},"objects":{"countries":{"geometries":[]}},)"
        R"("arcs":[]})");
}

void TestWorld::brokenFilesAreRefusedInOneSentence()
{
    QFETCH(QByteArray, text);
    const auto world = World::fromTopoJson({text.constData(), std::size_t(text.size())}, "a.json");
    QVERIFY(!world);
    QVERIFY(!world.error().what.empty());
    QCOMPARE(world.error().where, "a.json");
}

void TestWorld::whatIsNoFileIsRefused()
{
    QVERIFY(!World::read(folder));
    QVERIFY(!World::read(folder + "nowhere.json"));
}

void TestWorld::aFileCutAnywhereIsRefused()
{
    std::ifstream in(folder + "countries-110m.json", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    QVERIFY(text.size() > 1000);
    for (std::size_t length = 0; length + 2 < text.size(); length += text.size() / 40)
        QVERIFY(!World::fromTopoJson(std::string_view(text).substr(0, length), "cut"));
}

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
