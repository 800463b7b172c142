// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/matrix/matrix_accessible.h"

#include "app/views/matrix/matrix_view.h"

#include <algorithm>

namespace entente
{

MatrixAccessible::MatrixAccessible(MatrixView *view)
    : QAccessibleWidget(view, QAccessible::Chart)
    , m_view(*view)
{
    whenPictureRests(m_rest, view, [this] {
        m_made.forgetUnseen(this, [this](const auto &key) { return cellOf(key) != nullptr; });
    });
}

const Mark *MatrixAccessible::cellOf(const std::string &key) const
{
    for (const Mark &mark : m_view.currentDrawing().drawing.marks) {
        if (mark.role == Role::Bar && mark.key == key)
            return &mark;
    }
    return nullptr;
}

QRect MatrixAccessible::onScreen(const Mark &cell) const
{
    const QRect box = QRectF(cell.box.x, cell.box.y + m_view.top(), cell.box.width, cell.box.height)
                          .toAlignedRect();
    return {m_view.mapToGlobal(box.topLeft()), box.size()};
}

std::vector<const Mark *> MatrixAccessible::cells() const
{
    std::vector<const Mark *> cells;
    for (const Mark &mark : m_view.currentDrawing().drawing.marks) {
        if (mark.role == Role::Bar && mark.count > 0)
            cells.push_back(&mark);
    }
    return cells;
}

QAccessibleInterface *MatrixAccessible::made(const std::string &key) const
{
    return m_made.of(key, [&] { return new MatrixCellAccessible(*this, key); });
}

/// The buttons come first, as widgets do.
int MatrixAccessible::childCount() const
{
    return QAccessibleWidget::childCount() + int(cells().size());
}

QAccessibleInterface *MatrixAccessible::child(int index) const
{
    const int widgets = QAccessibleWidget::childCount();
    if (index < widgets)
        return QAccessibleWidget::child(index);
    const std::vector<const Mark *> all = cells();
    const auto place = std::size_t(index - widgets);
    return place < all.size() ? made(all[place]->key) : nullptr;
}

int MatrixAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const MatrixCellAccessible *>(child);
    if (cell == nullptr)
        return QAccessibleWidget::indexOfChild(child);
    const std::vector<const Mark *> all = cells();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Mark *mark) { return mark->key == cell->key(); });
    return found == all.end() ? -1 : QAccessibleWidget::childCount() + int(found - all.begin());
}

QAccessibleInterface *MatrixAccessible::childAt(int x, int y) const
{
    for (const Mark *cell : cells()) {
        if (onScreen(*cell).contains(x, y))
            return made(cell->key);
    }
    return QAccessibleWidget::childAt(x, y);
}

QAccessibleInterface *MatrixAccessible::focusChild() const
{
    const auto &key = m_view.currentKey();
    return m_view.hasFocus() && key && cellOf(*key) != nullptr ? made(*key)
                                                               : QAccessibleWidget::focusChild();
}

// --- A cell -----------------------------------------------------------------------------------

QString MatrixCellAccessible::text(QAccessible::Text text) const
{
    const Mark *cell = m_matrix.cellOf(m_key);
    if (cell == nullptr)
        return {};
    switch (text) {
    case QAccessible::Name:
        return m_matrix.view().wordsOf(m_key);
    case QAccessible::Value:
        return QString::number(cell->count);
    default:
        return {};
    }
}

QRect MatrixCellAccessible::rect() const
{
    const Mark *cell = m_matrix.cellOf(m_key);
    return cell == nullptr ? QRect() : m_matrix.onScreen(*cell);
}

QAccessible::State MatrixCellAccessible::state() const
{
    QAccessible::State state = usualState();
    if (state.invalid)
        return state;
    state.focused = m_matrix.view().hasFocus() && m_matrix.view().currentKey() == m_key;
    return state;
}

void MatrixCellAccessible::makeCurrent()
{
    m_matrix.view().moveTo(m_key);
}

void MatrixCellAccessible::press()
{
    m_matrix.view().use(m_key);
}

} // namespace entente
