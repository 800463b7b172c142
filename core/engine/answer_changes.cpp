// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/changes.h"
#include "core/engine/local_engine.h"

#include <algorithm>

namespace entente
{

namespace
{

using Begun = std::pair<Instant, EventIndex>; ///< when it began, which is when it became known

/// Of the events among `events` that became known by their dates alone, how many there are and the
/// `limit` first ones. False when a stop was requested.
bool findBegun(const Columns &columns, const Bitmap &events, const ChangesQuestion &question,
               std::vector<Begun> &first, std::int64_t &total, const std::stop_token &stop)
{
    const auto limit =
        std::size_t(std::clamp<std::int64_t>(question.limit, 0, std::int64_t(columns.size())));
    const auto cut = [&] {
        if (first.size() <= limit)
            return;
        std::nth_element(first.begin(), first.begin() + std::ptrdiff_t(limit), first.end());
        first.resize(limit);
    };
    const std::size_t most = limit + 4096;
    const bool done = events.forEach(stop, [&](EventIndex i) {
        if (!columns.spans.isKnown(i))
            return;
        const Instant begun = columns.spans.at(i).start.strict.begin;
        if (begun.isOpen() || begun < question.from || begun >= question.to)
            return;
        ++total;
        if (limit == 0)
            return;
        first.emplace_back(dayEndOf({begun.seconds + 1}, question.to), i);
        if (first.size() > most)
            cut();
    });
    cut();
    return done;
}

} // namespace

Result<ChangesAnswer> LocalEngine::answer(const ChangesQuestion &question,
                                          std::stop_token stop) const
{
    ChangesAnswer answer;
    if (question.to <= question.from)
        return answer;
    Context context = question.context;
    context.asKnown = question.to;
    const std::optional<Moment> moment = momentOf(context, stop);
    const Bits passing = moment ? this->passing(context, *moment, stop) : nullptr;
    if (!passing)
        return cancelled();

    Bitmap untold = *passing;
    for (const EventIndex i : m_columns.told) {
        if (!passing->test(i))
            continue;
        untold.clear(i);
        if (stop.stop_requested())
            return cancelled();
        const Result<Event> event = m_columns.records().event(i);
        if (!event)
            return event.error();
        for (const KnownStep &step : knownSteps(*event, question.from, question.to))
            answer.changes.push_back(changeOf(*event, m_columns.id(i), step));
    }
    answer.total = std::int64_t(answer.changes.size());

    std::vector<Begun> begun;
    if (!findBegun(m_columns, untold, question, begun, answer.total, stop))
        return cancelled();
    for (const auto &[day, i] : begun) {
        if (stop.stop_requested())
            return cancelled();
        const Result<Event> event = m_columns.records().event(i);
        if (!event)
            return event.error();
        for (const KnownStep &step : knownSteps(*event, question.from, question.to))
            answer.changes.push_back(changeOf(*event, m_columns.id(i), step));
    }
    std::stable_sort(answer.changes.begin(), answer.changes.end(), comesBefore);
    if (std::int64_t(answer.changes.size()) > question.limit)
        answer.changes.resize(std::size_t(std::max<std::int64_t>(0, question.limit)));
    return answer;
}

} // namespace entente
