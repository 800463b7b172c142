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

int MapAccessible::childCount() const
{
    return int(m_view.places().size());
}

QAccessibleInterface *MapAccessible::child(int index) const
{
    const std::vector<MapCluster> &places = m_view.places();
    return index < 0 || index >= int(places.size()) ? nullptr : made(places[std::size_t(index)].id);
}

int MapAccessible::indexOfChild(const QAccessibleInterface *child) const
{
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
    const MapCluster *place = m_view.hasFocus() ? m_view.currentPlace() : nullptr;
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
    QAccessible::State state;
    const MapCluster *place = m_map.placeOf(m_id);
    state.invalid = place == nullptr;
    if (place == nullptr)
        return state;
    state.focusable = true;
    state.selectable = true;
    state.readOnly = true;
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

} // namespace entente
