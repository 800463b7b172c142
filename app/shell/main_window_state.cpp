// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/asker.h"
#include "app/session/playback.h"
#include "app/shell/file_desk.h"
#include "app/shell/main_window.h"
#include "app/shell/play_actions.h"
#include "app/shell/preferences.h"
#include "app/shell/story_desk.h"
#include "app/shell/window_state.h"
#include "app/shell/workspace.h"
#include "app/style/theme.h"
#include "app/views/map/map_view.h"
#include "app/views/timeline/timeline_view.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QScreen>
#include <QSettings>

namespace entente
{

namespace
{

const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutKey = QStringLiteral("window/layout");
const QString tableKey = QStringLiteral("window/table");
const QString themeKey = QStringLiteral("window/theme");
const QString documentKey = QStringLiteral("document");
constexpr std::size_t mostSelected = 200;
constexpr int saveAfterMs = 1000;
const QString sampleName = QStringLiteral("sample");

constexpr std::pair<ThemeChoice, const char *> themeWords[] = {
    {ThemeChoice::System, "system"}, {ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}};

template <class Value, std::size_t size>
QString wordOf(Value value, const std::pair<Value, const char *> (&words)[size])
{
    for (const auto &[candidate, word] : words) {
        if (candidate == value)
            return QLatin1String(word);
    }
    return {};
}

template <class Value, std::size_t size>
std::optional<Value> fromWord(const QString &text,
                              const std::pair<Value, const char *> (&words)[size])
{
    for (const auto &[value, word] : words) {
        if (text == QLatin1String(word))
            return value;
    }
    return std::nullopt;
}

} // namespace

QString MainWindow::documentName() const
{
    const OpenDocument *open = m_keeper.current();
    if (!open)
        return {};
    return open->isSample ? sampleName : open->path;
}

void MainWindow::openFirst(const QString &argument)
{
    const QString last = m_preferences->startWith() == StartWith::LastDocument
                             ? m_settings.value(documentKey).toString()
                             : QString();
    if (!argument.isEmpty())
        m_keeper.open(argument);
    else if (last == sampleName || isArchive(last) || (!last.isEmpty() && QFileInfo::exists(last)))
        m_keeper.open(last);
    else
        showWelcome(true);
}

void MainWindow::followChanges()
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveAfterMs);
    connect(&m_saveSoon, &QTimer::timeout, this, [this] {
        saveCurrentLook();
        saveWindow();
    });
    const auto changed = [this] {
        updateActions();
        if (!m_restoring)
            m_saveSoon.start();
    };
    connect(&m_session, &Session::historyChanged, this, changed);
    connect(&m_session, &Session::filterChanged, this, changed);
    connect(&m_session, &Session::asOfChanged, this,
            [this] { m_actions["known.today"]->setEnabled(m_session.asOf() != AsOf()); });
    connect(&m_session, &Session::selectionChanged, this, changed);
    connect(&m_session, &Session::selectionChanged, this, [this] {
        m_selected.ask(mostSelected, [this](const std::vector<EventAnswer> &events) {
            m_selectedKeys.clear();
            for (const EventAnswer &answer : events)
                m_selectedKeys.push_back(answer.event.key);
        });
    });
    connect(&m_session, &Session::lanesChanged, this, changed);
    connect(m_workspace, &Workspace::layoutChanged, this, changed);
    connect(&m_session.playback(), &Playback::changed, this, changed);
}

void MainWindow::restoreWindow()
{
    if (!restoreGeometry(m_settings.value(geometryKey).toByteArray())) {
        const QSize available = screen()->availableGeometry().size();
        resize((available * 0.92).expandedTo({1100, 680}).boundedTo(available));
    }
    m_themes.text().restore(m_settings); // the sizes of what follows belong to it
    m_workspace->restoreTable(m_settings.value(tableKey).toByteArray());
    m_workspace->restoreLayout(m_settings.value(layoutKey).toByteArray());
    m_play->restore(m_settings);
    m_themes.setChoice(
        fromWord(m_settings.value(themeKey).toString(), themeWords).value_or(ThemeChoice::System));
    m_themes.motion().restore(m_settings);
    const bool wheelScrolls = m_settings.value(wheelScrollsKey, false).toBool();
    m_actions["view.wheelScrolls"]->setChecked(wheelScrolls);
    m_workspace->timeline().setWheelScrolls(wheelScrolls);
}

void MainWindow::saveWindow()
{
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(layoutKey, m_workspace->saveLayout());
    m_settings.setValue(tableKey, m_workspace->saveTable());
    m_play->save(m_settings);
    m_settings.setValue(themeKey, wordOf(m_themes.choice(), themeWords));
    m_themes.motion().save(m_settings);
    if (!m_stories->isPresenting()) // its text is larger for the while
        m_themes.text().save(m_settings);
    if (!m_shownDocument.isEmpty())
        m_settings.setValue(documentKey, m_shownDocument);
    else
        m_settings.remove(documentKey);
}

void MainWindow::restoreLook()
{
    if (const std::optional<SavedLook> look = loadLook(m_settings, documentName())) {
        m_session.setWindow(look->window);
        m_session.setFilter(look->filter);
        m_session.setAsOf(look->asOf);
        selectKeys(look->selected);
        m_session.setLanes(look->lanes);
        m_workspace->setErasShown(look->eras);
        m_workspace->map().setLayers(look->layers);
        m_workspace->setNetworkChoice(look->network);
        if (!look->projection.isEmpty())
            m_workspace->setProjection(look->projection, look->center, look->camera);
        else
            m_workspace->map().setCamera(look->camera);
    } else {
        m_workspace->setProjection(m_preferences->projection());
        MapLayers layers = m_workspace->map().layers();
        layers.boundaries = m_preferences->boundaries();
        m_workspace->map().setLayers(layers);
    }
    m_session.startHistory();
}

/// Selects the events with these keys. A server is asked for them on the pool.
void MainWindow::selectKeys(const std::vector<std::string> &keys)
{
    const auto idsOf = [engine = m_session.engine(), keys] {
        EventSelection selection;
        for (const std::string &key : keys) {
            if (const EventId id = engine->find(key); id.value != 0)
                selection.ids.push_back(id);
        }
        return selection;
    };
    if (!m_keeper.current()->archive) {
        m_session.setSelection(idsOf());
        return;
    }
    m_session.clearSelection();
    if (keys.empty())
        return;
    const auto select = [guard = QPointer<MainWindow>(this),
                         generation = m_session.generation()](const EventSelection &selection) {
        // Whoever selected something else meanwhile meant it.
        if (guard && guard->m_session.generation() == generation &&
            std::holds_alternative<std::monostate>(guard->m_session.selection()))
            guard->m_session.setSelection(selection);
    };
    AskerBase::pool().start([idsOf, select] {
        QMetaObject::invokeMethod(
            qApp, [select, selection = idsOf()] { select(selection); }, Qt::QueuedConnection);
    });
}

void MainWindow::saveCurrentLook()
{
    if (m_shownDocument.isEmpty() || !m_session.engine())
        return;
    SavedLook look;
    look.window = m_session.window();
    look.filter = m_session.filter();
    look.asOf = m_session.asOf();
    look.lanes = m_session.lanes();
    look.eras = m_workspace->areErasShown();
    look.projection = m_workspace->projection();
    look.center = m_workspace->map().projection().center();
    look.layers = m_workspace->map().layers();
    look.camera = m_workspace->map().camera();
    look.network = m_workspace->networkChoice();
    look.selected = m_selectedKeys;
    saveLook(m_settings, m_shownDocument, look);
}

} // namespace entente
