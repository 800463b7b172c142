// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/scene_request.h"
#include "core/layout/annotation_layout.h"
#include "core/story/story.h"
#include "core/time/calendar.h"
#include "tests/support/sample_records.h"

#include <QTest>

using namespace entente;
using namespace entente::test;

namespace
{

const Story &sampleStory()
{
    static const Story story =
        storyFromJson(sampleEngine()->vocabulary().stories.at(0).json).value();
    return story;
}

RenderRequest slide()
{
    RenderRequest defaults;
    defaults.size = {1280, 720};
    defaults.decorated = false;
    return defaults;
}

RenderRequest asked(const Scene &scene, std::optional<int> build = {})
{
    const Result<RenderRequest> request = requestFor(scene, slide(), *sampleEngine(), build);
    if (!request)
        qFatal("%s", request.error().text().c_str());
    return *request;
}

Drawing drawn(const RenderRequest &request)
{
    Result<Drawing> drawing = drawingFor(request, *sampleEngine());
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return std::move(*drawing);
}

std::size_t annotationsIn(const Drawing &drawing)
{
    std::set<std::string> keys;
    for (const Mark &mark : drawing.marks) {
        if (mark.role == Role::Annotation)
            keys.insert(mark.key);
    }
    return keys.size();
}

} // namespace

class TestSceneRequest : public QObject
{
    Q_OBJECT

private slots:
    void theSampleTellsTheArticleInAboutTenScenes()
    {
        QCOMPARE(sampleStory().scenes.size(), std::size_t(10));
        QVERIFY(chaptersOf(sampleStory()).size() >= 3);
    }

    void everySceneOfTheSampleNamesWhatIsThereAndDrawsIt_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < sampleStory().scenes.size(); ++i)
            QTest::newRow(sampleStory().scenes[i].name.c_str()) << int(i);
    }

    void everySceneOfTheSampleNamesWhatIsThereAndDrawsIt()
    {
        QFETCH(int, number);
        const Scene &scene = sampleStory().scenes[std::size_t(number)];
        const RenderRequest request = asked(scene);
        QCOMPARE(request.selected.size(), scene.selection.events.size());
        for (const Annotation &annotation : scene.annotations) {
            if (const auto *event = std::get_if<EventAnchor>(&annotation.anchor))
                QVERIFY2(request.annotations.events.contains(event->key), event->key.c_str());
        }
        const Drawing drawing = drawn(request);
        const auto isData = [](const Mark &mark) {
            return mark.role == Role::Event || mark.role == Role::Cluster ||
                   mark.role == Role::Tie || mark.role == Role::Band;
        };
        QVERIFY(std::any_of(drawing.marks.begin(), drawing.marks.end(), isData));
        QCOMPARE(annotationsIn(drawing), scene.annotations.size());
        // Remarks cover no other words, and stand in the picture.
        for (const TextMark &text : drawing.texts) {
            if (text.role != Role::Annotation)
                continue;
            QVERIFY(RectF(0, 0, drawing.width, drawing.height).contains(text.box));
            for (const TextMark &other : drawing.texts) {
                if (other.key != text.key)
                    QVERIFY2(!other.box.intersects(text.box),
                             (other.text + " under " + text.text).c_str());
            }
        }
        // What is selected can be seen, except on a network, where actors are.
        for (const EventId id : request.selected) {
            QVERIFY2(std::any_of(drawing.marks.begin(), drawing.marks.end(),
                                 [&](const Mark &mark) {
                                     return std::find(mark.ids.begin(), mark.ids.end(), id) !=
                                            mark.ids.end();
                                 }),
                     scene.name.c_str());
        }
    }

    void stepsBringAnnotationsOneByOne()
    {
        const Scene &scene = sampleStory().scenes[6];
        QCOMPARE(scene.builds(), 2);
        for (int build = 0; build <= 2; ++build)
            QCOMPARE(annotationsIn(drawn(asked(scene, build))), std::size_t(build));
    }

    void whatASceneSaysIsAsked()
    {
        Scene scene;
        scene.name = "Name";
        scene.caption = "Caption";
        scene.filter = "party:JPN";
        scene.window = TimeSpan{startOfYear(2000), startOfYear(2010)};
        scene.inForce = startOfYear(2005);
        scene.asKnown = startOfYear(2020);
        scene.views = {SceneView::Network, SceneView::Timeline};
        scene.share = 0.6;
        scene.theme = "dark";
        scene.selection.actors = {ActorId{"JPN"}};
        scene.network.hub = ActorId{"AUS"};
        scene.map.extent = MapExtent{{1, 0.5}, 2, 1};
        const RenderRequest request = asked(scene);
        QCOMPARE(request.size, slide().size);
        QVERIFY(!request.decorated);
        QCOMPARE(int(request.view), int(RenderView::Page));
        QCOMPARE(int(request.upper), int(RenderView::Network));
        QCOMPARE(request.share, 0.6);
        QCOMPARE(toText(request.context.filter), scene.filter);
        QVERIFY(request.context.inForce == scene.inForce);
        QVERIFY(request.context.asKnown == scene.asKnown);
        QVERIFY(request.window == scene.window);
        QVERIFY(request.theme == &Theme::dark());
        QCOMPARE(request.network.hub.value, std::string("AUS"));
        QCOMPARE(request.network.chosen.size(), std::size_t(1));
        QCOMPARE(request.title, scene.name);
        QCOMPARE(request.subtitle, scene.caption);
        const Drawing page = drawn(request);
        QVERIFY(std::any_of(page.marks.begin(), page.marks.end(),
                            [](const Mark &mark) { return mark.role == Role::Tie; }));
        QVERIFY(std::any_of(page.texts.begin(), page.texts.end(),
                            [](const TextMark &text) { return text.role == Role::Lane; }));
    }

    void anExtentIsInThePictureWhateverItsSize()
    {
        Scene scene;
        scene.views = {SceneView::Map};
        scene.map.extent = MapExtent{{0.2, 0.6}, 1.2, 0.6};
        scene.annotations = {{AnnotationKind::Text,
                              AnnotationOn::Map,
                              PlaceAnchor{{35.7, 139.7}},
                              "Tokyo",
                              {0, -20}}};
        for (const QSize size : {QSize(1280, 720), QSize(400, 900)}) {
            RenderRequest request = asked(scene);
            request.size = size;
            QCOMPARE(annotationsIn(drawn(request)), std::size_t(1));
        }
    }

    void whatCannotBeDrawnIsOneSentence()
    {
        Scene scene;
        scene.name = "Rows";
        scene.views = {SceneView::Table};
        const Result<RenderRequest> table = requestFor(scene, slide(), *sampleEngine());
        QVERIFY(!table);
        QVERIFY(table.error().what.find("'Rows'") != std::string::npos);
        scene.views = {SceneView::Table, SceneView::Timeline};
        QCOMPARE(int(asked(scene).view), int(RenderView::Timeline));
        scene.filter = "knd:x";
        QVERIFY(!requestFor(scene, slide(), *sampleEngine()));
    }
};

QTEST_MAIN(TestSceneRequest)
#include "tst_scene_request.moc"
