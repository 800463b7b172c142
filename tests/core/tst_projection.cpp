// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/clip.h"
#include "core/geo/projection.h"
#include "core/geo/world.h"

#include <QtTest>
#include <proj.h>

#include <atomic>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <thread>

using namespace entente;

namespace
{

Projection made(const std::string &name, LatLon center)
{
    return *Projection::named(name, center);
}

double widthOf(const Projection &projection)
{
    return projection.extent().right - projection.extent().left;
}

double longestSegment(const std::vector<Projection::PlaneLine> &lines, bool closed)
{
    double longest = 0;
    for (const auto &line : lines) {
        for (std::size_t i = closed ? 0 : 1; i < line.size(); ++i) {
            const PlanePoint a = line[i == 0 ? line.size() - 1 : i - 1];
            longest = std::max(longest, std::hypot(line[i].x - a.x, line[i].y - a.y));
        }
    }
    return longest;
}

double areaOf(const std::vector<Projection::PlaneLine> &rings)
{
    double area = 0;
    for (const auto &ring : rings)
        area += std::abs(doubleArea(ring)) / 2;
    return area;
}

const World &world()
{
    static const World read =
        *World::read(ENTENTE_SOURCE_DIR "/resources/world/countries-110m.json");
    return read;
}

const double centres[] = {-180, -150, -100, -60, -10, 0, 37.5, 100, 139, 179.9};
const LatLon tokyo{35.68, 139.69};
const LatLon sanFrancisco{37.77, -122.42};
const LatLon london{51.5, -0.12};

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT

private slots:
    void everyNameMakesAProjection_data();
    void everyNameMakesAProjection();
    void anUnknownNameIsRefusedWithTheChoices();
    void aCentreThatIsNoPlaceIsRefused();
    void theDefaultIsEqualEarthCentredOn100East();
    void placesComeBackFromThePlane_data();
    void placesComeBackFromThePlane();
    void projOnItsOwnGivesTheSamePoints_data();
    void projOnItsOwnGivesTheSamePoints();
    void aCircleAroundACentreIsACircle();
    void lambertKeepsAreasOfRegions();
    void theConeKeepsShapesOfItsRegion();
    void pointsOutsideTheMapAreNoPlaces_data();
    void pointsOutsideTheMapAreNoPlaces();
    void aGlobeHidesItsFarSide();
    void theOutlineRunsCounterClockwise_data();
    void theOutlineRunsCounterClockwise();
    void countriesNeverStreakAcrossTheMap_data();
    void countriesNeverStreakAcrossTheMap();
    void equalEarthKeepsAreasWhereverItIsCut();
    void theFlightFromTokyoToSanFranciscoNeverStreaks_data();
    void theFlightFromTokyoToSanFranciscoNeverStreaks();
    void aGlobeCutsLandAtTheHorizon();
    void landAroundTheAntipodeReachesTheRim();
    void brokenShapesDoNoHarm();
    void aGreatCircleIsTheShortWay();
    void antipodesHaveALine();
    void severalThreadsMayProjectAtOnce();
};

void TestProjection::everyNameMakesAProjection_data()
{
    QTest::addColumn<QString>("name");
    for (const std::string &name : Projection::names())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestProjection::everyNameMakesAProjection()
{
    QFETCH(QString, name);
    const Projection projection = made(name.toStdString(), {20, 100});
    QCOMPARE(projection.name(), name.toStdString());
    QCOMPARE(projection.center().lon, 100.0);
    QVERIFY(!projection.title().empty());
    QVERIFY(projection.outline().size() > 8);
    const auto center = projection.forward(projection.center());
    QVERIFY(center);
    QVERIFY(std::hypot(center->x, center->y) < 1e-9);
}

void TestProjection::anUnknownNameIsRefusedWithTheChoices()
{
    const auto refused = Projection::named("flat-earth", {0, 0});
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("flat-earth") != std::string::npos);
    QVERIFY(refused.error().what.find("equal-earth") != std::string::npos);
}

void TestProjection::aCentreThatIsNoPlaceIsRefused()
{
    QVERIFY(!Projection::named("equal-earth", {91, 0}));
    QVERIFY(!Projection::named("equal-earth", {0, NAN}));
    QVERIFY(!Projection::named("orthographic", {NAN, 0}));
}

