// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/inspector/thread_step_button.h"

#include "app/style/fonts.h"

#include <QPainter>

namespace entente
{

namespace
{
constexpr int lineX = 6;
constexpr int dateLeft = 22;

int dateWidth()
{
    return qRound(84 * textScale());
}

int wordsLeft()
{
    return dateLeft + dateWidth() + 6;
}
constexpr int padding = 5;
constexpr int stepWrapping = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
} // namespace

ThreadStepButton::ThreadStepButton(Step step, QColor color, QColor ground, QWidget *parent)
    : TextButton(step.date + QStringLiteral(" ") + step.words, fontFor(TextStyle::Body),
                 step.current || step.isPhase ? Ink : Muted, parent)
    , m_step(std::move(step))
    , m_color(color)
    , m_ground(ground)
{
    setAccessibleName(m_step.date + QStringLiteral(", ") + m_step.words);
}

QFont ThreadStepButton::dateFont() const
{
    QFont strong = font();
    strong.setWeight(m_step.current ? QFont::DemiBold : QFont::Normal);
    return strong;
}

/// One edge for the words of all steps; long dates go on in a second line.
int ThreadStepButton::heightForWidth(int width) const
{
    const QFontMetrics metrics(dateFont());
    const auto heightIn = [&](int room, const QString &text) {
        return metrics.boundingRect(0, 0, room, 10'000, stepWrapping, text).height();
    };
    return std::max(heightIn(std::max(40, width - wordsLeft()), m_step.words),
                    heightIn(dateWidth(), m_step.date)) +
           2 * padding;
}

QSize ThreadStepButton::sizeHint() const
{
    return {wordsLeft() + 120, fontMetrics().height() + 2 * padding};
}

void ThreadStepButton::paintLine(QPainter &painter) const
{
    const double middle = padding + fontMetrics().height() / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_color, 2));
    if (!m_step.first)
        painter.drawLine(QPointF(lineX, 0), QPointF(lineX, middle));
    if (!m_step.last)
        painter.drawLine(QPointF(lineX, middle), QPointF(lineX, height()));
    const double radius = m_step.current ? 6 : m_step.isPhase ? 4 : 2.5;
    painter.setBrush(m_step.current || !m_step.isPhase ? m_color : m_ground);
    painter.setPen(QPen(m_color, m_step.happened ? 2 : 1));
    painter.drawEllipse(QPointF(lineX, middle), radius - 1, radius - 1);
}

void ThreadStepButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLine(painter);
    QFont strong = dateFont();
    painter.setFont(strong);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(dateLeft, padding, dateWidth(), height()), stepWrapping, m_step.date);
    strong.setUnderline(underMouse());
    painter.setFont(strong);
    painter.setPen(inkColor());
    painter.drawText(QRect(wordsLeft(), padding, width() - wordsLeft(), height()), stepWrapping,
                     m_step.words);
    paintFocus(painter);
}

} // namespace entente
