// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/side_panel.h"

#include "app/style/fonts.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace entente
{

namespace
{

constexpr int stripWidth = 26;

QString arrow(SidePanel::Side side, bool outwards)
{
    return (side == SidePanel::Side::Left) == outwards ? QStringLiteral("‹") : QStringLiteral("›");
}

} // namespace

SidePanel::SidePanel(Side side, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton(this))
{
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(content, 1);
    column->addWidget(m_fold, 0, side == Side::Left ? Qt::AlignRight : Qt::AlignLeft);
    m_fold->setText(arrow(side, true));
    m_fold->setObjectName(QStringLiteral("foldPanel"));
    m_fold->setAccessibleName(tr("Fold this panel"));
    m_fold->setToolTip(tr("Fold this panel"));
    m_fold->setFocusPolicy(Qt::TabFocus);
    sizeFold();
    connect(m_fold, &QToolButton::clicked, this, &SidePanel::foldRequested);
}

void SidePanel::sizeFold()
{
    // Fonts do not shrink in step with their scale: the arrow's line decides where it is taller.
    m_fold->setFixedSize(qRound(24 * textScale()),
                         std::max(qRound(20 * textScale()), m_fold->fontMetrics().height()));
}

void SidePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeFold();
}

FoldedStrip::FoldedStrip(SidePanel::Side side, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
    , m_name(name)
{
    setObjectName(QStringLiteral("foldedStrip"));
    setAccessibleName(tr("Show %1").arg(name));
    setToolTip(tr("Show %1").arg(name));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setFont(fontFor(TextStyle::Heading));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize FoldedStrip::sizeHint() const
{
    return {qRound(stripWidth * textScale()), 100};
}

void FoldedStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    const int edge = m_side == SidePanel::Side::Left ? width() - 1 : 0;
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(edge, 0, edge, height());
    painter.setPen(palette().color(underMouse() || hasFocus() ? QPalette::WindowText
                                                              : QPalette::PlaceholderText));
    painter.drawText(QRect(0, 6, width(), qRound(20 * textScale())), Qt::AlignCenter,
                     arrow(m_side, false));
    painter.translate(width() / 2.0, 14 + 20 * textScale());
    painter.rotate(90);
    painter.drawText(QRect(0, -width() / 2, height(), width()), Qt::AlignLeft | Qt::AlignVCenter,
                     m_name.toUpper());
}

void FoldedStrip::mouseReleaseEvent(QMouseEvent *)
{
    emit unfoldRequested();
}

void FoldedStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return)
        emit unfoldRequested();
    else
        QWidget::keyPressEvent(event);
}

void FoldedStrip::enterEvent(QEnterEvent *)
{
    update();
}

void FoldedStrip::leaveEvent(QEvent *)
{
    update();
}

} // namespace entente
