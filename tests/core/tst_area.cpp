// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/area.h"
#include "core/model/region.h"

#include <QTest>

namespace entente
{

namespace
{

bool holds(const char *area, LatLon place)
{
    const std::optional<Area> read = Area::fromText(area);
    return read && read->contains(place);
}

} // namespace

class TestArea : public QObject
{
    Q_OBJECT

private slots:
    void aCircleReachesItsRadius()
    {
        QVERIFY(holds("35.7 139.7 400km", {34.7, 135.5})); // Tokyo to Osaka, 397 km
        QVERIFY(!holds("35.7 139.7 390km", {34.7, 135.5}));
        QVERIFY(holds("35.7 139.7 400", {34.7, 135.5}));
        QVERIFY(holds("35.7 139.7 400 KM", {34.7, 135.5}));
        QVERIFY(holds("0 179.5 200km", {0, -179.5}));
        QVERIFY(holds("90 0 10km", {90, 120}));
    }

    void aBoxMayCrossThe180thMeridian()
    {
        QVERIFY(holds("30 125 46 150", {35, 139}));
        QVERIFY(!holds("30 125 46 150", {35, -139}));
        QVERIFY(holds("-50 160 0 -150", {-20, 175}));
        QVERIFY(holds("-50 160 0 -150", {-20, -170}));
        QVERIFY(!holds("-50 160 0 -150", {-20, 0}));
    }

    void aLassoHoldsWhatItSurrounds()
    {
        QVERIFY(holds("0 0 10 0 10 10", {8, 2}));
        QVERIFY(!holds("0 0 10 0 10 10", {2, 8}));
        QVERIFY(holds("-10 170 -10 -170 10 -170 10 170", {0, 179}));
        QVERIFY(holds("-10 170 -10 -170 10 -170 10 170", {0, -175}));
        QVERIFY(!holds("-10 170 -10 -170 10 -170 10 170", {0, 0}));
    }

    void whatIsNoAreaIsRefused()
    {
        for (const char *text : {"", "1", "1 2", "1 2 3 4 5", "a b c", "91 0 1km", "1 2 -3km",
                                 "nan 1 2", "1 2 3 x", "1 2 inf", "1 2 3km km"})
            QVERIFY2(!Area::fromText(text), text);
    }

    void textComesBack()
    {
        for (const char *text : {"35.7 139.7 400km", "30 -125 46 150.12345", "0 0 10 0 10 10.5"})
            QCOMPARE(Area::fromText(text)->toText(), std::string(text));
        QCOMPARE(Area::box({-0.0000001, 1}, {2, 3}).toText(), std::string("0 1 2 3"));
    }

    void everyCountryHasOneRegion()
    {
        QVERIFY(regionOf(ActorId{"JPN"}) == Region::EasternAsia);
        QVERIFY(regionOf(ActorId{"TWN"}) == Region::EasternAsia);
        QVERIFY(regionOf(ActorId{"SUN"}) == Region::EasternEurope);
        QVERIFY(regionOf(ActorId{"PHL"}) == Region::SouthEasternAsia);
        QVERIFY(!regionOf(ActorId{"NATO"}));
        QVERIFY(!regionOf(ActorId{"EU"}));
        QVERIFY(!regionOf(ActorId{""}));
        QVERIFY(!regionOf(ActorId{"A Y"}));
        QCOMPARE(labelFor(Region::SouthEasternAsia), std::string_view("South-eastern Asia"));
        QCOMPARE(continentOf(Region::Melanesia), std::string_view("Oceania"));
    }
};

} // namespace entente

QTEST_APPLESS_MAIN(entente::TestArea)
#include "tst_area.moc"
