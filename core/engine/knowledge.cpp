// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/knowledge.h"

#include "core/engine/column_scan.h"

#include <algorithm>

namespace entente
{

namespace
{

/// What the dates alone say: known from the earliest start on; without one, or with an open one,
/// always.
bool markDated(const Columns &columns, Instant dayEnd, Bitmap &known, const std::stop_token &stop)
{
    const BoundsTable &bounds = columns.spans.bounds;
    std::vector<unsigned char> hasBegun(bounds.size());
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const Instant begin = bounds[i].strict.begin;
        hasBegun[i] = begin.isOpen() || begin < dayEnd ? 1 : 0;
    }
    return columns.spans.start.visit([&](auto starts) {
        return scan(known, stop, [&](EventIndex i) {
            const std::uint32_t start = starts[i];
            return start == noValue || hasBegun[start] != 0;
        });
    });
}

/// What the record of one event says.
void markTold(const Columns &columns, EventIndex i, const KnownState &state, Knowledge &knowledge)
{
    if (!state.known) {
        knowledge.known.clear(i);
        return;
    }
    knowledge.known.set(i);
    const EventSpan span = eventSpan(state.start, state.end);
    if (state.status == columns.status(i) && span == columns.spans.at(i))
        return;
    knowledge.changed.set(i);
    knowledge.events.push_back(i);
    knowledge.spans.push_back(span);
    knowledge.statuses.push_back(state.status);
}

} // namespace

std::shared_ptr<const Knowledge> knowledgeOn(const Columns &columns, Instant dayEnd,
                                             const std::stop_token &stop)
{
    auto knowledge = std::make_shared<Knowledge>();
    knowledge->known = Bitmap(columns.size());
    knowledge->changed = Bitmap(columns.size());
    if (!markDated(columns, dayEnd, knowledge->known, stop))
        return nullptr;
    for (const EventIndex i : columns.told) {
        if (stop.stop_requested())
            return nullptr;
        const Result<Event> event = columns.records().event(i);
        if (event) // what cannot be read keeps what its dates say
            markTold(columns, i, knownState(*event, dayEnd), *knowledge);
    }
    return knowledge;
}

std::size_t Reading::place(EventIndex i) const
{
    const std::vector<EventIndex> &events = m_knowledge->events;
    return std::size_t(std::lower_bound(events.begin(), events.end(), i) - events.begin());
}

} // namespace entente
