// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/geo/cities.h"
#include "core/layout/map_cities.h"
#include "tests/support/ruler.h"

#include <QTest>

using namespace entente;

namespace
{

const std::vector<City> &cities()
{
    static const std::vector<City> read =
        readCities(ENTENTE_SOURCE_DIR "/resources/world/cities.json").value();
    return read;
}

struct Map
{
    explicit Map(double pixelsPerUnit, LatLon at, std::string language = {})
    {
        look.width = 1300;
        look.height = 600;
        look.projection = *Projection::named("equal-earth", {0, 100});
        look.camera = {*look.projection.forward(at), pixelsPerUnit};
        look.language = std::move(language);
        world.cities = std::make_shared<std::vector<City>>(cities());
        add({}, {});
    }
    void add(const std::vector<RectF> &taken, const std::vector<std::string> &named)
    {
        drawing = {};
        addCities(drawing, frameOf(look), look, world, projectedWorld(world, look.projection),
                  {taken, named, [](const RectF &) { return Theme::light().canvas; }},
                  Theme::light(), test::Ruler());
    }
    bool names(const char *name) const
    {
        return std::any_of(drawing.texts.begin(), drawing.texts.end(),
                           [&](const TextMark &text) { return text.text == name; });
    }
    World world;
    MapLook look;
    Drawing drawing;
};

const LatLon japan{36, 137};

} // namespace

class TestCities : public QObject
{
    Q_OBJECT

private slots:
    void citiesHaveNamesInSeveralLanguages()
    {
        QVERIFY(cities().size() > 900);
        const auto tokyo = std::find_if(cities().begin(), cities().end(),
                                        [](const City &city) { return city.name == "Tokyo"; });
        QVERIFY(tokyo != cities().end());
        QVERIFY(tokyo->isCapital);
        QCOMPARE(tokyo->in("de"), std::string("Tokio"));
        QCOMPARE(tokyo->in("en"), std::string("Tokyo"));
        QCOMPARE(tokyo->in("xx"), std::string("Tokyo"));
        for (std::size_t i = 1; i < cities().size(); ++i)
            QVERIFY(cities()[i - 1].weight() >= cities()[i].weight());
    }

    void aDamagedListSaysSo()
    {
        for (const char *text :
             {"", "[]", R"({"cities": [["A"]]})", R"({"cities": [["A", 91, 0, 5, 0, {}]]})",
              R"({"cities": [["A", 1, 0, 5, 0, {"de": 3}]]})"}) {
            const auto read = citiesFromJson(text, "cities.json");
            QVERIFY(!read);
            QVERIFY(read.error().text().find("reinstall") != std::string::npos);
        }
        QVERIFY(!readCities("/nowhere/cities.json"));
    }

    void nearerMapsNameMore()
    {
        const Map world(250, {0, 100});
        const Map region(1500, japan);
        const Map country(4000, japan);
        QVERIFY(world.drawing.texts.size() >= 4 && world.drawing.texts.size() < 30);
        QVERIFY(world.names("Beijing"));
        QVERIFY(!Map(60, {0, 100}).drawing.texts.empty()); // however small
        QVERIFY(!world.names("Osaka"));
        QVERIFY(region.names("Osaka"));
        QVERIFY(!region.names("Sendai"));
        QVERIFY(country.names("Sendai"));
    }

    void namesNeitherTouchEachOtherNorTheEventsTheyGiveWayTo()
    {
        Map map(2500, japan);
        const std::vector<RectF> taken{{500, 200, 300, 200}};
        map.add(taken, {"Seoul"});
        QVERIFY(map.drawing.texts.size() > 5);
        QVERIFY(!map.names("Seoul")); // it stands there already
        for (std::size_t i = 0; i < map.drawing.texts.size(); ++i) {
            const RectF &box = map.drawing.texts[i].box;
            QVERIFY(!box.intersects(taken[0]));
            QVERIFY(box.x >= 0 && box.right() <= map.look.width);
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!box.intersects(map.drawing.texts[j].box));
        }
    }

    void namesAreInTheLanguageAskedFor()
    {
        QVERIFY(Map(1500, japan, "de").names("Tokio"));
        QVERIFY(Map(1500, japan, "ja").names("大阪市") || Map(1500, japan, "ja").names("大阪"));
    }
};

QTEST_APPLESS_MAIN(TestCities)
#include "tst_cities.moc"
