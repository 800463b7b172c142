// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/story_board.h"

#include <QSignalSpy>
#include <QTest>

using namespace entente;

namespace
{

Scene named(const char *name, const char *chapter = "")
{
    Scene scene;
    scene.name = name;
    scene.chapter = chapter;
    return scene;
}

QString names(const StoryBoard &board)
{
    QStringList list;
    if (const Story *story = board.story()) {
        for (const Scene &scene : story->scenes)
            list.append(QString::fromStdString(scene.name +
                                               (scene.chapter.empty() ? "" : "/" + scene.chapter)));
    }
    return list.join(QLatin1Char(' '));
}

} // namespace

class TestStoryBoard : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_board = std::make_unique<StoryBoard>();
        m_board->load(
            {storyText({"Story", "", {named("A", "1"), named("B", "1"), named("C", "2")}})});
    }

    void aFirstSceneMakesAStory()
    {
        StoryBoard board;
        QVERIFY(!board.story());
        board.addScene(named("First"));
        QCOMPARE(board.story()->name, std::string("Story"));
        QCOMPARE(board.currentScene(), 0);
        board.undoStack().undo();
        QVERIFY(!board.story());
        QCOMPARE(board.currentScene(), -1);
        board.undoStack().redo();
        QCOMPARE(names(board), QStringLiteral("First"));
    }

    void scenesAreAddedAfterTheCurrentOne()
    {
        m_board->setCurrentScene(0);
        m_board->addScene(named("N"));
        QCOMPARE(names(*m_board), QStringLiteral("A/1 N/1 B/1 C/2"));
        QCOMPARE(m_board->currentScene(), 1);
    }

    void scenesMoveAndTakeTheChapterOfTheirNeighbours()
    {
        m_board->moveScene(2, 1);
        QCOMPARE(names(*m_board), QStringLiteral("A/1 C/1 B/1"));
        QCOMPARE(m_board->currentScene(), 1);
        m_board->undoStack().undo();
        m_board->moveScene(0, 1);
        QCOMPARE(names(*m_board), QStringLiteral("B/1 A/1 C/2"));
        m_board->moveScene(0, 99);
        QCOMPARE(names(*m_board), QStringLiteral("A/1 C/2 B/2"));
    }

    void everyEditIsUndoneAndRedone()
    {
        const QString before = names(*m_board);
        m_board->duplicateScene(0);
        QCOMPARE(names(*m_board), QStringLiteral("A/1 A (copy)/1 B/1 C/2"));
        m_board->removeScene(0);
        m_board->nameChapter(0, QStringLiteral(" New "));
        QCOMPARE(names(*m_board), QStringLiteral("A (copy)/New B/New C/2"));
        m_board->renameStory(QStringLiteral("Other"));
        m_board->addStory(QStringLiteral("Other"));
        QCOMPARE(m_board->story()->name, std::string("Other 2"));
        m_board->removeStory();
        QCOMPARE(m_board->story()->name, std::string("Other"));
        const QString after = names(*m_board);
        while (m_board->undoStack().canUndo())
            m_board->undoStack().undo();
        QCOMPARE(names(*m_board), before);
        QCOMPARE(m_board->story()->name, std::string("Story"));
        while (m_board->undoStack().canRedo())
            m_board->undoStack().redo();
        QCOMPARE(names(*m_board), after);
    }

    void typingInOneFieldIsOneStep()
    {
        Scene scene = *(m_board->setCurrentScene(1), m_board->scene());
        for (const char *text : {"H", "He", "Hel"}) {
            scene.caption = text;
            m_board->changeScene(1, scene, QStringLiteral("Caption"), 1);
        }
        scene.notes = "Say";
        m_board->changeScene(1, scene, QStringLiteral("Notes"), 2);
        QCOMPARE(m_board->undoStack().count(), 2);
        m_board->undoStack().undo();
        QCOMPARE(m_board->scene()->caption, std::string("Hel"));
        m_board->undoStack().undo();
        QCOMPARE(m_board->scene()->caption, std::string());
    }

    void onlyEditsAreToBeSaved()
    {
        QSignalSpy edited(m_board.get(), &StoryBoard::edited);
        m_board->setCurrentScene(2);
        m_board->changeScene(2, *m_board->scene(), QStringLiteral("Nothing"));
        QCOMPARE(edited.count(), 0);
        QCOMPARE(m_board->undoStack().count(), 0);
        m_board->removeScene(2);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(m_board->currentScene(), 1);
        m_board->undoStack().undo();
        QCOMPARE(edited.count(), 2);
    }

    void whatCannotBeReadIsKept()
    {
        const StoryText newer{"Newer", R"({"version": 99, "name": "Newer", "scenes": []})"};
        const QString why = m_board->load({newer, storyText({"Story", "", {named("A")}})});
        QVERIFY2(why.contains(QStringLiteral("newer version")), qPrintable(why));
        QCOMPARE(names(*m_board), QStringLiteral("A"));
        m_board->removeScene(0);
        QVERIFY(m_board->texts().back() == newer);
        m_board->addStory(QStringLiteral("Newer"));
        QCOMPARE(m_board->story()->name, std::string("Newer 2"));
    }

private:
    std::unique_ptr<StoryBoard> m_board;
};

QTEST_GUILESS_MAIN(TestStoryBoard)
#include "tst_story_board.moc"
