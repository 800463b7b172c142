// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/map_layout.h"
#include "core/layout/map_shades.h"
#include "tests/support/ruler.h"

#include <QtTest>

#include <random>

using namespace entente;

namespace
{

CountryValues valued(const std::vector<std::int64_t> &values)
{
    CountryValues all;
    all.title = "Events with each country";
    for (std::size_t i = 0; i < values.size(); ++i)
        all.values["C" + std::to_string(i)] = values[i];
    return all;
}

const World &world()
{
    static const World read =
        *World::read(ENTENTE_SOURCE_DIR "/resources/world/countries-110m.json");
    return read;
}

} // namespace

/// Countries shaded by a number: classes, colours, legend, and what the numbers are.
class TestMapShades : public QObject
{
    Q_OBJECT

private slots:
    void fewValuesAreAClassEach();
    void manyValuesAreQuantilesWithRoundBounds();
    void everyValueHasExactlyOneClass();
    void inkCanBeReadOnEveryShade();
    void tiesAreCountedForAllOrWithOne();
    void aMapShadesAndExplainsItself();
    void aFormerStateIsShadedOnItsLand();
    void everyLabelCanBeReadOnShades();
    void nothingToShadeHasNoLegend();
};

void TestMapShades::fewValuesAreAClassEach()
{
    const ShadeClasses classes(valued({1, 3, 3, 0, 9}));
    QCOMPARE(classes.count(), 3u);
    QVERIFY(!classes.areQuantiles());
    QCOMPARE(classes.label(0), "1");
    QCOMPARE(classes.label(1), "3");
    QCOMPARE(classes.label(2), "9");
    QVERIFY(!classes.classOf(0));
    QCOMPARE(classes.classOf(4), std::optional<std::size_t>(1));
    QCOMPARE(ShadeClasses(valued({7})).label(0), "7");
    QCOMPARE(ShadeClasses(valued({})).count(), 0u);
}

void TestMapShades::manyValuesAreQuantilesWithRoundBounds()
{
    std::vector<std::int64_t> values;
    for (int i = 1; i <= 100; ++i)
        values.push_back(i);
    const ShadeClasses classes(valued(values));
    QVERIFY((classes.from() == std::vector<std::int64_t>{1, 20, 40, 60, 80}));
    QVERIFY(classes.areQuantiles());
    QCOMPARE(classes.label(0), "1–19");
    QCOMPARE(classes.label(4), "80–100");
    // A few countries with most of the events do not take all shades.
    const ShadeClasses skewed(valued({1, 1, 1, 1, 2, 2, 3, 3, 5, 8, 13, 40, 260, 1312}));
    QVERIFY((skewed.from() == std::vector<std::int64_t>{1, 2, 3, 15}) ||
            (skewed.from() == std::vector<std::int64_t>{1, 2, 3, 12}) ||
            (skewed.from() == std::vector<std::int64_t>{1, 2, 4, 25}));
}

void TestMapShades::everyValueHasExactlyOneClass()
{
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        std::geometric_distribution<std::int64_t> spread(1.0 / (2 + round * round));
        std::vector<std::int64_t> values;
        for (int i = 0; i < 3 + round; ++i)
            values.push_back(spread(random));
        const ShadeClasses classes(valued(values));
        QVERIFY(classes.count() <= ShadeClasses::most);
        QVERIFY(std::is_sorted(classes.from().begin(), classes.from().end()));
        for (const std::int64_t value : values) {
            const auto index = classes.classOf(value);
            QCOMPARE(index.has_value(), value > 0);
            if (index)
                QVERIFY(value >= classes.from()[*index]);
        }
    }
}

void TestMapShades::inkCanBeReadOnEveryShade()
{
    for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
        for (std::size_t i = 0; i < 5; ++i) {
            QVERIFY(contrast(theme->ink, shadeColor(i, 5, *theme)) >= 4.5);
            if (i > 0) // each is told from the one before
                QVERIFY(contrast(shadeColor(i, 5, *theme), shadeColor(i - 1, 5, *theme)) > 1.05);
        }
    }
}

void TestMapShades::tiesAreCountedForAllOrWithOne()
{
    TiesAnswer answer;
    answer.edges = {{ActorId{"JPN"}, ActorId{"USA"}, 2}, {ActorId{"AUS"}, ActorId{"USA"}, 1}};
    const CountryValues all = tieValues(answer, {}, {}, "11 January 2023");
    QCOMPARE(all.title, "Ties in force on 11 January 2023");
    QCOMPARE(all.values.at("USA"), 3);
    QCOMPARE(all.values.at("JPN"), 2);
    const CountryValues withOne = tieValues(answer, ActorId{"USA"}, "the United States", "");
    QCOMPARE(withOne.title, "Ties in force with the United States");
    QVERIFY(!withOne.values.contains("USA"));
    QCOMPARE(withOne.values.at("AUS"), 1);
    QCOMPARE(withOne.about, "USA");
}

