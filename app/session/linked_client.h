// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QObject>

#include <functional>

class QWidget;

namespace entente
{

/// The protocol of a view with the session: `refresh` runs at most once per event-loop turn after
/// any of the followed states changed, and not while the view is hidden (it runs when shown).
class LinkedClient : public QObject
{
    Q_OBJECT

public:
    enum State
    {
        FilterState = 1,
        WindowState = 2,
        AsOfState = 4,
        SelectionState = 8,
        HoverState = 16,
        PlayState = 32, ///< the playhead, as it moves by itself
        LanesState = 64
    };
    Q_DECLARE_FLAGS(States, State)

    /// Follows the engine always, the states named, and the visibility of `view`.
    LinkedClient(Session &session, QWidget &view, States states, std::function<void()> refresh);

    void schedule();
    /// Refreshes at once if the view is visible, in place of what is scheduled: for a view that has
    /// something new to show in the turn in which a state changed as well.
    void refreshNow();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    QWidget &m_view;
    std::function<void()> m_refresh;
    bool m_scheduled = false;
    bool m_due = false;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(LinkedClient::States)

} // namespace entente
