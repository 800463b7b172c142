// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/main_window.h"

#include "app/commands/shortcuts.h"
#include "app/session/playback.h"
#include "app/shell/as_of_notice.h"
#include "app/shell/data_export.h"
#include "app/shell/document_log.h"
#include "app/shell/export_actions.h"
#include "app/shell/file_desk.h"
#include "app/shell/file_drop.h"
#include "app/shell/follow_actions.h"
#include "app/shell/lane_actions.h"
#include "app/shell/message_bar.h"
#include "app/shell/play_actions.h"
#include "app/shell/preferences.h"
#include "app/shell/status_line.h"
#include "app/shell/story_desk.h"
#include "app/shell/top_bar.h"
#include "app/shell/typing_keys.h"
#include "app/shell/welcome_page.h"
#include "app/shell/workspace.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/views/timeline/timeline_view.h"

#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace entente
{

MainWindow::MainWindow(ThemeSwitch &themes, QSettings &settings)
    : m_themes(themes)
    , m_settings(settings)
    , m_actions(this)
    , m_copied(m_session, this)
    , m_selected(m_session, this)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(800, 520);
    assemble();
    bindActions();
    bindChoices();
    bindPreferences();
    followKeeper();
    followChanges();
    restoreWindow();
    updateActions();
    updateTitle();
    m_workspace->takeFocus();
}

MainWindow::~MainWindow()
{
    delete m_stories; // it looks at what goes before children do
}

void MainWindow::assemble()
{
    m_preferences = new Preferences(m_settings, m_themes, this); // views are written in its style
    m_shortcuts = new Shortcuts(m_actions, m_settings, this);
    auto *page = new QWidget(this);
    m_topBar = new TopBar(m_session, m_actions, page);
    m_notice = new AsOfNotice(m_session, m_actions, page);
    m_messages = new MessageBar(page);
    m_workspace = new Workspace(m_session, m_themes, page);
    m_status = new StatusLine(m_session, page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_notice);
    column->addWidget(m_messages);
    column->addWidget(m_workspace, 1);
    m_files = new FileDesk(m_keeper, *m_messages, m_settings, this);
    m_welcome = new WelcomePage(m_actions, m_files->recent(), page);
    connect(m_welcome, &WelcomePage::storyRequested, this, [this] {
        m_presentsNext = true;
        m_files->openSample();
    });
    m_welcome->hide();
    column->addWidget(m_welcome, 1);
    column->addWidget(m_status);
    setCentralWidget(page);

    menuBar()->setFont(fontFor(TextStyle::Label));
    m_actions.fill(menuBar());
    m_files->recent().follow(m_actions.menu("file.recent"));
    connect(m_files, &FileDesk::archiveFound, &m_session, &Session::askAgain);
    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, m_files, &FileDesk::take);
    new DocumentLog(m_keeper, this);
    new TypingKeys(m_actions, this);
    m_play = new PlayActions(m_session, m_actions, this);
    m_follow = new FollowActions(m_session, m_actions, this);
    connect(m_follow, &FollowActions::said, m_status, &StatusLine::setHint);
    connect(&m_workspace->timeline(), &TimelineView::said, m_status, &StatusLine::setHint);
    connect(&m_workspace->timeline(), &TimelineView::followRequested, m_follow,
            [this](EventId id, Follow direction) {
                m_session.select(id);
                m_follow->follow(direction);
            });
    new LaneActions(m_session, m_actions, m_workspace->timeline(), this);
    const auto followMotion = [this] {
        m_session.playback().setMotionReduced(m_themes.motion().isReduced());
    };
    connect(&m_themes.motion(), &MotionPreference::changed, this, followMotion);
    followMotion();
    m_stories = new StoryDesk(
        {m_session, *m_workspace, m_keeper, *m_messages, m_themes, m_actions, m_settings, this},
        [this] { return m_selectedKeys; });
    connect(m_stories, &StoryDesk::said, m_status, &StatusLine::setHint);
    m_dataExport = new DataExport(m_keeper, this);
    m_exports = new ExportActions(m_session, m_keeper, m_actions, *m_files, *m_messages, this);
    m_exports->setOnScreen([this] { return pictureRequest(); });
    connect(m_dataExport, &DataExport::done, this, [this](const QString &, const QString &words) {
        m_messages->say(QStringLiteral("export"), MessageBar::Severity::Note, words);
    });
    connect(m_dataExport, &DataExport::failed, this, [this](const QString &, const QString &words) {
        m_messages->say(QStringLiteral("export"), MessageBar::Severity::Error, words);
    });
}

