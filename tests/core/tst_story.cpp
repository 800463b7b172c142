// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/formats/import.h"
#include "core/store/document.h"
#include "core/store/event_sink.h"
#include "core/store/sqlite.h"
#include "core/story/story.h"
#include "core/time/calendar.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace entente;
using entente::test::Scratch;

#define VERIFY_OUTCOME(...)                                                                        \
    do {                                                                                           \
        const auto &outcome_ = (__VA_ARGS__);                                                      \
        QVERIFY2(outcome_, outcome_ ? "" : outcome_.error().text().c_str());                       \
    } while (false)

namespace
{

/// A scene in which nothing is as in a plain one.
Scene fullScene()
{
    Scene scene;
    scene.name = "The “fighter”, ‹unveiled›";
    scene.caption = "One line.\nAnother one.";
    scene.notes = "Look up here.";
    scene.chapter = "Autumn";
    scene.filter = "party:JPN kind:agreement,access -tag:x";
    scene.window = TimeSpan{startOf({2022, 1, 1}), {startOf({2022, 12, 31}).seconds + 3601}};
    scene.inForce = startOf({2022, 11, 7});
    scene.asKnown = startOf({-43, 3, 16});
    scene.selection.events = {"a", "b\"c"};
    scene.views = {SceneView::Network, SceneView::Timeline};
    scene.share = 1.0 / 3;
    scene.lanes.field = LaneField::Thread;
    FieldLanes lanes;
    lanes.order = LaneOrder::ByHand;
    lanes.byHand = {"one", othersLane};
    lanes.pinned = {"one"};
    lanes.hidden = {"two"};
    lanes.collapsed = {"three"};
    lanes.heights = {{"four", 101.25}};
    lanes.counts = true;
    scene.lanes.byField[LaneField::Pair] = lanes;
    scene.eras = false;
    scene.map.projection = "orthographic";
    scene.map.center = {35.1, 139.7};
    scene.map.extent = MapExtent{{0.1, -0.30000000000000004}, 1e-3, 2.5};
    scene.map.layers = {Boundaries::Un, false, ArcEnds::Venue, false,
                        false,          true,  false,          {ShadeBy::Ties, ActorId{"JPN"}}};
    scene.network.layer = "operational";
    scene.network.derived = DerivedTies{4, 7};
    scene.network.arrangement = NetworkArrangement::Geographic;
    scene.network.hub = ActorId{"AUS"};
    scene.network.blocs = {{"QUAD"}, {"AUKUS"}};
    scene.network.fadeYears = 0.1;
    scene.network.dates = {{"1955", startOf({1956, 1, 1})}, {"noon", {43200}}};
    scene.matrix = {MatrixData::Measure::Ties, MatrixOrder::Name, "alliance"};
    scene.theme = "dark";
    scene.annotations = {
        {AnnotationKind::Callout,
         AnnotationOn::Timeline,
         EventAnchor{"signed"},
         "Signed",
         {3, -9},
         120.5,
         2},
        {AnnotationKind::Bracket, AnnotationOn::Timeline,
         TimeAnchor{{startOf({1951, 1, 1}), startOf({1960, 1, 1})}, "JPN"}, "A decade"},
        {AnnotationKind::Highlight, AnnotationOn::Timeline,
         TimeAnchor{{startOf({1951, 1, 1}), startOf({1951, 1, 1})}, ""}, ""},
        {AnnotationKind::Arrow, AnnotationOn::Map, PlaceAnchor{{51.5, -0.1}}, "London"},
        {AnnotationKind::Text, AnnotationOn::Network, ActorAnchor{ActorId{"USA"}}, "Hub"},
        {AnnotationKind::Text, AnnotationOn::Map, PictureAnchor{{0.25, 0.75}}, "Sea"}};
    scene.transition = SceneTransition::Cut;
    scene.seconds = 7.5;
    return scene;
}

Story twoChapters()
{
    Story story{"From spokes to a web", "In three scenes", {}};
    for (const auto &[name, chapter] :
         {std::pair("One", "Old"), {"Two", "New"}, {"Three", "New"}}) {
        Scene scene;
        scene.name = name;
        scene.chapter = chapter;
        story.scenes.push_back(scene);
    }
    return story;
}

std::string said(const Result<Story> &story)
{
    return story ? std::string() : story.error().text();
}

Dataset packedWorld()
{
    Dataset data;
    for (std::int64_t i = 0; i <= mostRows; ++i) {
        Event event;
        event.key = std::to_string(i);
        event.title = "Event";
        event.start = Date::fromEdtf("2001-02-03").value();
        data.events.push_back(std::move(event));
    }
    data.stories = {storyText(twoChapters())};
    return data;
}

} // namespace

