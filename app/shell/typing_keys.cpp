// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/typing_keys.h"

#include "app/commands/actions.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>

namespace entente
{

namespace
{

/// Whether a space is something to `widget`.
bool needsSpace(const QObject *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) ||
           qobject_cast<const QAbstractItemView *>(widget) ||
           qobject_cast<const QAbstractSlider *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QComboBox *>(widget);
}

bool isTextField(const QObject *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QTextEdit *>(widget) ||
           qobject_cast<const QPlainTextEdit *>(widget);
}

/// Whether people expect it of every field of text.
bool editsText(const QKeyEvent &key)
{
    const Qt::KeyboardModifiers held =
        key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (held == Qt::NoModifier)
        return true; // typed, but for function keys, which no field has a use for
    if (held != Qt::ControlModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_A:
    case Qt::Key_C:
    case Qt::Key_V:
    case Qt::Key_X:
    case Qt::Key_Y:
    case Qt::Key_Z:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Insert:
        // With Shift: the program's exports and copies of pictures, but for a selection by words.
        return !key.modifiers().testFlag(Qt::ShiftModifier) || key.key() >= Qt::Key_Escape ||
               key.key() == Qt::Key_Z;
    default:
        return false;
    }
}

} // namespace

TypingKeys::TypingKeys(const Actions &actions, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    qApp->installEventFilter(this);
}

QAction *TypingKeys::ours(const QKeyEvent &key) const
{
    const QKeySequence pressed(key.keyCombination());
    const std::span<const ActionSpec> table = actionTable();
    const auto found = std::find_if(table.begin(), table.end(), [&](const ActionSpec &spec) {
        return m_actions[spec.id]->shortcuts().contains(pressed);
    });
    return found == table.end() ? nullptr : m_actions[found->id];
}

/// Qt keeps a window's shortcuts from its popups, whose fields would delete letters with them.
bool TypingKeys::leavePopup(const QKeyEvent &key)
{
    QWidget *popup = QApplication::activePopupWidget();
    QAction *action = popup && !editsText(key) ? ours(key) : nullptr;
    if (!action || !action->isEnabled())
        return false;
    popup->close();
    action->trigger();
    return true;
}

bool TypingKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && isTextField(watched))
        return leavePopup(*static_cast<QKeyEvent *>(event)) || QObject::eventFilter(watched, event);
    if (event->type() != QEvent::ShortcutOverride || watched != QApplication::focusWidget())
        return QObject::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (key.key() == Qt::Key_Space && key.modifiers() == Qt::NoModifier && needsSpace(watched)) {
        event->accept();
        return true;
    }
    if (isTextField(watched) && ours(key)) {
        // The field would take what it knows of its own, and more than people expect.
        if (editsText(key))
            return QObject::eventFilter(watched, event);
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace entente
