// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session/linked_client.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace entente
{

LinkedClient::LinkedClient(Session &session, QWidget &view, States states,
                           std::function<void()> refresh)
    : QObject(&view)
    , m_view(view)
    , m_refresh(std::move(refresh))
{
    const auto follow = [&](State state, void (Session::*signal)()) {
        if (states.testFlag(state))
            connect(&session, signal, this, &LinkedClient::schedule);
    };
    connect(&session, &Session::engineChanged, this, &LinkedClient::schedule);
    follow(FilterState, &Session::filterChanged);
    follow(FilterState, &Session::playedCountsChanged);
    follow(WindowState, &Session::windowChanged);
    follow(AsOfState, &Session::asOfChanged);
    follow(SelectionState, &Session::selectionChanged);
    follow(HoverState, &Session::hoverChanged);
    follow(PlayState, &Session::playedChanged);
    follow(LanesState, &Session::lanesChanged);
    view.installEventFilter(this);
    schedule();
}

void LinkedClient::schedule()
{
    m_due = true;
    if (m_scheduled || !m_view.isVisible())
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &LinkedClient::refresh, Qt::QueuedConnection);
}

void LinkedClient::refresh()
{
    m_scheduled = false;
    if (m_view.isVisible() && std::exchange(m_due, false))
        m_refresh();
}

void LinkedClient::refreshNow()
{
    m_due = true;
    if (m_view.isVisible() && std::exchange(m_due, false))
        m_refresh();
}

bool LinkedClient::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_view && event->type() == QEvent::Show && m_due)
        schedule();
    return QObject::eventFilter(watched, event);
}

} // namespace entente
