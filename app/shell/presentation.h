// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/presenter_window.h"
#include "app/presenting/scene_travel.h"
#include "app/presenting/stage_window.h"
#include "app/presenting/talk.h"
#include "app/session/session.h"
#include "app/shell/scene_of_window.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QScreen;

namespace entente
{

class ThemeSwitch;
class Thumbnails;

/// Of the settings: the name of the screen that stories are presented on; empty: another one than
/// the window's, if there is one.
inline const QString presentScreenKey = QStringLiteral("present/screen");

/// A talk on its screens: a stage with views and a session of its own over the same document, so
/// that the window stays as it was, and a window for who speaks where there is a second screen.
class Presentation : public QObject
{
    Q_OBJECT

public:
    struct Subject
    {
        std::shared_ptr<const Engine> engine;
        Story story;
        int first = 0;
        double loopSeconds = 0; ///< 0: it waits for keys
        QString screen;         ///< name; empty: another one than the window's
        QWidget *window = nullptr;
    };

    Presentation(Subject subject, ThemeSwitch &themes, Thumbnails &thumbnails);
    ~Presentation() override;

    void start();
    void end();

    Talk &talk() { return *m_talk; }
    SceneTravel &travel() { return *m_travel; }
    Session &session() { return m_session; }
    Workspace &workspace() { return *m_workspace; }
    const WorkspaceStage &stage() const { return *m_stage; }
    StageWindow &stageWindow() { return *m_window; }
    PresenterWindow *presenterWindow() const { return m_presenter.get(); } ///< null: one screen

signals:
    void ended(int lastScene);

private:
    QScreen *stageScreen() const;
    QScreen *presenterScreen(const QScreen *stage) const;
    void follow();
    void showScene(SceneTravel::Pace pace);
    void prepare();
    void leaveScript();
    void showPanel(bool isDetails);
    void chooseTextSize(const QScreen &screen);

    Subject m_subject;
    ThemeSwitch &m_themes;
    Session m_session;
    std::unique_ptr<Talk> m_talk;
    Workspace *m_workspace; ///< of the window
    std::unique_ptr<WorkspaceStage> m_stage;
    std::unique_ptr<SceneTravel> m_travel;
    std::unique_ptr<StageWindow> m_window;
    std::unique_ptr<PresenterWindow> m_presenter;
    QTimer m_ticks;
    QTimer m_settle;         ///< after a change of size
    int m_textPercent = 100; ///< as it was before
    int m_shownScene = -1;
    bool m_hasEnded = false;
};

} // namespace entente
