// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/paint.h"
#include "app/style/theme.h"
#include "app/views/map/map_moves.h"
#include "app/views/map/map_view.h"
#include "tests/support/event_builder.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <set>

using namespace entente;
using test::EventBuilder;

namespace
{

const LatLon tokyo{35.68, 139.69};
const LatLon london{51.5, -0.12};
const LatLon canberra{-35.28, 149.13};
const LatLon inAustralia{-24, 134};
const LatLon inScotland{57.3, -4.4};
const LatLon inSea{-50, 80};

Actor seatedAt(const char *id, const char *name, LatLon position)
{
    Actor actor = test::actor(id, name);
    actor.position = position;
    return actor;
}

/// Three events in Tokyo, one in London, one in Canberra, one nowhere.
std::shared_ptr<const Engine> smallEngine()
{
    Dataset data;
    data.actors = {seatedAt("JPN", "Japan", tokyo), seatedAt("GBR", "United Kingdom", london),
                   seatedAt("AUS", "Australia", canberra)};
    data.events = {
        EventBuilder("a", "Talks <b>open</b>")
            .at("2021-10")
            .with("JPN")
            .with("GBR")
            .in("Tokyo", "JPN", tokyo),
        EventBuilder("b", "Second talks")
            .at("2022-05")
            .with("JPN")
            .with("AUS")
            .in("Tokyo", "JPN", tokyo),
        EventBuilder("c", "Third talks").at("2022-06").with("JPN").in("Tokyo", "JPN", tokyo),
        EventBuilder("d", "Agreement signed")
            .kind("agreement")
            .at("2023-01-11")
            .with("JPN")
            .with("GBR")
            .in("London", "GBR", london),
        EventBuilder("e", "A visit")
            .kind("visit")
            .at("2023-02")
            .with("AUS")
            .in("Canberra", "AUS", canberra),
        EventBuilder("f", "A call").at("2023-03").with("AUS").with("GBR"),
    };
    return makeLocalEngine(std::move(data));
}

/// A shown map over the small engine, with its answer and shapes there.
struct Shown
{
    Session session;
    ThemeSwitch theme;
    MapView map{session, theme};
    std::shared_ptr<const Engine> engine = smallEngine();

    explicit Shown(QSize size = {900, 500})
    {
        session.setEngine(engine);
        map.resize(size);
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QTRY_COMPARE(map.currentDrawing().events, 6);
        // Grey land stands in the middle of Africa once the ground is painted.
        QTRY_COMPARE(colorAt(place({10, 20})), toQColor(theme.theme().land).rgb());
    }

