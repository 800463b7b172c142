// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"
#include "core/layout/timeline_layout.h"

namespace entente
{

/// Lights up the thread of what the pointer is on, in every view: whichever view the pointer is
/// over, all of them show the same events.
class ThreadLight : public QObject
{
    Q_OBJECT

public:
    explicit ThreadLight(Session &session);

    /// The events of the thread of the one event that is hovered, itself among them, ascending;
    /// empty when it has none.
    const std::vector<EventId> &ids() const { return m_ids; }
    bool isLit(EventId id) const;
    /// Of that thread, and of the event to what it has to do with.
    const std::vector<EventLink> &links() const { return m_links; }

signals:
    void changed();

private:
    void follow();
    void show(std::vector<EventId> ids, std::vector<EventLink> links);

    Session &m_session;
    Asker<EventQuestion, EventAnswer> m_asker;
    std::vector<EventId> m_ids;
    std::vector<EventLink> m_links;
};

} // namespace entente
