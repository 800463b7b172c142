// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/country_filter.h"
#include "app/views/map/map_view.h"

#include <algorithm>
#include <utility>

namespace entente
{

namespace
{

constexpr std::size_t mostPartiesWithArcs = 6;

} // namespace

// --- What is lit: countries and arcs of what is selected, countries of the filter
// -----------------

void MapView::follow()
{
    const std::vector<EventId> events = m_session.selectedEvents();
    m_look.selected = {events.begin(), events.end()};
    m_look.litArcs.clear();
    lightFiltered();
    m_chosen.forget();
    if (const auto *actors = std::get_if<ActorSelection>(&m_session.selection()))
        lightActors(actors->ids);
    else if (events.size() == 1)
        m_chosen.ask({events.front(), m_session.asOf().asKnown});
    changed();
}

void MapView::light(const EventAnswer &chosen)
{
    if (m_session.selectedEvents() != std::vector{chosen.event.id})
        return;
    std::vector<const Actor *> parties;
    for (const Party &party : chosen.event.parties) {
        light(party.actor);
        if (const Actor *actor = words().actor(party.actor); actor && actor->position)
            parties.push_back(actor);
    }
    if (m_look.layers.arcEnds == ArcEnds::Venue) {
        for (const Actor *party : parties) {
            if (std::optional<Arc> arc = wayToVenue(chosen.event, *party))
                m_look.litArcs.push_back(*std::move(arc));
        }
        return changed();
    }
    // Each with each among a few; of many, the first (the host) with each.
    for (std::size_t a = 0; a < parties.size(); ++a) {
        for (std::size_t b = a + 1; b < parties.size(); ++b) {
            if (a == 0 || parties.size() <= mostPartiesWithArcs)
                m_look.litArcs.push_back({parties[a]->id, parties[b]->id, *parties[a]->position,
                                          *parties[b]->position, 1});
        }
    }
    changed();
}

/// The lit countries, where the filter names others now.
void MapView::followFilter()
{
    std::vector<std::string> parties = partiesIn(m_session.filter());
    if (parties == m_filteredParties)
        return;
    m_filteredParties = std::move(parties);
    follow();
}

/// Nothing but the countries that the filter names.
void MapView::lightFiltered()
{
    m_look.litCountries.clear();
    for (const std::string &party : partiesIn(m_session.filter()))
        light(ActorId{party});
}

/// A state that is gone on the countries of its land.
void MapView::light(const ActorId &actor)
{
    for (const std::string &id : landOf(actor.value))
        m_look.litCountries.insert(id);
}

void MapView::lightActors(const std::vector<ActorId> &actors)
{
    m_look.litArcs.clear();
    lightFiltered();
    const auto isChosen = [&](const ActorId &id) {
        return std::find(actors.begin(), actors.end(), id) != actors.end();
    };
    for (const ActorId &actor : actors)
        light(actor);
    for (const Arc &arc : m_answer->arcs) {
        const int ends = int(isChosen(arc.a)) + int(isChosen(arc.b));
        const std::size_t needed = arc.b.isEmpty() ? 1 : std::min<std::size_t>(actors.size(), 2);
        if (ends > 0 && ends >= int(needed))
            m_look.litArcs.push_back(arc);
    }
}

// --- Arcs that are pointed at --------------------------------------------------------------------

/// The heaviest arc whose mark this is; null: it is of none.
const Arc *MapView::arcOf(const Hit &hit) const
{
    if (hit.role != Role::Arc)
        return nullptr;
    for (const auto *arcs : {&m_arcWays->arcs, &m_look.litArcs}) {
        for (const Arc &arc : *arcs) {
            if (arcKey(arc) == hit.key)
                return &arc;
        }
    }
    return nullptr;
}

/// "Japan – Australia", or "Japan → Canberra"; and how many events that stands for.
QStringList MapView::arcTip(const Hit &hit) const
{
    const Arc *arc = arcOf(hit);
    if (arc == nullptr)
        return {};
    const auto name = [this](const ActorId &id) {
        return QString::fromStdString(words().actorName(id));
    };
    qint64 count = 0;
    for (const Arc &each : m_arcWays->arcs) {
        if (arcKey(each) == hit.key)
            count += each.count;
    }
    if (!arc->b.isEmpty())
        return {tr("%1 – %2").arg(name(arc->a), name(arc->b)),
                tr("%Ln event(s) together", nullptr, int(count))};
    const QString venue = QString::fromStdString(arc->venue);
    return {tr("%1 → %2").arg(name(arc->a), venue.isEmpty() ? tr("a place without a name") : venue),
            tr("%Ln event(s) there", nullptr, int(count))};
}

} // namespace entente
