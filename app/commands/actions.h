// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include <span>
#include <string_view>

class QMenu;
class QMenuBar;

namespace entente
{

/// One thing that a person can do. Menus, shortcuts and the sheet of keys come from one table.
struct ActionSpec
{
    const char *id;        ///< "file.open"
    const char *text;      ///< of the menu entry, with its mnemonic
    const char *shortcuts; ///< portable, ";" between several; empty for none
    const char *about;     ///< one sentence for tips and the sheet of keys
    enum Kind
    {
        Plain,
        Checkable,
        Choice
    } kind = Plain; ///< a Choice excludes its siblings
};

std::span<const ActionSpec> actionTable();

/// A key or gesture that is no action of the window: views handle it. For the sheet of keys.
struct GestureSpec
{
    const char *group; ///< "Timeline"
    const char *keys;  ///< "Shift+drag"
    const char *about;
};

std::span<const GestureSpec> gestureTable();

/// The window's actions, made from the table. Shortcuts work anywhere in `window`; text fields
/// keep the keys that they need for typing, since Qt asks them first.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    /// The action with this id, which must be in the table.
    QAction *operator[](std::string_view id) const;

    /// Fills `bar` with the menus. Submenus whose entries change are left empty and returned by
    /// name through menu(): "file.recent".
    void fill(QMenuBar *bar);
    QMenu *menu(std::string_view name) const;

private:
    QMenu *makeMenu(const struct MenuSpec &spec);

    QWidget *m_window;
    QList<QAction *> m_actions; ///< in the order of the table
    QList<QMenu *> m_menus;     ///< objectName is the name
};

} // namespace entente
