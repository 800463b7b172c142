// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/legend.h"
#include "core/layout/map_layout.h"
#include "tests/support/event_builder.h"
#include "tests/support/ruler.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace entente;

namespace
{

const World &world()
{
    static const World read =
        *World::read(ENTENTE_SOURCE_DIR "/resources/world/countries-110m.json");
    return read;
}

const BaseMap &base()
{
    static const BaseMap made = projectedWorld(world(), Projection());
    return made;
}

PlaceCluster placed(const std::string &name, LatLon at, std::vector<std::int64_t> ids,
                    const char *kind = "meeting")
{
    PlaceCluster cluster;
    cluster.position = at;
    cluster.count = std::int64_t(ids.size());
    cluster.label = name;
    cluster.kinds = {{KindId{kind}, cluster.count}};
    for (const std::int64_t id : ids)
        cluster.members.push_back({id});
    cluster.id = cluster.members.front();
    return cluster;
}

const LatLon tokyo{35.68, 139.69};
const LatLon london{51.5, -0.12};
const LatLon sydney{-33.87, 151.21};

ClusterAnswer smallAnswer()
{
    ClusterAnswer answer;
    answer.clusters = {placed("Tokyo", tokyo, {1, 2, 3}), placed("London", london, {4}),
                       placed("Sydney", sydney, {5}, "exercise")};
    answer.withoutPlace = 2;
    return answer;
}

/// Several hundred events at a hundred places, most of them in Europe and East Asia.
ClusterAnswer crowdedAnswer()
{
    std::mt19937 random(11);
    std::normal_distribution<double> spread(0, 14);
    std::uniform_int_distribution<int> size(1, 9);
    const char *kinds[] = {"meeting", "agreement", "exercise", "talks", "policy"};
    ClusterAnswer answer;
    std::int64_t next = 1;
    for (int i = 0; i < 120; ++i) {
        const LatLon at{std::clamp((i % 2 ? 35.0 : 48.0) + spread(random), -89.0, 89.0),
                        std::clamp((i % 2 ? 135.0 : 8.0) + spread(random), -180.0, 180.0)};
        std::vector<std::int64_t> ids(std::size_t(size(random)));
        for (std::int64_t &id : ids)
            id = next++;
        answer.clusters.push_back(
            placed("Place number " + std::to_string(i), at, ids, kinds[i % 5]));
    }
    answer.withoutPlace = 11;
    return answer;
}

MapLook look(double width, double height)
{
    MapLook look;
    look.width = width;
    look.height = height;
    return look;
}

MapDrawing laidOut(const ClusterAnswer &answer, const MapLook &how,
                   const Theme &theme = Theme::light())
{
    const test::Ruler ruler;
    static const KindTree kinds = KindTree::standard();
    return layoutMap(answer, how, world(), base(), kinds, theme, ruler);
}

bool isData(const Mark &mark)
{
    return mark.role == Role::Event || mark.role == Role::Cluster;
}

std::vector<Mark> dataMarks(const Drawing &drawing)
{
    std::vector<Mark> marks;
    std::copy_if(drawing.marks.begin(), drawing.marks.end(), std::back_inserter(marks), isData);
    return marks;
}

std::int64_t eventsInMarks(const Drawing &drawing)
{
    std::map<EventId, int> seen;
    for (const Mark &mark : dataMarks(drawing)) {
        for (const EventId id : mark.ids)
            ++seen[id];
    }
    for (const auto &[id, times] : seen) {
        if (times != 1)
            return -1;
    }
    return std::int64_t(seen.size());
}

const TextMark *textCalled(const Drawing &drawing, const std::string &words)
{
    for (const TextMark &text : drawing.texts) {
        if (text.text == words)
            return &text;
    }
    return nullptr;
}

} // namespace

