// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/text_button.h"

#include <QKeyEvent>
#include <QPainter>

namespace entente
{

namespace
{
constexpr int wrapping = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
}

TextButton::TextButton(const QString &text, const QFont &font, Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFont(font);
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TextButton::heightForWidth(int width) const
{
    return fontMetrics()
               .boundingRect(0, 0, std::max(20, width), 10'000, wrapping, text())
               .height() +
           2;
}

QSize TextButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height() + 2};
}

QSize TextButton::minimumSizeHint() const
{
    return {std::min(60, sizeHint().width()), fontMetrics().height() + 2};
}

QColor TextButton::inkColor() const
{
    switch (m_look) {
    case Muted:
        return palette().color(QPalette::PlaceholderText);
    case Link:
        return palette().color(QPalette::Link);
    case Ink:
        break;
    }
    return palette().color(QPalette::WindowText);
}

void TextButton::paintFocus(QPainter &painter) const
{
    if (!hasFocus())
        return;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TextButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont shown = font();
    shown.setUnderline(underMouse());
    painter.setFont(shown);
    painter.setPen(inkColor());
    painter.drawText(rect().adjusted(0, 1, 0, 0), wrapping, text());
    paintFocus(painter);
}

void TextButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void TextButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void TextButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace entente