    EventId id(const char *key) const { return engine->find(key); }
    MapFrame frame() const { return map.frame(); }
    QPoint place(LatLon at) const
    {
        const PointF p = frame().toPixel(*map.projection().forward(at));
        return QPointF(p.x, p.y).toPoint();
    }
    QRgb colorAt(QPoint at) { return map.grab().toImage().pixelColor(at).rgb(); }
    void click(LatLon at, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(&map, Qt::LeftButton, modifiers, place(at));
    }
    /// Sent straight to the map: a tip that another test left open would take it.
    void hover(QPoint at)
    {
        QMouseEvent event(QEvent::MouseMove, at, map.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(&map, &event);
    }
    void wheel(QPoint at, QPoint turn)
    {
        QWheelEvent event(at, map.mapToGlobal(at), {}, turn, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&map, &event);
    }
};

/// Whether a country has a colour of its own.
bool isLit(const Shown &shown, const char *code)
{
    const Drawing drawing = shown.map.currentDrawing();
    return std::any_of(drawing.marks.begin(), drawing.marks.end(), [&](const Mark &mark) {
        return mark.role == Role::Background && mark.key == code;
    });
}

} // namespace

class TestMapView : public QObject
{
    Q_OBJECT

private slots:
    void aGroundThatWasPreparedIsThereWhenItIsAskedFor()
    {
        Shown shown;
        shown.theme.motion().setReduced(true);
        GroundPainter *painter = nullptr;
        for (AskerBase *asker : shown.map.findChildren<AskerBase *>())
            painter = painter ? painter : dynamic_cast<GroundPainter *>(asker);
        QVERIFY(painter != nullptr);
        MapPlan plan;
        plan.projection = "mercator";
        plan.center = {0, 20};
        plan.extent = MapExtent{{0, 0.3}, 1, 0.6};
        plan.size = {800, 400};
        plan.context.filter = parseQuery("party:JPN").filter;
        plan.selection.actors = {ActorId{"JPN"}};
        QVERIFY(!shown.map.isPrepared(plan));
        shown.map.prepare({plan});
        QTRY_VERIFY_WITH_TIMEOUT(shown.map.isPrepared(plan), 30'000);
        const QSignalSpy painted(painter, &AskerBase::busyChanged);
        shown.map.resize(plan.size);
        QVERIFY(shown.map.setProjection("mercator", {0, 20}, plan.extent->camera(800, 400)));
        shown.session.setFilter(plan.context.filter);
        shown.session.setSelection(ActorSelection{plan.selection.actors});
        QTRY_COMPARE(QString::fromStdString(shown.map.projection().name()),
                     QStringLiteral("mercator"));
        QTRY_COMPARE(shown.map.currentDrawing().events, 4);
        QCOMPARE(shown.map.frame().camera, plan.extent->camera(800, 400));
        (void)shown.map.grab();
        QCOMPARE(painted.size(), 0);
        // What nobody prepared is painted as ever.
        QVERIFY(shown.map.setProjection("robinson", {0, 20}));
        QTRY_COMPARE(QString::fromStdString(shown.map.projection().name()),
                     QStringLiteral("robinson"));
        QTRY_VERIFY_WITH_TIMEOUT(painted.size() >= 2 && !painter->isBusy(), 30'000);
    }

    void nothingFliesWhereLessMotionIsWanted()
    {
        Shown shown;
        shown.theme.motion().setReduced(true);
        shown.map.zoomIn();
        const MapCamera there = shown.map.camera();
        QVERIFY(there.pixelsPerUnit > 0);
        QTest::qWait(50);
        QVERIFY(shown.map.camera() == there);
        shown.theme.motion().setReduced(false);
        shown.map.zoomIn();
        QVERIFY(shown.map.camera() == there); // on its way
        QTRY_VERIFY(shown.map.camera().pixelsPerUnit > there.pixelsPerUnit * 1.5);
    }

    void aClickOnAPlaceSelectsItsEvents()
    {
        Shown shown;
        shown.click(tokyo);
        QCOMPARE(shown.session.selectedEvents(),
                 (std::vector{shown.id("a"), shown.id("b"), shown.id("c")}));
        shown.click(london);
        QCOMPARE(shown.session.selectedEvents(), std::vector{shown.id("d")});
    }

    void controlClickAddsAndTakesAway()
    {
        Shown shown;
        shown.click(tokyo);
        shown.click(london, Qt::ControlModifier);
        QCOMPARE(shown.session.selectedEvents().size(), 4u);
        shown.click(tokyo, Qt::ControlModifier);
        QCOMPARE(shown.session.selectedEvents(), std::vector{shown.id("d")});
        shown.click(london, Qt::ControlModifier);
        QVERIFY(shown.session.selectedEvents().empty());
    }

    void aClickOnTheSeaSelectsNothing()
    {
        Shown shown;
        shown.click(tokyo);
        shown.click({-50, 80});
        QVERIFY(shown.session.selection() == Selection());
    }

    void aClickOnACountryFiltersToItAndTheNextOneTakesItBack()
    {
        Shown shown;
        const auto filter = [&] { return toText(shown.session.filter()); };
        shown.session.startHistory();
        shown.click(inAustralia);
        QCOMPARE(filter(), "party:AUS");
        QVERIFY(shown.session.selection() == Selection(ActorSelection{{ActorId{"AUS"}}}));
        QTRY_COMPARE(shown.map.currentDrawing().events, 3);
        QVERIFY(isLit(shown, "AUS") && !isLit(shown, "GBR"));
        shown.session.goBack(); // one step
        QCOMPARE(filter(), "");
        QVERIFY(!shown.session.canGoBack());
        shown.session.goForward();
        QCOMPARE(filter(), "party:AUS");
        shown.click(inScotland); // in its place
        QCOMPARE(filter(), "party:GBR");
        QTRY_VERIFY(isLit(shown, "GBR") && !isLit(shown, "AUS"));
        shown.click(inScotland); // and out again
        QCOMPARE(filter(), "");
        QVERIFY(shown.session.selection() == Selection());
        QTRY_COMPARE(shown.map.currentDrawing().events, 6);
    }

    void controlClickAddsACountryAndTheSeaKeepsTheFilter()
    {
        Shown shown;
        const auto filter = [&] { return toText(shown.session.filter()); };
        shown.session.setFilter(test::query("kind:meeting party:JPN -party:AUS,GBR"));
        shown.click(inAustralia, Qt::ControlModifier);
        QCOMPARE(filter(), "kind:meeting party:JPN,AUS -party:GBR");
        QVERIFY(shown.session.selection() ==
                Selection(ActorSelection{{ActorId{"JPN"}, ActorId{"AUS"}}}));
        shown.click(inAustralia, Qt::ControlModifier);
        QCOMPARE(filter(), "kind:meeting party:JPN -party:GBR");
        shown.click(inSea);
        QCOMPARE(filter(), "kind:meeting party:JPN -party:GBR");
        QVERIFY(shown.session.selection() == Selection());
        shown.click(inScotland);
        QCOMPARE(filter(), "kind:meeting party:GBR");
        shown.click(inScotland, Qt::ControlModifier);
        QCOMPARE(filter(), "kind:meeting");
    }

    void aDoubleClickOnACountryZoomsAndFiltersNothing()
    {
        Shown shown;
        shown.theme.motion().setReduced(true);
        shown.session.startHistory();
        const double before = shown.frame().camera.pixelsPerUnit;
        const QPoint at = shown.place(inAustralia);
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, at);
        QTest::mouseDClick(&shown.map, Qt::LeftButton, {}, at);
        QVERIFY(shown.session.filter().isEmpty());
        QVERIFY(shown.session.selection() == Selection());
        QVERIFY(shown.frame().camera.pixelsPerUnit > 1.5 * before);
    }

    void theKeyboardGoesFromCountryToCountryAndFilters()
    {
        Shown shown;
        QCOMPARE(shown.map.countries(),
                 (std::vector{ActorId{"AUS"}, ActorId{"JPN"}, ActorId{"GBR"}})); // by name
        QTest::keyClick(&shown.map, Qt::Key_Greater);
        QTest::keyClick(&shown.map, Qt::Key_Greater);
        QCOMPARE(shown.map.currentCountry(), ActorId{"JPN"});
        QTest::keyClick(&shown.map, Qt::Key_Return);
        QCOMPARE(toText(shown.session.filter()), "party:JPN");
        QTest::keyClick(&shown.map, Qt::Key_Less);
        QTest::keyClick(&shown.map, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(toText(shown.session.filter()), "party:JPN,AUS");
        QTest::keyClick(&shown.map, Qt::Key_Period); // to the places: the country is left
        QVERIFY(!shown.map.currentCountry() && shown.map.currentPlace() != nullptr);
        QToolTip::hideText();
    }

    void aShadedMapKeepsItsCountriesUnderTheFilterThatTheyMake()
    {
        Shown shown;
        MapLayers layers;
        layers.shading = {ShadeBy::Events, {}};
        shown.map.setLayers(layers);
        QTRY_VERIFY(isLit(shown, "GBR"));
        shown.click(inAustralia);
        QTRY_COMPARE(shown.map.currentDrawing().events, 3);
        QVERIFY(isLit(shown, "GBR") && isLit(shown, "JPN"));
    }

    void arcsLeadFromPartiesToTheVenue()
    {
        Shown shown;
        MapLayers layers;
        layers.arcEnds = ArcEnds::Venue;
        shown.map.setLayers(layers);
        const auto arcs = [&] {
            std::set<std::string> keys;
            for (const Mark &mark : shown.map.currentDrawing().marks) {
                if (mark.role == Role::Arc)
                    keys.insert(mark.key);
            }
            return keys;
        };
        // Nobody travels to a capital of his own, or to a call.
        const std::set<std::string> expected{"AUS to Tokyo", "GBR to Tokyo", "JPN to London"};
        QTRY_COMPARE(arcs(), expected);
        QTRY_VERIFY(
            shown.map.accessibleDescription().contains(u"Arcs lead from 3 parties to 2 venues"));
        // Whoever travelled is selected.
        PointF middle;
        for (const Mark &mark : shown.map.currentDrawing().marks) {
            if (mark.role != Role::Arc || mark.key != "AUS to Tokyo")
                continue;
            const auto &line = std::get<PathShape>(mark.shape).rings[0];
            if (line.size() > 3) // no arrow's head
                middle = line[line.size() / 2];
        }
        const QPoint at = QPointF(middle.x, middle.y).toPoint();
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, at);
        QVERIFY(shown.session.selection() == Selection(ActorSelection{{ActorId{"AUS"}}}));
        QVERIFY(shown.session.filter().isEmpty());
    }

    void aSelectedEventLightsItsPartiesAndTheirArc()
    {
        Shown shown;
        shown.session.select(shown.id("d"));
        const auto accented = [&] {
            int arcs = 0;
            for (const Mark &mark : shown.map.currentDrawing().marks)
                arcs += mark.role == Role::Arc &&
                        mark.stroke.color.withAlpha(1) == shown.theme.theme().accent;
            return arcs;
        };
        QTRY_COMPARE(accented(), 1);
        QVERIFY(isLit(shown, "JPN") && isLit(shown, "GBR") && !isLit(shown, "AUS"));
        shown.session.clearSelection();
        QTRY_COMPARE(accented(), 0);
    }

    void theFilterDecidesWhatIsDrawn()
    {
        Shown shown;
        shown.session.setFilter(test::query("kind:agreement"));
        QTRY_COMPARE(shown.map.currentDrawing().events, 1);
        shown.session.setFilter({});
        QTRY_COMPARE(shown.map.currentDrawing().events, 6);
        QCOMPARE(shown.map.currentDrawing().withoutPlace, 1);
    }

    void theWheelZoomsAtThePointer()
    {
        Shown shown;
        const QPoint at = shown.place(tokyo);
        for (int i = 0; i < 6; ++i)
            shown.wheel(at, {0, 120});
        const QPoint now = shown.place(tokyo);
        QVERIFY((now - at).manhattanLength() <= 4); // half a pixel, four times as large
        QVERIFY(shown.map.camera().pixelsPerUnit > 300);
        for (int i = 0; i < 12; ++i)
            shown.wheel(at, {0, -120});
        QVERIFY(shown.map.camera() == MapCamera());
    }

    void aSidewaysStrokeNeverZooms()
    {
        Shown shown;
        shown.wheel(shown.place(tokyo), {0, 360});
        const double scale = shown.map.camera().pixelsPerUnit;
        shown.wheel(shown.place(tokyo), {40, 39});
        QCOMPARE(shown.map.camera().pixelsPerUnit, scale);
    }

    void aDragMovesTheMapAndSelectsNothing()
    {
        Shown shown;
        shown.wheel({450, 250}, {0, 480});
        const QPoint before = shown.place(tokyo);
        QTest::mousePress(&shown.map, Qt::LeftButton, {}, {450, 250});
        QTest::mouseMove(&shown.map, {480, 260});
        QTest::mouseMove(&shown.map, {530, 290});
        QTest::mouseRelease(&shown.map, Qt::LeftButton, {}, {530, 290});
        QCOMPARE(shown.place(tokyo) - before, QPoint(80, 40));
        QVERIFY(shown.session.selection() == Selection());
    }

    void shiftAndDragFiltersToABox()
    {
        Shown shown;
        const auto drag = [&](LatLon from, LatLon to) {
            QTest::mousePress(&shown.map, Qt::LeftButton, Qt::ShiftModifier, shown.place(from));
            QTest::mouseMove(&shown.map, shown.place({0, 60}));
            QTest::mouseMove(&shown.map, shown.place(to));
            QTest::mouseRelease(&shown.map, Qt::LeftButton, Qt::ShiftModifier, shown.place(to));
        };
        drag({50, 120}, {20, 155});
        QCOMPARE(shown.session.filter().terms().size(), 1u);
        QVERIFY(shown.session.filter().terms()[0].field == Field::Near);
        QTRY_COMPARE(shown.map.currentDrawing().events, 3);
        drag({-20, 130}, {-45, 160}); // takes the first one's place
        QCOMPARE(shown.session.filter().terms().size(), 1u);
        QTRY_COMPARE(shown.map.currentDrawing().events, 1);
    }

    void aCountryThatIsFilteredToElsewhereIsLit()
    {
        Shown shown;
        shown.session.setFilter(test::query("party:GBR"));
        QTRY_VERIFY(isLit(shown, "GBR"));
        shown.session.setFilter({});
        QTRY_VERIFY(!isLit(shown, "GBR"));
    }
    void shiftAndClickFiltersToACountry()
    {
        Shown shown;
        const auto filter = [&] { return toText(shown.session.filter()); };
        shown.click({-24, 134}, Qt::ShiftModifier);
        QCOMPARE(filter(), "in:AUS");
        QTRY_COMPARE(shown.map.currentDrawing().events, 1);
        shown.click({52.5, -1.5}, Qt::ShiftModifier); // in its place
        QCOMPARE(filter(), "in:GBR");
        shown.click({52.5, -1.5}, Qt::ShiftModifier); // and out again
        QCOMPARE(filter(), "");
        shown.click({0, -150}, Qt::ShiftModifier); // the sea is no country
        QCOMPARE(filter(), "");
    }

    void controlAndDragFiltersToALasso()
    {
        Shown shown;
        const auto drag = [&](const std::vector<LatLon> &way, Qt::KeyboardModifier key) {
            QTest::mousePress(&shown.map, Qt::LeftButton, key, shown.place(way.front()));
            for (const LatLon &at : way) {
                QMouseEvent move(QEvent::MouseMove, shown.place(at),
                                 shown.map.mapToGlobal(shown.place(at)), Qt::NoButton,
                                 Qt::LeftButton, key);
                QApplication::sendEvent(&shown.map, &move);
            }
            QTest::mouseRelease(&shown.map, Qt::LeftButton, key, shown.place(way.back()));
        };
        drag({{50, 120}, {50, 155}, {20, 155}, {20, 120}}, Qt::ControlModifier);
        QCOMPARE(shown.session.filter().terms().size(), 1u);
        const Term term = shown.session.filter().terms()[0];
        QVERIFY(term.field == Field::Near);
        QVERIFY(std::count(term.values[0].begin(), term.values[0].end(), ' ') >= 7);
        QTRY_COMPARE(shown.map.currentDrawing().events, 3);
        drag({{-20, 130}, {-25, 165}, {-48, 160}, {-45, 135}}, Qt::AltModifier);
        QCOMPARE(shown.session.filter().terms().size(), 1u); // took the first one's place
        QTRY_COMPARE(shown.map.currentDrawing().events, 1);
        drag({{0, 60}, {0, 90}}, Qt::ControlModifier); // a line encloses nothing
        QVERIFY(shown.session.filter().terms().size() == 1);
        QTRY_COMPARE(shown.map.currentDrawing().events, 1);
    }

    void aDragTurnsTheGlobeAndKeepsItsSize()
    {
        Shown shown;
        shown.theme.motion().setReduced(true); // no running on
        QVERIFY(shown.map.setProjection("orthographic", {20, 139}));
        QTRY_VERIFY(shown.map.projection().isGlobe());
        const double scale = shown.frame().camera.pixelsPerUnit;
        const QPoint from = shown.place({20, 139});
        const auto drag = [&](QPoint by) {
            QTest::mousePress(&shown.map, Qt::LeftButton, {}, from);
            QTest::mouseMove(&shown.map, from + by / 2);
            QTest::mouseMove(&shown.map, from + by);
            QTest::mouseRelease(&shown.map, Qt::LeftButton, {}, from + by);
        };
        drag({60, 0});
        const double turn =
            60 / scale * 180 / std::acos(-1.0) / std::cos(20 * std::acos(-1.0) / 180);
        QTRY_VERIFY(std::abs(shown.map.projection().center().lon - (139 - turn)) < 0.5);
        QCOMPARE(shown.map.projection().center().lat, 20.0);
        QVERIFY(std::abs(shown.frame().camera.pixelsPerUnit / scale - 1) < 1e-6);
        drag({0, 4000}); // over the pole goes nowhere
        QTRY_COMPARE(shown.map.projection().center().lat, 90.0);
        shown.theme.motion().setReduced(false);
    }

    void aGlobeThatIsLetGoTurnsOnAndComesToRest()
    {
        Shown shown;
        double now = 0;
        shown.map.setClock([&now] { return now; });
        QVERIFY(shown.map.setProjection("orthographic", {20, 139}));
        QTRY_VERIFY(shown.map.projection().isGlobe());
        const double degreesPerPx = 180 / std::acos(-1.0) / shown.frame().camera.pixelsPerUnit /
                                    std::cos(20 * std::acos(-1.0) / 180);
        const QPoint from = shown.place({20, 139});
        QTest::mousePress(&shown.map, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 3; ++step) {
            now += 10;
            QTest::mouseMove(&shown.map, from + QPoint(20 * step, 0));
        }
        QTest::mouseRelease(&shown.map, Qt::LeftButton, {}, from + QPoint(60, 0));
        now += 10'000;
        // Two pixels a millisecond, a third of that after 325 of them.
        const double rest = 139 - (60 + 2 * 325) * degreesPerPx;
        QTRY_VERIFY2(std::abs(wrappedDegrees(shown.map.projection().center().lon - rest)) < 1,
                     qPrintable(QString::number(shown.map.projection().center().lon)));
    }

    void whatHasNoPlaceIsReachedThroughItsCount()
    {
        Shown shown;
        const Drawing drawing = shown.map.currentDrawing();
        const auto note =
            std::find_if(drawing.texts.begin(), drawing.texts.end(),
                         [](const TextMark &text) { return text.key == withoutPlaceKey; });
        QVERIFY(note != drawing.texts.end());
        QVERIFY(note->text.find("1 without a place") != std::string::npos);
        QTest::mouseClick(&shown.map, Qt::LeftButton, {},
                          QPointF(note->box.x + 5, note->box.y + 5).toPoint());
        QCOMPARE(toText(shown.session.filter()), "without:place");
        QTRY_COMPARE(shown.map.currentDrawing().events, 1);
    }

    void theInsetTakesTheMapAlong()
    {
        Shown shown;
        const auto insetIn = [&] {
            const Drawing drawing = shown.map.currentDrawing();
            std::optional<RectF> box;
            for (const Mark &mark : drawing.marks) {
                if (mark.key == "inset" && !box)
                    box = mark.box;
            }
            return box;
        };
        QVERIFY(!insetIn()); // all is seen
        MapCamera near;
        near.center = *shown.map.projection().forward(tokyo);
        near.pixelsPerUnit = shown.frame().camera.pixelsPerUnit * 6;
        shown.map.setCamera(near);
        const std::optional<RectF> inset = insetIn();
        QVERIFY(inset);
        const QPointF middle(inset->x + inset->width / 2, inset->y + inset->height / 2);
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, middle.toPoint());
        QVERIFY(std::abs(shown.map.camera().center.x) < 0.1); // the middle of the world
        QCOMPARE(shown.map.camera().pixelsPerUnit, near.pixelsPerUnit);
        QVERIFY(shown.session.filter().terms().empty());
    }

