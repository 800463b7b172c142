// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"

#include <algorithm>

namespace entente
{

namespace
{

Row rowOf(const Moment &moment, EventIndex i, const Event &event)
{
    Row row;
    row.id = moment.reading.columns().id(i);
    row.key = event.key;
    row.title = event.title;
    row.kind = event.kind;
    row.subkind = event.subkind;
    row.status = moment.reading.status(i);
    row.start = event.start;
    row.end = event.end;
    if (moment.asKnown) {
        const KnownState state = knownState(event, *moment.asKnown);
        row.start = state.start;
        row.end = state.end;
    }
    row.parties = event.parties;
    row.place = event.place.name;
    row.placeCountry = event.place.country;
    row.confidence = event.confidence;
    row.sources = int(event.sources.size());
    return row;
}

} // namespace

RowOrders::Order LocalEngine::orderOf(const RowsQuestion &question, const Moment &moment,
                                      const std::stop_token &stop) const
{
    return m_orders.order(question.order, question.descending, moment, stop);
}

Result<RowsAnswer> LocalEngine::answer(const RowsQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    const RowOrders::Order order = events ? orderOf(question, *moment, stop) : nullptr;
    if (!order)
        return cancelled();
    RowsAnswer answer;
    answer.total = events->count();
    const std::int64_t first = std::max<std::int64_t>(0, question.offset);
    const std::int64_t wanted = std::clamp<std::int64_t>(
        question.limit, 0, std::max<std::int64_t>(0, answer.total - first));
    std::int64_t place = 0;
    for (std::size_t i = 0; i < order->size() && std::int64_t(answer.rows.size()) < wanted; ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return cancelled();
        if (!events->test((*order)[i]) || place++ < first)
            continue;
        const Result<Event> record = m_columns.records().event((*order)[i]);
        if (!record)
            return record.error();
        answer.rows.push_back(rowOf(*moment, (*order)[i], *record));
    }
    return answer;
}

Result<RowOfAnswer> LocalEngine::answer(const RowOfQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.rows.context, stop);
    const Bits events = moment ? passing(question.rows.context, *moment, stop) : nullptr;
    const RowOrders::Order order = events ? orderOf(question.rows, *moment, stop) : nullptr;
    if (!order)
        return cancelled();
    RowOfAnswer answer;
    const std::optional<EventIndex> wanted = m_columns.find(question.id);
    if (!wanted || !events->test(*wanted))
        return answer;
    std::int64_t place = 0;
    for (std::size_t i = 0; i < order->size(); ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return cancelled();
        if ((*order)[i] == *wanted) {
            answer.row = place;
            break;
        }
        place += events->test((*order)[i]) ? 1 : 0;
    }
    return answer;
}

} // namespace entente
