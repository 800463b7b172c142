// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/engine/columns.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace entente
{

/// What reports change in the columns as known on a day: only the events that differ.
struct Knowledge
{
    Bitmap known;   ///< events known on the day
    Bitmap changed; ///< of these, the ones with other dates or another status than the record
    std::vector<EventIndex> events; ///< the changed ones, ascending, with their …
    std::vector<EventSpan> spans;
    std::vector<Status> statuses;
};

/// Null when a stop was requested.
std::shared_ptr<const Knowledge> knowledgeOn(const Columns &columns, Instant dayEnd,
                                             const std::stop_token &stop);

/// The columns as known on a day (or all that the document knows): where every answer reads dates
/// and statuses.
class Reading
{
public:
    Reading(const Columns &columns, std::shared_ptr<const Knowledge> knowledge)
        : m_columns(&columns)
        , m_knowledge(std::move(knowledge))
    {}

    bool isKnown(EventIndex i) const { return !m_knowledge || m_knowledge->known.test(i); }
    EventSpan span(EventIndex i) const
    {
        return isChanged(i) ? m_knowledge->spans[place(i)] : m_columns->spans.at(i);
    }
    /// The bounds of start and end where they lie. Only of dated events.
    struct BoundsView
    {
        const Bounds &start;
        const Bounds &end;
    };
    BoundsView boundsOf(EventIndex i) const
    {
        if (isChanged(i)) {
            const EventSpan &span = m_knowledge->spans[place(i)];
            return {span.start, span.end};
        }
        const SpanColumns &spans = m_columns->spans;
        return {spans.bounds[spans.start[i]], spans.bounds[spans.end[i]]};
    }
    /// The earliest moment, at their word, that dates allow the event to start.
    Instant earliestStart(EventIndex i) const { return span(i).start.strict.begin; }
    /// From the first to the last moment that the event may touch, allowing for `~` and `?`.
    TimeSpan reach(EventIndex i) const { return span(i).fuzzy(); }
    bool isDated(EventIndex i) const
    {
        return isChanged(i) ? m_knowledge->spans[place(i)].isKnown : m_columns->spans.isKnown(i);
    }
    Status status(EventIndex i) const
    {
        return isChanged(i) ? m_knowledge->statuses[place(i)] : m_columns->status(i);
    }

    /// Whether the day knows other dates or another status than the record.
    bool isChanged(EventIndex i) const { return m_knowledge && m_knowledge->changed.test(i); }

    const Columns &columns() const { return *m_columns; }
    const std::shared_ptr<const Knowledge> &knowledge() const { return m_knowledge; }

private:
    std::size_t place(EventIndex i) const;

    const Columns *m_columns;
    std::shared_ptr<const Knowledge> m_knowledge;
};

} // namespace entente
