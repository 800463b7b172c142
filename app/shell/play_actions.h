// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSettings;

namespace entente
{

class Actions;
class Session;

/// The actions that play time, joined to the session's playback.
class PlayActions : public QObject
{
    Q_OBJECT

public:
    PlayActions(Session &session, Actions &actions, QObject *parent);

    void restore(const QSettings &from);
    void save(QSettings &settings) const;

private:
    void update();

    Session &m_session;
    Actions &m_actions;
};

} // namespace entente
