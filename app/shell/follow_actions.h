// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/selected_events.h"
#include "core/engine/following.h"

#include <QObject>
#include <QPointer>

class QMenu;

namespace entente
{

class Actions;

/// The actions that follow links from the selected event: to what it led to, to what it depends
/// on. Where there are several, a menu asks which.
class FollowActions : public QObject
{
    Q_OBJECT

public:
    /// The menu opens over `window`.
    FollowActions(Session &session, Actions &actions, QWidget *window);

    void follow(Follow direction);
    /// The menu that asks; null when it is not open.
    QMenu *chooser() const { return m_chooser; }

signals:
    void said(const QString &words); ///< where there is nothing to follow

private:
    void choose(const std::vector<RelatedEvent> &events, const QString &title);
    void goTo(const RelatedEvent &event);
    void update();

    Session &m_session;
    Actions &m_actions;
    QWidget *m_window;
    SelectedEvents m_asked;
    QPointer<QMenu> m_chooser;
};

} // namespace entente