void TestMapShades::aMapShadesAndExplainsItself()
{
    MapLook look;
    look.width = 900;
    look.height = 500;
    CountryValues values;
    values.title = "Ties in force with Japan";
    values.values = {{"USA", 4}, {"AUS", 2}, {"NATO", 9}};
    values.about = "JPN";
    look.shades = std::make_shared<const CountryValues>(values);
    const BaseMap base = projectedWorld(world(), look.projection);
    const Drawing drawing =
        layoutMap({}, look, world(), base, KindTree::standard(), Theme::light(), test::Ruler())
            .drawing;
    std::map<std::string, Rgba> fills;
    std::vector<std::string> legend;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Background && mark.fill && !mark.key.empty())
            fills[mark.key] = *mark.fill;
        if (mark.role == Role::Legend)
            legend.push_back(mark.key);
    }
    QVERIFY(fills.contains("USA") && fills.contains("AUS") && !fills.contains("GBR"));
    QVERIFY(!(fills["USA"] == fills["AUS"]));
    // What the map has no shape of takes no class of its own.
    QVERIFY((legend == std::vector<std::string>{"2", "4"}));
    const auto says = [&](const std::string &words) {
        return std::any_of(drawing.texts.begin(), drawing.texts.end(), [&](const TextMark &text) {
            return text.text.find(words) != std::string::npos;
        });
    };
    QVERIFY(says("Ties in force with Japan"));
    QVERIFY(!says("quantiles")); // each value has its own shade
    QVERIFY(drawing.words.find("Countries are shaded by: Ties in force with Japan") !=
            std::string::npos);
}

void TestMapShades::aFormerStateIsShadedOnItsLand()
{
    TiesAnswer answer;
    answer.edges = {{ActorId{"SUN"}, ActorId{"CHN"}, 1}, {ActorId{"UKR"}, ActorId{"CHN"}, 3}};
    const CountryValues shown = valuesOn(world(), tieValues(answer, {}, {}, "1955"));
    QCOMPARE(shown.values.at("RUS"), 1);
    QCOMPARE(shown.values.at("KAZ"), 1);
    QCOMPARE(shown.values.at("UKR"), 3); // has its own
    QVERIFY(!shown.values.contains("SUN"));
    CountryValues events = valued({});
    events.values = {{"SUN", 9}}; // of all times: nothing is said about Kazakhstan
    QVERIFY(valuesOn(world(), events).values.empty());
}

void TestMapShades::everyLabelCanBeReadOnShades()
{
    ClusterAnswer answer;
    std::int64_t next = 1;
    for (const auto &[name, at] : {std::pair<const char *, LatLon>{"Alice Springs", {-23.7, 133.9}},
                                   {"Sydney", {-33.87, 151.21}},
                                   {"Tokyo", {35.68, 139.69}},
                                   {"Kansas City", {39.1, -94.6}}}) {
        PlaceCluster place;
        place.position = at;
        place.count = 2;
        place.label = name;
        place.kinds = {{KindId{"meeting"}, 2}};
        place.members = {{next}, {next + 1}};
        place.id = {next};
        next += 2;
        answer.clusters.push_back(place);
    }
    CountryValues values;
    values.title = "Events with each country";
    values.values = {{"AUS", 9}, {"USA", 5}, {"JPN", 1}};
    for (const Theme *theme : {&Theme::light(), &Theme::dark(), &Theme::print()}) {
        MapLook look;
        look.width = 2800; // so that a name fits into Australia
        look.height = 1500;
        look.shades = std::make_shared<const CountryValues>(values);
        const Drawing drawing =
            layoutMap(answer, look, world(), projectedWorld(world(), look.projection),
                      KindTree::standard(), *theme, test::Ruler())
                .drawing;
        bool standsOnShade = false;
        for (const TextMark &text : drawing.texts) {
            QVERIFY2(contrast(text.color, text.background) >= 4.5, text.text.c_str());
            standsOnShade =
                standsOnShade || text.background == shadeColor(2, 3, *theme); // Australia's
        }
        QVERIFY(standsOnShade);
    }
}

void TestMapShades::nothingToShadeHasNoLegend()
{
    Drawing drawing;
    const test::Ruler ruler;
    QVERIFY(addShadeLegend(drawing, {}, {0, 100}, 500, Theme::light(), ruler) == RectF());
    QVERIFY(addShadeLegend(drawing, valued({1, 2}), {0, 100}, 50, Theme::light(), ruler) ==
            RectF());
    QVERIFY(drawing.marks.empty() && drawing.texts.empty());
}

QTEST_GUILESS_MAIN(TestMapShades)
#include "tst_map_shades.moc"
