// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/map/map_accessible.h"

#include "app/views/map/map_view.h"
#include "core/layout/map_words.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr int mapRestMs = 400;

QAccessibleInterface *makeMapInterface(const QString &className, QObject *object)
{
    auto *view = className == QLatin1String(MapView::staticMetaObject.className())
                     ? qobject_cast<MapView *>(object)
                     : nullptr;
    return view != nullptr ? new MapAccessible(view) : nullptr;
}

} // namespace

void MapAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeMapInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

MapAccessible::MapAccessible(MapView *view)
    : QAccessibleWidget(view, QAccessible::Chart)
    , m_view(*view)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(mapRestMs);
    QObject::connect(&m_rest, &QTimer::timeout, &m_rest, [this] { forgetUnseen(); });
    QObject::connect(view, &MapView::drawn, &m_rest, qOverload<>(&QTimer::start));
}

MapAccessible::~MapAccessible()
{
    for (const auto &[event, id] : m_made)
        QAccessible::deleteAccessibleInterface(id);
}

void MapAccessible::announceCurrent(MapView &view, QAccessible::Event what)
{
    if (!QAccessible::isActive())
        return;
    auto *own = dynamic_cast<MapAccessible *>(QAccessible::queryAccessibleInterface(&view));
    QAccessibleInterface *current = own != nullptr ? own->focusChild() : nullptr;
    if (current == nullptr)
        return;
    QAccessibleEvent event(current, what);
    QAccessible::updateAccessibility(&event);
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
    const auto known = m_made.find(id);
    if (known != m_made.end()) {
        if (QAccessibleInterface *own = QAccessible::accessibleInterface(known->second))
            return own;
    }
    auto *own = new MapPlaceAccessible(*this, id);
    m_made[id] = QAccessible::registerAccessibleInterface(own);
    return own;
}

void MapAccessible::forgetUnseen()
{
    for (auto each = m_made.begin(); each != m_made.end();) {
        const bool seen = placeOf(each->first) != nullptr;
        if (!seen)
            QAccessible::deleteAccessibleInterface(each->second);
        each = seen ? std::next(each) : m_made.erase(each);
    }
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
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

QAccessibleInterface *MapPlaceAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(&m_map.view());
}

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

void *MapPlaceAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
}

QStringList MapPlaceAccessible::actionNames() const
{
    return {pressAction(), setFocusAction()};
}

void MapPlaceAccessible::doAction(const QString &name)
{
    const MapCluster *place = m_map.placeOf(m_id);
    if (place == nullptr || (name != pressAction() && name != setFocusAction()))
        return;
    m_map.view().setFocus(Qt::OtherFocusReason);
    m_map.view().setCurrentPlace(m_id);
    if (name == pressAction())
        m_map.view().selectCurrentPlace();
}

} // namespace entente
