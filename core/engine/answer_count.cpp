// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bit_ranges.h"
#include "core/engine/extent.h"
#include "core/engine/local_engine.h"

#include <mutex>

namespace entente
{

namespace
{

bool isDateField(Field field)
{
    return field == Field::Before || field == Field::After || field == Field::During;
}

/// The filter with its date terms taken as strictly as they can be.
Filter certainOnly(const Filter &filter)
{
    std::vector<Term> terms = filter.terms();
    for (Term &term : terms) {
        if (isDateField(term.field) && !term.negated)
            term.certainty = Certainty::Certainly;
    }
    return Filter(std::move(terms));
}

/// Counts what lacks a date or a place, and finds out from when to when the others are.
bool look(const Bitmap &events, const Reading &reading, CountAnswer &answer, Extent &extent,
          const std::stop_token &stop)
{
    const Columns &columns = reading.columns();
    const SpanColumns &spans = columns.spans;
    std::mutex mutex;
    return forBitRanges(events, stop, [&](auto forEach) {
        // Many events share their bounds: each of these is looked at once.
        std::vector<unsigned char> starts(spans.bounds.size(), 0);
        std::vector<unsigned char> ends(spans.bounds.size(), 0);
        std::int64_t withoutPlace = 0;
        std::int64_t withoutDate = 0;
        Extent own;
        forEach([&](EventIndex i) {
            withoutPlace += columns.hasPosition(i) ? 0 : 1;
            if (!reading.isDated(i)) {
                ++withoutDate;
            } else if (reading.isChanged(i)) {
                own.add(reading.span(i));
            } else {
                starts[spans.start[i]] = 1;
                ends[spans.end[i]] = 1;
            }
        });
        for (std::size_t n = 0; n < starts.size(); ++n) {
            if (starts[n] != 0)
                own.add({spans.bounds[n], spans.bounds[n], true});
            if (ends[n] != 0)
                own.add({spans.bounds[n], spans.bounds[n], true});
        }
        const std::lock_guard lock(mutex);
        answer.withoutPlace += withoutPlace;
        answer.withoutDate += withoutDate;
        if (own.span())
            extent.add({{*own.span(), *own.span()}, {*own.span(), *own.span()}, true});
    });
}

} // namespace

Result<CountAnswer> LocalEngine::answer(const CountQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    if (!moment)
        return cancelled();
    const std::string key =
        m_clauses.keyOf(question.context.filter, question.context.filter, *moment, false);
    if (const std::shared_ptr<const CountAnswer> kept = m_totals.find(key))
        return *kept;
    const Bits all = m_clauses.passing(Filter(), false, *moment, stop);
    const Bits events = all ? passing(question.context, *moment, stop) : nullptr;
    const Bits certain =
        events ? passing(question.context, certainOnly(question.context.filter), *moment, stop)
               : nullptr;
    if (!certain)
        return cancelled();

    CountAnswer answer;
    Extent extent;
    Extent extentOfAll;
    if (!look(*events, moment->reading, answer, extent, stop))
        return cancelled();
    CountAnswer ofAll;
    if (all == events)
        extentOfAll = extent;
    else if (!look(*all, moment->reading, ofAll, extentOfAll, stop))
        return cancelled();
    Bitmap vague = *events;
    answer.count = events->count();
    answer.total = all->count();
    answer.onlyPossibly = vague.subtract(*certain).count();
    answer.extent = extent.span();
    answer.extentOfAll = extentOfAll.span();
    m_totals.keep(key, std::make_shared<const CountAnswer>(answer), sizeof answer);
    return answer;
}

Result<IdsAnswer> LocalEngine::answer(const IdsQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    if (!events)
        return cancelled();
    IdsAnswer answer;
    if (!events->forEach(stop, [&](EventIndex i) { answer.ids.push_back(m_columns.id(i)); }))
        return cancelled();
    return answer;
}

} // namespace entente