class TestMapLayout : public QObject
{
    Q_OBJECT

private slots:
    void everyEventIsInOneMarkOrCounted_data();
    void everyEventIsInOneMarkOrCounted();
    void aWholeMapLeavesNoEventOutside();
    void polesWithoutEventsLeaveRoomForTheRest();
    void aCameraCountsWhatLiesOutside();
    void labelsTouchNeitherEachOtherNorOtherDiscsNorTheEdge_data();
    void labelsTouchNeitherEachOtherNorOtherDiscsNorTheEdge();
    void everyMarkHasALabelOrIsCounted();
    void discsNeverOverlap();
    void panningNeverChangesWhatIsMerged();
    void zoomingInTakesClustersApart();
    void oneEventIsItsKindsGlyphAndSeveralKindsAreAPie();
    void discsGrowWithTheirCountAndStayModest();
    void aSelectedEventHasARingAndABoldLabel();
    void theCountStandsMutedBehindTheName();
    void theCaptionNamesProjectionAndBoundaries();
    void notesSayWhatIsNotShown();
    void arcsAreGreatCirclesAndLitOnesAccented();
    void arcsToVenuesSayWhatTheyAre();
    void theWayToTheVenueIsNoneAtHome();
    void litCountriesAreTinted();
    void aGlobeCountsItsFarSideAsOutside();
    void anEmptyAnswerIsAMapWithWords();
    void pixelsAndPlaneAreInverse();
    void groundAndDataTogetherAreTheMap();
    void tinyAndHugeMapsDoNoHarm();
    void cellsFollowTheScale();
};

void TestMapLayout::everyEventIsInOneMarkOrCounted_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("scale");
    QTest::newRow("600 x 400") << 600 << 400 << 0.0;
    QTest::newRow("1300 x 520") << 1300 << 520 << 0.0;
    QTest::newRow("4K") << 3840 << 2160 << 0.0;
    QTest::newRow("zoomed") << 1300 << 520 << 900.0;
    QTest::newRow("far in") << 1300 << 520 << 40000.0;
}

void TestMapLayout::everyEventIsInOneMarkOrCounted()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, scale);
    MapLook how = look(width, height);
    how.camera = {*how.projection.forward(tokyo), scale};
    const ClusterAnswer answer = crowdedAnswer();
    const Drawing drawing = laidOut(answer, how).drawing;
    std::int64_t all = answer.withoutPlace;
    for (const PlaceCluster &cluster : answer.clusters)
        all += cluster.count;
    QCOMPARE(drawing.events, all);
    QVERIFY(eventsInMarks(drawing) >= 0);
    QCOMPARE(eventsInMarks(drawing) + drawing.withoutPlace + drawing.outside, all);
    std::int64_t counted = 0;
    for (const Mark &mark : dataMarks(drawing))
        counted += mark.count;
    QCOMPARE(counted, eventsInMarks(drawing));
}

void TestMapLayout::aWholeMapLeavesNoEventOutside()
{
    ClusterAnswer answer;
    const LatLon ends[] = {{90, 0}, {-90, 0}, {0, -80}, {0, -79.9}, {0, 180}, {0, -180}, {60, -81}};
    for (std::size_t i = 0; i < std::size(ends); ++i)
        answer.clusters.push_back(placed("End", ends[i], {std::int64_t(i + 1)}));
    for (const auto &[width, height] : {std::pair{300, 900}, {1300, 200}, {600, 400}}) {
        const Drawing drawing = laidOut(answer, look(width, height)).drawing;
        QCOMPARE(drawing.outside, 0);
        QCOMPARE(eventsInMarks(drawing), std::int64_t(std::size(ends)));
    }
}

void TestMapLayout::polesWithoutEventsLeaveRoomForTheRest()
{
    ClusterAnswer answer = smallAnswer();
    const double narrow = laidOut(answer, look(1300, 400)).camera.pixelsPerUnit;
    answer.clusters.push_back(placed("McMurdo Station", {-77.85, 166.67}, {9}));
    const MapDrawing south = laidOut(answer, look(1300, 400));
    QVERIFY(narrow > 1.1 * south.camera.pixelsPerUnit);
    QCOMPARE(south.drawing.outside, 0);
}

void TestMapLayout::aCameraCountsWhatLiesOutside()
{
    MapLook how = look(600, 400);
    how.camera = {*how.projection.forward(tokyo), 2000};
    const Drawing drawing = laidOut(smallAnswer(), how).drawing;
    QCOMPARE(drawing.outside, 2);
    QCOMPARE(dataMarks(drawing).size(), 1u);
}

void TestMapLayout::labelsTouchNeitherEachOtherNorOtherDiscsNorTheEdge_data()
{
    everyEventIsInOneMarkOrCounted_data();
}

