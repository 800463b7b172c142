// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/matrix/matrix_accessible.h"
#include "app/views/matrix/matrix_view.h"
#include "app/views/plain_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>

namespace entente
{

namespace
{

/// A new block takes the place of the one before; who was excluded stays excluded.
Filter withoutBlock(const Filter &filter)
{
    std::vector<Term> terms = filter.terms();
    std::erase_if(terms,
                  [](const Term &term) { return term.field == Field::Party && !term.negated; });
    return Filter(std::move(terms));
}

} // namespace

PointF MatrixView::inDrawing(QPointF position) const
{
    return {position.x(), position.y() - top()};
}

std::optional<std::string> MatrixView::keyAt(QPointF position) const
{
    const auto cell = m_drawing.cellAt(inDrawing(position));
    if (!cell)
        return std::nullopt;
    const auto id = [&](std::size_t row) { return m_data.actors[m_drawing.order[row]].id; };
    return matrixKey(id(cell->first), id(cell->second));
}

std::optional<std::string> MatrixView::nameAt(QPointF position) const
{
    for (const TextMark &text : m_drawing.drawing.texts) {
        if ((text.role == Role::Lane || text.role == Role::Axis) && !text.key.empty() &&
            text.box.contains(inDrawing(position)))
            return text.key;
    }
    return std::nullopt;
}

void MatrixView::use(const std::string &key)
{
    if (const auto pair = pairOfKey(m_data, key))
        m_session.setSelection(ActorSelection{{pair->first, pair->second}});
}

void MatrixView::filterTo(const MatrixBlock &block)
{
    const auto parties = [&](std::size_t from, std::size_t to) {
        Term term{Field::Party, {}, false, {}};
        for (std::size_t row = from; row <= to; ++row)
            term.values.push_back(m_data.actors[m_drawing.order[row]].id.value);
        return term;
    };
    // Terms are ANDed: somebody of the rows, and somebody of the columns.
    m_session.setFilter(withoutBlock(m_session.filter())
                            .with(parties(block.rowFrom, block.rowTo))
                            .with(parties(block.columnFrom, block.columnTo)));
}

void MatrixView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_brushFrom = event->position();
        m_brush = m_drawing.blockBetween(inDrawing(*m_brushFrom), inDrawing(*m_brushFrom));
        layOut();
        return;
    }
    if (const auto key = keyAt(event->position())) {
        use(*key);
        return;
    }
    const auto name = nameAt(event->position());
    if (!name) {
        m_session.clearSelection();
        return;
    }
    const ActorId actor{*name};
    const auto *before = std::get_if<ActorSelection>(&m_session.selection());
    const bool adds = event->modifiers().testFlag(Qt::ControlModifier) && before != nullptr &&
                      before->ids.size() == 1 && before->ids.front() != actor;
    m_session.setSelection(adds ? ActorSelection{{before->ids.front(), actor}}
                                : ActorSelection{{actor}});
}

void MatrixView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_brushFrom) {
        m_brush = m_drawing.blockBetween(inDrawing(*m_brushFrom), inDrawing(event->position()));
        layOut();
        return;
    }
    const std::optional<std::string> key = keyAt(event->position());
    setCursor(key || nameAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    hover(key);
}

void MatrixView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_brushFrom)
        return;
    m_brushFrom.reset();
    const std::optional<MatrixBlock> block = std::exchange(m_brush, std::nullopt);
    if (block)
        filterTo(*block);
    else
        m_session.setFilter(withoutBlock(m_session.filter()));
    layOut();
}

/// Rows; with Shift, or across, columns.
void MatrixView::wheelEvent(QWheelEvent *event)
{
    QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) && turn.x() == 0)
        turn = {turn.y(), 0};
    m_turned += turn;
    constexpr int perRow = 40; // three rows a notch
    const QPoint steps = m_turned / perRow;
    m_turned -= steps * perRow;
    const QPoint before(m_along->value(), m_down->value());
    {
        const QSignalBlocker quietDown(m_down);
        const QSignalBlocker quietAlong(m_along);
        m_down->setValue(m_down->value() - steps.y());
        m_along->setValue(m_along->value() - steps.x());
    }
    if (before != QPoint(m_along->value(), m_down->value())) {
        layOut();
        hover(keyAt(event->position()));
    }
    event->accept();
}

void MatrixView::leaveEvent(QEvent *)
{
    hover(std::nullopt);
}

void MatrixView::hover(const std::optional<std::string> &key)
{
    if (key == m_current)
        return;
    m_current = key;
    layOut();
}

bool MatrixView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto key = keyAt(help->pos());
        showPlainTip(*help, key ? wordsOf(*key) : QString(), *this);
        return true;
    }
    return QWidget::event(event);
}

void MatrixView::moveTo(const std::string &key)
{
    m_current = key;
    layOut();
    announceFocusChild(*this);
}

/// From cell to cell; along the rows of the triangle they end at the diagonal.
void MatrixView::step(int rows, int columns)
{
    const auto &order = m_drawing.order;
    if (order.size() < 2)
        return;
    const auto id = [&](std::size_t row) { return m_data.actors[order[row]].id; };
    for (std::size_t row = 0; m_current && row < order.size(); ++row) {
        for (std::size_t column = 0; column < row; ++column) {
            if (matrixKey(id(row), id(column)) != *m_current)
                continue;
            const auto toRow = std::ptrdiff_t(row) + rows;
            const auto toColumn = std::ptrdiff_t(column) + columns;
            if (toColumn < 0 || toRow <= toColumn || toRow >= std::ptrdiff_t(order.size()))
                return;
            bringIntoSight(std::size_t(toRow), std::size_t(toColumn));
            moveTo(matrixKey(id(std::size_t(toRow)), id(std::size_t(toColumn))));
            return;
        }
    }
    bringIntoSight(1, 0);
    moveTo(matrixKey(id(1), id(0)));
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(0, -1);
    case Qt::Key_Right:
        return step(0, 1);
    case Qt::Key_Up:
        return step(-1, 0);
    case Qt::Key_Down:
        return step(1, 0);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            return use(*m_current);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace entente
