// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <QAccessibleWidget>
#include <QTimer>

#include <map>
#include <string>

namespace entente
{

class MatrixView;

/// The matrix for those who hear it: a chart of the pairs that share something, in the order drawn.
class MatrixAccessible : public QAccessibleWidget
{
public:
    explicit MatrixAccessible(MatrixView *view);
    ~MatrixAccessible() override;

    /// Has Qt make one for every MatrixView from now on.
    static void install();
    /// Tells who listens that the keyboard is on the view's current cell now.
    static void announceCurrent(MatrixView &view);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    // For the children, which hold a key and look up its cell.
    MatrixView &view() const { return m_view; }
    const Mark *cellOf(const std::string &key) const; ///< null when it is not drawn any more
    QRect onScreen(const Mark &cell) const;

private:
    std::vector<const Mark *> cells() const; ///< that count something
    QAccessibleInterface *made(const std::string &key) const;
    void forgetUnseen();

    MatrixView &m_view;
    mutable std::map<std::string, QAccessible::Id> m_made;
    QTimer m_rest;
};

/// One pair and its count. Pressing it selects the two.
class MatrixCellAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MatrixCellAccessible(const MatrixAccessible &matrix, std::string key)
        : m_matrix(matrix)
        , m_key(std::move(key))
    {}
    const std::string &key() const { return m_key; }

    bool isValid() const override { return m_matrix.cellOf(m_key) != nullptr; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_matrix.window(); }
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
    const MatrixAccessible &m_matrix;
    std::string m_key;
};

} // namespace entente
