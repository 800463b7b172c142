// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

#include <map>

namespace entente
{

class NetworkView;

/// The network for those who hear it: a chart of its actors, the one with most ties first.
class NetworkAccessible : public QAccessibleWidget
{
public:
    explicit NetworkAccessible(NetworkView *view);
    ~NetworkAccessible() override;

    /// Has Qt make one for every NetworkView from now on.
    static void install();
    /// Tells who listens that the keyboard is on the view's current actor now.
    static void announceCurrent(NetworkView &view);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text text) const override;

    NetworkView &view() const { return m_view; }

private:
    QAccessibleInterface *made(std::size_t actor) const;

    NetworkView &m_view;
    mutable std::map<std::size_t, QAccessible::Id> m_made;
};

/// One actor: its name, its ties and with whom. Pressing it selects it.
class NetworkActorAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NetworkActorAccessible(const NetworkAccessible &network, std::size_t actor)
        : m_network(network)
        , m_actor(actor)
    {}
    std::size_t actor() const { return m_actor; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_network.window(); }
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
    const NetworkAccessible &m_network;
    std::size_t m_actor;
};

} // namespace entente
