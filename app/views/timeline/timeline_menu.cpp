// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/timeline_gestures.h"
#include "app/views/timeline/timeline_heads.h"
#include "app/views/timeline/timeline_plot.h"
#include "app/views/timeline/timeline_view.h"
#include "core/engine/lane_words.h"
#include "core/layout/window_moves.h"
#include "core/model/shown_names.h"

#include <QLocale>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <map>

namespace entente
{

namespace
{

/// Menus read '&' as a mark of the shortcut key.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

void TimelineView::addFilterActions(QMenu &menu, const std::vector<Term> &terms,
                                    const QString &label)
{
    menu.addAction(menuText(tr("Filter to “%1”").arg(label)), this, [this, terms] {
        Filter filter = m_session.filter();
        for (const Term &term : terms) {
            if (!filter.has(term.field, term.values.front()))
                filter = filter.with(term);
        }
        m_session.setFilter(filter);
    });
    if (terms.size() != 1)
        return; // without both parties is not without the pair
    menu.addAction(menuText(tr("Exclude “%1”").arg(label)), this, [this, term = terms.front()] {
        Term without = term;
        without.negated = !term.negated;
        m_session.setFilter(m_session.filter().with(without));
    });
}

void TimelineView::showMenu(const std::optional<Hit> &hit, Instant at, QPoint globalPosition)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("timelineMenu"));
    const bool single = hit && hit->role == Role::Event && hit->ids.size() == 1;
    if (single) {
        const EventId id = hit->ids.front();
        menu.addAction(tr("Open"), this, [this, id] { emit openRequested(id); });
        menu.addAction(tr("Show on the map"), this, [this, id] { emit mapRequested(id); });
        menu.addAction(tr("What it led to"), this,
                       [this, id] { emit followRequested(id, Follow::LedTo); });
        menu.addAction(tr("What it depends on"), this,
                       [this, id] { emit followRequested(id, Follow::DependsOn); });
        menu.addSeparator();
        if (const LaneMark *mark = markOf(id, hit->key)) {
            const Kind *kind = m_session.vocabulary().kinds.find(mark->kind);
            addFilterActions(
                menu, {{Field::Kind, {mark->kind.value}, false, {}}},
                QString::fromStdString(kind != nullptr ? kind->label : mark->kind.value));
        }
    }
    const LanePlace *place = m_heads->laneAt(m_plot->mapFromGlobal(globalPosition).y());
    const LaneField field = m_session.lanes().field;
    for (const Lane &lane : m_answer.lanes) {
        const std::vector<Term> terms = termsOf(field, lane);
        if (place != nullptr && nameInLook(lane) == place->name && !terms.empty() &&
            !(single && field == LaneField::Kind))
            addFilterActions(menu, terms, QString::fromStdString(lane.label));
    }
    if (place != nullptr) {
        if (!menu.isEmpty())
            menu.addSeparator();
        m_heads->addActions(menu, place->name);
    }
    if (!menu.isEmpty())
        menu.addSeparator();
    menu.addAction(tr("Centre here"), this,
                   [this, at] { m_session.setWindow(centredOn(m_session.window(), at)); });
    menu.addAction(tr("Set “in force on” to this day"), this,
                   [this, at] { m_gestures->setPlayhead(at); });
    menu.addAction(tr("Show all of time"), this, [this] { m_session.showAll(); });
    if (m_session.filter().range())
        menu.addAction(tr("Clear the range of dates"), this,
                       [this] { m_session.setFilter(m_session.filter().withRange(std::nullopt)); });
    menu.addSeparator();
    RemarkSpot spot{single ? std::optional(hit->ids.front()) : std::nullopt,
                    TimeAnchor{{at, at}, place != nullptr ? place->name : std::string()}};
    emit menuOpening(&menu, spot);
    menu.addAction(tr("Copy as image"), this, &TimelineView::copyImage);
    if (m_heads->menu() != nullptr)
        menu.addMenu(m_heads->menu());
    menu.exec(globalPosition);
}

