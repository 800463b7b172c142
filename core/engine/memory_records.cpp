// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/memory_records.h"

#include "core/engine/bitmap.h"

#include <algorithm>
#include <set>

namespace entente
{

MemoryRecords::MemoryRecords(std::vector<Event> events) : m_events(std::move(events))
{
    number();
    for (EventIndex i = 0; i < m_events.size(); ++i)
        m_byKey.try_emplace(m_events[i].key, i);
}

/// Gives every event an id of its own, and sorts them by it.
void MemoryRecords::number()
{
    const bool ascend =
        std::adjacent_find(m_events.begin(), m_events.end(), [](const Event &a, const Event &b) {
            return b.id <= a.id;
        }) == m_events.end();
    if (ascend && (m_events.empty() || m_events.front().id.value > 0))
        return; // as a document holds them
    std::set<std::int64_t> taken;
    std::vector<Event *> homeless;
    for (Event &event : m_events) {
        if (event.id.value <= 0 || !taken.insert(event.id.value).second)
            homeless.push_back(&event);
    }
    std::int64_t next = 1;
    for (Event *event : homeless) {
        while (taken.contains(next))
            ++next;
        event->id = EventId{next++};
    }
    std::sort(m_events.begin(), m_events.end(),
              [](const Event &a, const Event &b) { return a.id < b.id; });
}

Result<std::vector<std::string>> MemoryRecords::titles(std::span<const EventIndex> events,
                                                       const std::stop_token &stop) const
{
    std::vector<std::string> titles;
    titles.reserve(events.size());
    for (const EventIndex i : events) {
        if (titles.size() % stopStride == 0 && stop.stop_requested())
            return Error{"cancelled", {}};
        titles.push_back(m_events[i].title);
    }
    return titles;
}

Result<std::optional<EventIndex>> MemoryRecords::find(const std::string &key) const
{
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? std::nullopt : std::optional(found->second);
}

bool MemoryRecords::forEach(EventIndex first, EventIndex last, const Visit &visit,
                            const std::stop_token &stop) const
{
    for (EventIndex i = first; i < last && i < m_events.size(); ++i) {
        if ((i - first) % stopStride == 0 && stop.stop_requested())
            return false;
        visit(i, m_events[i]);
    }
    return true;
}

} // namespace entente