void TestProjection::theDefaultIsEqualEarthCentredOn100East()
{
    QCOMPARE(Projection().caption(), "Equal Earth, centred on 100° E");
    QVERIFY(Projection() == made("equal-earth", {0, 100}));
    QVERIFY(!(Projection() == made("equal-earth", {0, 99})));
}

void TestProjection::placesComeBackFromThePlane_data()
{
    everyNameMakesAProjection_data();
}

void TestProjection::placesComeBackFromThePlane()
{
    QFETCH(QString, name);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lat(-84, 84);
    std::uniform_real_distribution<double> lon(-180, 180);
    int shown = 0;
    for (double centre : centres) {
        const Projection projection = made(name.toStdString(), {35, centre});
        for (int i = 0; i < 200; ++i) {
            const LatLon place{lat(random), lon(random)};
            const auto point = projection.forward(place);
            if (!point)
                continue;
            ++shown;
            const auto back = projection.inverse(*point);
            QVERIFY2(back, qPrintable(QStringLiteral("%1 %2").arg(place.lat).arg(place.lon)));
            // On a globe's rim a hair of the plane is a wide strip of the sphere.
            const double slack = distanceKm(place, projection.center()) > 9900 ? 1e-4 : 1e-6;
            QVERIFY(std::abs(back->lat - place.lat) < slack);
            QVERIFY(std::abs(wrappedDegrees(back->lon - place.lon)) < slack);
        }
    }
    QVERIFY(shown > (name == QStringLiteral("lambert-conformal") ? 600 : 900)); // a region
}

void TestProjection::projOnItsOwnGivesTheSamePoints_data()
{
    everyNameMakesAProjection_data();
}

/// A pipeline of our own wording, of an earth in metres and with PROJ's own central meridian, on
/// 500 places a projection: a tenth of a pixel of a map 2000 pixels wide, forward and back.
void TestProjection::projOnItsOwnGivesTheSamePoints()
{
    QFETCH(QString, name);
    const std::map<std::string, std::string> operations{
        {"equal-earth", "eqearth"},        {"robinson", "robin"}, {"natural-earth", "natearth"},
        {"orthographic", "ortho"},         {"mercator", "merc"},  {"equirectangular", "eqc"},
        {"azimuthal-equidistant", "aeqd"}, {"lambert", "laea"},   {"lambert-conformal", "lcc"}};
    const auto operation = operations.find(name.toStdString());
    QVERIFY(operation != operations.end());
    constexpr double earth = 6371008.8;
    const LatLon center{35, 137.5};
    const Projection projection = made(name.toStdString(), center);
    const double pixel = widthOf(projection) / 2000;
    QString text = QStringLiteral("+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
                                  "+step +proj=%1 +lon_0=%2 +R=%3")
                       .arg(QString::fromStdString(operation->second))
                       .arg(center.lon)
                       .arg(earth, 0, 'f', 1);
    if (projection.isAzimuthal())
        text += QStringLiteral(" +lat_0=%1").arg(center.lat);
    if (projection.isConic())
        text += QStringLiteral(" +lat_0=35 +lat_1=27 +lat_2=43");
    const std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context(
        proj_context_create(), &proj_context_destroy);
    const std::unique_ptr<PJ, decltype(&proj_destroy)> pipeline(
        proj_create(context.get(), text.toLatin1().constData()), &proj_destroy);
    QVERIFY2(pipeline, qPrintable(text));

    std::mt19937 random(500);
    std::uniform_real_distribution<double> sine(-1, 1); // even over the sphere
    std::uniform_real_distribution<double> lon(-180, 180);
    int compared = 0;
    for (int tries = 0; compared < 500 && tries < 5000; ++tries) {
        const LatLon place{std::asin(sine(random)) * 180 / std::acos(-1.0), lon(random)};
        const auto ours = projection.forward(place);
        if (!ours)
            continue; // the far side; aGlobeHidesItsFarSide says where that is
        ++compared;
        const PJ_COORD theirs =
            proj_trans(pipeline.get(), PJ_FWD, proj_coord(place.lon, place.lat, 0, 0));
        const double off = std::hypot(ours->x - theirs.xy.x / earth, ours->y - theirs.xy.y / earth);
        QVERIFY2(off < pixel / 10, qPrintable(QStringLiteral("%1 %2 is %3 pixels off")
                                                  .arg(place.lat)
                                                  .arg(place.lon)
                                                  .arg(off / pixel)));
        const auto back = projection.inverse({theirs.xy.x / earth, theirs.xy.y / earth});
        QVERIFY2(back, qPrintable(QStringLiteral("%1 %2").arg(place.lat).arg(place.lon)));
        const PJ_COORD again =
            proj_trans(pipeline.get(), PJ_FWD, proj_coord(back->lon, back->lat, 0, 0));
        QVERIFY(std::hypot(again.xy.x - theirs.xy.x, again.xy.y - theirs.xy.y) / earth <
                pixel / 10);
    }
    QCOMPARE(compared, 500);
}

