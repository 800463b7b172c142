// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/map_layout.h"
#include "tests/support/ruler.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace entente;

namespace
{

const World &world()
{
    static const World read =
        *World::read(ENTENTE_SOURCE_DIR "/resources/world/countries-110m.json");
    return read;
}

const LatLon tokyo{35.68, 139.69};
const LatLon sanFrancisco{37.77, -122.42};

/// The longest straight piece of what is painted, in pixels. Where shapes are cut beside the
/// picture, nobody sees the cut.
double longestStroke(const Mark &mark, const Drawing &drawing)
{
    const auto isBeside = [&](PointF a, PointF b) {
        return (a.x < 0 && b.x < 0) || (a.y < 0 && b.y < 0) ||
               (a.x > drawing.width && b.x > drawing.width) ||
               (a.y > drawing.height && b.y > drawing.height);
    };
    const auto *path = std::get_if<PathShape>(&mark.shape);
    double longest = 0;
    for (const auto &line : path ? path->rings : std::vector<std::vector<PointF>>{}) {
        for (std::size_t i = path->closed ? 0 : 1; i < line.size(); ++i) {
            const PointF a = line[i == 0 ? line.size() - 1 : i - 1];
            if (!isBeside(a, line[i]))
                longest = std::max(longest, std::hypot(line[i].x - a.x, line[i].y - a.y));
        }
    }
    return longest;
}

} // namespace

/// What spans the date line, as a map paints it, for every projection and ten centres: no stroke
/// leads across the map.
class TestMapSeams : public QObject
{
    Q_OBJECT

private slots:
    void nothingStreaksAcrossTheMap_data();
    void nothingStreaksAcrossTheMap();
};

void TestMapSeams::nothingStreaksAcrossTheMap_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("centre");
    for (const std::string &name : Projection::names()) {
        for (double centre : {-180.0, -150.0, -122.4, -60.0, -10.0, 0.0, 37.5, 100.0, 139.7, 179.9})
            QTest::addRow("%s at %g", name.c_str(), centre)
                << QString::fromStdString(name) << centre;
    }
}

void TestMapSeams::nothingStreaksAcrossTheMap()
{
    QFETCH(QString, name);
    QFETCH(double, centre);
    MapLook look;
    look.width = 1600;
    look.height = 900;
    look.projection = *Projection::named(name.toStdString(), {20, centre});
    look.litCountries = {"RUS", "FJI"};
    look.litArcs = {{ActorId{"JPN"}, ActorId{"USA"}, tokyo, sanFrancisco, 1}};
    const MapDrawing map = layoutMap({}, look, world(), projectedWorld(world(), look.projection),
                                     KindTree::standard(), Theme::light(), test::Ruler());
    const auto pixels = [&](double units) { return units * map.camera.pixelsPerUnit; };
    const Projection::Extent extent = look.projection.extent();
    const double wide = pixels(extent.right - extent.left);
    bool hasRussia = false;
    bool hasFiji = false;
    bool hasArc = false;
    for (const Mark &mark : map.drawing.marks) {
        hasRussia = hasRussia || mark.key == "RUS";
        hasFiji = hasFiji || mark.key == "FJI";
        hasArc = hasArc || mark.role == Role::Arc;
        // Steps are two degrees, which Mercator's ends and the antipode's surroundings stretch.
        QVERIFY2(longestStroke(mark, map.drawing) < wide / 15,
                 qPrintable(QStringLiteral("%1: %2 of %3")
                                .arg(QString::fromStdString(mark.key))
                                .arg(longestStroke(mark, map.drawing))
                                .arg(wide)));
    }
    // A half of the world shows what it has; the whole world shows all of it.
    const bool isHalf =
        name == QStringLiteral("orthographic") || name.startsWith(QStringLiteral("lambert"));
    QVERIFY(hasRussia); // reaches from 19° E to 170° W: no half of the north is without it
    QVERIFY(isHalf || (hasFiji && hasArc));
    if (isHalf)
        QCOMPARE(hasFiji, look.projection.forward({-17.8, 178}).has_value());
}

QTEST_GUILESS_MAIN(TestMapSeams)
#include "tst_map_seams.moc"
