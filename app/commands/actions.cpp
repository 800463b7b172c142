// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <cassert>
#include <map>

namespace entente
{

/// A menu and its entries: ids of actions, "-" for a rule, ">name" for a submenu.
struct MenuSpec
{
    const char *name;
    const char *title;
    std::span<const char *const> entries;
};

namespace
{

constexpr const char *fileEntries[] = {"file.open",
                                       "file.openArchive",
                                       ">file.recent",
                                       "file.sample",
                                       "-",
                                       "file.saveCopy",
                                       "file.share",
                                       "file.properties",
                                       "-",
                                       "file.import",
                                       "file.exportImage",
                                       "file.exportStory",
                                       "file.exportData",
                                       "file.copyImage",
                                       "-",
                                       "file.print",
                                       "-",
                                       "file.close",
                                       "file.quit"};
constexpr const char *editEntries[] = {
    "edit.undo",      "edit.redo",           "-", "edit.find",        "-", "edit.copy",
    "edit.selectAll", "edit.clearSelection", "-", "edit.clearFilter", "-", "edit.preferences"};
constexpr const char *viewEntries[] = {"view.map",
                                       "view.table",
                                       "view.network",
                                       "view.calendar",
                                       "view.matrix",
                                       "view.compareDays",
                                       "-",
                                       "view.facets",
                                       "view.inspector",
                                       "view.timeline",
                                       "view.story",
                                       "-",
                                       ">view.lanes",
                                       ">view.projection",
                                       ">view.theme",
                                       "view.eras",
                                       "view.lessMotion",
                                       "view.wheelScrolls",
                                       ">view.text",
                                       "-",
                                       "view.zoomIn",
                                       "view.zoomOut",
                                       "view.showAll",
                                       "view.goToDate",
                                       "-",
                                       "view.back",
                                       "view.forward",
                                       "follow.ledTo",
                                       "follow.dependsOn",
                                       "-",
                                       "view.fullScreen"};
constexpr const char *timeEntries[] = {"play.toggle",
                                       "play.stop",
                                       "play.forward",
                                       "play.back",
                                       "play.nextEvent",
                                       "play.previousEvent",
                                       "-",
                                       "play.slower",
                                       "play.faster",
                                       "play.settings",
                                       ">play.steps",
                                       ">play.counts",
                                       ">play.range",
                                       ">play.end",
                                       "play.follow",
                                       "-",
                                       "known.inForce",
                                       "known.dates",
                                       "known.today",
                                       "-",
                                       "known.changes",
                                       "known.next",
                                       "known.previous"};
constexpr const char *storyEntries[] = {"story.add",
                                        "story.update",
                                        "story.duplicate",
                                        "story.rename",
                                        "story.chapter",
                                        "story.up",
                                        "story.down",
                                        "story.delete",
                                        "-",
                                        "story.previous",
                                        "story.next",
                                        "-",
                                        ">story.annotate",
                                        "-",
                                        "present.start",
                                        "present.here",
                                        "present.loop",
                                        ">present.screen"};
constexpr const char *annotateEntries[] = {"annotate.callout", "annotate.arrow", "annotate.bracket",
                                           "annotate.highlight", "annotate.text"};
constexpr const char *stepEntries[] = {"step.day", "step.month", "step.year", "step.event"};
constexpr const char *countsEntries[] = {"counts.everything", "counts.trailing",
                                         "counts.cumulative"};
constexpr const char *endEntries[] = {"end.stop", "end.loop", "end.bounce"};
constexpr const char *rangeEntries[] = {"range.all", "range.window", "range.brush"};
constexpr const char *helpEntries[] = {"help.welcome",
                                       "help.firstSteps",
                                       "help.commands",
                                       "help.keys",
                                       "-",
                                       "help.diagnostics",
                                       "help.logFolder",
                                       "-",
                                       "help.about"};
constexpr const char *lanesEntries[] = {"lanes.party",
                                        "lanes.pair",
                                        "lanes.kind",
                                        "lanes.region",
                                        "lanes.bloc",
                                        "lanes.place",
                                        "lanes.tag",
                                        "lanes.status",
                                        "lanes.thread",
                                        "lanes.none",
                                        "-",
                                        ">lanes.order",
                                        ">lanes.lane",
                                        "-",
                                        "lanes.counts",
                                        "lanes.showHidden",
                                        "lanes.collapse",
                                        "lanes.expand",
                                        "lanes.usual"};
constexpr const char *orderEntries[] = {"order.count", "order.name", "order.first", "order.hand"};
constexpr const char *laneEntries[] = {"lane.previous", "lane.next",     "-",         "lane.pin",
                                       "lane.hide",     "lane.collapse", "-",         "lane.up",
                                       "lane.down",     "lane.higher",   "lane.lower"};
constexpr const char *textEntries[] = {"text.larger", "text.smaller", "text.usual", "-"};
constexpr const char *themeEntries[] = {"theme.system", "theme.light", "theme.dark"};

const MenuSpec barMenus[] = {
    {"file", QT_TRANSLATE_NOOP("Actions", "&File"), fileEntries},
    {"edit", QT_TRANSLATE_NOOP("Actions", "&Edit"), editEntries},
    {"view", QT_TRANSLATE_NOOP("Actions", "&View"), viewEntries},
    {"play", QT_TRANSLATE_NOOP("Actions", "&Time"), timeEntries},
    {"story", QT_TRANSLATE_NOOP("Actions", "&Story"), storyEntries},
    {"help", QT_TRANSLATE_NOOP("Actions", "&Help"), helpEntries},
};
const MenuSpec subMenus[] = {
    {"file.recent", QT_TRANSLATE_NOOP("Actions", "Open &recent"), {}},
    {"view.lanes", QT_TRANSLATE_NOOP("Actions", "&Lanes"), lanesEntries},
    {"lanes.order", QT_TRANSLATE_NOOP("Actions", "Or&der"), orderEntries},
    {"lanes.lane", QT_TRANSLATE_NOOP("Actions", "This la&ne"), laneEntries},
    {"view.projection", QT_TRANSLATE_NOOP("Actions", "&Projection"), {}},
    {"story.annotate", QT_TRANSLATE_NOOP("Actions", "Add re&mark"), annotateEntries},
    {"present.screen", QT_TRANSLATE_NOOP("Actions", "Present on &screen"), {}},
    {"play.steps", QT_TRANSLATE_NOOP("Actions", "S&teps"), stepEntries},
    {"play.counts", QT_TRANSLATE_NOOP("Actions", "What &counts"), countsEntries},
    {"play.range", QT_TRANSLATE_NOOP("Actions", "Play &over"), rangeEntries},
    {"play.end", QT_TRANSLATE_NOOP("Actions", "At the &end"), endEntries},
    {"view.theme", QT_TRANSLATE_NOOP("Actions", "&Colours"), themeEntries},
    {"view.text", QT_TRANSLATE_NOOP("Actions", "Te&xt size"), textEntries},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

const MenuSpec &subMenu(std::string_view name)
{
    const auto found = std::find_if(std::begin(subMenus), std::end(subMenus),
                                    [&](const MenuSpec &spec) { return name == spec.name; });
    assert(found != std::end(subMenus));
    return *found;
}

/// "lanes" of "lanes.party": choices of one family exclude each other. Map and Table are a family
/// too.
QString familyOf(const ActionSpec &spec)
{
    return QString::fromLatin1(spec.id).section(QLatin1Char('.'), 0, 0);
}

} // namespace

Actions::Actions(QWidget *window) : QObject(window), m_window(window)
{
    std::map<QString, QActionGroup *> groups;
    for (const ActionSpec &spec : actionTable()) {
        auto *action = new QAction(translated(spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.id));
        const QStringList keys =
            QString::fromLatin1(spec.shortcuts).split(QLatin1Char(';'), Qt::SkipEmptyParts);
        QList<QKeySequence> sequences;
        for (const QString &key : keys)
            sequences.append(QKeySequence(key, QKeySequence::PortableText));
        action->setShortcuts(sequences);
        action->setStatusTip(translated(spec.about));
        action->setCheckable(spec.kind != ActionSpec::Plain);
        if (spec.kind == ActionSpec::Choice) {
            QActionGroup *&group = groups[familyOf(spec)];
            if (!group)
                group = new QActionGroup(this);
            group->addAction(action);
        }
        m_actions.append(action);
    }
    window->addActions(m_actions);
}

QAction *Actions::operator[](std::string_view id) const
{
    const std::span<const ActionSpec> table = actionTable();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const ActionSpec &spec) { return id == spec.id; });
    assert(found != table.end());
    return m_actions[found - table.begin()];
}

QMenu *Actions::makeMenu(const MenuSpec &spec)
{
    auto *menu = new QMenu(translated(spec.title), m_window);
    menu->setObjectName(QString::fromLatin1(spec.name));
    m_menus.append(menu);
    for (const std::string_view entry : spec.entries) {
        if (entry == "-")
            menu->addSeparator();
        else if (entry.front() == '>')
            menu->addMenu(makeMenu(subMenu(entry.substr(1))));
        else
            menu->addAction((*this)[entry]);
    }
    return menu;
}

void Actions::fill(QMenuBar *bar)
{
    for (const MenuSpec &spec : barMenus)
        bar->addMenu(makeMenu(spec));
}

QMenu *Actions::menu(std::string_view name) const
{
    const QString wanted = QString::fromUtf8(name.data(), qsizetype(name.size()));
    const auto found = std::find_if(m_menus.begin(), m_menus.end(), [&](const QMenu *menu) {
        return menu->objectName() == wanted;
    });
    return found == m_menus.end() ? nullptr : *found;
}

} // namespace entente