void TestMapLayout::labelsTouchNeitherEachOtherNorOtherDiscsNorTheEdge()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, scale);
    MapLook how = look(width, height);
    how.camera = {*how.projection.forward(tokyo), scale};
    how.selected = {{5}, {77}, {300}};
    const Drawing drawing = laidOut(crowdedAnswer(), how).drawing;
    QVERIFY(!drawing.texts.empty());
    const RectF whole{0, 0, drawing.width, drawing.height};
    for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
        const TextMark &text = drawing.texts[i];
        QVERIFY(whole.contains(text.box));
        for (std::size_t k = i + 1; k < drawing.texts.size(); ++k)
            QVERIFY(!text.box.intersects(drawing.texts[k].box));
        for (const Mark &mark : dataMarks(drawing)) {
            if (text.role == Role::Note)
                continue;
            const double dx = std::max({text.box.x - (mark.box.x + mark.box.width / 2), 0.0,
                                        mark.box.x + mark.box.width / 2 - text.box.right()});
            const double dy = std::max({text.box.y - (mark.box.y + mark.box.height / 2), 0.0,
                                        mark.box.y + mark.box.height / 2 - text.box.bottom()});
            QVERIFY(std::hypot(dx, dy) >= mark.box.width / 2);
        }
    }
}

void TestMapLayout::everyMarkHasALabelOrIsCounted()
{
    const Drawing drawing = laidOut(crowdedAnswer(), look(600, 400)).drawing;
    std::int64_t labels = 0;
    for (const TextMark &text : drawing.texts)
        labels += text.role != Role::Note && text.color == Theme::light().ink;
    QVERIFY(drawing.hiddenLabels > 0);
    QVERIFY(labels > 5);
    QCOMPARE(labels + drawing.hiddenLabels, std::int64_t(dataMarks(drawing).size()));
    const Drawing large = laidOut(crowdedAnswer(), look(3840, 2160)).drawing;
    QVERIFY(large.texts.size() > 2 * drawing.texts.size());
}

void TestMapLayout::discsNeverOverlap()
{
    const auto marks = dataMarks(laidOut(crowdedAnswer(), look(600, 400)).drawing);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        for (std::size_t k = i + 1; k < marks.size(); ++k) {
            const double dx =
                marks[i].box.x + marks[i].box.width / 2 - marks[k].box.x - marks[k].box.width / 2;
            const double dy =
                marks[i].box.y + marks[i].box.height / 2 - marks[k].box.y - marks[k].box.height / 2;
            QVERIFY(std::hypot(dx, dy) >= (marks[i].box.width + marks[k].box.width) / 2);
        }
    }
}

void TestMapLayout::panningNeverChangesWhatIsMerged()
{
    MapLook how = look(1300, 800);
    const PlanePoint start = *how.projection.forward({45, 70});
    how.camera = {start, 300};
    std::map<std::vector<EventId>, std::int64_t> first;
    for (const Mark &mark : dataMarks(laidOut(crowdedAnswer(), how).drawing))
        first[mark.ids] = mark.count;
    for (int step = 1; step < 20; ++step) {
        how.camera.center.x = start.x + step * 0.0137;
        int known = 0;
        const auto marks = dataMarks(laidOut(crowdedAnswer(), how).drawing);
        for (const Mark &mark : marks)
            known += first.contains(mark.ids);
        QVERIFY(known > int(marks.size()) - 4); // a few may have come into view
    }
}

void TestMapLayout::zoomingInTakesClustersApart()
{
    ClusterAnswer answer;
    answer.clusters = {placed("Tokyo", tokyo, {1, 2, 3}),
                       placed("Yokosuka", {35.28, 139.67}, {4}, "exercise")};
    MapLook how = look(600, 400);
    QCOMPARE(dataMarks(laidOut(answer, how).drawing).size(), 1u);
    how.camera = {*how.projection.forward(tokyo), 9000};
    QCOMPARE(dataMarks(laidOut(answer, how).drawing).size(), 2u);
}

void TestMapLayout::oneEventIsItsKindsGlyphAndSeveralKindsAreAPie()
{
    ClusterAnswer answer = smallAnswer();
    answer.clusters[0].kinds = {{KindId{"meeting"}, 1}, {KindId{"agreement"}, 2}};
    const auto marks = dataMarks(laidOut(answer, look(600, 400)).drawing);
    QCOMPARE(marks.size(), 3u);
    for (const Mark &mark : marks) {
        if (mark.ids == std::vector<EventId>{{5}}) {
            QCOMPARE(std::get<GlyphShape>(mark.shape).glyph, Glyph::TriangleUp);
            QVERIFY(mark.role == Role::Event);
            QVERIFY(mark.fill == Theme::light().forces);
        }
        if (mark.count == 3) {
            const PieShape &pie = std::get<PieShape>(mark.shape);
            QCOMPARE(pie.shares.size(), 2u);
            QVERIFY(pie.shares[0].second == Theme::light().pacts);
            QVERIFY(std::abs(pie.shares[0].first - 2.0 / 3) < 1e-9);
            QVERIFY(mark.role == Role::Cluster);
        }
    }
}

