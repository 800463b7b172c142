// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/presentation.h"

#include "app/presenting/thumbnails.h"
#include "app/session/playback.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QScreen>
#include <QTime>

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

constexpr int tickMs = 200;
constexpr int resizeSettleMs = 120;
/// Of the text on a screen of this height, for the last row.
constexpr int referenceHeight = 1080;
constexpr int referencePercent = 150;

Talk::Clock steadyClock()
{
    QElapsedTimer clock;
    clock.start();
    return [clock] { return std::chrono::milliseconds(clock.elapsed()); };
}

} // namespace

Presentation::Presentation(Subject subject, ThemeSwitch &themes, Thumbnails &thumbnails)
    : QObject(subject.window)
    , m_subject(std::move(subject))
    , m_themes(themes)
    , m_talk(std::make_unique<Talk>(m_subject.story, m_subject.first, steadyClock()))
    , m_textPercent(themes.text().percent())
{
    const QScreen *screen = stageScreen();
    chooseTextSize(*screen);
    m_session.setEngine(m_subject.engine);
    m_session.playback().setMotionReduced(themes.motion().isReduced());
    m_workspace = new Workspace(m_session, themes, nullptr);
    m_workspace->setStaged();
    m_window = std::make_unique<StageWindow>(*m_talk, m_workspace, themes);
    m_stage = std::make_unique<WorkspaceStage>(*m_workspace);
    m_travel = std::make_unique<SceneTravel>(m_session, *m_stage, themes.motion());
    if (presenterScreen(screen))
        m_presenter = std::make_unique<PresenterWindow>(*m_talk, thumbnails, themes, [] {
            return QTime::currentTime().toString(QStringLiteral("hh:mm"));
        });
    follow();
}

Presentation::~Presentation()
{
    m_themes.text().setPercent(m_textPercent);
}

void Presentation::follow()
{
    connect(m_talk.get(), &Talk::moved, this, [this] {
        if (m_talk->sceneNumber() != m_shownScene || m_travel->isRunning())
            showScene(SceneTravel::Pace::Glide);
        else
            m_travel->setBuild(m_talk->build());
    });
    connect(m_talk.get(), &Talk::returned, this, [this] { showScene(SceneTravel::Pace::Glide); });
    connect(m_travel.get(), &SceneTravel::arrived, this, &Presentation::prepare);
    connect(m_talk.get(), &Talk::typedChanged, this, &Presentation::prepare);
    // What chooses what is seen is there for questions alone.
    connect(m_talk.get(), &Talk::askingChanged, this,
            [this] { m_workspace->setControlsShown(m_talk->isAsking()); });
    connect(m_talk.get(), &Talk::ended, this, &Presentation::end);
    connect(m_talk.get(), &Talk::panelWanted, this, &Presentation::showPanel);
    connect(m_window.get(), &StageWindow::closeWanted, this, &Presentation::end);
    connect(m_window.get(), &StageWindow::touched, m_travel.get(), &SceneTravel::stop);
    connect(m_window.get(), &StageWindow::handled, this, &Presentation::leaveScript);
    if (m_presenter) {
        connect(m_presenter.get(), &PresenterWindow::closeWanted, this, &Presentation::end);
        // Who speaks may have clicked there; a clicker's keys come to where the focus is.
        connect(m_presenter.get(), &PresenterWindow::keyCame, this,
                [this](QKeyEvent *key) { m_window->takeKey(m_presenter.get(), *key); });
    }
    const auto changed = [this] {
        if (!m_travel->isSetting() && m_shownScene >= 0)
            leaveScript();
    };
    for (const auto signal :
         {&Session::filterChanged, &Session::windowChanged, &Session::asOfChanged,
          &Session::selectionChanged, &Session::lanesChanged})
        connect(&m_session, signal, this, changed);
    // A camera is of one size: the scene is shown anew for another.
    m_settle.setSingleShot(true);
    m_settle.setInterval(resizeSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (!m_talk->isAsking() && !m_travel->isRunning())
            showScene(SceneTravel::Pace::Cut);
    });
    connect(m_window.get(), &StageWindow::resized, &m_settle, qOverload<>(&QTimer::start));
    m_ticks.setInterval(tickMs);
    connect(&m_ticks, &QTimer::timeout, m_talk.get(), &Talk::tick);
}

QScreen *Presentation::stageScreen() const
{
    QScreen *own = m_subject.window->screen();
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens) {
        if (!m_subject.screen.isEmpty() && screen->name() == m_subject.screen)
            return screen;
    }
    const auto other = std::find_if(screens.begin(), screens.end(),
                                    [own](const QScreen *screen) { return screen != own; });
    return other == screens.end() ? own : *other;
}

/// Nothing where there is one screen alone, or nobody speaks.
QScreen *Presentation::presenterScreen(const QScreen *stage) const
{
    if (m_subject.loopSeconds > 0)
        return nullptr;
    QScreen *own = m_subject.window->screen();
    if (own != stage)
        return own;
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto other = std::find_if(screens.begin(), screens.end(),
                                    [stage](const QScreen *screen) { return screen != stage; });
    return other == screens.end() ? nullptr : *other;
}

void Presentation::chooseTextSize(const QScreen &screen)
{
    m_themes.text().setPercent(
        std::max(m_textPercent, referencePercent * screen.size().height() / referenceHeight));
}

void Presentation::start()
{
    QScreen *screen = stageScreen();
    m_window->setGeometry(screen->geometry());
    m_window->showFullScreen();
    if (m_presenter) {
        m_presenter->setGeometry(presenterScreen(screen)->availableGeometry());
        m_presenter->show();
    }
    m_window->activateWindow();
    m_talk->setLoop(m_subject.loopSeconds);
    m_talk->restartClock();
    m_ticks.start();
    showScene(SceneTravel::Pace::Cut);
}

void Presentation::showScene(SceneTravel::Pace pace)
{
    using Panel = Workspace::Panel;
    m_workspace->setShown(Panel::Facets, false);
    m_workspace->setShown(Panel::Inspector, false);
    m_window->setFocus(Qt::OtherFocusReason); // no view shows where the keyboard is
    m_shownScene = m_talk->sceneNumber();
    m_travel->go(m_talk->scene(), m_talk->build(), pace);
}

/// Where a number leads that is being typed, what is next, and what was before.
void Presentation::prepare()
{
    const std::vector<Scene> &scenes = m_talk->story().scenes;
    std::vector<Scene> near;
    const auto add = [&](int scene) {
        if (scene >= 0 && scene < m_talk->sceneCount() && scene != m_talk->sceneNumber())
            near.push_back(scenes[std::size_t(scene)]);
    };
    if (!m_talk->typed().isEmpty())
        add(m_talk->typed().toInt() - 1);
    if (const Scene *next = m_talk->nextScene())
        near.push_back(*next);
    add(m_talk->sceneNumber() - 1);
    m_stage->prepare(near);
}

void Presentation::leaveScript()
{
    m_travel->stop();
    m_talk->leaveScript();
}

void Presentation::showPanel(bool isDetails)
{
    const auto panel = isDetails ? Workspace::Panel::Inspector : Workspace::Panel::Facets;
    m_workspace->setShown(panel, !m_workspace->isShown(panel));
    leaveScript();
}

void Presentation::end()
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_ticks.stop();
    m_settle.stop();
    m_travel->stop();
    m_window->hide();
    if (m_presenter)
        m_presenter->hide();
    m_themes.text().setPercent(m_textPercent);
    emit ended(m_talk->sceneNumber());
}

} // namespace entente
