// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/selected_events.h"
#include "app/shell/about_dialog.h"
#include "app/shell/as_of_control.h"
#include "app/shell/command_palette.h"
#include "app/shell/data_export.h"
#include "app/shell/date_popover.h"
#include "app/shell/diagnostics.h"
#include "app/shell/file_desk.h"
#include "app/shell/help_dialogs.h"
#include "app/shell/log.h"
#include "app/shell/main_window.h"
#include "app/shell/message_bar.h"
#include "app/shell/palette_entries.h"
#include "app/shell/palette_finder.h"
#include "app/shell/preferences.h"
#include "app/shell/preferences_dialog.h"
#include "app/shell/search_box.h"
#include "app/shell/status_line.h"
#include "app/shell/top_bar.h"
#include "app/shell/window_state.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/timeline/timeline_view.h"
#include "core/geo/projection.h"
#include "core/layout/window_moves.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

namespace entente
{

struct MainWindow::Binding
{
    const char *id;
    void (MainWindow::*deed)();
};

const MainWindow::Binding MainWindow::bindings[] = {
    {"edit.find", &MainWindow::find},
    {"edit.copy", &MainWindow::copy},
    {"edit.selectAll", &MainWindow::selectAll},
    {"edit.clearSelection", &MainWindow::escape},
    {"edit.clearFilter", &MainWindow::clearFilter},
    {"view.zoomIn", &MainWindow::zoomIn},
    {"view.zoomOut", &MainWindow::zoomOut},
    {"view.showAll", &MainWindow::showAll},
    {"view.goToDate", &MainWindow::goToDate},
    {"view.fullScreen", &MainWindow::fullScreen},
    {"file.exportImage", &MainWindow::exportImage},
    {"file.exportData", &MainWindow::exportData},
    {"file.copyImage", &MainWindow::copyImage},
    {"view.compareDays", &MainWindow::compareDays},
    {"file.print", &MainWindow::print},
    {"file.close", &MainWindow::closeDocument},
    {"help.commands", &MainWindow::commands},
    {"help.keys", &MainWindow::keys},
    {"help.firstSteps", &MainWindow::firstSteps},
    {"help.about", &MainWindow::about},
    {"help.welcome", &MainWindow::closeDocument},
    {"help.diagnostics", &MainWindow::copyDiagnostics},
    {"help.logFolder", &MainWindow::showLogFolder},
    {"edit.preferences", &MainWindow::preferencesDialog},
};

namespace
{

constexpr std::size_t mostCopied = 10'000;

constexpr const char *needDocument[] = {
    "file.saveCopy", "file.exportImage", "file.exportData", "file.copyImage",
    "file.print",    "file.close",       "edit.selectAll",  "view.zoomIn",
    "view.zoomOut",  "view.showAll",     "view.goToDate",   "known.changes",
    "known.next",    "known.previous",   "edit.find",       "known.dates",
    "known.inForce", "view.facets",      "view.inspector",  "view.timeline",
    "view.map",      "view.table",       "view.network",    "view.calendar",
    "view.matrix",   "view.compareDays", "help.welcome",    "file.exportStory",
    "file.share",    "file.properties"};

constexpr std::pair<const char *, ThemeChoice> themeChoices[] = {
    {"theme.system", ThemeChoice::System},
    {"theme.light", ThemeChoice::Light},
    {"theme.dark", ThemeChoice::Dark},
};

} // namespace

void MainWindow::bindActions()
{
    for (const Binding &binding : bindings)
        connect(m_actions[binding.id], &QAction::triggered, this,
                [this, deed = binding.deed] { (this->*deed)(); });
    connect(m_actions["file.open"], &QAction::triggered, m_files, &FileDesk::askOpen);
    connect(m_actions["file.openArchive"], &QAction::triggered, m_files, &FileDesk::askArchive);
    connect(m_actions["file.sample"], &QAction::triggered, m_files, &FileDesk::openSample);
    connect(m_actions["file.saveCopy"], &QAction::triggered, m_files, &FileDesk::askSaveCopy);
    connect(m_actions["file.import"], &QAction::triggered, m_files, &FileDesk::askImport);
    connect(m_actions["file.quit"], &QAction::triggered, this, &QWidget::close);
    connect(m_actions["view.back"], &QAction::triggered, &m_session, &Session::goBack);
    connect(m_actions["view.forward"], &QAction::triggered, &m_session, &Session::goForward);
    connect(m_actions["known.dates"], &QAction::triggered, m_topBar->asOf(),
            &AsOfControl::askAsKnown);
    connect(m_actions["known.inForce"], &QAction::triggered, m_topBar->asOf(),
            &AsOfControl::askInForce);
    connect(m_actions["known.today"], &QAction::triggered, &m_session,
            [this] { m_session.setAsOf({}); });
    connect(m_actions["known.changes"], &QAction::triggered, m_workspace,
            &Workspace::setChangesShown);
    connect(m_actions["known.next"], &QAction::triggered, m_workspace,
            [this] { m_workspace->stepChange(1); });
    connect(m_actions["known.previous"], &QAction::triggered, m_workspace,
            [this] { m_workspace->stepChange(-1); });
    connect(m_actions["play.settings"], &QAction::triggered, m_workspace,
            &Workspace::showPlaySettings);
    m_actions["file.quit"]->setMenuRole(QAction::QuitRole);
    m_actions["help.about"]->setMenuRole(QAction::AboutRole);
}

void MainWindow::bindChoices()
{
    using Panel = Workspace::Panel;
    const std::pair<const char *, Panel> panels[] = {{"view.facets", Panel::Facets},
                                                     {"view.inspector", Panel::Inspector},
                                                     {"view.timeline", Panel::Timeline}};
    for (const auto &[id, panel] : panels)
        connect(m_actions[id], &QAction::triggered, this,
                [this, panel = panel](bool on) { m_workspace->setShown(panel, on); });
    connect(m_actions["view.map"], &QAction::triggered, this,
            [this] { m_workspace->setCentre(Workspace::Centre::Map); });
    connect(m_actions["view.table"], &QAction::triggered, this,
            [this] { m_workspace->setCentre(Workspace::Centre::Table); });
    connect(m_actions["view.eras"], &QAction::triggered, this, [this](bool on) {
        m_workspace->setErasShown(on);
        m_saveSoon.start();
    });
    connect(m_actions["view.calendar"], &QAction::triggered, this,
            [this] { m_workspace->setCentre(Workspace::Centre::Calendar); });
    connect(m_actions["view.matrix"], &QAction::triggered, this,
            [this] { m_workspace->setCentre(Workspace::Centre::Matrix); });
    connect(m_actions["view.network"], &QAction::triggered, this,
            [this] { m_workspace->setCentre(Workspace::Centre::Network); });
    connect(m_actions["view.lessMotion"], &QAction::triggered, this, [this](bool less) {
        m_themes.motion().setReduced(less);
        m_saveSoon.start();
    });
    connect(m_actions["view.wheelScrolls"], &QAction::triggered, this, [this](bool scrolls) {
        m_workspace->timeline().setWheelScrolls(scrolls);
        m_settings.setValue(wheelScrollsKey, scrolls);
    });
    for (const auto &[id, choice] : themeChoices)
        connect(m_actions[id], &QAction::triggered, this, [this, choice = choice] {
            m_themes.setChoice(choice);
            m_saveSoon.start();
        });

    bindTextSizes();
    auto *group = new QActionGroup(this);
    for (const std::string &name : Projection::names()) {
        const Result<Projection> projection = Projection::named(name, {0, 0});
        if (!projection)
            continue;
        QAction *action = m_actions.menu("view.projection")
                              ->addAction(QString::fromStdString(projection->title()));
        action->setObjectName(QStringLiteral("projection.") + QString::fromStdString(name));
        action->setCheckable(true);
        action->setData(QString::fromStdString(name));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, action] {
            m_workspace->setProjection(action->data().toString());
            m_saveSoon.start();
        });
    }
}

