// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/extent.h"
#include "core/engine/local_engine.h"

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

} // namespace

Result<CountAnswer> LocalEngine::answer(const CountQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    if (!moment)
        return cancelled();
    const Bits all = m_clauses.passing(Filter(), false, *moment, stop);
    const Bits events = all ? passing(question.context, *moment, stop) : nullptr;
    const Bits certain =
        events ? passing(question.context, certainOnly(question.context.filter), *moment, stop)
               : nullptr;
    if (!certain)
        return cancelled();

    CountAnswer answer;
    Extent extent;
    const bool going = events->forEach(stop, [&](EventIndex i) {
        if (!m_columns.hasPosition(i))
            ++answer.withoutPlace;
        if (moment->reading.isDated(i))
            extent.add(moment->reading.span(i));
        else
            ++answer.withoutDate;
    });
    Extent extentOfAll;
    if (!going || !all->forEach(stop, [&](EventIndex i) {
            if (moment->reading.isDated(i))
                extentOfAll.add(moment->reading.span(i));
        }))
        return cancelled();
    Bitmap vague = *events;
    answer.count = events->count();
    answer.total = all->count();
    answer.onlyPossibly = vague.subtract(*certain).count();
    answer.extent = extent.span();
    answer.extentOfAll = extentOfAll.span();
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
