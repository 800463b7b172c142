// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/clauses.h"
#include "core/engine/questions.h"
#include "core/engine/recent.h"
#include "core/engine/span_index.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace entente
{

/// All events in the order of a table's column, kept, so that a page of rows costs a walk over
/// bits. Events without a date (a place, a party, a stated confidence) come last, whichever the
/// direction; ties are in the order of their starts. Thread-safe.
class RowOrders
{
public:
    using Order = std::shared_ptr<const std::vector<EventIndex>>; ///< null: a stop was requested

    RowOrders(const Columns &columns, const SpanIndex &spans) : m_columns(columns), m_spans(spans)
    {}

    Order order(RowOrder by, bool descending, const Moment &moment,
                const std::stop_token &stop) const;

private:
    const Columns &m_columns;
    const SpanIndex &m_spans;
    mutable Recent<std::vector<EventIndex>> m_recent{std::size_t(128) << 20U};
};

} // namespace entente
