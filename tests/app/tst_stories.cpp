// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/presenting/filmstrip.h"
#include "app/presenting/stage_overlay.h"
#include "app/shell/export_actions.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/shell/presentation.h"
#include "app/shell/story_desk.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/timeline/timeline_view.h"
#include "core/layout/annotation_layout.h"
#include "core/store/sqlite.h"
#include "core/time/calendar.h"
#include "tests/support/sample_records.h"
#include "tests/support/window_test.h"

#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace entente;

/// Stories in the window, and presented.
class TestStories : public test::WindowTest
{
    Q_OBJECT

private:
    QString m_path;

    StoryDesk &desk() const { return m_window->stories(); }
    StoryBoard &board() const { return desk().board(); }
    QAction *action(const char *id) const { return m_window->actions()[id]; }
    std::vector<StoryText> stored() const
    {
        const auto document = Document::open(m_path.toStdString(), Document::Access::ReadOnly);
        return document->readTables()->stories;
    }
    const TimelineDrawing &timeline() const
    {
        return m_window->workspace().timeline().currentDrawing();
    }

private slots:
    void initTestCase() { loadFonts(); }

    void init()
    {
        makeFolder();
        m_path = path("sample.entente");
        QVERIFY(Document::write(m_path.toStdString(), test::sampleRecords()).hasValue());
        m_themes->motion().setReduced(true); // things are where they go
        makeWindow({1280, 720});
        showWindow();
        m_window->keeper().open(m_path);
        settle();
    }

    void cleanup() { closeWindow(); }

    void aViewIsKeptAndShownAgain()
    {
        QVERIFY(board().story());
        board().setCurrentScene(-1);
        session().setFilter(parseQuery("party:JPN kind:agreement").filter);
        session().setWindow({startOfYear(1990), startOfYear(2010)});
        session().setAsOf({startOfYear(2005), startOfYear(2006)});
        action("view.network")->trigger();
        const Scene before = sceneOf(session(), m_window->workspace(), {});
        action("story.add")->trigger();
        QCOMPARE(board().story()->scenes.size(), std::size_t(11));
        QVERIFY(m_window->workspace().isStoryShown());
        QVERIFY(*board().scene() == before || board().scene()->chapter == "The web");

        session().setFilter({});
        session().showAll();
        session().setAsOf({});
        action("view.table")->trigger();
        QListView *list = m_window->findChild<Filmstrip *>()->list();
        QCOMPARE(list->model()->rowCount(), 11);
        emit list->clicked(list->model()->index(10, 0));
        QTRY_COMPARE(QString::fromStdString(toText(session().filter())),
                     QStringLiteral("party:JPN kind:agreement"));
        QTRY_COMPARE(session().window(), before.window.value());
        QVERIFY(session().asOf().inForce == before.inForce);
        QVERIFY(session().asOf().asKnown == before.asKnown);
        QCOMPARE(int(m_window->workspace().centre()), int(Workspace::Centre::Network));
    }

    void editsAreSavedAndUndone()
    {
        action("view.story")->trigger();
        board().setCurrentScene(0);
        auto *caption = m_window->findChild<QPlainTextEdit *>(QStringLiteral("sceneCaption"));
        caption->setPlainText(QStringLiteral("Other words"));
        QCOMPARE(board().scene()->caption, std::string("Other words"));
        QTRY_VERIFY(storyFromJson(stored().at(0).json)->scenes[0].caption == "Other words");
        QVERIFY(action("edit.undo")->isEnabled());
        action("edit.undo")->trigger();
        QVERIFY(board().scene()->caption != "Other words");
        QCOMPARE(caption->toPlainText().toStdString(), board().scene()->caption);
        QTRY_VERIFY(storyFromJson(stored().at(0).json)->scenes[0].caption != "Other words");
        action("edit.redo")->trigger();
        QCOMPARE(board().scene()->caption, std::string("Other words"));
        QVERIFY(!m_window->messages().says(QStringLiteral("story")));
    }