void TestProjection::aCircleAroundACentreIsACircle()
{
    const Projection map = made("azimuthal-equidistant", tokyo);
    for (const LatLon place : {london, sanFrancisco, LatLon{-33.87, 151.21}, LatLon{-90, 0}}) {
        const auto point = map.forward(place);
        QVERIFY(point);
        const double km = std::hypot(point->x, point->y) * 6371.0088;
        QVERIFY2(std::abs(km - distanceKm(tokyo, place)) < 0.01,
                 qPrintable(QString::number(km - distanceKm(tokyo, place))));
    }
}

void TestProjection::lambertKeepsAreasOfRegions()
{
    // A cell of ten degrees by ten has one area on the sphere, wherever the map is centred.
    const double onSphere =
        10 * std::acos(-1.0) / 180 *
        (std::sin(40 * std::acos(-1.0) / 180) - std::sin(30 * std::acos(-1.0) / 180));
    const Projection::Line cell{{30, 130}, {30, 140}, {40, 140}, {40, 130}};
    for (const LatLon center : {tokyo, LatLon{0, 100}, LatLon{60, 179}, LatLon{-20, 130}}) {
        const double area = areaOf(made("lambert", center).polygon({cell}, 0.25));
        QVERIFY2(std::abs(area / onSphere - 1) < 1e-3,
                 qPrintable(QString::number(area / onSphere)));
    }
    QVERIFY(!made("lambert", tokyo).forward({-36, -40}));
}

void TestProjection::theConeKeepsShapesOfItsRegion()
{
    // A small square stays one: as far north as east of a place, at a right angle.
    for (const LatLon center : {tokyo, LatLon{0, 100}, LatLon{62, 10}, LatLon{-20, 130}}) {
        const Projection cone = made("lambert-conformal", center);
        for (const LatLon off : {LatLon{0, 0}, LatLon{15, 20}, LatLon{-20, -35}}) {
            const LatLon place{center.lat + off.lat, center.lon + off.lon};
            constexpr double step = 0.01;
            const PlanePoint at = *cone.forward(place);
            const PlanePoint north = *cone.forward({place.lat + step, place.lon});
            const double narrow = std::cos(place.lat * std::acos(-1.0) / 180);
            const PlanePoint east = *cone.forward({place.lat, place.lon + step / narrow});
            const double up = std::hypot(north.x - at.x, north.y - at.y);
            const double right = std::hypot(east.x - at.x, east.y - at.y);
            QVERIFY(std::abs(up / right - 1) < 1e-3);
            const double turn =
                (north.x - at.x) * (east.x - at.x) + (north.y - at.y) * (east.y - at.y);
            QVERIFY(std::abs(turn / up / right) < 1e-3);
        }
    }
    const Projection cone = made("lambert-conformal", tokyo);
    QCOMPARE(QString::fromStdString(cone.caption()),
             QStringLiteral("Lambert conformal conic, centred on 35.7° N 139.7° E"));
    QVERIFY(!cone.forward(london)); // of another region
    QVERIFY(!cone.forward({-30, 139}));
}

void TestProjection::pointsOutsideTheMapAreNoPlaces_data()
{
    everyNameMakesAProjection_data();
}

