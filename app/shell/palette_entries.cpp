// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/palette_entries.h"

#include "app/commands/fuzzy.h"
#include "app/session/days.h"
#include "app/session/session.h"
#include "core/model/shown_names.h"
#include "core/time/edtf.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::size_t mostNames = 5;

QString paletteText(const char *text)
{
    return QCoreApplication::translate("CommandPalette", text);
}

/// A menu's text without the mark of its key and the dots that say more is asked.
QString plain(QString text)
{
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

void addEntries(const QList<QAction *> &actions, const QString &path,
                std::vector<PaletteEntry> &entries)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu *menu = action->menu()) {
            const QString deeper = path.isEmpty()
                                       ? plain(menu->title())
                                       : path + QStringLiteral(" ▸ ") + plain(menu->title());
            addEntries(menu->actions(), deeper, entries);
            continue;
        }
        entries.push_back({plain(action->text()), path,
                           action->shortcut().toString(QKeySequence::NativeText),
                           action->isEnabled(), action->isCheckable() && action->isChecked(),
                           [guard = QPointer<QAction>(action)] {
                               if (guard)
                                   guard->trigger();
                           }});
    }
}

struct Named
{
    int score;
    QString name;
    Term term;
};

} // namespace

PaletteEntry filterEntry(Session &session, const QString &text, const QString &path,
                         const Term &term)
{
    return {text, path, {}, true, false, [&session, term] {
                if (!session.filter().has(term.field, term.values.front()))
                    session.setFilter(session.filter().with(term));
            }};
}

std::vector<PaletteEntry> menuEntries(const QMenuBar &bar)
{
    std::vector<PaletteEntry> entries;
    addEntries(bar.actions(), {}, entries);
    return entries;
}

std::vector<PaletteEntry> dateEntries(Session &session, const QString &text,
                                      const std::function<void(const Date &)> &goTo)
{
    const Result<Date> date = understandDate(text.toStdString());
    if (!date || date->bounds().strict == TimeSpan::all())
        return {};
    const QString words = QString::fromStdString(inWords(*date));
    std::vector<PaletteEntry> entries;
    entries.push_back(
        {paletteText("Go to %1").arg(words), {}, {}, true, false, [goTo, date = *date] {
             goTo(date);
         }});
    const std::optional<Instant> end = endOfDay(*date);
    if (!end)
        return entries;
    const auto offer = [&](const QString &label, std::optional<Instant> AsOf::*which) {
        entries.push_back(
            {label.arg(dayInWords(*end)), {}, {}, true, false, [&session, which, end] {
                 AsOf asOf = session.asOf();
                 asOf.*which = end;
                 session.setAsOf(asOf);
             }});
    };
    offer(paletteText("Show what was in force on %1"), &AsOf::inForce);
    offer(paletteText("Show what was known on %1"), &AsOf::asKnown);
    return entries;
}

std::vector<PaletteEntry> filterEntries(Session &session, const QString &text)
{
    constexpr qsizetype leastLetters = 2;
    if (!session.engine() || text.size() < leastLetters)
        return {};
    std::vector<Named> named;
    const Dataset &vocabulary = session.vocabulary();
    const auto offer = [&](Field field, const std::string &value, const std::string &name) {
        const QString shown = QString::fromStdString(name);
        if (const std::optional<int> score = fuzzyMatch(text, shown))
            named.push_back({*score, shown, {field, {value}, false, Certainty::Possibly}});
    };
    for (const Actor &actor : vocabulary.actors)
        offer(Field::Party, actor.id.value, shownName(actor));
    for (const Kind &kind : vocabulary.kinds.kinds())
        offer(Field::Kind, kind.id.value, kind.label);
    std::stable_sort(named.begin(), named.end(),
                     [](const Named &a, const Named &b) { return a.score > b.score; });
    std::vector<PaletteEntry> entries;
    for (std::size_t i = 0; i < std::min(named.size(), mostNames); ++i)
        entries.push_back(filterEntry(session, paletteText("Filter to %1").arg(named[i].name),
                                      named[i].term.field == Field::Party ? paletteText("Party")
                                                                          : paletteText("Kind"),
                                      named[i].term));
    return entries;
}

} // namespace entente
