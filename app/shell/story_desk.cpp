// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/story_desk.h"

#include "app/commands/actions.h"
#include "app/presenting/filmstrip.h"
#include "app/shell/document_keeper.h"
#include "app/shell/message_bar.h"
#include "app/shell/presentation.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/annotation_editor.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int saveStoryAfterMs = 250;
constexpr double kioskSeconds = 12;
const QString storySubject = QStringLiteral("story");

constexpr std::pair<const char *, AnnotationKind> annotateActions[] = {
    {"annotate.callout", AnnotationKind::Callout},
    {"annotate.arrow", AnnotationKind::Arrow},
    {"annotate.bracket", AnnotationKind::Bracket},
    {"annotate.highlight", AnnotationKind::Highlight},
    {"annotate.text", AnnotationKind::Text}};

} // namespace

StoryDesk::StoryDesk(const Parts &parts, std::function<std::vector<std::string>()> selectedKeys)
    : QObject(parts.window)
    , m_parts(parts)
    , m_selectedKeys(std::move(selectedKeys))
    , m_stage(parts.workspace)
    , m_travel(parts.session, m_stage, parts.themes.motion())
    , m_filmstrip(new Filmstrip(m_board, parts.session, parts.themes, &parts.workspace))
{
    parts.workspace.setStoryPanel(m_filmstrip);
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveStoryAfterMs);
    connect(&m_saveSoon, &QTimer::timeout, this, &StoryDesk::save);
    connect(&m_board, &StoryBoard::edited, &m_saveSoon, qOverload<>(&QTimer::start));
    connect(&m_board, &StoryBoard::changed, this, &StoryDesk::showAnnotations);
    connect(&m_board, &StoryBoard::currentChanged, this, &StoryDesk::showAnnotations);
    connect(&m_board, &StoryBoard::changed, this, &StoryDesk::update);
    connect(&m_board, &StoryBoard::currentChanged, this, &StoryDesk::update);
    connect(&m_parts.workspace, &Workspace::layoutChanged, this, [this] {
        showAnnotations();
        update();
    });
    connect(&m_parts.workspace, &Workspace::centreMade, this, &StoryDesk::addEditors);
    // A hand that moves the window overtakes what glides.
    for (const auto signal : {&Session::filterChanged, &Session::windowChanged,
                              &Session::asOfChanged, &Session::lanesChanged}) {
        connect(&m_parts.session, signal, this, [this] {
            if (!m_travel.isSetting())
                m_travel.stop();
        });
    }
    bind();
    followKeeper();
    addEditors();
    update();
}

StoryDesk::~StoryDesk()
{
    m_board.undoStack().disconnect(this);
    delete m_presentation;
}

Presentation *StoryDesk::presentation() const
{
    return m_presentation;
}

// --- What actions do --------------------------------------------------------------------------

void StoryDesk::bind()
{
    Actions &actions = m_parts.actions;
    QUndoStack &undo = m_board.undoStack();
    connect(actions["edit.undo"], &QAction::triggered, &undo, &QUndoStack::undo);
    connect(actions["edit.redo"], &QAction::triggered, &undo, &QUndoStack::redo);
    connect(&undo, &QUndoStack::indexChanged, this, &StoryDesk::update);
    connect(actions["view.story"], &QAction::triggered, this,
            [this](bool on) { m_parts.workspace.setStoryShown(on); });
    connect(m_filmstrip, &Filmstrip::closeRequested, this,
            [this] { m_parts.workspace.setStoryShown(false); });
    bindScenes();
    bindAnnotations();
    bindPresenting();
}

