// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/as_of_control.h"

#include "app/shell/date_popover.h"
#include "app/style/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace entente
{

namespace
{

/// Its width stays while time is played.
class DateButton : public QToolButton
{
public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override
    {
        const int date = fontMetrics().horizontalAdvance(QStringLiteral("28 Nov 2028")) + 16;
        return QToolButton::sizeHint().expandedTo({date, 0});
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace

AsOfControl::AsOfControl(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_inForce(makePart(&AsOf::inForce, tr("In force on"),
                         tr("The state of the world: which pacts were in force that day. This date "
                            "is the playhead, and moves while time is played.")))
    , m_asKnown(
          makePart(&AsOf::asKnown, tr("As known on"),
                   tr("The state of reports: what had been published by that day. A pact that "
                      "was only a plan then is shown as a plan.")))
    , m_today(new QToolButton(this))
{
    setObjectName(QStringLiteral("asOfControl"));
    setAccessibleName(tr("In force on, as known on"));
    m_inForce.button->setObjectName(QStringLiteral("inForceButton"));
    m_asKnown.button->setObjectName(QStringLiteral("asKnownButton"));
    m_today->setObjectName(QStringLiteral("asOfToday"));
    m_today->setProperty("look", QStringLiteral("quiet"));
    m_today->setText(QStringLiteral("✕"));
    m_today->setToolTip(tr("Back to today"));
    m_today->setAccessibleName(tr("In force and as known today"));
    m_today->setFocusPolicy(Qt::TabFocus);
    // Its room is kept: the dates stay where they are when it comes and goes.
    QSizePolicy policy = m_today->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_today->setSizePolicy(policy);
    connect(m_today, &QToolButton::clicked, this, [this] { m_session.setAsOf({}); });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_inForce.label);
    row->addWidget(m_inForce.button);
    row->addSpacing(10);
    row->addWidget(m_asKnown.label);
    row->addWidget(m_asKnown.button);
    row->addWidget(m_today);
    connect(&session, &Session::asOfChanged, this, qOverload<>(&AsOfControl::refresh));
    refresh();
}

AsOfControl::Part AsOfControl::makePart(std::optional<Instant> AsOf::*date, const QString &name,
                                        const QString &explanation)
{
    Part part;
    part.date = date;
    part.name = name;
    part.explanation = explanation;
    part.label = new QLabel(name, this);
    part.label->setProperty("look", QStringLiteral("muted"));
    part.label->setFont(fontFor(TextStyle::Label));
    part.button = new DateButton(this);
    part.button->setProperty("look", QStringLiteral("date"));
    part.button->setFont(fontFor(TextStyle::LabelBold));
    part.button->setCursor(Qt::PointingHandCursor);
    part.button->setFocusPolicy(Qt::TabFocus);
    part.button->setToolTip(explanation);
    part.button->setAccessibleDescription(explanation);
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
    m_today->setVisible(m_session.asOf() != AsOf());
}

void AsOfControl::refresh(const Part &part, const QString &name)
{
    const std::optional<Instant> end = m_session.asOf().*part.date;
    const QString words = end ? dayInWords(*end) : tr("today");
    part.button->setText(words);
    part.button->setAccessibleName(name.arg(words));
    if (part.button->property("past").toBool() == end.has_value())
        return;
    part.button->setProperty("past", end.has_value());
    part.button->style()->unpolish(part.button);
    part.button->style()->polish(part.button);
}

void AsOfControl::ask(const Part &part)
{
    const std::optional<Instant> end = m_session.asOf().*part.date;
    auto *popover = new DatePopover(part.name, end ? dayInWords(*end) : QString(), this);
    popover->explain(part.explanation);
    popover->offerToday(tr("Today"));
    if (part.date == &AsOf::asKnown)
        connect(popover->addButton(tr("What changed…")), &QPushButton::clicked, this,
                &AsOfControl::changesRequested);
    connect(popover, &DatePopover::accepted, this, [this, part](const Date &date) {
        AsOf asOf = m_session.asOf();
        asOf.*part.date = date.isEmpty() ? std::nullopt : endOfDay(date);
        m_session.setAsOf(asOf);
    });
    popover->showUnder(*part.button);
}

} // namespace entente
