// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/drawn_accessible.h"
#include "core/layout/map_clusters.h"

#include <utility>

namespace entente
{

class MapView;

/// The map for those who hear it: a chart of the places that are drawn, the one with the most
/// events first, and of the countries that the document knows, by name. What is not drawn any more
/// is given up once the picture rests.
class MapAccessible : public QAccessibleWidget
{
public:
    explicit MapAccessible(MapView *view);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    // For the children, which hold an event and look up its place.
    MapView &view() const { return m_view; }
    const MapCluster *placeOf(EventId id) const;
    QRect onScreen(const MapCluster &place) const;
    bool hasCountry(const ActorId &id) const;

private:
    QAccessibleInterface *made(EventId id) const;
    QAccessibleInterface *made(const ActorId &country) const;

    MapView &m_view;
    mutable MadeAccessibles<EventId> m_made;
    mutable MadeAccessibles<ActorId> m_madeCountries;
    QTimer m_rest;
};

/// One place: its name and how many events it has, of which kinds, and the first of them once the
/// keyboard is there. Pressing it selects its events.
class MapPlaceAccessible : public DrawnItemAccessible
{
public:
    MapPlaceAccessible(const MapAccessible &map, EventId id)
        : DrawnItemAccessible(map)
        , m_map(map)
        , m_id(id)
    {}
    EventId id() const { return m_id; } ///< the most important event of the place

    bool isValid() const override { return m_map.placeOf(m_id) != nullptr; }
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

protected:
    void makeCurrent() override;
    void press() override;

private:
    const MapAccessible &m_map;
    EventId m_id;
};

/// One country: its name, and whether the filter names it. Pressing it filters to its events, or
/// takes that back.
class MapCountryAccessible : public DrawnItemAccessible
{
public:
    MapCountryAccessible(const MapAccessible &map, ActorId id)
        : DrawnItemAccessible(map)
        , m_map(map)
        , m_id(std::move(id))
    {}
    const ActorId &id() const { return m_id; }

    bool isValid() const override { return m_map.hasCountry(m_id); }
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

protected:
    void makeCurrent() override;
    void press() override;

private:
    const MapAccessible &m_map;
    ActorId m_id;
};

} // namespace entente
