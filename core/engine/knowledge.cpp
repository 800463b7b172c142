// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/knowledge.h"

#include <algorithm>

namespace entente
{

std::shared_ptr<const Knowledge> knowledgeOn(const Columns &columns, Instant dayEnd,
                                             const std::stop_token &stop)
{
    auto knowledge = std::make_shared<Knowledge>();
    knowledge->known = Bitmap(columns.size());
    knowledge->changed = Bitmap(columns.size());
    for (EventIndex i = 0; i < columns.size(); ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return nullptr;
        const Event &event = columns.events[i];
        const KnownState state = knownState(event, dayEnd);
        if (!state.known)
            continue;
        knowledge->known.set(i);
        if (event.reports.empty())
            continue;
        const EventSpan span = eventSpan(state.start, state.end);
        if (state.status == event.status && span == columns.spans.at(i))
            continue;
        knowledge->changed.set(i);
        knowledge->events.push_back(i);
        knowledge->spans.push_back(span);
        knowledge->statuses.push_back(state.status);
    }
    return knowledge;
}

std::size_t Reading::place(EventIndex i) const
{
    const std::vector<EventIndex> &events = m_knowledge->events;
    return std::size_t(std::lower_bound(events.begin(), events.end(), i) - events.begin());
}

} // namespace entente
