// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"

#include <functional>
#include <vector>

namespace entente
{

/// Fetches the selected events in full, for what needs more of them than their numbers.
class SelectedEvents : public AskerBase
{
    Q_OBJECT

public:
    using Deliver = std::function<void(std::vector<EventAnswer>)>;

    SelectedEvents(Session &session, QObject *parent) : AskerBase(parent), m_session(session) {}

    /// The first `limit` of them; delivers at once, with nothing, when none is selected.
    void ask(std::size_t limit, Deliver deliver);

private:
    Session &m_session;
};

/// A table for a spreadsheet: a header and one row per event, tab-separated, one line each.
QString asRows(const std::vector<EventAnswer> &events, const Dataset &vocabulary);

} // namespace entente
