// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/date_popover.h"

#include "app/style/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace entente
{

DatePopover::DatePopover(const QString &question, const QString &text, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_edit(new QLineEdit(text, this))
    , m_explanation(new QLabel(this))
    , m_understood(new QLabel(this))
    , m_take(new QPushButton(tr("Apply"), this))
    , m_today(new QPushButton(this))
{
    setObjectName(QStringLiteral("datePopover"));
    setProperty("look", QStringLiteral("popover"));
    setAccessibleName(question);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(qRound(300 * textScale()));

    auto *heading = new QLabel(question, this);
    heading->setProperty("look", QStringLiteral("muted"));
    heading->setFont(fontFor(TextStyle::Caption));
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setFont(fontFor(TextStyle::Caption));
    m_explanation->hide();
    m_edit->setObjectName(QStringLiteral("dateEdit"));
    m_edit->setAccessibleName(question);
    m_edit->setPlaceholderText(tr("6 Nov 2022 · May 2022 · 44 BC"));
    m_edit->setFont(fontFor(TextStyle::Body));
    m_edit->selectAll();
    m_understood->setObjectName(QStringLiteral("dateUnderstood"));
    m_understood->setTextFormat(Qt::PlainText);
    m_understood->setWordWrap(true);
    m_understood->setFont(fontFor(TextStyle::Caption));
    m_take->setObjectName(QStringLiteral("dateApply"));
    m_take->setDefault(true);
    m_today->setObjectName(QStringLiteral("dateToday"));
    m_today->hide();

    m_buttons = new QHBoxLayout;
    QHBoxLayout *buttons = m_buttons;
    buttons->addWidget(m_today);
    buttons->addStretch();
    buttons->addWidget(m_take);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    column->addWidget(heading);
    column->addWidget(m_explanation);
    column->addWidget(m_edit);
    column->addWidget(m_understood);
    column->addLayout(buttons);

    connect(m_edit, &QLineEdit::textChanged, this, &DatePopover::understand);
    connect(m_edit, &QLineEdit::returnPressed, this, &DatePopover::accept);
    connect(m_take, &QPushButton::clicked, this, &DatePopover::accept);
    connect(m_today, &QPushButton::clicked, this, [this] {
        emit accepted(Date());
        close();
    });
    understand(text);
}

void DatePopover::explain(const QString &words)
{
    m_explanation->setText(words);
    m_explanation->show();
    m_edit->setAccessibleDescription(words);
}

QPushButton *DatePopover::addButton(const QString &label)
{
    auto *button = new QPushButton(label, this);
    m_buttons->insertWidget(1, button);
    connect(button, &QPushButton::clicked, this, &QWidget::close);
    return button;
}

void DatePopover::offerToday(const QString &label)
{
    m_today->setText(label);
    m_today->show();
}

void DatePopover::showUnder(const QWidget &control)
{
    adjustSize();
    QPoint at = control.mapToGlobal(QPoint(0, control.height() + 4));
    if (const QScreen *screen = control.screen())
        at.setX(qMin(at.x(), screen->availableGeometry().right() - width() - 4));
    move(at);
    show();
    m_edit->setFocus();
}

void DatePopover::takeOpenDates()
{
    m_takesOpen = true;
    m_take->setText(tr("Go"));
    understand(m_edit->text());
}

void DatePopover::understand(const QString &text)
{
    m_date.reset();
    QString line;
    bool wrong = false;
    if (!text.trimmed().isEmpty()) {
        const Result<Date> date = understandDate(text.toStdString());
        if (!date) {
            line = QString::fromStdString(date.error().what);
            wrong = true;
        } else if (m_takesOpen && date->bounds().strict == TimeSpan::all()) {
            line = tr("This is open on both sides. Name a day, a month or a year.");
            wrong = true;
        } else if (!m_takesOpen && !endOfDay(*date)) {
            line = tr("This has no last day. Name a day, a month or a year.");
            wrong = true;
        } else {
            m_date = *date;
            line = tr("understood as %1").arg(QString::fromStdString(inWords(*date)));
            if (!m_takesOpen && date->precision() != Precision::Day)
                line += tr(", until the end of %1").arg(dayInWords(*endOfDay(*date)));
        }
    }
    m_understood->setText(line.isEmpty() ? tr("A day, a month or a year, as you would say it")
                                         : line);
    m_understood->setProperty("look", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
    m_understood->setStyleSheet(QString()); // asks the style sheet again
    m_take->setEnabled(m_date.has_value());
}

void DatePopover::accept()
{
    if (!m_date)
        return;
    emit accepted(*m_date);
    close();
}

} // namespace entente