    void layersChangeTheGroundAndItsCaption()
    {
        Shown shown;
        MapLayers layers = shown.map.layers();
        QVERIFY(layers.lakes && !layers.rivers);
        layers.boundaries = Boundaries::Un;
        layers.rivers = true;
        shown.map.setLayers(layers);
        const auto caption = [&] {
            QString words;
            const Drawing drawing = shown.map.currentDrawing();
            for (const TextMark &text : drawing.texts)
                words += QString::fromStdString(text.full.empty() ? text.text : text.full);
            return words;
        };
        QTRY_VERIFY(caption().contains(QStringLiteral("nearer to the UN’s")));
        QVERIFY(shown.map.layers() == layers);
    }

    void aDoubleClickOnAClusterZoomsToIt()
    {
        Shown shown;
        QTest::mouseDClick(&shown.map, Qt::LeftButton, {}, shown.place(tokyo));
        QTRY_VERIFY(shown.map.camera().pixelsPerUnit > 300);
        QTRY_VERIFY((shown.place(tokyo) - QPoint(450, 250)).manhattanLength() < 3);
    }

    void keysZoomMoveAndShowAll()
    {
        Shown shown;
        const double whole = shown.frame().camera.pixelsPerUnit;
        QTest::keyClick(&shown.map, Qt::Key_Plus);
        QTRY_VERIFY(shown.map.camera().pixelsPerUnit > 1.5 * whole);
        const QPoint before = shown.place(tokyo);
        QTest::keyClick(&shown.map, Qt::Key_Left);
        QTRY_VERIFY(shown.place(tokyo).x() > before.x());
        QTest::keyClick(&shown.map, Qt::Key_0);
        QTRY_VERIFY(shown.map.camera() == MapCamera());
    }

