// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/drawn_accessible.h"

#include <QWidget>

namespace entente
{

bool announceFocusChild(QWidget &view, QAccessible::Event what)
{
    if (!QAccessible::isActive())
        return true;
    QAccessibleInterface *own = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface *current = own != nullptr ? own->focusChild() : nullptr;
    if (current == nullptr)
        return false;
    QAccessibleEvent event(current, what);
    QAccessible::updateAccessibility(&event);
    return true;
}

QAccessibleInterface *DrawnItemAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(m_owner.object());
}

void *DrawnItemAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
}

QAccessible::State DrawnItemAccessible::usualState() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    if (!state.invalid)
        state.focusable = state.selectable = state.readOnly = true;
    return state;
}

QStringList DrawnItemAccessible::actionNames() const
{
    return {pressAction(), setFocusAction()};
}

void DrawnItemAccessible::doAction(const QString &name)
{
    if (!isValid() || (name != pressAction() && name != setFocusAction()))
        return;
    qobject_cast<QWidget *>(m_owner.object())->setFocus(Qt::OtherFocusReason);
    makeCurrent();
    if (name == pressAction())
        press();
}

} // namespace entente
