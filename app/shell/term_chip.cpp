// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/term_chip.h"

#include "app/style/fonts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace entente
{

namespace
{

constexpr int longestTextPx = 220;

} // namespace

TermChip::TermChip(const Term &term, QWidget *parent) : QFrame(parent)
{
    const QString text = QString::fromStdString(toText(term));
    setProperty("look", QStringLiteral("chip"));
    setObjectName(QStringLiteral("chip"));
    setAccessibleName(tr("Filter term %1").arg(text));
    setAccessibleDescription(tr("Enter edits it, Delete removes it"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fontFor(TextStyle::Label));
    label->setText(
        label->fontMetrics().elidedText(text, Qt::ElideRight, qRound(longestTextPx * textScale())));
    if (label->text() != text)
        setToolTip(text.toHtmlEscaped());

    auto *remove = new QToolButton(this);
    remove->setObjectName(QStringLiteral("chipRemove"));
    remove->setText(QStringLiteral("×"));
    remove->setAccessibleName(tr("Remove %1").arg(text));
    remove->setFocusPolicy(Qt::NoFocus);
    connect(remove, &QToolButton::clicked, this, &TermChip::removeRequested);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(7, 1, 4, 1);
    row->setSpacing(4);
    row->addWidget(label);
    row->addWidget(remove);
}

QSize TermChip::sizeHint() const
{
    return {QFrame::sizeHint().width(), fontMetrics().height() + 6};
}

void TermChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit editRequested();
}

void TermChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit editRequested();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit removeRequested();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace entente