void StoryDesk::bindScenes()
{
    Actions &actions = m_parts.actions;
    const auto onCurrent = [this](void (StoryBoard::*deed)(int)) {
        return [this, deed] { (m_board.*deed)(m_board.currentScene()); };
    };
    connect(actions["story.add"], &QAction::triggered, this, &StoryDesk::addScene);
    connect(actions["story.update"], &QAction::triggered, this,
            [this] { updateScene(m_board.currentScene()); });
    connect(actions["story.duplicate"], &QAction::triggered, this,
            onCurrent(&StoryBoard::duplicateScene));
    connect(actions["story.delete"], &QAction::triggered, this,
            onCurrent(&StoryBoard::removeScene));
    connect(actions["story.rename"], &QAction::triggered, this, [this] {
        m_parts.workspace.setStoryShown(true);
        m_filmstrip->renameCurrent();
    });
    connect(actions["story.chapter"], &QAction::triggered, m_filmstrip, &Filmstrip::nameChapter);
    for (const auto &[id, by] : {std::pair("story.up", -1), std::pair("story.down", 1)})
        connect(actions[id], &QAction::triggered, this, [this, by = by] {
            m_board.moveScene(m_board.currentScene(), m_board.currentScene() + by);
        });
    for (const auto &[id, by] : {std::pair("story.previous", -1), std::pair("story.next", 1)})
        connect(actions[id], &QAction::triggered, this, [this, by = by] { stepScene(by); });
    connect(m_filmstrip, &Filmstrip::addRequested, this, &StoryDesk::addScene);
    connect(m_filmstrip, &Filmstrip::updateRequested, this, &StoryDesk::updateScene);
    connect(m_filmstrip, &Filmstrip::showRequested, this, &StoryDesk::showScene);
    connect(m_filmstrip, &Filmstrip::presentRequested, this, [this](int row) { present(row); });
}

void StoryDesk::bindAnnotations()
{
    for (const auto &[id, kind] : annotateActions)
        connect(m_parts.actions[id], &QAction::triggered, this,
                [this, kind = kind] { annotate(kind); });
}

void StoryDesk::bindPresenting()
{
    Actions &actions = m_parts.actions;
    connect(actions["present.start"], &QAction::triggered, this, [this] { present(0); });
    connect(actions["present.here"], &QAction::triggered, this,
            [this] { present(std::max(m_board.currentScene(), 0)); });
    connect(actions["present.loop"], &QAction::triggered, this,
            [this] { present(std::max(m_board.currentScene(), 0), kioskSeconds); });
    connect(actions.menu("present.screen"), &QMenu::aboutToShow, this, &StoryDesk::fillScreens);
    fillScreens();
}

void StoryDesk::fillScreens()
{
    QMenu *menu = m_parts.actions.menu("present.screen");
    menu->clear();
    auto *group = new QActionGroup(menu);
    const QString chosen = m_parts.settings.value(presentScreenKey).toString();
    const auto add = [&](const QString &text, const QString &name) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(name == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, name] { m_parts.settings.setValue(presentScreenKey, name); });
    };
    add(tr("&Another one than this window's"), QString());
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens)
        add(tr("%1 (%2 × %3)")
                .arg(screen->name())
                .arg(screen->size().width())
                .arg(screen->size().height()),
            screen->name());
}

void StoryDesk::update()
{
    Actions &actions = m_parts.actions;
    const bool open = m_parts.session.engine() != nullptr;
    const bool hasScene = m_board.scene() != nullptr;
    const bool hasScenes = m_board.story() && !m_board.story()->scenes.empty();
    for (const char *id : {"story.update", "story.duplicate", "story.delete", "story.rename",
                           "story.chapter", "story.up", "story.down"})
        actions[id]->setEnabled(hasScene);
    for (const char *id :
         {"story.previous", "story.next", "present.start", "present.here", "present.loop"})
        actions[id]->setEnabled(hasScenes && open);
    actions["story.add"]->setEnabled(open);
    for (const auto &[id, kind] : annotateActions)
        actions[id]->setEnabled(open);
    QUndoStack &undo = m_board.undoStack();
    actions["edit.undo"]->setEnabled(undo.canUndo());
    actions["edit.redo"]->setEnabled(undo.canRedo());
    actions["edit.undo"]->setText(undo.canUndo() ? tr("&Undo “%1”").arg(undo.undoText())
                                                 : tr("&Undo"));
    actions["edit.redo"]->setText(undo.canRedo() ? tr("&Redo “%1”").arg(undo.redoText())
                                                 : tr("&Redo"));
    actions["view.story"]->setChecked(m_parts.workspace.isStoryShown());
}

// --- Documents --------------------------------------------------------------------------------

