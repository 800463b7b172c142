// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/drawn_accessible.h"

namespace entente
{

class NetworkView;

/// The network for those who hear it: a chart of its actors, the one with most ties first.
class NetworkAccessible : public QAccessibleWidget
{
public:
    explicit NetworkAccessible(NetworkView *view);

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
    mutable MadeAccessibles<std::size_t> m_made;
};

/// One actor: its name, its ties and with whom. Pressing it selects it.
class NetworkActorAccessible : public DrawnItemAccessible
{
public:
    NetworkActorAccessible(const NetworkAccessible &network, std::size_t actor)
        : DrawnItemAccessible(network)
        , m_network(network)
        , m_actor(actor)
    {}
    std::size_t actor() const { return m_actor; }

    bool isValid() const override;
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

protected:
    void makeCurrent() override;
    void press() override;

private:
    const NetworkAccessible &m_network;
    std::size_t m_actor;
};

} // namespace entente
