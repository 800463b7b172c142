// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/message_bar.h"

#include "app/style/fonts.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace entente
{

namespace
{

QString wordFor(MessageBar::Severity severity)
{
    switch (severity) {
    case MessageBar::Severity::Note:
        return QStringLiteral("note");
    case MessageBar::Severity::Warning:
        return QStringLiteral("warning");
    case MessageBar::Severity::Error:
        return QStringLiteral("error");
    }
    return {};
}

} // namespace

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    hide();
}

void MessageBar::say(const QString &subject, Severity severity, const QString &sentence,
                     const std::vector<Answer> &answers)
{
    take(subject);
    auto *message = new QFrame(this);
    message->setObjectName(QStringLiteral("message.") + subject);
    message->setProperty("look", QStringLiteral("message"));
    message->setProperty("severity", wordFor(severity));

    auto *label = new QLabel(sentence, message);
    label->setObjectName(QStringLiteral("messageText"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFont(fontFor(TextStyle::Body));
    auto *row = new QHBoxLayout(message);
    row->setContentsMargins(14, 6, 10, 6);
    row->addWidget(label, 1);
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.first, message);
        connect(button, &QPushButton::clicked, this, [this, subject, deed = answer.second] {
            take(subject);
            if (deed)
                deed();
        });
        row->addWidget(button);
    }
    auto *close = new QToolButton(message);
    close->setObjectName(QStringLiteral("messageClose"));
    close->setText(QStringLiteral("×"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, [this, subject] { take(subject); });
    row->addWidget(close);

    m_column->addWidget(message);
    show();
    QAccessibleEvent alert(label, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::reword(const QString &subject, const QString &sentence)
{
    if (const QFrame *message = find(subject))
        message->findChild<QLabel *>(QStringLiteral("messageText"))->setText(sentence);
}

void MessageBar::take(const QString &subject)
{
    if (QFrame *message = find(subject)) {
        message->setObjectName(QString());
        m_column->removeWidget(message);
        message->hide();
        message->deleteLater();
    }
    if (m_column->isEmpty())
        hide();
}

QString MessageBar::sentence(const QString &subject) const
{
    const QFrame *message = find(subject);
    return message ? message->findChild<QLabel *>(QStringLiteral("messageText"))->text()
                   : QString();
}

QFrame *MessageBar::find(const QString &subject) const
{
    return findChild<QFrame *>(QStringLiteral("message.") + subject, Qt::FindDirectChildrenOnly);
}

} // namespace entente
