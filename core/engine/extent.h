// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/edtf.h"

#include <optional>

namespace entente
{

/// From the first to the last moment that dates name, at their word. Open sides do not count.
class Extent
{
public:
    void add(const EventSpan &span)
    {
        for (const Instant moment : {span.start.strict.begin, span.start.strict.end,
                                     span.end.strict.begin, span.end.strict.end}) {
            if (moment.isOpen())
                continue;
            m_span = m_span
                         ? TimeSpan{std::min(m_span->begin, moment), std::max(m_span->end, moment)}
                         : TimeSpan{moment, moment};
        }
    }
    const std::optional<TimeSpan> &span() const { return m_span; }

private:
    std::optional<TimeSpan> m_span;
};

} // namespace entente