void TestProjection::pointsOutsideTheMapAreNoPlaces()
{
    QFETCH(QString, name);
    const Projection projection = made(name.toStdString(), {35, 100});
    const auto box = projection.extent();
    QVERIFY(!projection.inverse({box.right * 1.01, 0}));
    QVERIFY(!projection.inverse({0, box.top * 1.01}));
    QVERIFY(!projection.inverse({box.left * 40, box.bottom * 40}));
    QVERIFY(!projection.inverse({NAN, 0}));
    if (name != QStringLiteral("mercator") && name != QStringLiteral("equirectangular"))
        QVERIFY(!projection.inverse({box.right * 0.99, box.top * 0.99}));
}

void TestProjection::aGlobeHidesItsFarSide()
{
    const Projection globe = made("orthographic", {0, 139});
    QVERIFY(globe.forward(tokyo));
    QVERIFY(!globe.forward(london));
    QVERIFY(!made("mercator", {0, 0}).forward({89, 0}));
    QVERIFY(made("equal-earth", {0, 0}).forward({90, 0}));
}

void TestProjection::theOutlineRunsCounterClockwise_data()
{
    everyNameMakesAProjection_data();
}

void TestProjection::theOutlineRunsCounterClockwise()
{
    QFETCH(QString, name);
    const Projection projection = made(name.toStdString(), {35, 100});
    QVERIFY(doubleArea(projection.outline()) > 0);
    QVERIFY(longestSegment({projection.outline()}, true) < widthOf(projection) / 25);
}

void TestProjection::countriesNeverStreakAcrossTheMap_data()
{
    everyNameMakesAProjection_data();
}

void TestProjection::countriesNeverStreakAcrossTheMap()
{
    QFETCH(QString, name);
    for (double centre : centres) {
        const Projection projection = made(name.toStdString(), {35, centre});
        const auto box = projection.extent();
        // Steps of two degrees are long only where the projection itself stretches: at Mercator's
        // ends and near the antipode.
        for (const CountryShape &country : world().countries) {
            for (const auto &polygon : country.polygons) {
                const auto pieces = projection.polygon(polygon);
                QVERIFY2(longestSegment(pieces, true) < widthOf(projection) / 15,
                         qPrintable(QStringLiteral("%1 at %2: %3")
                                        .arg(QString::fromStdString(country.name))
                                        .arg(centre)
                                        .arg(longestSegment(pieces, true))));
                for (const auto &piece : pieces) {
                    const FlatBox reach = boxOf(piece);
                    QVERIFY(reach.left > box.left - 1e-9 && reach.right < box.right + 1e-9);
                    QVERIFY(reach.bottom > box.bottom - 1e-9 && reach.top < box.top + 1e-9);
                }
            }
        }
    }
}

void TestProjection::equalEarthKeepsAreasWhereverItIsCut()
{
    for (const char *code : {"RUS", "FJI", "ATA", "CAN", "LSO", "ZAF"}) {
        const CountryShape *country = world().find({code});
        QVERIFY(country);
        double first = 0;
        for (double centre : centres) {
            double area = 0;
            for (const auto &polygon : country->polygons)
                area += areaOf(made("equal-earth", {0, centre}).polygon(polygon, 0.5));
            first = first == 0 ? area : first;
            QVERIFY2(std::abs(area / first - 1) < 2e-3, qPrintable(QStringLiteral("%1 %2 %3 %4")
                                                                       .arg(QLatin1String(code))
                                                                       .arg(centre)
                                                                       .arg(area)
                                                                       .arg(first)));
        }
    }
}

void TestProjection::theFlightFromTokyoToSanFranciscoNeverStreaks_data()
{
    everyNameMakesAProjection_data();
}

void TestProjection::theFlightFromTokyoToSanFranciscoNeverStreaks()
{
    QFETCH(QString, name);
    const auto flight = greatCircle(tokyo, sanFrancisco);
    for (double centre : centres) {
        const Projection projection = made(name.toStdString(), {20, centre});
        const auto pieces = projection.line(flight);
        QVERIFY(longestSegment(pieces, false) < widthOf(projection) / 20);
        if (name != QStringLiteral("orthographic") && !name.startsWith(QStringLiteral("lambert"))) {
            QVERIFY(!pieces.empty());
            QVERIFY(pieces.size() <= 2);
        }
    }
}