void TestMapLayout::discsGrowWithTheirCountAndStayModest()
{
    std::vector<std::int64_t> many(5000);
    std::iota(many.begin(), many.end(), std::int64_t(100));
    ClusterAnswer answer;
    answer.clusters = {placed("Tokyo", tokyo, many), placed("London", london, {1, 2}),
                       placed("Sydney", sydney, {3})};
    const auto marks = dataMarks(laidOut(answer, look(1300, 520)).drawing);
    QCOMPARE(marks.size(), 3u);
    QVERIFY(marks[0].box.width > 40 && marks[0].box.width <= 44);
    QVERIFY(marks[1].box.width > marks[2].box.width);
    QCOMPARE(marks[2].box.width, 9.0);
}

void TestMapLayout::aSelectedEventHasARingAndABoldLabel()
{
    MapLook how = look(600, 400);
    how.selected = {{2}};
    const Drawing drawing = laidOut(smallAnswer(), how).drawing;
    int rings = 0;
    for (const Mark &mark : drawing.marks)
        rings += mark.role == Role::Chosen && mark.stroke.color == Theme::light().accent;
    QCOMPARE(rings, 1);
    QVERIFY(textCalled(drawing, "Tokyo"));
    QCOMPARE(int(textCalled(drawing, "Tokyo")->style), int(TextStyle::LabelBold));
    QCOMPARE(int(textCalled(drawing, "London")->style), int(TextStyle::Label));
}

void TestMapLayout::theCountStandsMutedBehindTheName()
{
    const Drawing drawing = laidOut(smallAnswer(), look(600, 400)).drawing;
    const TextMark *name = textCalled(drawing, "Tokyo");
    const TextMark *count = textCalled(drawing, "3");
    QVERIFY(name && count);
    QVERIFY(count->box.x > name->box.right());
    QVERIFY(count->color == Theme::light().muted);
    QVERIFY(name->ids.size() == 3 && count->ids == name->ids);
    for (const TextMark &text : drawing.texts)
        QVERIFY(contrast(text.color, text.background) >= 4.5);
}

void TestMapLayout::theCaptionNamesProjectionAndBoundaries()
{
    const std::string caption =
        "Equal Earth, centred on 100° E · boundaries de facto, Natural Earth";
    const Drawing drawing = laidOut(smallAnswer(), look(900, 400)).drawing;
    const TextMark *note = textCalled(drawing, caption);
    QVERIFY(note);
    QVERIFY(note->role == Role::Note);
    QVERIFY(note->box.x < 20 && note->box.bottom() > 380);
    bool shortened = false;
    const Drawing narrow = laidOut(smallAnswer(), look(300, 300)).drawing;
    for (const TextMark &text : narrow.texts)
        shortened = shortened || text.full == caption;
    QVERIFY(shortened);
}

void TestMapLayout::notesSayWhatIsNotShown()
{
    const Drawing drawing = laidOut(smallAnswer(), look(600, 400)).drawing;
    QVERIFY(textCalled(drawing, "2 without a place"));
    MapLook how = look(900, 400);
    how.camera = {*how.projection.forward(tokyo), 2000};
    QVERIFY(
        textCalled(laidOut(smallAnswer(), how).drawing, "2 without a place · 2 outside the view"));
}

