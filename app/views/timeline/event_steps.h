// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/asker.h"

#include <QObject>

#include <optional>
#include <vector>

namespace entente
{

/// Finds the event before or after one in order of their starts where a view knows only a part of
/// all events. Newest question only.
class EventSteps : public QObject
{
    Q_OBJECT

public:
    EventSteps(Session &session, QObject *parent);

    /// The event that comes next (`by` 1) or before (-1) of those that pass the filter and `terms`.
    void from(EventId id, const std::vector<Term> &terms, int by);
    /// The first event that begins at `at` or later; for -1 the last one to begin among those that
    /// had ended by then.
    void beyond(Instant at, const std::vector<Term> &terms, int by);

signals:
    void found(EventId id, const Date &start);
    void ended(int by); ///< there is none

private:
    void take(const RowsAnswer &answer);
    bool isBeyond(const Row &row) const;
    Context context(const std::vector<Term> &terms) const;

    Session &m_session;
    std::vector<EventId> m_from;   ///< what was selected when it was asked
    std::optional<Instant> m_edge; ///< the event lies beyond it
    int m_by = 1;
    Asker<RowOfQuestion, RowOfAnswer> m_place;
    Asker<RowsQuestion, RowsAnswer> m_rows;
};

} // namespace entente