void TestProjection::aGlobeCutsLandAtTheHorizon()
{
    // A hemisphere of land around the centre of the far side's edge: half of the disc is land.
    const Projection globe = made("orthographic", {0, 0});
    Projection::Line hemisphere;
    for (int lat = -89; lat <= 89; ++lat)
        hemisphere.push_back({double(lat), 0});
    for (int lat = 89; lat >= -89; --lat)
        hemisphere.push_back({double(lat), 180});
    const auto pieces = globe.polygon({hemisphere});
    const double half = std::acos(-1.0) / 2;
    QVERIFY2(std::abs(areaOf(pieces) - half) < 0.02, qPrintable(QString::number(areaOf(pieces))));

    const Projection::Line small{{10, 170}, {10, -170}, {-10, -170}, {-10, 170}};
    QVERIFY(globe.polygon({small}).empty());
    const auto whole = made("orthographic", {0, 180}).polygon({small});
    QCOMPARE(whole.size(), 1u);
}

void TestProjection::landAroundTheAntipodeReachesTheRim()
{
    const Projection map = made("azimuthal-equidistant", {90, 0});
    const CountryShape *antarctica = world().find({"ATA"});
    QVERIFY(antarctica);
    double area = 0;
    double filled = 0; // even-odd: the rim less the coast
    for (const auto &polygon : antarctica->polygons) {
        for (const auto &piece : map.polygon(polygon)) {
            area += std::abs(doubleArea(piece)) / 2;
            filled = std::abs(filled - std::abs(doubleArea(piece)) / 2);
        }
    }
    const double disc = std::pow(std::acos(-1.0), 3);
    QVERIFY(area > disc);
    QVERIFY(filled > 0.1 * disc && filled < 0.5 * disc);
}

void TestProjection::brokenShapesDoNoHarm()
{
    Projection::Line spiral;
    for (int i = 0; i < 20000; ++i)
        spiral.push_back({double(i % 90), double((i * 137) % 720)});
    const std::vector<Projection::Line> shapes[] = {
        {},
        {{}},
        {{{1, 1}}},
        {{{1, 1}, {1, 1}, {1, 1}}},
        {{{NAN, 0}, {0, INFINITY}, {3, 3}, {4, 5}, {5, 3}}},
        {{{999, 0}, {-999, 10}, {0, 1e300}}},
        {spiral},
    };
    for (const std::string &name : Projection::names()) {
        const Projection projection = made(name, {10, 10});
        for (const auto &shape : shapes) {
            for (const auto &piece : projection.polygon(shape)) {
                for (const PlanePoint &p : piece)
                    QVERIFY(std::isfinite(p.x) && std::isfinite(p.y));
            }
            for (const auto &line : shape)
                projection.line(line);
        }
    }
}

void TestProjection::aGreatCircleIsTheShortWay()
{
    const auto flight = greatCircle(tokyo, london, 1);
    double length = 0;
    double northernmost = 0;
    for (std::size_t i = 1; i < flight.size(); ++i) {
        const double step = distanceKm(flight[i - 1], flight[i]);
        QVERIFY(step < 111.3);
        length += step;
        northernmost = std::max(northernmost, flight[i].lat);
    }
    QVERIFY(std::abs(length - distanceKm(tokyo, london)) < 1e-6);
    QVERIFY(std::abs(length - 9560) < 30);
    QVERIFY(northernmost > 70);
    QVERIFY(flight.front() == tokyo && flight.back() == london);
    QCOMPARE(greatCircle(tokyo, tokyo).size(), 2u);
}

void TestProjection::antipodesHaveALine()
{
    const auto line = greatCircle({0, 0}, {0, 180});
    QVERIFY(line.size() >= 2);
    for (const LatLon &p : line)
        QVERIFY(std::isfinite(p.lat) && std::isfinite(p.lon));
}

void TestProjection::severalThreadsMayProjectAtOnce()
{
    const Projection projection;
    const PlanePoint expected = *projection.forward(tokyo);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 2000; ++k) {
                if (!(projection.forward(tokyo) == expected))
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
