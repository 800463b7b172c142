// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace entente
{

/// Asks for the dates and titles of a few events, for a tip: "11 Jan 2023  Japan and …".
class EventTitles : public AskerBase
{
public:
    static constexpr std::size_t most = 8;

    EventTitles(Session &session, std::function<void()> arrived, QObject *parent)
        : AskerBase(parent)
        , m_session(session)
        , m_arrived(std::move(arrived))
    {}

    /// Asks for the first few of `ids`, unless they are the ones that were asked last.
    void ask(const std::vector<EventId> &ids);
    void forget();
    const std::vector<EventId> &asked() const { return m_asked; }
    /// A line for each event; empty until they have arrived.
    const QStringList &lines() const { return m_lines; }

private:
    Session &m_session;
    std::function<void()> m_arrived;
    std::vector<EventId> m_asked;
    QStringList m_lines;
};

} // namespace entente
