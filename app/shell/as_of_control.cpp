// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/as_of_control.h"

#include "app/shell/date_popover.h"
#include "app/style/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace entente
{

AsOfControl::AsOfControl(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_inForce(makePart(&AsOf::inForce, tr("In force on")))
    , m_asKnown(makePart(&AsOf::asKnown, tr("As known on")))
{
    m_inForce.button->setObjectName(QStringLiteral("inForceButton"));
    m_inForce.button->setToolTip(tr("The state of the world: which pacts are in force"));
    m_asKnown.button->setObjectName(QStringLiteral("asKnownButton"));
    m_asKnown.button->setToolTip(tr("The state of our knowledge: what reports had said by then"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_inForce.label);
    row->addWidget(m_inForce.button);
    row->addSpacing(10);
    row->addWidget(m_asKnown.label);
    row->addWidget(m_asKnown.button);
    connect(&session, &Session::asOfChanged, this, qOverload<>(&AsOfControl::refresh));
    refresh();
}

AsOfControl::Part AsOfControl::makePart(std::optional<Instant> AsOf::*date, const QString &name)
{
    Part part;
    part.date = date;
    part.name = name;
    part.label = new QLabel(name, this);
    part.label->setProperty("look", QStringLiteral("muted"));
    part.label->setFont(fontFor(TextStyle::Label));
    part.button = new QToolButton(this);
    part.button->setProperty("look", QStringLiteral("date"));
    part.button->setFont(fontFor(TextStyle::LabelBold));
    part.button->setCursor(Qt::PointingHandCursor);
    part.button->setFocusPolicy(Qt::TabFocus);
    connect(part.button, &QToolButton::clicked, this, [this, part] { ask(part); });
    return part;
}

void AsOfControl::setNarrow(bool narrow)
{
    m_inForce.label->setText(narrow ? tr("In force") : tr("In force on"));
    m_asKnown.label->setText(narrow ? tr("Known") : tr("As known on"));
}

void AsOfControl::refresh()
{
    refresh(m_inForce, tr("In force on %1"));
    refresh(m_asKnown, tr("As known on %1"));
}

void AsOfControl::refresh(const Part &part, const QString &name)
{
    const std::optional<Instant> end = m_session.asOf().*part.date;
    const QString words = end ? dayInWords(*end) : tr("today");
    part.button->setText(words);
    part.button->setAccessibleName(name.arg(words));
}

void AsOfControl::ask(const Part &part)
{
    const std::optional<Instant> end = m_session.asOf().*part.date;
    auto *popover = new DatePopover(part.name, end ? dayInWords(*end) : QString(), this);
    popover->offerToday(tr("Today"));
    connect(popover, &DatePopover::accepted, this, [this, part](const Date &date) {
        AsOf asOf = m_session.asOf();
        asOf.*part.date = date.isEmpty() ? std::nullopt : endOfDay(date);
        m_session.setAsOf(asOf);
    });
    popover->showUnder(*part.button);
}

} // namespace entente