    void theKeyboardReachesEveryMark()
    {
        Shown shown;
        std::set<std::vector<EventId>> reached;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(&shown.map, Qt::Key_Period);
            reached.insert(shown.session.hover().ids);
        }
        QCOMPARE(reached.size(), 3u);
        QTest::keyClick(&shown.map, Qt::Key_Return);
        QCOMPARE(shown.session.selectedEvents(), shown.session.hover().ids);
    }

    void hoveringIsSharedAndEndsOutside()
    {
        Shown shown;
        shown.hover(shown.place(london));
        QCOMPARE(shown.session.hover().ids, std::vector{shown.id("d")});
        shown.hover(shown.place({-50, 80}));
        QVERIFY(shown.session.hover().ids.empty());
        shown.hover(shown.place(london));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&shown.map, &leave);
        QVERIFY(shown.session.hover().ids.empty());
    }

    /// The first ground is painted behind the window; what it brings must not undo a choice.
    void aProjectionChosenBeforeTheFirstGroundStays()
    {
        Session session;
        ThemeSwitch theme;
        MapView map{session, theme};
        session.setEngine(smallEngine());
        map.resize(900, 500);
        map.grab(); // asks for the ground
        QVERIFY(map.setProjection("robinson", {0, 0}));
        QCOMPARE(map.chosenProjection().name(), "robinson");
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        const QList<AskerBase *> askers = map.findChildren<AskerBase *>();
        QTRY_VERIFY(std::none_of(askers.begin(), askers.end(),
                                 [](const AskerBase *asker) { return asker->isBusy(); }));
        QTRY_COMPARE(map.projection().name(), "robinson");
    }

    void anotherProjectionShowsTheWholeMapOfIt()
    {
        Shown shown;
        shown.wheel({450, 250}, {0, 480});
        QVERIFY(!shown.map.setProjection("flat-earth", {0, 0}));
        QVERIFY(shown.map.setProjection("orthographic", {20, 139}));
        QTRY_COMPARE(shown.map.projection().name(), "orthographic");
        QVERIFY(shown.map.camera() == MapCamera());
        QTRY_COMPARE(shown.map.currentDrawing().outside, 1); // London is beyond the horizon
        QTRY_COMPARE(shown.colorAt(shown.place({-24, 134})),
                     toQColor(shown.theme.theme().land).rgb());
    }

    void theThemeChangesEverything()
    {
        Shown shown;
        shown.theme.setChoice(ThemeChoice::Dark);
        QTRY_COMPARE(shown.colorAt(shown.place({10, 20})), toQColor(Theme::dark().land).rgb());
        QCOMPARE(shown.colorAt({1, 1}), toQColor(Theme::dark().canvas).rgb());
        shown.theme.setChoice(ThemeChoice::Light);
    }

    void theImageOnTheClipboardIsTheMap()
    {
        Shown shown;
        shown.map.copyAsImage();
        const QImage image = QApplication::clipboard()->image();
        QCOMPARE(image.size(), QSize(1800, 1000));
    }

    void aMapWithoutADocumentIsEmptyAndCalm()
    {
        Session session;
        ThemeSwitch theme;
        MapView map(session, theme);
        map.resize(600, 400);
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QCOMPARE(map.currentDrawing().events, 0);
        QTest::mouseClick(&map, Qt::LeftButton, {}, {300, 200});
        QTest::mouseDClick(&map, Qt::LeftButton, {}, {300, 200});
        QTest::keyClick(&map, Qt::Key_Period);
        map.resize(1, 1);
        map.resize(600, 400);
        map.showSelection();
        QVERIFY(map.currentDrawing().words.find("no events") != std::string::npos);
    }

    void theMapIsDescribedInWords()
    {
        Shown shown;
        shown.map.grab();
        QVERIFY(shown.map.accessibleDescription().contains(QStringLiteral("Tokyo (3)")));
    }

    void placesAreMergedOnWhileTheScaleKeepsChanging()
    {
        auto answer = std::make_shared<ClusterAnswer>();
        for (int i = 0; i < 2000; ++i) {
            PlaceCluster cluster;
            cluster.position = {double(i % 40), double(i / 40)};
            cluster.count = 1;
            cluster.id = {i + 1};
            answer->clusters.push_back(cluster);
        }
        const std::shared_ptr<const ClusterAnswer> places = answer;
        std::vector<double> scales;
        PlaceMerger merger(
            [&](std::shared_ptr<const MergedPlaces> merged, double scale, Projection) {
                QCOMPARE(merged->pixelsPerUnit, scale);
                scales.push_back(scale);
            },
            nullptr);
        const auto merge = [&](double scale) {
            merger.merge(places, MapFrame{900, 500, {{}, scale}}, Projection());
        };
        merge(100);
        merge(90); // with the next frame of a zoom: what is under way comes
        merge(80);
        QTRY_COMPARE(scales, std::vector{100.0});
        merge(70);
        QTRY_COMPARE(scales, (std::vector{100.0, 70.0}));
    }

    void moreDetailShowsWhenZoomedIn()
    {
        Shown shown;
        // Malta is too small for the coarse shapes.
        const LatLon malta{35.88, 14.43};
        MapCamera near;
        near.center = *shown.map.projection().forward(malta);
        near.pixelsPerUnit = 20000;
        shown.map.setCamera(near);
        QTRY_COMPARE(shown.colorAt(shown.place(malta)), toQColor(shown.theme.theme().land).rgb());
    }
};

QTEST_MAIN(TestMapView)
#include "tst_map_view.moc"
