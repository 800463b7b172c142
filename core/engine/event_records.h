// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bitmap.h"
#include "core/model/records.h"

#include <algorithm>

namespace entente
{

/// Records that are events in memory, which outlive it.
class EventRecords final : public Records
{
public:
    explicit EventRecords(const std::vector<Event> &events) : m_events(events) {}

    Result<Event> event(EventIndex i) const override { return m_events[i]; }

    Result<std::vector<std::string>> titles(std::span<const EventIndex> events,
                                            const std::stop_token &) const override
    {
        std::vector<std::string> titles;
        titles.reserve(events.size());
        for (const EventIndex i : events)
            titles.push_back(m_events[i].title);
        return titles;
    }

    Result<std::optional<EventIndex>> find(const std::string &key) const override
    {
        const auto found = std::find_if(m_events.begin(), m_events.end(),
                                        [&](const Event &event) { return event.key == key; });
        if (found == m_events.end())
            return std::optional<EventIndex>();
        return std::optional(EventIndex(found - m_events.begin()));
    }

    bool forEach(EventIndex first, EventIndex last, const Visit &visit,
                 const std::stop_token &stop) const override
    {
        for (EventIndex i = first; i < last; ++i) {
            if (i % stopStride == 0 && stop.stop_requested())
                return false;
            visit(i, m_events[i]);
        }
        return true;
    }

private:
    const std::vector<Event> &m_events;
};

} // namespace entente
