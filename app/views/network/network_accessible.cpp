// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/network_accessible.h"

#include "app/views/network/network_view.h"

#include <algorithm>

namespace entente
{

NetworkAccessible::NetworkAccessible(NetworkView *view)
    : QAccessibleWidget(view, QAccessible::Chart)
    , m_view(*view)
{}

QAccessibleInterface *NetworkAccessible::made(std::size_t actor) const
{
    return m_made.of(actor, [&] { return new NetworkActorAccessible(*this, actor); });
}

int NetworkAccessible::childCount() const
{
    return int(m_view.spoken().size());
}

QAccessibleInterface *NetworkAccessible::child(int index) const
{
    return index < 0 || index >= childCount() ? nullptr : made(m_view.spoken()[std::size_t(index)]);
}

int NetworkAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *actor = dynamic_cast<const NetworkActorAccessible *>(child);
    const std::vector<std::size_t> &all = m_view.spoken();
    const auto found =
        actor == nullptr ? all.end() : std::find(all.begin(), all.end(), actor->actor());
    return found == all.end() ? -1 : int(found - all.begin());
}

QAccessibleInterface *NetworkAccessible::childAt(int x, int y) const
{
    for (const std::size_t actor : m_view.spoken()) {
        if (m_view.boxOf(actor).contains(m_view.mapFromGlobal(QPoint(x, y))))
            return made(actor);
    }
    return nullptr;
}

QAccessibleInterface *NetworkAccessible::focusChild() const
{
    const std::optional<std::size_t> actor = m_view.currentActor();
    return m_view.hasFocus() && actor ? made(*actor) : nullptr;
}

QString NetworkAccessible::text(QAccessible::Text text) const
{
    if (text == QAccessible::Description)
        return QString::fromStdString(m_view.currentDrawing().drawing.words + " " +
                                      m_view.currentCharts().drawing.words);
    return QAccessibleWidget::text(text);
}

// --- An actor ---------------------------------------------------------------------------------

bool NetworkActorAccessible::isValid() const
{
    return m_actor < m_network.view().spoken().size();
}

QString NetworkActorAccessible::text(QAccessible::Text text) const
{
    return isValid() && text == QAccessible::Name ? m_network.view().wordsOf(m_actor) : QString();
}

QRect NetworkActorAccessible::rect() const
{
    const QRect box = m_network.view().boxOf(m_actor);
    return {m_network.view().mapToGlobal(box.topLeft()), box.size()};
}

QAccessible::State NetworkActorAccessible::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.focusable = true;
    state.selectable = true;
    state.readOnly = true;
    state.selected = m_network.view().isSelected(m_actor);
    state.focused = m_network.view().hasFocus() && m_network.view().currentActor() == m_actor;
    return state;
}

void NetworkActorAccessible::makeCurrent()
{
    m_network.view().setCurrentActor(m_actor);
}

void NetworkActorAccessible::press()
{
    m_network.view().chooseActor(m_actor);
}

} // namespace entente
