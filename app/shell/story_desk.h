// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/scene_travel.h"
#include "app/session/story_board.h"
#include "app/shell/scene_of_window.h"
#include "app/views/annotation_editor.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>

class QMenu;
class QSettings;

namespace entente
{

class Actions;
class DocumentKeeper;
class Filmstrip;
class MessageBar;
class Presentation;
class ThemeSwitch;
class Workspace;

/// What a person does with stories in the window: keeps what is on screen as scenes, shows scenes,
/// remarks on them, presents them. Edits are saved by themselves.
class StoryDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Session &session;
        Workspace &workspace;
        DocumentKeeper &keeper;
        MessageBar &messages;
        ThemeSwitch &themes;
        Actions &actions;
        QSettings &settings;
        QWidget *window;
    };
    /// `selectedKeys` gives those of the selected events.
    StoryDesk(const Parts &parts, std::function<std::vector<std::string>()> selectedKeys);
    ~StoryDesk() override;

    StoryBoard &board() { return m_board; }
    SceneTravel &travel() { return m_travel; }
    Presentation *presentation() const; ///< null: nobody presents
    bool isPresenting() const { return presentation() != nullptr; }
    /// Saves at once what was edited.
    void flush();

    void present(int scene, double loopSeconds = 0);

signals:
    void said(const QString &words);
    void changed(); ///< what can be done

private:
    void bind();
    void bindScenes();
    void bindAnnotations();
    void bindPresenting();
    void followKeeper();
    void addEditors();
    void addEditor(QWidget *canvas, std::function<const Drawing &()> drawing,
                   std::function<QPointF()> origin, AnnotationOn on);
    void update();

    void addScene();
    void updateScene(int row);
    void showScene(int row);
    void stepScene(int by);
    void showAnnotations();
    void save();

    void annotate(AnnotationKind kind);
    void offerRemarks(QMenu &menu, AnnotationOn on, const RemarkSpot &spot);
    void annotateAt(AnnotationKind kind, AnnotationOn on, const RemarkSpot &spot);
    void addAnnotation(const Annotation &annotation);
    Annotation draft(AnnotationKind kind) const;
    AnnotationOn annotatedView() const;
    void changeAnnotations(const QString &what, const std::function<void(Scene &)> &change);
    void showAnnotationMenu(AnnotationEditor &editor, int place, const QPoint &globalPosition);
    void fillScreens();

    Parts m_parts;
    std::function<std::vector<std::string>()> m_selectedKeys;
    StoryBoard m_board;
    WorkspaceStage m_stage;
    SceneTravel m_travel;
    Filmstrip *m_filmstrip;
    std::map<QWidget *, AnnotationEditor *> m_editors;
    AnnotationLook m_look; ///< of the current scene, with what is being dragged
    QPointer<Presentation> m_presentation;
    QTimer m_saveSoon;
    bool m_saidThatNothingIsKept = false;
};

} // namespace entente