void TestMapLayout::arcsAreGreatCirclesAndLitOnesAccented()
{
    ClusterAnswer answer = smallAnswer();
    answer.arcs = {{ActorId{"JPN"}, ActorId{"GBR"}, tokyo, london, 9},
                   {ActorId{"JPN"}, ActorId{"AUS"}, tokyo, sydney, 1}};
    MapLook how = look(1300, 520);
    how.litArcs = {answer.arcs[1]};
    const MapDrawing map = laidOut(answer, how);
    std::vector<Mark> arcs;
    for (const Mark &mark : map.drawing.marks) {
        if (mark.role == Role::Arc)
            arcs.push_back(mark);
    }
    QCOMPARE(arcs.size(), 3u);
    QVERIFY(arcs.back().stroke.color.withAlpha(1) == Theme::light().accent);
    QVERIFY(arcs[1].count == 9 && arcs[0].count == 1);
    QVERIFY(arcs[1].stroke.width > arcs[0].stroke.width);
    // The way to London leads over the Arctic coast, north of both ends.
    const double north = map.toPixel(*how.projection.forward(london)).y;
    QVERIFY(arcs[1].box.y < north - 10);
    how.layers.arcs = false;
    how.litArcs.clear();
    const Drawing shown = laidOut(answer, how).drawing;
    for (const Mark &mark : shown.marks)
        QVERIFY(mark.role != Role::Arc);
}

void TestMapLayout::arcsToVenuesSayWhatTheyAre()
{
    ClusterAnswer answer = smallAnswer();
    answer.arcs = {{ActorId{"JPN"}, {}, tokyo, london, 9, 9, 0, "London"},
                   {ActorId{"AUS"}, {}, sydney, london, 4, 0, 0, "London"},
                   {ActorId{"AUS"}, {}, sydney, tokyo, 1, 0, 0, "Tokyo"}};
    MapLook how = look(1300, 520);
    how.layers.arcEnds = ArcEnds::Venue;
    const Drawing drawing = laidOut(answer, how).drawing;
    std::set<std::string> keys;
    int marks = 0;
    for (const Mark &mark : drawing.marks) {
        if (mark.role != Role::Arc)
            continue;
        keys.insert(mark.key);
        ++marks;
    }
    QCOMPARE(keys, (std::set<std::string>{"AUS to London", "AUS to Tokyo", "JPN to London"}));
    QCOMPARE(marks, 4); // and an arrow, where roles say who came
    QVERIFY(drawing.words.find("Arcs lead from 2 parties to 2 venues.") != std::string::npos);
    QVERIFY(textCalled(drawing, "Arcs from party to venue, by events"));
    QVERIFY(textCalled(drawing, "9") && textCalled(drawing, "1"));
    const auto captionOf = [](const Drawing &of) {
        for (const TextMark &text : of.texts) {
            if (text.role == Role::Note && text.text.find("Natural Earth") != std::string::npos)
                return text.text;
        }
        return std::string();
    };
    QVERIFY(captionOf(drawing).ends_with(" · arcs from parties to venues"));
    // The map says what its arcs are; the legend of a picture around it does not say it again.
    for (const LegendEntry &entry : legendOf(drawing, KindTree::standard(), Theme::light()))
        QVERIFY2(entry.label.find("Parties") == std::string::npos, entry.label.c_str());
    how.layers.arcEnds = ArcEnds::Parties;
    answer.arcs = {{ActorId{"JPN"}, ActorId{"GBR"}, tokyo, london, 9}};
    const Drawing between = laidOut(answer, how).drawing;
    QVERIFY(captionOf(between).ends_with(" · arcs between parties"));
    QVERIFY(textCalled(between, "Arcs between parties, by events"));
    how.layers.arcs = false;
    const Drawing without = laidOut(answer, how).drawing;
    QVERIFY(captionOf(without).ends_with("Natural Earth"));
    QVERIFY(!textCalled(without, "Arcs between parties, by events"));
}

void TestMapLayout::theWayToTheVenueIsNoneAtHome()
{
    Actor japan = test::actor("JPN", "Japan");
    const auto way = [&](const test::EventBuilder &event) {
        return wayToVenue(event, japan).has_value();
    };
    const test::EventBuilder talks = test::EventBuilder("a", "Talks").with("JPN").with("GBR");
    QVERIFY(!way(test::EventBuilder(talks).in("London", "GBR", london))); // from nobody knows where
    japan.position = tokyo;
    QVERIFY(way(test::EventBuilder(talks).in("London", "GBR", london)));
    QVERIFY(!way(test::EventBuilder(talks).in("Hiroshima", "JPN", {34.39, 132.46})));
    QVERIFY(!way(test::EventBuilder(talks).in("Tokyo Bay", "", {35.5, 139.8})));
    QVERIFY(way(test::EventBuilder(talks).in("At sea", "", {34.0, 142.0})));
    QVERIFY(!way(talks)); // without a place
}