class TestStory : public QObject
{
    Q_OBJECT

private slots:
    void whatWasWrittenIsReadAgain()
    {
        Story story{"A \"story\"", "Of two scenes", {fullScene(), Scene()}};
        for (SceneSelection selection :
             {SceneSelection{{}, {ActorId{"JPN"}, ActorId{"GBR"}}, "", std::nullopt},
              SceneSelection{{}, {}, "Tokyo", std::nullopt},
              SceneSelection{{}, {}, "", TimeSpan{{-86401}, {86400}}}}) {
            Scene scene;
            scene.selection = selection;
            story.scenes.push_back(scene);
        }
        const Result<Story> read = storyFromJson(toJson(story));
        QVERIFY2(read, said(read).c_str());
        for (std::size_t i = 0; i < story.scenes.size(); ++i)
            QCOMPARE(toJson(read->scenes[i]), toJson(story.scenes[i]));
        QVERIFY(*read == story);
        const Result<Scene> scene = sceneFromJson(toJson(fullScene()));
        QVERIFY(scene);
        QVERIFY(*scene == fullScene());
    }

    void aPlainSceneIsFewWords()
    {
        Scene scene;
        scene.name = "Plain";
        QCOMPARE(QByteArray::fromStdString(toJson(scene)), QByteArray(R"({"name":"Plain"})"));
    }

    void daysAreReadAsPeopleWriteThem()
    {
        const Result<Scene> scene = sceneFromJson(
            R"({"from": "1951", "to": "2022-11", "in_force": "6 Nov 2022", "as_known": "2022-11-06"})");
        QVERIFY2(scene, scene ? "" : scene.error().text().c_str());
        QCOMPARE(scene->window->begin, startOf({1951, 1, 1}));
        QCOMPARE(scene->window->end, startOf({2022, 12, 1}));
        QCOMPARE(scene->inForce.value(), startOf({2022, 11, 7}));
        QCOMPARE(scene->asKnown.value(), startOf({2022, 11, 7}));
        const QByteArray written = QByteArray::fromStdString(toJson(*scene));
        QVERIFY2(written.contains(R"("from":"1951-01-01","to":"2022-11-30")"), written);
        QVERIFY2(written.contains(R"("in_force":"2022-11-06")"), written);
    }

    void whatIsNoStoryIsOneSentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        const auto scene = [](const char *name, const char *members, const char *part) {
            QTest::newRow(name) << QByteArray(R"({"name": "S", "scenes": [{}, {)") + members +
                                       QByteArray("}]}")
                                << QByteArray(part);
        };
        QTest::newRow("nothing") << QByteArray() << QByteArray("no JSON");
        QTest::newRow("cut") << QByteArray(R"({"name": "S", "scenes": [)") << QByteArray("no JSON");
        QTest::newRow("list") << QByteArray("[]") << QByteArray("no object");
        QTest::newRow("no name") << QByteArray(R"({"scenes": []})") << QByteArray("no name");
        QTest::newRow("no scenes") << QByteArray(R"({"name": "S"})") << QByteArray("'scenes'");
        QTest::newRow("scenes a word")
            << QByteArray(R"({"name": "S", "scenes": "x"})") << QByteArray("'scenes' is no list");
        QTest::newRow("newer") << QByteArray(R"({"version": 2, "name": "S", "scenes": []})")
                               << QByteArray("newer version");
        QTest::newRow("deep") << QByteArray(R"({"name": "S", "scenes": )") +
                                     QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}"
                              << QByteArray("nested");
        scene("a number as views", R"("views": 3)", "scene 2: 'views'");
        scene("no view", R"("views": ["globe"])", "there is no view 'globe'");
        scene("no views", R"("views": [])", "'views' names none");
        scene("twice", R"("views": ["map", "map"])", "twice");
        scene("query", R"("where": "knd:x")", "'where': there is no field");
        scene("date", R"("from": "soon", "to": "later")", "'from' is no date");
        scene("backwards", R"("from": 20, "to": 10)", "not before");
        scene("half a span", R"("from": "1951")", "but not both");
        scene("a huge second", R"("in_force": 9223372036854775807)", "'in_force' is no date");
        scene("a larger one", R"("in_force": 18446744073709551615)", "'in_force' is no date");
        scene("open", R"("in_force": "1951/..")", "'in_force' is no date");
        scene("a number", R"("share": 7)", "'share' is not between");
        scene("too large", R"("seconds": 1e300)", "'seconds' is not between");
        scene("projection", R"("map": {"projection": "flat"})", "no projection 'flat'");
        scene("extent", R"("map": {"extent": {"x": 1}})", "'map': 'extent': it has no 'width'");
        scene("position", R"("annotations": [{"place": [91, 0]}])", "no latitude");
        scene("anchor", R"("annotations": [{"kind": "text"}])", "neither 'event'");
        scene("kind", R"("annotations": [{"kind": "cloud", "at": [0, 0]}])", "cloud");
        scene("offset", R"("annotations": [{"at": [0, 0], "offset": [1, "x"]}])", "two numbers");
        scene("three actors", R"("selection": {"actors": ["A", "B", "C"]})", "more than two");
        scene("two sorts", R"("selection": {"actors": ["A"], "place": "P"})", "more than one sort");
        scene("theme", R"("theme": "neon")", "no theme 'neon'");
        scene("lanes", R"("lanes": {"arranged": {"party": {"heights": {"A": -1}}}})", "'A' is not");
    }

    void whatIsNoStoryIsOneSentence()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        const Result<Story> story = storyFromJson(text.toStdString(), "s.json");
        QVERIFY(!story);
        const QByteArray sentence = QByteArray::fromStdString(story.error().text());
        QVERIFY2(sentence.contains(part), sentence);
        QVERIFY2(sentence.contains("s.json"), sentence);
    }

    void chaptersAreScenesInARow()
    {
        const std::vector<Chapter> chapters = chaptersOf(twoChapters());
        QVERIFY((chapters == std::vector<Chapter>{{"Old", 0, 1}, {"New", 1, 3}}));
        QVERIFY(chaptersOf({}).empty());
    }

    void aSceneIsFoundByItsNameOrNumber()
    {
        Story other{"Other", "", {Scene()}};
        other.scenes[0].name = "Elsewhere";
        const std::vector<StoryText> stories{storyText(twoChapters()), storyText(other)};
        QCOMPARE(findScene(stories, "", "two")->name, std::string("Two"));
        QCOMPARE(findScene(stories, "", "3")->name, std::string("Three"));
        QCOMPARE(findScene(stories, "", "Elsewhere")->name, std::string("Elsewhere"));
        QCOMPARE(findScene(stories, "OTHER", "1")->name, std::string("Elsewhere"));
        QVERIFY(!findScene(stories, "Other", "Two"));
        QVERIFY(findScene(stories, "", "Four").error().what.find("'Three'") != std::string::npos);
        QVERIFY(!findScene(stories, "No", "Two"));
        QVERIFY(!findScene({}, "", "Two"));
        QCOMPARE(findStory(stories, "")->scenes.size(), std::size_t(3));
        QVERIFY(!findStory(stories, "No"));
        QCOMPARE(freeName(stories, "Other"), std::string("Other 2"));
    }

    void annotationsComeByBuilds()
    {
        const Scene scene = fullScene();
        QCOMPARE(scene.builds(), 2);
        QCOMPARE(shownAt(scene, 1)[0], 0.0);
        QCOMPARE(shownAt(scene, 1)[1], 1.0);
        QCOMPARE(shownAt(scene, 2)[0], 1.0);
    }

    void anExtentIsACameraForAnySize()
    {
        const MapCamera camera{{0.5, 0.25}, 300};
        const MapExtent extent = MapExtent::of(camera, 900, 600);
        QVERIFY(extent.camera(900, 600) == camera);
        QCOMPARE(extent.camera(1800, 1200).pixelsPerUnit, 600.0);
        QCOMPARE(extent.camera(1800, 600).pixelsPerUnit, 300.0); // all of it is still seen
    }

    void documentsKeepStories()
    {
        Dataset data;
        data.stories = {storyText(twoChapters())};
        VERIFY_OUTCOME(Document::write(m_folder.path("a.entente"), data));
        auto document = Document::open(m_folder.path("a.entente"), Document::Access::ReadWrite);
        VERIFY_OUTCOME(document);
        QVERIFY(document->read()->stories == data.stories);
        Story another = twoChapters();
        another.name = "Another";
        VERIFY_OUTCOME(document->setStories({storyText(another), data.stories[0]}));
        QCOMPARE(document->read()->stories[0].name, std::string("Another"));
        const Outcome twice = document->setStories({storyText(another), storyText(another)});
        QVERIFY(!twice);
        QVERIFY(twice.error().what.find("'Another'") != std::string::npos);
        QCOMPARE(document->read()->stories.size(), std::size_t(2)); // all or nothing
        QVERIFY(!Document::open(m_folder.path("a.entente"), Document::Access::ReadOnly)
                     ->setStories({}));
    }

    void anImportKeepsStoriesAndBringsNewOnes()
    {
        Dataset data;
        data.stories = {storyText(twoChapters())};
        VERIFY_OUTCOME(Document::write(m_folder.path("b.entente"), data));
        Story other{"Other", "", {Scene()}};
        const auto file =
            m_folder.write("more.json", R"({"format": "entente/1", "stories": [)" + toJson(other) +
                                            ", " + toJson(twoChapters()) + "]}");
        const auto sink = documentSink(m_folder.path("b.entente"));
        VERIFY_OUTCOME(sink);
        const std::filesystem::path files[] = {file};
        const auto report = importFiles(files, {}, **sink);
        VERIFY_OUTCOME(report);
        const auto document =
            Document::open(m_folder.path("b.entente"), Document::Access::ReadOnly);
        const std::vector<StoryText> stories = document->read()->stories;
        QCOMPARE(stories.size(), std::size_t(2));
        QVERIFY(stories[0] == data.stories[0]);
        QVERIFY(*storyFromJson(stories[1].json) == other);
    }

    void aStoryInAPackedDocumentLeavesWhatWasDerivedFresh()
    {
        const Dataset data = packedWorld();
        VERIFY_OUTCOME(Document::write(m_folder.path("p.entente"), data, makeEngineDeriver));
        auto document = Document::open(m_folder.path("p.entente"), Document::Access::ReadWrite);
        VERIFY_OUTCOME(document);
        QVERIFY(document->isPacked());
        QVERIFY(document->sectionsAreFresh());
        QVERIFY(document->readTables()->stories == data.stories);
        Story other{"Other", "", {Scene()}};
        VERIFY_OUTCOME(document->setStories({storyText(other)}));
        QVERIFY(document->sectionsAreFresh());
        auto again = Document::open(m_folder.path("p.entente"), Document::Access::ReadOnly);
        VERIFY_OUTCOME(again);
        QVERIFY(again->sectionsAreFresh());
        QCOMPARE(again->readTables()->stories[0].name, std::string("Other"));
    }

    void aDocumentOfTheFormerVersionGetsAPlaceForStories()
    {
        VERIFY_OUTCOME(
            Document::write(m_folder.path("old.entente"), packedWorld(), makeEngineDeriver));
        {
            auto database = sqlite::Database::open(m_folder.path("old.entente"),
                                                   sqlite::Database::Mode::ReadWrite);
            VERIFY_OUTCOME(database);
            VERIFY_OUTCOME(database->run("BEGIN; DROP TABLE story; PRAGMA user_version = 3;"
                                         " UPDATE property SET value = value + 1"
                                         " WHERE name = '.derived'; COMMIT"));
        }
        const auto readOnly =
            Document::open(m_folder.path("old.entente"), Document::Access::ReadOnly);
        VERIFY_OUTCOME(readOnly);
        QVERIFY(readOnly->readTables()->stories.empty());
        auto document = Document::open(m_folder.path("old.entente"), Document::Access::ReadWrite);
        VERIFY_OUTCOME(document);
        QVERIFY(document->sectionsAreFresh()); // a place for stories changes no event
        VERIFY_OUTCOME(document->setStories({storyText(twoChapters())}));
        QCOMPARE(document->readTables()->stories.size(), std::size_t(1));
    }

private:
    Scratch m_folder;
};

QTEST_GUILESS_MAIN(TestStory)
#include "tst_story.moc"
