// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/summary_pages.h"

#include "app/session/native.h"
#include "core/time/calendar.h"

#include <QLocale>
#include <QObject>

#include <algorithm>

namespace entente
{

namespace
{

QString yearOf(Instant t)
{
    const std::string day = isoDay(t);
    const Result<Date> year = Date::fromEdtf(day.substr(0, day.size() - 6));
    return year ? q(inWords(*year)) : q(day);
}

QString extentWords(const std::optional<TimeSpan> &extent)
{
    if (!extent || extent->isEmpty())
        return {};
    const QString from = extent->begin.isOpen() ? QString() : yearOf(extent->begin);
    const QString to = extent->end.isOpen() ? QString() : yearOf(Instant{extent->end.seconds - 1});
    return from == to ? from : from + QStringLiteral("–") + to;
}

void bars(PageBuilder &page, const Facet &facet, const PageActions &actions, std::size_t limit,
          const ActorId &leftOut = {})
{
    std::int64_t greatest = 1;
    for (const FacetValue &value : facet.values) {
        if (value.value != leftOut.value)
            greatest = std::max(greatest, value.count);
    }
    std::size_t shown = 0;
    for (const FacetValue &value : facet.values) {
        if (value.value == leftOut.value || value.count == 0 || shown++ == limit)
            continue;
        if (shown > limit)
            break;
        const bool actor = facet.field == Field::Party;
        page.bar(q(value.label), value.count, double(value.count) / double(greatest),
                 [actions, actor, leftOut, field = facet.field, id = value.value] {
                     if (actor && !leftOut.isEmpty())
                         actions.selectPair(leftOut, ActorId{id});
                     else if (actor)
                         actions.selectActor(ActorId{id});
                     else
                         actions.filterTo(field, id);
                 });
    }
}

QString ofAll(const CountAnswer &count)
{
    return count.count == count.total ? QObject::tr("%Ln event(s)", nullptr, int(count.count))
                                      : QObject::tr("%1 of %Ln event(s)", nullptr, int(count.total))
                                            .arg(QLocale().toString(qint64(count.count)));
}

void countLines(PageBuilder &page, const CountAnswer &count)
{
    if (count.withoutDate > 0)
        page.muted(QObject::tr("%1 without a date").arg(count.withoutDate), true);
    if (count.withoutPlace > 0)
        page.muted(QObject::tr("%1 without a place").arg(count.withoutPlace), true);
    if (count.onlyPossibly > 0)
        page.muted(QObject::tr("%1 only possibly: their dates are vague").arg(count.onlyPossibly),
                   true);
}

} // namespace

void buildSummaryPage(PageBuilder &page, const Summary &summary, const Filter &filter,
                      const Dataset &vocabulary, const PageActions &actions)
{
    const CountAnswer &count = summary.count;
    page.kicker(filter.isEmpty() ? QObject::tr("Everything") : QObject::tr("What the filter shows"),
                std::nullopt, {});
    page.title(count.count > 0 || filter.isEmpty() ? ofAll(count)
                                                   : QObject::tr("No event passes the filter"));
    page.muted(extentWords(count.extent));
    if (filter.isEmpty())
        page.text(q(vocabulary.description));
    countLines(page, count);
    if (!summary.parties.values.empty()) {
        page.heading(QObject::tr("Busiest parties"));
        bars(page, summary.parties, actions, 6);
    }
    page.heading(QObject::tr("What to do next"));
    if (count.count == 0 && !filter.isEmpty())
        page.text(QObject::tr("Take a term out of the search box, or press its ×."));
    page.muted(QObject::tr("Click an event on the timeline, the map or in the table to read "
                           "everything that is known of it here."));
    page.muted(QObject::tr("Click a value on the left to filter; Ctrl+click leaves it out. "
                           "Shift+drag on the timeline keeps a span of time."));
}

void buildListPage(PageBuilder &page, const std::vector<EventAnswer> &events, std::size_t more,
                   const Dataset &vocabulary, const PageActions &actions)
{
    const auto total = int(events.size() + more);
    page.kicker(QObject::tr("Selected"), std::nullopt, {});
    page.title(QObject::tr("%Ln event(s)", nullptr, total));
    std::vector<const EventAnswer *> sorted;
    sorted.reserve(events.size());
    for (const EventAnswer &event : events)
        sorted.push_back(&event);
    std::stable_sort(sorted.begin(), sorted.end(), [](const EventAnswer *a, const EventAnswer *b) {
        return a->start.bounds().strict.begin < b->start.bounds().strict.begin;
    });
    for (const EventAnswer *answer : sorted) {
        page.gap(7);
        page.muted(q(inWords(answer->start, answer->end)), true);
        const Kind *kind = vocabulary.kinds.find(vocabulary.kinds.root(answer->event.kind));
        TextButton *button = page.button(q(answer->event.title), TextButton::Ink,
                                         [actions, id = answer->event.id] { actions.select(id); });
        if (kind)
            button->setToolTip(q(kind->label));
    }
    if (more > 0)
        page.muted(QObject::tr("and %1 more; the table lists them all").arg(more));
    page.gap(14);
    page.button(QObject::tr("Copy as text"), TextButton::Muted, actions.copy);
}

void buildActorPage(PageBuilder &page, const ActorId &id, const Summary &summary,
                    const Dataset &vocabulary, const PageActions &actions)
{
    const Actor *actor = vocabulary.actor(id);
    QString type = actor ? QString::fromUtf8(wordFor(actor->type).data(),
                                             qsizetype(wordFor(actor->type).size()))
                         : QObject::tr("actor");
    page.kicker(type + QStringLiteral(" · ") + q(id.value), std::nullopt, {});
    page.title(q(vocabulary.actorName(id)));
    page.muted(ofAll(summary.count) + QObject::tr(" that pass the filter"), true);
    page.muted(extentWords(summary.count.extent));
    if (actor && !actor->capital.empty()) {
        page.heading(actor->type == ActorType::State ? QObject::tr("Capital")
                                                     : QObject::tr("Seat"));
        page.text(q(actor->capital));
    }
    if (actor && !actor->names.empty()) {
        page.heading(QObject::tr("Names"));
        for (const ActorName &name : actor->names) {
            const QLocale locale(q(name.language));
            const QString language = QLocale::languageToString(locale.language());
            page.pair(q(name.name), locale.language() == QLocale::C ? q(name.language) : language,
                      {}, 110);
        }
    }
    if (actor && !actor->memberOf.empty()) {
        page.heading(QObject::tr("Member of"));
        for (const Membership &membership : actor->memberOf) {
            const QString when = membership.end.isEmpty() && !membership.start.isEmpty()
                                     ? QObject::tr("since %1").arg(q(inWords(membership.start)))
                                     : q(inWords(membership.start, membership.end));
            page.pair(q(vocabulary.actorName(membership.bloc)), when,
                      [actions, bloc = membership.bloc] { actions.selectActor(bloc); });
        }
    }
    if (!summary.kinds.values.empty()) {
        page.heading(QObject::tr("Kinds"));
        bars(page, summary.kinds, actions, 8);
    }
    if (summary.parties.values.size() > 1) {
        page.heading(QObject::tr("Together with"));
        bars(page, summary.parties, actions, 8, id);
    }
    page.gap(12);
    page.button(QObject::tr("Filter to %1").arg(q(vocabulary.actorName(id))), TextButton::Link,
                [actions, id] { actions.filterTo(Field::Party, id.value); });
}

} // namespace entente