void MainWindow::bindTextSizes()
{
    TextSize &text = m_themes.text();
    connect(m_actions["text.larger"], &QAction::triggered, &text, [&text] { text.step(1); });
    connect(m_actions["text.smaller"], &QAction::triggered, &text, [&text] { text.step(-1); });
    connect(m_actions["text.usual"], &QAction::triggered, &text, [&text] { text.setPercent(100); });
    auto *group = new QActionGroup(this);
    for (const int percent : textSizes()) {
        QAction *action = m_actions.menu("view.text")->addAction(tr("%1 %").arg(percent));
        action->setObjectName(QStringLiteral("text.%1").arg(percent));
        action->setCheckable(true);
        action->setData(percent);
        group->addAction(action);
        connect(action, &QAction::triggered, &text, [&text, percent] { text.setPercent(percent); });
    }
    connect(&text, &TextSize::changed, this, [this] {
        updateActions();
        m_saveSoon.start();
    });
}

void MainWindow::updateActions()
{
    const bool open = m_keeper.current() != nullptr;
    for (const char *id : needDocument)
        m_actions[id]->setEnabled(open);
    m_actions["edit.copy"]->setEnabled(!m_session.selectedEvents().empty());
    m_actions["edit.clearFilter"]->setEnabled(!m_session.filter().isEmpty());
    m_actions["view.back"]->setEnabled(m_session.canGoBack());
    m_actions["view.forward"]->setEnabled(m_session.canGoForward());

    using Panel = Workspace::Panel;
    m_actions["view.facets"]->setChecked(m_workspace->isShown(Panel::Facets));
    m_actions["view.inspector"]->setChecked(m_workspace->isShown(Panel::Inspector));
    m_actions["view.timeline"]->setChecked(m_workspace->isShown(Panel::Timeline));
    const Workspace::Centre centre = m_workspace->centre();
    m_actions[centre == Workspace::Centre::Table      ? "view.table"
              : centre == Workspace::Centre::Calendar ? "view.calendar"
              : centre == Workspace::Centre::Matrix   ? "view.matrix"
              : centre == Workspace::Centre::Network  ? "view.network"
                                                      : "view.map"]
        ->setChecked(true);
    m_actions["known.changes"]->setChecked(m_workspace->areChangesShown());
    m_actions["known.today"]->setEnabled(m_session.asOf() != AsOf());
    m_actions["view.fullScreen"]->setChecked(isFullScreen());
    for (const auto &[id, choice] : themeChoices)
        m_actions[id]->setChecked(choice == m_themes.choice());
    m_actions["view.eras"]->setEnabled(!m_session.vocabulary().eras.empty());
    m_actions["view.eras"]->setChecked(m_workspace->areErasShown());
    m_actions["view.lessMotion"]->setChecked(m_themes.motion().isReduced());
    const int percent = m_themes.text().percent();
    m_actions["text.larger"]->setEnabled(percent < textSizes().back());
    m_actions["text.smaller"]->setEnabled(percent > textSizes().front());
    m_actions["text.usual"]->setEnabled(percent != 100);
    const QList<QAction *> sizes = m_actions.menu("view.text")->actions();
    for (QAction *action : sizes)
        action->setChecked(action->data().toInt() == percent);
    const QList<QAction *> projections = m_actions.menu("view.projection")->actions();
    for (QAction *action : projections)
        action->setChecked(action->data().toString() == m_workspace->projection());
}

