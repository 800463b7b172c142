// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace entente
{

class Actions;
class Session;
class TimelineView;

/// The actions about lanes, joined to the session's look at them and to the timeline's heads.
class LaneActions : public QObject
{
    Q_OBJECT

public:
    LaneActions(Session &session, Actions &actions, TimelineView &timeline, QObject *parent);

private:
    void bindLane();
    void update();

    Session &m_session;
    Actions &m_actions;
    TimelineView &m_timeline;
};

} // namespace entente