void StoryDesk::followKeeper()
{
    connect(&m_parts.keeper, &DocumentKeeper::openingStarted, this, &StoryDesk::flush);
    connect(&m_parts.keeper, &DocumentKeeper::aboutToRead, this, &StoryDesk::flush);
    connect(&m_parts.session, &Session::engineChanged, this, [this] {
        delete m_presentation;
        m_saveSoon.stop();
        m_saidThatNothingIsKept = false;
        m_shown = -1;
        m_travel.stop();
        m_parts.messages.take(storySubject);
        const QString problem = m_board.load(m_parts.session.vocabulary().stories);
        if (!problem.isEmpty())
            m_parts.messages.say(
                storySubject, MessageBar::Severity::Warning,
                tr("One of the stories cannot be shown, and is kept as it is: %1").arg(problem));
        update();
    });
    connect(&m_parts.keeper, &DocumentKeeper::storiesNotSaved, this, [this](const QString &why) {
        m_parts.messages.say(
            storySubject, MessageBar::Severity::Error, why,
            {{tr("Save a copy…"), [this] { m_parts.actions["file.saveCopy"]->trigger(); }}});
    });
}

void StoryDesk::flush()
{
    if (!m_saveSoon.isActive())
        return;
    m_saveSoon.stop();
    save();
}

void StoryDesk::save()
{
    const OpenDocument *open = m_parts.keeper.current();
    if (!open)
        return;
    m_parts.keeper.saveStories(m_board.texts());
    if (open->canBeChanged() || std::exchange(m_saidThatNothingIsKept, true))
        return;
    const QString sentence =
        open->isSample
            ? tr("The sample is read-only: what you do with its story is gone when it is "
                 "closed, unless you save a copy.")
        : open->archive
            ? tr("An archive is only read here: what you do with its story is gone when it is "
                 "closed, "
                 "unless you save a copy.")
            : tr("This document is read-only: what you do with its story is gone when it is "
                 "closed, "
                 "unless you save a copy.");
    m_parts.messages.say(
        storySubject, MessageBar::Severity::Note, sentence,
        {{tr("Save a copy…"), [this] { m_parts.actions["file.saveCopy"]->trigger(); }}});
}

// --- Scenes -----------------------------------------------------------------------------------

void StoryDesk::addScene()
{
    if (!m_parts.session.engine())
        return;
    m_parts.workspace.setStoryShown(true);
    m_board.addScene(sceneOf(m_parts.session, m_parts.workspace, m_selectedKeys()));
    m_shown = m_board.currentScene();
    showAnnotations();
    emit said(tr("Kept as scene %1").arg(m_board.currentScene() + 1));
}

void StoryDesk::updateScene(int row)
{
    if (!m_board.story() || row < 0 || row >= int(m_board.story()->scenes.size()))
        return;
    const Scene &old = m_board.story()->scenes[std::size_t(row)];
    Scene scene = sceneOf(m_parts.session, m_parts.workspace, m_selectedKeys());
    scene.name = old.name;
    scene.caption = old.caption;
    scene.notes = old.notes;
    scene.chapter = old.chapter;
    scene.theme = old.theme;
    scene.annotations = old.annotations;
    scene.transition = old.transition;
    scene.seconds = old.seconds;
    m_shown = row;
    m_board.changeScene(row, scene, tr("Update scene"));
    showAnnotations();
    emit said(tr("Scene %1 is what is on screen").arg(row + 1));
}

void StoryDesk::showScene(int row)
{
    const Story *story = m_board.story();
    if (!story || row < 0 || row >= int(story->scenes.size()))
        return;
    m_shown = row;
    m_board.setCurrentScene(row);
    const Scene &scene = story->scenes[std::size_t(row)];
    m_travel.go(scene, scene.builds());
    m_look = {};
    showAnnotations();
}

void StoryDesk::stepScene(int by)
{
    if (!m_board.story())
        return;
    const int last = int(m_board.story()->scenes.size()) - 1;
    const int now = m_board.currentScene();
    showScene(now < 0 ? (by > 0 ? 0 : last) : std::clamp(now + by, 0, last));
}

// --- Presenting -------------------------------------------------------------------------------

void StoryDesk::present(int scene, double loopSeconds)
{
    const Story *story = m_board.story();
    if (m_presentation || !story || story->scenes.empty() || !m_parts.session.engine())
        return;
    m_travel.stop();
    m_presentation =
        new Presentation({m_parts.session.engine(), *story, scene, loopSeconds,
                          m_parts.settings.value(presentScreenKey).toString(), m_parts.window},
                         m_parts.themes, m_filmstrip->thumbnails());
    connect(m_presentation, &Presentation::ended, this, [this](int last) {
        // Later: what ended is still on the stack.
        m_presentation->deleteLater();
        m_presentation = nullptr;
        m_board.setCurrentScene(last);
        m_parts.window->activateWindow();
        emit changed();
    });
    m_presentation->start();
    emit changed();
}

} // namespace entente