// --- What actions do --------------------------------------------------------------------------

void MainWindow::find()
{
    m_topBar->search()->startTyping();
}

void MainWindow::copy()
{
    if (m_workspace->copyFromTable())
        return;
    m_copied.ask(mostCopied, [this](const std::vector<EventAnswer> &events) {
        QApplication::clipboard()->setText(asRows(events, m_session.vocabulary()));
        m_status->setHint(tr("Copied %Ln event(s)", nullptr, int(events.size())));
    });
}

void MainWindow::selectAll()
{
    // One question, asked on the pool as all are; the asker goes when its answer has come.
    auto *owner = new QObject(this);
    auto *asker = new Asker<IdsQuestion, IdsAnswer>(
        m_session,
        [this, owner](const IdsQuestion &, const IdsAnswer &answer) {
            m_session.setSelection(EventSelection{answer.ids});
            owner->deleteLater();
        },
        owner);
    asker->ask({m_session.context()});
}

void MainWindow::escape()
{
    // Shortcuts work while a popup is open: out of that first, then out of where one types, then
    // out of what is selected.
    if (QWidget *popup = QApplication::activePopupWidget()) {
        popup->close();
        return;
    }
    if (qobject_cast<QLineEdit *>(focusWidget())) {
        m_workspace->takeFocus();
        return;
    }
    if (isFullScreen() && std::holds_alternative<std::monostate>(m_session.selection()))
        fullScreen();
    m_session.clearSelection();
}

