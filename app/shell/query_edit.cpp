// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/query_edit.h"

#include <QKeyEvent>
#include <QPainter>

namespace entente
{

QueryEdit::QueryEdit(QWidget *parent) : QLineEdit(parent) {}

void QueryEdit::markWrong(int position, int length)
{
    m_wrongAt = position;
    m_wrongLength = length;
    update();
}

int QueryEdit::xOf(int position) const
{
    const QString all = text();
    const int here = fontMetrics().horizontalAdvance(all.left(cursorPosition()));
    const int there = fontMetrics().horizontalAdvance(all.left(position));
    return cursorRect().center().x() + there - here;
}

QueryEdit::Word QueryEdit::wordAtCursor() const
{
    const QString all = text();
    bool quoted = false;
    int begin = 0;
    for (int i = 0; i < cursorPosition(); ++i) {
        if (all[i] == QLatin1Char('"'))
            quoted = !quoted;
        else if (all[i].isSpace() && !quoted)
            begin = i + 1;
    }
    int end = cursorPosition();
    while (end < all.size() && (quoted || !all[end].isSpace())) {
        if (all[end] == QLatin1Char('"'))
            quoted = !quoted;
        ++end;
    }
    return {begin, end, all.mid(begin, end - begin)};
}

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Backspace && cursorPosition() == 0 && !hasSelectedText()) {
        emit backspaceAtStart();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        emit completionWanted();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void QueryEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_wrongLength <= 0)
        return;
    QPainter painter(this);
    const int left = xOf(m_wrongAt);
    const int right = qMax(xOf(m_wrongAt + m_wrongLength), left + 6);
    painter.setPen(QPen(palette().color(QPalette::Text), 1));
    const int y = height() / 2 + fontMetrics().height() / 2;
    for (int x = left; x + 2 <= right; x += 4) { // a zigzag, for those who do not see red
        painter.drawLine(x, y + 1, x + 2, y - 1);
        painter.drawLine(x + 2, y - 1, qMin(x + 4, right), y + 1);
    }
}

void QueryEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    emit focusChanged(true);
}

void QueryEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // The list of completions takes the focus for a while; one is still typing.
    if (event->reason() != Qt::PopupFocusReason)
        emit focusChanged(false);
}

} // namespace entente