void MainWindow::followKeeper()
{
    connect(&m_keeper, &DocumentKeeper::openingStarted, this, [this] { saveCurrentLook(); });
    connect(&m_keeper, &DocumentKeeper::opened, this, [this] {
        m_shownDocument = documentName();
        m_restoring = true;
        showWelcome(false);
        m_session.setAsOf({});
        m_session.setEngine(m_keeper.current()->engine);
        restoreLook();
        m_restoring = false;
        updateActions();
        updateTitle();
        if (std::exchange(m_presentsNext, false))
            QTimer::singleShot(0, m_actions["present.start"], &QAction::trigger);
    });
    connect(&m_keeper, &DocumentKeeper::closed, this, [this] {
        m_shownDocument.clear();
        m_session.setEngine(nullptr);
        updateActions();
        updateTitle();
        showWelcome(true);
    });
    // What could not be opened leaves nothing to look at, but a way to begin.
    const auto nothingOpened = [this] {
        m_presentsNext = false;
        if (!m_keeper.current())
            showWelcome(true);
    };
    connect(&m_keeper, &DocumentKeeper::openFailed, this, nothingOpened);
    connect(&m_keeper, &DocumentKeeper::openingCancelled, this, nothingOpened);
}

bool MainWindow::isAnswered() const
{
    const QList<AskerBase *> askers = findChildren<AskerBase *>();
    return m_session.engine() &&
           std::none_of(askers.begin(), askers.end(),
                        [](const AskerBase *asker) { return asker->isBusy(); });
}

void MainWindow::updateTitle()
{
    const OpenDocument *open = m_keeper.current();
    if (!open) {
        setWindowTitle(QStringLiteral("Entente"));
        m_topBar->setDocumentTitle({});
        m_status->setFileState({});
        return;
    }
    const QString state = open->isSample     ? tr("Read-only sample")
                          : open->isReadOnly ? tr("Read-only")
                                             : fileName(open->path);
    QString title = open->title;
    title.replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
    const QString mark = open->isReadOnly ? tr(" (read-only)") : QString();
    setWindowTitle(tr("%1[*]%2 — Entente").arg(title, mark));
    m_topBar->setDocumentTitle(open->title);
    m_status->setFileState(state);
}

bool MainWindow::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::StatusTip:
        m_status->setHint(static_cast<QStatusTipEvent *>(event)->tip());
        return true;
    case QEvent::WindowActivate:
        m_keeper.watch().check(); // some file systems send no notice
        break;
    case QEvent::UpdateRequest: {
        const bool handled = QMainWindow::event(event);
        emit painted();
        return handled;
    }
    default:
        break;
    }
    return QMainWindow::event(event);
}

/// In the place of everything that is about a document.
void MainWindow::showWelcome(bool shown)
{
    if (shown == !m_welcome->isHidden())
        return;
    m_workspace->setVisible(!shown);
    m_topBar->setVisible(!shown);
    m_welcome->setVisible(shown);
    updateActions();
    if (shown)
        m_welcome->takeFocus();
    else
        m_workspace->takeFocus();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_stories->flush();
    saveCurrentLook();
    saveWindow();
    event->accept();
}

} // namespace entente
