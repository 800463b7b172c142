// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/follow_actions.h"

#include "app/commands/actions.h"
#include "app/session/go_to_event.h"
#include "app/style/fonts.h"

#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

namespace entente
{

namespace
{

/// Menus read '&' as a mark of the shortcut key.
QString linkText(const RelatedEvent &event)
{
    QString text = QString::fromStdString(event.title);
    if (const std::string when = inWords(event.start); !when.empty())
        text += QStringLiteral(" · ") + QString::fromStdString(when);
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

FollowActions::FollowActions(Session &session, Actions &actions, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_actions(actions)
    , m_window(window)
    , m_asked(session, this)
{
    connect(m_actions["follow.ledTo"], &QAction::triggered, this,
            [this] { follow(Follow::LedTo); });
    connect(m_actions["follow.dependsOn"], &QAction::triggered, this,
            [this] { follow(Follow::DependsOn); });
    connect(&m_session, &Session::selectionChanged, this, &FollowActions::update);
    update();
}

void FollowActions::update()
{
    const bool isOne = m_session.selectedEvents().size() == 1;
    m_actions["follow.ledTo"]->setEnabled(isOne);
    m_actions["follow.dependsOn"]->setEnabled(isOne);
}

void FollowActions::follow(Follow direction)
{
    const std::vector<EventId> selected = m_session.selectedEvents();
    if (selected.size() != 1)
        return;
    m_asked.ask(1, [this, direction, selected](const std::vector<EventAnswer> &events) {
        // Whoever selected something else meanwhile meant it.
        if (events.size() != 1 || m_session.selectedEvents() != selected)
            return;
        const std::vector<RelatedEvent> found = followed(events.front(), direction);
        const bool forward = direction == Follow::LedTo;
        if (found.empty())
            emit said(forward ? tr("No event is known that this one led to")
                              : tr("No event is known that this one depends on"));
        else if (found.size() == 1)
            goTo(found.front());
        else
            choose(found, forward ? tr("What it led to") : tr("What it depends on"));
    });
}

void FollowActions::choose(const std::vector<RelatedEvent> &events, const QString &title)
{
    if (m_chooser)
        m_chooser->close();
    m_chooser = new QMenu(m_window);
    m_chooser->setObjectName(QStringLiteral("followMenu"));
    m_chooser->setAttribute(Qt::WA_DeleteOnClose);
    m_chooser->setAccessibleName(title);
    auto *heading = new QLabel(title, m_chooser); // a section's title is lost to style sheets
    heading->setProperty("look", QStringLiteral("muted"));
    heading->setFont(fontFor(TextStyle::Caption));
    heading->setContentsMargins(27, 6, 20, 4);
    auto *head = new QWidgetAction(m_chooser);
    head->setText(title);
    head->setDefaultWidget(heading);
    head->setEnabled(false);
    m_chooser->addAction(head);
    for (const RelatedEvent &event : events)
        m_chooser->addAction(linkText(event), this, [this, event] { goTo(event); });
    m_chooser->setActiveAction(m_chooser->actions().at(1));
    const QPoint middle = m_window->rect().center();
    const QSize size = m_chooser->sizeHint();
    m_chooser->popup(m_window->mapToGlobal(middle) - QPoint(size.width() / 2, size.height() / 2));
}

void FollowActions::goTo(const RelatedEvent &event)
{
    goToEvent(m_session, event.id, event.start);
}

} // namespace entente
