// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/views/drawn_accessible.h"
#include "core/layout/drawing.h"

#include <string>

namespace entente
{

class MatrixView;

/// The matrix for those who hear it: a chart of the pairs that share something, in the order drawn.
class MatrixAccessible : public QAccessibleWidget
{
public:
    explicit MatrixAccessible(MatrixView *view);

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

    MatrixView &m_view;
    mutable MadeAccessibles<std::string> m_made;
    QTimer m_rest;
};

/// One pair and its count. Pressing it selects the two.
class MatrixCellAccessible : public DrawnItemAccessible
{
public:
    MatrixCellAccessible(const MatrixAccessible &matrix, std::string key)
        : DrawnItemAccessible(matrix)
        , m_matrix(matrix)
        , m_key(std::move(key))
    {}
    const std::string &key() const { return m_key; }

    bool isValid() const override { return m_matrix.cellOf(m_key) != nullptr; }
    QString text(QAccessible::Text text) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

protected:
    void makeCurrent() override;
    void press() override;

private:
    const MatrixAccessible &m_matrix;
    std::string m_key;
};

} // namespace entente