void TimelineView::askTip(EventId id, QPoint globalPosition)
{
    m_tipPosition = globalPosition;
    m_tipAsker.forget();
    m_tipAsker.ask({id, m_session.asOf().asKnown});
}

void TimelineView::showTip(const EventQuestion &question, const EventAnswer &answer)
{
    if (m_session.hover().ids != std::vector<EventId>{question.id} || !m_plot->underMouse())
        return;
    QStringList lines{QString::fromStdString(answer.event.title)};
    QString when = QString::fromStdString(inWords(answer.start, answer.end));
    if (answer.status != Status::Occurred)
        when += QStringLiteral(" · ") + QString::fromStdString(shownLabel(answer.status));
    lines << when;
    QStringList parties;
    for (const Party &party : answer.event.parties)
        parties << QString::fromStdString(m_session.vocabulary().actorName(party.actor));
    if (!parties.isEmpty())
        lines << parties.join(QStringLiteral(", "));
    if (!answer.event.place.name.empty())
        lines << QString::fromStdString(answer.event.place.name);
    showTipText(lines);
}

/// How many there are and of which kinds; the titles of those that have marks of their own.
void TimelineView::showClusterTip(const Hit &cluster, QPoint globalPosition)
{
    constexpr qsizetype most = 8;
    QStringList titles;
    std::int64_t count = 0;
    std::map<KindId, std::int64_t> kinds;
    for (const EventId id : cluster.ids) {
        const LaneMark *mark = markOf(id, cluster.key);
        if (mark == nullptr) {
            ++count;
            continue;
        }
        count += mark->count;
        if (mark->count == 1) {
            ++kinds[mark->kind];
            titles << QString::fromStdString(mark->title);
        }
        for (const KindCount &kind : mark->kinds)
            kinds[kind.kind] += kind.count;
    }
    std::vector<std::pair<std::int64_t, KindId>> ordered;
    ordered.reserve(kinds.size());
    for (const auto &[kind, of] : kinds)
        ordered.emplace_back(-of, kind);
    std::sort(ordered.begin(), ordered.end());
    QStringList lines{tr("%Ln event(s)", nullptr, int(count))};
    for (const auto &[of, id] : ordered) {
        const Kind *kind = m_session.vocabulary().kinds.find(id);
        lines << QStringLiteral("%1 %2").arg(
            QLocale().toString(qint64(-of)),
            QString::fromStdString(kind != nullptr ? kind->label : id.value));
    }
    if (titles.size() == count) {
        lines << QString() << titles.mid(0, most);
        if (titles.size() > most)
            lines << tr("and %n more", nullptr, int(titles.size() - most));
    }
    m_tipPosition = globalPosition;
    showTipText(lines);
}

void TimelineView::showEraTip(std::size_t era, QPoint globalPosition)
{
    const std::vector<Era> &eras = m_session.vocabulary().eras;
    if (era >= eras.size())
        return;
    const Era &shown = eras[era];
    QStringList lines{QString::fromStdString(shown.name)};
    if (!shown.office.empty() || !shown.actor.isEmpty()) {
        const QString actor = QString::fromStdString(m_session.vocabulary().actorName(shown.actor));
        lines << (shown.office.empty() ? actor
                  : shown.actor.isEmpty()
                      ? QString::fromStdString(shown.office)
                      : tr("%1, %2").arg(QString::fromStdString(shown.office), actor));
    }
    lines << (shown.end.isEmpty() && !shown.start.isInterval()
                  ? tr("since %1").arg(QString::fromStdString(inWords(shown.start)))
                  : QString::fromStdString(inWords(shown.start, shown.end)));
    if (!shown.source.empty())
        lines << QString::fromStdString(shown.source);
    m_tipPosition = globalPosition;
    showTipText(lines);
}

void TimelineView::showTipText(const QStringList &lines)
{
    // Tool tips guess whether a text is rich: an escaped paragraph leaves nothing to guess.
    QToolTip::showText(m_tipPosition,
                       QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
                           .arg(lines.join(QLatin1Char('\n')).toHtmlEscaped()),
                       m_plot);
}

} // namespace entente
