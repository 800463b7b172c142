// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/map_accessible.h"

#include "app/views/map/map_view.h"
#include "core/layout/map_words.h"

#include <algorithm>

namespace entente
{

MapAccessible::MapAccessible(MapView *view)
    : QAccessibleWidget(view, QAccessible::Chart)
    , m_view(*view)
{
    whenPictureRests(m_rest, view, [this] {
        m_made.forgetUnseen(this, [this](const auto &key) { return placeOf(key) != nullptr; });
        m_madeCountries.forgetUnseen(this, [this](const auto &key) { return hasCountry(key); });
    });
}

const MapCluster *MapAccessible::placeOf(EventId id) const
{
    for (const MapCluster &place : m_view.places()) {
        if (place.id == id)
            return &place;
    }
    return nullptr;
}

QRect MapAccessible::onScreen(const MapCluster &place) const
{
    const QRectF local(place.at.x - place.radius, place.at.y - place.radius, 2 * place.radius,
                       2 * place.radius);
    const QRect box = local.toAlignedRect();
    return {m_view.mapToGlobal(box.topLeft()), box.size()};
}

QAccessibleInterface *MapAccessible::made(EventId id) const
{
    return m_made.of(id, [&] { return new MapPlaceAccessible(*this, id); });
}

QAccessibleInterface *MapAccessible::made(const ActorId &country) const
{
    return m_madeCountries.of(country, [&] { return new MapCountryAccessible(*this, country); });
}

bool MapAccessible::hasCountry(const ActorId &id) const
{
    const std::vector<ActorId> &all = m_view.countries();
    return std::find(all.begin(), all.end(), id) != all.end();
}

int MapAccessible::childCount() const
{
    return int(m_view.places().size() + m_view.countries().size());
}

QAccessibleInterface *MapAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const std::vector<MapCluster> &places = m_view.places();
    const std::size_t at = std::size_t(index);
    return at < places.size() ? made(places[at].id) : made(m_view.countries()[at - places.size()]);
}

int MapAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *country = dynamic_cast<const MapCountryAccessible *>(child)) {
        const std::vector<ActorId> &all = m_view.countries();
        const auto at = std::find(all.begin(), all.end(), country->id());
        return at == all.end() ? -1 : int(m_view.places().size()) + int(at - all.begin());
    }
    const auto *place = dynamic_cast<const MapPlaceAccessible *>(child);
    const MapCluster *shown = place != nullptr ? placeOf(place->id()) : nullptr;
    return shown == nullptr ? -1 : int(shown - m_view.places().data());
}

QAccessibleInterface *MapAccessible::childAt(int x, int y) const
{
    for (const MapCluster &place : m_view.places()) {
        if (onScreen(place).contains(x, y))
            return made(place.id);
    }
    return nullptr;
}

QAccessibleInterface *MapAccessible::focusChild() const
{
    if (!m_view.hasFocus())
        return nullptr;
    if (m_view.currentCountry())
        return made(*m_view.currentCountry());
    const MapCluster *place = m_view.currentPlace();
    return place == nullptr ? nullptr : made(place->id);
}

// --- A place ----------------------------------------------------------------------------------

QString MapPlaceAccessible::text(QAccessible::Text text) const
{
    const MapCluster *place = m_map.placeOf(m_id);
    if (place == nullptr)
        return {};
    switch (text) {
    case QAccessible::Name:
        return QString::fromStdString(spokenPlace(*place));
    case QAccessible::Value:
        return QString::number(place->count);
    case QAccessible::Description: {
        const KindTree &kinds = m_map.view().session().vocabulary().kinds;
        QStringList facts{QString::fromStdString(spokenKinds(*place, kinds))};
        if (m_map.view().currentPlace() == place)
            facts += m_map.view().currentTitles();
        facts.removeAll(QString());
        return facts.join(QStringLiteral(". "));
    }
    default:
        return {};
    }
}

QRect MapPlaceAccessible::rect() const
{
    const MapCluster *place = m_map.placeOf(m_id);
    return place == nullptr ? QRect() : m_map.onScreen(*place);
}

QAccessible::State MapPlaceAccessible::state() const
{
    QAccessible::State state = usualState();
    if (state.invalid)
        return state;
    const MapCluster *place = m_map.placeOf(m_id);
    state.selected = place->chosen;
    state.focused = m_map.view().hasFocus() && m_map.view().currentPlace() == place;
    return state;
}

void MapPlaceAccessible::makeCurrent()
{
    m_map.view().setCurrentPlace(m_id);
}

void MapPlaceAccessible::press()
{
    m_map.view().selectCurrentPlace();
}

// --- A country --------------------------------------------------------------------------------

QString MapCountryAccessible::text(QAccessible::Text text) const
{
    switch (text) {
    case QAccessible::Name:
        return m_map.view().nameOfCountry(m_id);
    case QAccessible::Description:
        return state().selected ? MapView::tr("the filter names it") : MapView::tr("country");
    default:
        return {};
    }
}

QRect MapCountryAccessible::rect() const
{
    const QRect box = m_map.view().boxOfCountry(m_id);
    return box.isEmpty() ? QRect() : QRect(m_map.view().mapToGlobal(box.topLeft()), box.size());
}

QAccessible::State MapCountryAccessible::state() const
{
    QAccessible::State state = usualState();
    if (state.invalid)
        return state;
    state.selected = m_map.view().session().filter().has(Field::Party, m_id.value);
    state.focused = m_map.view().hasFocus() && m_map.view().currentCountry() == m_id;
    return state;
}

void MapCountryAccessible::makeCurrent()
{
    m_map.view().setCurrentCountry(m_id);
}

void MapCountryAccessible::press()
{
    m_map.view().clickCountry(m_id, false);
}

} // namespace entente
