// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/link_row.h"

#include "app/style/fonts.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace entente
{

namespace
{

constexpr int rowPadX = 10;
constexpr int rowPadY = 6;
constexpr int rowGap = 1;
constexpr int endGap = 16;

} // namespace

LinkRow::LinkRow(const QString &title, const QString &about, QWidget *parent)
    : QAbstractButton(parent)
    , m_about(about)
{
    setText(title);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    say();
}

void LinkRow::setAbout(const QString &about)
{
    m_about = about;
    say();
    updateGeometry();
    update();
}

void LinkRow::setEnd(const QString &end)
{
    m_end = end;
    say();
    update();
}

void LinkRow::say()
{
    setAccessibleName(text());
    setAccessibleDescription(m_end.isEmpty() ? m_about : tr("%1 (%2)").arg(m_about, m_end));
}

int LinkRow::textWidth() const
{
    const int end = m_end.isEmpty()
                        ? 0
                        : QFontMetrics(fontFor(TextStyle::Label)).horizontalAdvance(m_end) + endGap;
    return width() - 2 * rowPadX - end;
}

QSize LinkRow::sizeHint() const
{
    const QFontMetrics title(fontFor(TextStyle::LabelBold));
    const QFontMetrics about(fontFor(TextStyle::Label));
    const int end = m_end.isEmpty() ? 0 : about.horizontalAdvance(m_end) + endGap;
    return {qMax(title.horizontalAdvance(text()) + end, about.horizontalAdvance(m_about)) +
                2 * rowPadX,
            title.height() + (m_about.isEmpty() ? 0 : rowGap + about.height()) + 2 * rowPadY};
}

QSize LinkRow::minimumSizeHint() const
{
    const QFontMetrics title(fontFor(TextStyle::LabelBold));
    return {title.horizontalAdvance(QStringLiteral("mmmmmmmm")) + 2 * rowPadX, sizeHint().height()};
}

void LinkRow::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void LinkRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event); // arrows go to the row before and after
}

void LinkRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLive = isEnabled() && (underMouse() || isDown());
    if (isLive) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Midlight));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const QColor muted = palette().color(QPalette::PlaceholderText);
    const QFont titleFont = fontFor(TextStyle::LabelBold);
    const QFont aboutFont = fontFor(TextStyle::Label);
    const QFontMetrics title(titleFont);
    const QFontMetrics about(aboutFont);
    const QRect inside = rect().adjusted(rowPadX, rowPadY, -rowPadX, -rowPadY);
    const QRect first(inside.left(), inside.top(), textWidth(), title.height());
    const auto visual = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.setFont(titleFont);
    painter.setPen(isEnabled() ? palette().color(QPalette::WindowText) : muted);
    painter.drawText(visual(first), int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                     title.elidedText(text(), m_elide, first.width()));
    painter.setFont(aboutFont);
    painter.setPen(muted);
    if (!m_end.isEmpty()) {
        const QRect end(first.right(), inside.top(), inside.right() - first.right(),
                        title.height());
        painter.drawText(
            visual(end),
            int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter) |
                Qt::TextSingleLine,
            m_end);
    }
    if (m_about.isEmpty())
        return;
    const QRect second(inside.left(), first.bottom() + 1 + rowGap, inside.width(), about.height());
    painter.drawText(visual(second), int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                     about.elidedText(m_about, m_elide, second.width()));
}

} // namespace entente
