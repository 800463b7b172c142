// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/empty_state.h"

#include "app/session/session.h"
#include "app/style/fonts.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace entente
{

namespace
{

constexpr int widestAdvice = 360; ///< in pixels at 100 %

} // namespace

EmptyState::EmptyState(Session &session, QWidget *view)
    : QFrame(view)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    setProperty("look", QStringLiteral("empty"));
    setAttribute(Qt::WA_StyledBackground);
    for (QLabel *label : {m_title, m_advice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setFont(fontFor(TextStyle::AxisMajor));
    m_advice->setFont(fontFor(TextStyle::Body));
    m_advice->setProperty("look", QStringLiteral("muted"));
    m_button->setObjectName(QStringLiteral("emptyStep"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    m_button->setText(tr("Show every event again"));
    connect(m_button, &QPushButton::clicked, this, [this] { m_session.setFilter({}); });
    view->installEventFilter(this);
    hide();
}

void EmptyState::say(Lack lack)
{
    // What is played comes and goes: a sign that flickers helps nobody.
    const bool isPlaying = m_session.played() && m_session.played()->counts;
    if (!m_session.engine() || isPlaying)
        lack = Lack::Nothing;
    m_lack = lack;
    if (lack == Lack::Nothing) {
        hide();
        return;
    }
    const bool isFiltered = !m_session.filter().isEmpty();
    switch (lack) {
    case Lack::Nothing:
        break;
    case Lack::Events:
        if (isFiltered)
            write(tr("No event passes the filter"),
                  tr("Take a term out of the search box, or begin anew."), true);
        else
            write(tr("This document has no events"),
                  tr("File ▸ Import data… reads them from tables; or drop a file on the window."));
        break;
    case Lack::Dates:
        write(tr("None of these events is dated"),
              tr("The table lists them all the same (Ctrl+2)."), isFiltered);
        break;
    case Lack::Places:
        write(tr("None of these events has a place"),
              tr("The timeline and the table show them. Imports read places from the columns "
                 "place, lat and lon."),
              isFiltered);
        break;
    case Lack::Pairs:
        write(tr("No two parties share an event"),
              tr("The matrix counts events with two or more parties. Ties in force are the other "
                 "thing that it can show: choose them above."),
              isFiltered);
        break;
    case Lack::Ties:
        write(tr("No ties are recorded"), tr("Derive them from events that two share, in the menu "
                                             "“Recorded ties” above. Lists of "
                                             "alliances can be imported (File ▸ Import data…)."));
        break;
    case Lack::Derived:
        write(tr("No two share so many events"),
              tr("Ask for fewer events, or for a longer time, in the menu “Derived” above."),
              isFiltered);
        break;
    }
    place();
    show();
    raise();
}

/// `canBeUndone`: it may be the filter's doing.
void EmptyState::write(const QString &title, const QString &advice, bool canBeUndone)
{
    m_title->setText(title);
    m_advice->setText(advice);
    m_button->setVisible(canBeUndone);
    setAccessibleName(title);
    setAccessibleDescription(advice);
}

void EmptyState::place()
{
    const QRect room = parentWidget()->rect();
    const int width = qMin(qRound(widestAdvice * textScale()), room.width() - 16);
    constexpr int edges = 2; // that the style sheet draws
    const int height = layout()->heightForWidth(width - edges) + edges;
    setGeometry(
        QRect((room.width() - width) / 2, qMax(0, (room.height() - height) / 2), width, height));
}

bool EmptyState::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace entente
