// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/columns.h"

#include <memory>
#include <mutex>
#include <vector>

namespace entente
{

/// The dated events in the order of a moment of their time, as everything knows it (not as known on
/// a day). Made when first asked for. Thread-safe.
class SpanIndex
{
public:
    enum class Moment
    {
        EarliestStart, ///< at its word: what tables and lanes sort by
        FirstTouch,    ///< allowing for `~` and `?`
        LastTouch      ///< likewise; the first moment that is too late
    };
    using Events = BigVector<EventIndex>;
    using Order = std::shared_ptr<const Events>;

    explicit SpanIndex(const Columns &columns) : m_columns(columns) {}

    /// Ties in the order of their ids.
    Order order(Moment moment) const;
    Instant at(Moment moment, EventIndex i) const;
    /// How many of `events`, which are in the order of `moment`, lie before `bound`.
    std::size_t countBefore(const Events &events, Moment moment, Instant bound) const;

private:
    Order sorted(Moment moment) const;

    const Columns &m_columns;
    mutable std::mutex m_mutex;
    mutable Order m_orders[3];
};

} // namespace entente
