// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/event_steps.h"

#include "core/time/calendar.h"

#include <algorithm>

namespace entente
{

namespace
{

/// As many may begin on the day at the edge of what is known, and be known.
constexpr std::int64_t mostOnOneDay = 500;

} // namespace

EventSteps::EventSteps(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_place(
          session,
          [this](const RowOfQuestion &question, const RowOfAnswer &answer) {
              RowsQuestion next = question.rows;
              next.offset = answer.row + m_by;
              next.limit = 1;
              if (answer.row < 0 || next.offset < 0)
                  emit ended(m_by);
              else
                  m_rows.ask(next);
          },
          this)
    , m_rows(
          session, [this](const RowsQuestion &, const RowsAnswer &answer) { take(answer); }, this)
{}

Context EventSteps::context(const std::vector<Term> &terms) const
{
    Context context = m_session.filterContext();
    for (const Term &term : terms)
        context.filter = context.filter.with(term);
    return context;
}

void EventSteps::from(EventId id, const std::vector<Term> &terms, int by)
{
    m_by = by;
    m_from = m_session.selectedEvents();
    m_edge.reset();
    m_rows.forget();
    m_place.forget();
    RowsQuestion rows;
    rows.context = context(terms);
    m_place.ask({rows, id});
}

void EventSteps::beyond(Instant at, const std::vector<Term> &terms, int by)
{
    m_by = by;
    m_from = m_session.selectedEvents();
    m_edge = at;
    m_rows.forget();
    m_place.forget();
    // Terms name whole days: of the day at the edge, what lies before it is left out afterwards.
    const Instant day{at.seconds + (by > 0 ? -secondsPerDay : secondsPerDay)};
    RowsQuestion rows;
    rows.context = context(terms);
    rows.context.filter = rows.context.filter.with(
        {by > 0 ? Field::After : Field::Before, {isoDay(day)}, false, Certainty::Certainly});
    rows.descending = by < 0;
    rows.limit = mostOnOneDay;
    m_rows.ask(rows);
}

bool EventSteps::isBeyond(const Row &row) const
{
    if (row.start.isEmpty())
        return false;
    if (!m_edge)
        return true;
    return m_by > 0 ? row.start.bounds().fuzzy.begin >= *m_edge
                    : (row.end.isEmpty() ? row.start : row.end).bounds().fuzzy.end <= *m_edge;
}

void EventSteps::take(const RowsAnswer &answer)
{
    if (m_session.selectedEvents() != m_from)
        return; // whoever selected something else meanwhile meant it
    const auto next = std::find_if(answer.rows.begin(), answer.rows.end(),
                                   [this](const Row &row) { return isBeyond(row); });
    if (next == answer.rows.end())
        emit ended(m_by);
    else
        emit found(next->id, next->start);
}

} // namespace entente
