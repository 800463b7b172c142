// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_clusters.h"

#include <QAccessibleWidget>
#include <QTimer>

#include <map>

namespace entente
{

class MapView;

/// The map for those who hear it: a chart of the places that are drawn, the one with the most
/// events first. What is not drawn any more is given up once the picture rests.
class MapAccessible : public QAccessibleWidget
{
public:
    explicit MapAccessible(MapView *view);
    ~MapAccessible() override;

    /// Has Qt make one for every MapView from now on.
    static void install();
    /// Tells who listens that the keyboard is on the view's current place now, or what else is
    /// known of it by now.
    static void announceCurrent(MapView &view, QAccessible::Event what = QAccessible::Focus);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    // For the children, which hold an event and look up its place.
    MapView &view() const { return m_view; }
    const MapCluster *placeOf(EventId id) const;
    QRect onScreen(const MapCluster &place) const;

private:
    QAccessibleInterface *made(EventId id) const;
    void forgetUnseen();

    MapView &m_view;
    mutable std::map<EventId, QAccessible::Id> m_made;
    QTimer m_rest;
};

/// One place: its name and how many events it has, of which kinds, and the first of them once the
/// keyboard is there. Pressing it selects its events.
class MapPlaceAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MapPlaceAccessible(const MapAccessible &map, EventId id) : m_map(map), m_id(id) {}
    EventId id() const { return m_id; } ///< the most important event of the place

    bool isValid() const override { return m_map.placeOf(m_id) != nullptr; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_map.window(); }
    QAccessibleInterface *parent() const override;
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    const MapAccessible &m_map;
    EventId m_id;
};

} // namespace entente