void MainWindow::clearFilter()
{
    m_session.setFilter({});
}

void MainWindow::zoom(double factor)
{
    const TimeSpan window = m_session.window();
    const auto middle = window.begin.seconds + std::int64_t(window.seconds() / 2);
    const auto half = std::int64_t(window.seconds() * factor / 2);
    m_session.setWindow({{middle - half}, {middle + half}});
}

void MainWindow::zoomIn()
{
    zoom(0.5);
}

void MainWindow::zoomOut()
{
    zoom(2);
}

void MainWindow::showAll()
{
    m_session.showAll();
    m_workspace->showWholeMap();
}

void MainWindow::goToDate()
{
    auto *popover = new DatePopover(tr("Go to date"), {}, this);
    popover->takeOpenDates();
    connect(popover, &DatePopover::accepted, this, &MainWindow::goTo);
    popover->showUnder(*m_topBar->search());
}

void MainWindow::goTo(const Date &date)
{
    const TimeSpan to = framing(date.bounds().strict, m_session.window(), m_session.extent());
    m_session.setWindow(to);
    const Instant middle{to.begin.seconds + std::int64_t(to.seconds() / 2)};
    if (!m_session.window().contains(middle))
        m_status->setHint(
            tr("The timeline does not reach as far as %1: there are no events near it")
                .arg(QString::fromStdString(inWords(date))));
}

void MainWindow::commands()
{
    auto *palette = new CommandPalette(this);
    palette->setEntries(menuEntries(*menuBar()));
    palette->addSource([this](const QString &text) {
        return dateEntries(m_session, text, [this](const Date &date) { goTo(date); });
    });
    palette->addSource([this](const QString &text) { return filterEntries(m_session, text); });
    new PaletteFinder(m_session, *palette);
    palette->open();
}

void MainWindow::fullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
    updateActions();
}

void MainWindow::exportData()
{
    const OpenDocument *open = m_keeper.current();
    if (!open)
        return;
    const QString name = QFileInfo(open->path).completeBaseName();
    QString filter;
    QString target = QFileDialog::getSaveFileName(
        this, tr("Export the events that are shown"),
        QDir(m_files->folder()).filePath(name + QStringLiteral(".csv")),
        tr("CSV, for spreadsheets (*.csv);;JSON, with everything (*.json);;GeoJSON, for maps "
           "(*.geojson)"),
        &filter);
    if (target.isEmpty())
        return;
    if (QFileInfo(target).suffix().isEmpty())
        target += filter.section(QLatin1Char('*'), 1).section(QLatin1Char(')'), 0, 0);
    m_files->rememberFolder(target);
    m_dataExport->start(open->engine, m_session.context(), target);
}

void MainWindow::closeDocument()
{
    saveCurrentLook();
    m_keeper.close();
}

void MainWindow::keys()
{
    showKeys(m_actions, this);
}

void MainWindow::firstSteps()
{
    showFirstSteps(this);
}

void MainWindow::about()
{
    showAbout(this);
}

void MainWindow::preferencesDialog()
{
    auto *dialog = new PreferencesDialog(*m_preferences, *m_shortcuts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::copyDiagnostics()
{
    QApplication::clipboard()->setText(diagnostics(m_settings));
    m_status->setHint(tr("Copied the diagnostics: paste them into your report"));
}

void MainWindow::showLogFolder()
{
    const QString folder = Log::installed() ? Log::installed()->folder() : Log::usualFolder();
    if (!QDir(folder).exists() || !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        m_messages->say(
            QStringLiteral("log"), MessageBar::Severity::Note,
            tr("The log is in %1. No program here opens folders: look there by hand.").arg(folder));
}

void MainWindow::bindPreferences()
{
    connect(m_preferences, &Preferences::changed, this, [this] {
        updateActions();
        m_saveSoon.start();
    });
    connect(m_preferences, &Preferences::datesChanged, this, [this] {
        m_session.askAgain();
        m_topBar->asOf()->refresh();
    });
}

} // namespace entente