void TestMapLayout::litCountriesAreTinted()
{
    MapLook how = look(600, 400);
    how.litCountries = {"JPN", "NATO"};
    int lit = 0;
    const Drawing shown = laidOut(smallAnswer(), how).drawing;
    for (const Mark &mark : shown.marks) {
        if (mark.key != "JPN")
            continue;
        ++lit;
        QVERIFY(mark.role == Role::Background);
        QVERIFY(mark.fill != Theme::light().land);
        QVERIFY(mark.ids.empty());
    }
    QCOMPARE(lit, 1);
}

void TestMapLayout::aGlobeCountsItsFarSideAsOutside()
{
    MapLook how = look(600, 600);
    how.projection = *Projection::named("orthographic", {20, 139});
    const test::Ruler ruler;
    const BaseMap globe = projectedWorld(world(), how.projection);
    const Drawing drawing =
        layoutMap(smallAnswer(), how, world(), globe, KindTree::standard(), Theme::dark(), ruler)
            .drawing;
    QCOMPARE(drawing.outside, 1);
    QCOMPARE(eventsInMarks(drawing), 4);
}

void TestMapLayout::anEmptyAnswerIsAMapWithWords()
{
    const Drawing drawing = laidOut({}, look(600, 400)).drawing;
    QCOMPARE(drawing.events, 0);
    QCOMPARE(drawing.words, "A map of the world (Equal Earth, centred on 100° E) with no events.");
    const Drawing full = laidOut(smallAnswer(), look(600, 400)).drawing;
    QCOMPARE(full.words, "A map of the world (Equal Earth, centred on 100° E) with 5 events at 3 "
                         "places; busiest: Tokyo (3), London (1) and Sydney (1). 2 events have no "
                         "place.");
}

void TestMapLayout::pixelsAndPlaneAreInverse()
{
    MapLook how = look(600, 400);
    how.camera = {{0.3, -0.2}, 777};
    const MapFrame frame = frameOf(how);
    const PointF p = frame.toPixel(frame.toPlane({123, 45}));
    QVERIFY(std::hypot(p.x - 123, p.y - 45) < 1e-9);
    QVERIFY(frame.toPixel({0.3, -0.2}) == (PointF{300, 200}));
}

void TestMapLayout::groundAndDataTogetherAreTheMap()
{
    const test::Ruler ruler;
    MapLook how = look(600, 400);
    how.band = bandOf(smallAnswer());
    const MapDrawing ground = layoutMapGround(how, {}, world(), base(), Theme::light());
    const MapDrawing data = layoutMapData(smallAnswer(), how, world(), base(), KindTree::standard(),
                                          Theme::light(), ruler);
    const MapDrawing map = laidOut(smallAnswer(), how);
    QCOMPARE(ground.drawing.marks.size() + data.drawing.marks.size(), map.drawing.marks.size());
    QVERIFY(ground.drawing.texts.empty());
    QVERIFY(map.drawing.texts == data.drawing.texts);
    QVERIFY(map.camera == data.camera && map.camera == ground.camera);
}

void TestMapLayout::tinyAndHugeMapsDoNoHarm()
{
    for (const double size : {0.0, 1.0, 17.0, 20000.0}) {
        const MapDrawing map = laidOut(crowdedAnswer(), look(size, size));
        QVERIFY(std::isfinite(map.camera.pixelsPerUnit) && map.camera.pixelsPerUnit > 0);
    }
    MapLook how = look(900, 600);
    how.camera = {*how.projection.forward(london), 1e6};
    const Drawing shown = laidOut(crowdedAnswer(), how).drawing;
    for (const Mark &mark : shown.marks) {
        if (const auto *path = std::get_if<PathShape>(&mark.shape)) {
            for (const auto &ring : path->rings) {
                for (const PointF &p : ring)
                    QVERIFY(p.x > -10 && p.x < 910 && p.y > -10 && p.y < 610);
            }
        }
    }
}

void TestMapLayout::cellsFollowTheScale()
{
    QVERIFY(clusterCellDegrees(1000) < clusterCellDegrees(100));
    QVERIFY(std::abs(clusterCellDegrees(14 * 180 / std::acos(-1.0)) - 1) < 1e-9);
    QVERIFY(clusterCellDegrees(0) > 0);
    QVERIFY(clusterCellDegrees(1e12) > 0);
}

QTEST_GUILESS_MAIN(TestMapLayout)
#include "tst_map_layout.moc"
