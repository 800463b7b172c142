// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QKeyEvent;

namespace entente
{

class Actions;

/// Who gets a key that both the program and what has the focus know. A space goes to what needs it:
/// fields type it, buttons are pressed with it, lists choose with it. In a field of text, what
/// moves, edits and copies text everywhere is the field's, and every other shortcut is the
/// program's, also where old terminals have a use for it (Ctrl+D, Ctrl+E, Ctrl+K). In a popup
/// it closes the popup first.
class TypingKeys : public QObject
{
    Q_OBJECT

public:
    TypingKeys(const Actions &actions, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *ours(const QKeyEvent &key) const; ///< null: none of the program's
    bool leavePopup(const QKeyEvent &key);

    const Actions &m_actions;
};

} // namespace entente