    void aScenesPictureIsDrawn()
    {
        action("view.story")->trigger();
        auto *filmstrip = m_window->findChild<Filmstrip *>();
        const QModelIndex first = filmstrip->list()->model()->index(0, 0);
        QTRY_VERIFY(!first.data(SceneListModel::ThumbnailRole).value<QImage>().isNull());
        const auto before = first.data(SceneListModel::ThumbnailRole).value<QImage>();
        Scene scene = board().story()->scenes[0];
        scene.views = {SceneView::Timeline};
        board().changeScene(0, scene, QStringLiteral("Change"));
        QTRY_VERIFY(!first.data(SceneListModel::ThumbnailRole).value<QImage>().isNull());
        QVERIFY(first.data(SceneListModel::ThumbnailRole).value<QImage>() != before);
        QVERIFY(first.data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QStringLiteral("Scene 1 of 10")));
    }

    void remarksAreAddedDraggedRewordedAndDeleted()
    {
        action("view.story")->trigger();
        Scene scene;
        scene.name = "Remarked";
        scene.views = {SceneView::Timeline};
        board().addScene(scene);
        emit m_window->findChild<Filmstrip *>()->showRequested(board().currentScene());
        QTRY_VERIFY(m_window->isAnswered());
        m_window->workspace().timeline().setFocus();
        action("annotate.text")->trigger();
        QCOMPARE(board().scene()->annotations.size(), std::size_t(1));
        auto *field = m_window->findChild<QPlainTextEdit *>(QStringLiteral("annotationField"));
        QVERIFY(field);
        field->setPlainText(QStringLiteral("Look"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(board().scene()->annotations[0].text, std::string("Look"));

        QTRY_VERIFY(wordsOfAnnotation(timeline().drawing, 0).has_value());
        const RectF words = *wordsOfAnnotation(timeline().drawing, 0);
        const QPoint at(qRound(words.x + words.width / 2), qRound(words.y + words.height / 2));
        QWidget *canvas = m_window->workspace().timeline().canvas();
        const PointF offset = board().scene()->annotations[0].offset;
        const TimeSpan window = session().window();
        QTest::mousePress(canvas, Qt::LeftButton, {}, at);
        QTest::mouseMove(canvas, at + QPoint(30, 20));
        QTest::mouseMove(canvas, at + QPoint(60, 40));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at + QPoint(60, 40));
        QCOMPARE(board().scene()->annotations[0].offset.x, offset.x + 60);
        QCOMPARE(board().scene()->annotations[0].offset.y, offset.y + 40);
        QCOMPARE(session().window(), window); // the timeline did not move
        action("edit.undo")->trigger();
        QCOMPARE(board().scene()->annotations[0].offset.x, offset.x);
        action("edit.redo")->trigger();

        QTest::keyClick(canvas, Qt::Key_Left);
        QCOMPARE(board().scene()->annotations[0].offset.x, offset.x + 52);
        QTest::keyClick(canvas, Qt::Key_Delete);
        QVERIFY(board().scene()->annotations.empty());
    }

    void remarksAreOfferedWhereOneClicks()
    {
        Scene scene;
        scene.name = "Remarked";
        board().addScene(scene);
        QMenu menu;
        const EventId id = session().engine()->find("jdsc-2007");
        emit m_window->workspace().timeline().menuOpening(&menu, {id, {}});
        auto *remarks = menu.findChild<QMenu *>();
        QVERIFY(remarks);
        QCOMPARE(remarks->actions().size(), int(std::size(allAnnotationKinds)));
        remarks->actions().front()->trigger();
        QTRY_COMPARE(board().scene()->annotations.size(), std::size_t(1));
        const auto *anchor = std::get_if<EventAnchor>(&board().scene()->annotations[0].anchor);
        QVERIFY(anchor && anchor->key == "jdsc-2007");
        // On the map there is no bracket over a span.
        QMenu onMap;
        emit m_window->workspace().map().menuOpening(&onMap, {{}, PlaceAnchor{{35, 139}}});
        QCOMPARE(onMap.findChild<QMenu *>()->actions().size(),
                 int(std::size(allAnnotationKinds)) - 1);
    }

    void scenesAreReorderedByDragging()
    {
        QAbstractItemModel *scenes = m_window->findChild<Filmstrip *>()->list()->model();
        const QString first = scenes->index(0, 0).data().toString();
        const std::unique_ptr<QMimeData> dragged(scenes->mimeData({scenes->index(0, 0)}));
        scenes->dropMimeData(dragged.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(scenes->index(2, 0).data().toString(), first);
        QCOMPARE(scenes->rowCount(), 10);
        action("edit.undo")->trigger();
        QCOMPARE(scenes->index(0, 0).data().toString(), first);
    }

    void aStoryIsPresentedByKeys()
    {
        action("present.start")->trigger();
        Presentation *talk = desk().presentation();
        QVERIFY(talk);
        StageWindow &stage = talk->stageWindow();
        QTRY_VERIFY(stage.isVisible());
        QCOMPARE(talk->talk().sceneNumber(), 0);
        QVERIFY(talk->session().window() == board().story()->scenes[0].window);
        QTest::keyClick(&stage, Qt::Key_PageDown);
        QCOMPARE(talk->talk().build(), 1);
        QTest::keyClick(&stage, Qt::Key_2);
        QTest::keyClick(&stage, Qt::Key_Return);
        QCOMPARE(talk->talk().sceneNumber(), 1);
        QCOMPARE(int(talk->workspace().centre()), int(Workspace::Centre::Network));
        QVERIFY(talk->session().asOf().inForce == board().story()->scenes[1].inForce);
        QTest::keyClick(&stage, Qt::Key_B);
        QCOMPARE(int(talk->talk().screen()), int(Talk::Screen::Black));
        QTest::keyClick(&stage, Qt::Key_B);
        // The window behind it is as it was.
        QCOMPARE(int(m_window->workspace().centre()), int(Workspace::Centre::Map));
        QTest::keyClick(&stage, Qt::Key_Escape);
        QTRY_VERIFY(!desk().isPresenting());
        QCOMPARE(board().currentScene(), 1);
        // The window does not show that scene: its remarks would be about something else.
        action("view.story")->trigger();
        QVERIFY(m_window->workspace().timeline().annotations().all.empty());
        emit m_window->findChild<Filmstrip *>()->showRequested(1);
        QCOMPARE(m_window->workspace().timeline().annotations().all.size(), std::size_t(1));
        QCOMPARE(m_themes->text().percent(), 100);
    }

    /// At the size that it will have, with the arcs and countries that it will have.
    void aMapThatComesNextIsReady()
    {
        board().setCurrentScene(4); // the sixth is a map over a timeline
        action("present.here")->trigger();
        Presentation *talk = desk().presentation();
        QVERIFY(talk);
        QTRY_VERIFY(talk->stageWindow().isVisible());
        const Scene &next = board().story()->scenes[5];
        QVERIFY(next.shows(SceneView::Map) && next.shows(SceneView::Timeline));
        QTRY_VERIFY_WITH_TIMEOUT(talk->stage().isPrepared(next), 30'000);
        MapView &map = talk->workspace().map();
        GroundPainter *painter = nullptr;
        for (AskerBase *asker : map.findChildren<AskerBase *>())
            painter = painter ? painter : dynamic_cast<GroundPainter *>(asker);
        QVERIFY(painter != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!painter->isBusy(), 30'000);
        const QSignalSpy painted(painter, &AskerBase::busyChanged);
        QTest::keyClick(&talk->stageWindow(), Qt::Key_End); // away, and to it by its number
        QTest::keyClick(&talk->stageWindow(), Qt::Key_6);
        QTest::keyClick(&talk->stageWindow(), Qt::Key_Return);
        QTRY_COMPARE(map.projection().center().lon, next.map.center.lon);
        QTRY_VERIFY_WITH_TIMEOUT(talk->stage().isAnswered() && map.currentDrawing().events > 0,
                                 30'000);
        QCOMPARE(painted.size(), 0);
        talk->end();
        QTRY_VERIFY(!desk().isPresenting());
    }

    void aQuestionIsAnsweredLiveAndOneKeyReturns()
    {
        board().setCurrentScene(6);
        action("present.here")->trigger();
        Presentation *talk = desk().presentation();
        QVERIFY(talk);
        QTRY_VERIFY(talk->stageWindow().isVisible());
        QCOMPARE(talk->talk().sceneNumber(), 6);
        const Filter filter = talk->session().filter();
        QVERIFY(!talk->talk().isAsking());
        talk->session().setFilter(parseQuery("party:AUS").filter); // a click on a facet
        QVERIFY(talk->talk().isAsking());
        talk->session().setWindow({startOfYear(2000), startOfYear(2001)});
        QTest::keyClick(&talk->stageWindow(), Qt::Key_R);
        QVERIFY(!talk->talk().isAsking());
        QCOMPARE(talk->session().filter(), filter);
        QVERIFY(talk->session().window() == board().story()->scenes[6].window);
        desk().presentation()->end();
        QTRY_VERIFY(!desk().isPresenting());
    }

    void theStageIsLookedAtCloselyAndPointedAt()
    {
        action("present.start")->trigger();
        Presentation *talk = desk().presentation();
        QVERIFY(talk);
        StageWindow &stage = talk->stageWindow();
        QTRY_VERIFY(stage.isVisible());
        QTest::keyClick(&stage, Qt::Key_Plus);
        QVERIFY(stage.overlay().zoomFactor() > 1);
        const QImage first = stage.overlay().grab().toImage();
        QTRY_VERIFY(stage.overlay().grab().toImage() != first); // sharper, once it rests
        QTest::keyClick(&stage, Qt::Key_0);
        QCOMPARE(stage.overlay().zoomFactor(), 1.0);
        QTest::keyClick(&stage, Qt::Key_L);
        QVERIFY(talk->talk().hasLaser());
        QTest::keyClick(&stage, Qt::Key_Question);
        QVERIFY(stage.overlay().isHelpShown());
        QTest::keyClick(&stage, Qt::Key_Right); // closes the sheet, and no more
        QVERIFY(!stage.overlay().isHelpShown());
        QCOMPARE(talk->talk().build(), 0);
        stage.close();
        QTRY_VERIFY(!desk().isPresenting());
        QTRY_VERIFY(!QApplication::overrideCursor());
    }

    /// Also what was typed a moment ago, and is not saved yet.
    void copiesCarryTheStoriesAsTheyAreNow()
    {
        const auto scenesIn = [](const QString &file) {
            const auto document = Document::open(file.toStdString(), Document::Access::ReadOnly);
            if (!document)
                return std::size_t(0);
            const std::vector<StoryText> stories = document->readTables()->stories;
            return storyFromJson(stories.at(0).json)->scenes.size();
        };
        QCOMPARE(scenesIn(m_path), std::size_t(10));
        board().removeScene(0);
        const QSignalSpy saved(&m_window->keeper(), &DocumentKeeper::copySaved);
        m_window->keeper().saveCopy(path("copy.entente"));
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(scenesIn(path("copy.entente")), std::size_t(9));
        board().removeScene(0);
        m_window->findChild<ExportActions *>()->shareTo(path("shared.entente"));
        QTRY_COMPARE(scenesIn(path("shared.entente")), std::size_t(8));
        board().removeScene(0);
        QCOMPARE(storyFromJson(m_window->keeper().storiesNow().at(0).json)->scenes.size(),
                 std::size_t(7));
    }

    void aReadOnlyDocumentSaysThatItKeepsNothing()
    {
        {
            auto database =
                sqlite::Database::open(m_path.toStdString(), sqlite::Database::Mode::ReadWrite);
            QVERIFY(database);
            QVERIFY(database->run("PRAGMA user_version = 99")); // a newer program made it
        }
        const QSignalSpy opened(&m_window->keeper(), &DocumentKeeper::opened);
        m_window->keeper().reload();
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(m_window->keeper().current()->isReadOnly);
        board().removeScene(0);
        QTRY_VERIFY(m_window->messages().says(QStringLiteral("story")));
        QCOMPARE(storyFromJson(stored().at(0).json)->scenes.size(), std::size_t(10));
    }
};

QTEST_MAIN(TestStories)
#include "tst_stories.moc"
