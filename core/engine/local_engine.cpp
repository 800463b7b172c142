// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/local_engine.h"

#include "core/engine/engine_deriver.h"
#include "core/time/calendar.h"

#include <ctime>
#include <limits>

namespace entente
{

namespace
{

/// The end of today where the user is.
Instant endOfToday()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    const CivilDate today{local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
    return {startOf(today).seconds + secondsPerDay};
}

} // namespace

LocalEngine::LocalEngine(Dataset tables, ColumnWords words, ColumnRows rows,
                         std::shared_ptr<const Records> records,
                         std::shared_ptr<const Sections> sections)
    : m_columns(std::move(tables), std::move(words), std::move(rows), std::move(records))
    , m_text(m_columns.records(), m_columns.size(), std::move(sections))
    , m_clauses(m_columns, m_text)
    , m_spanIndex(m_columns)
    , m_orders(m_columns, m_spanIndex)
{}

EventId LocalEngine::find(const std::string &key) const
{
    const std::optional<EventIndex> found = m_columns.find(key);
    return found ? m_columns.id(*found) : EventId{};
}

std::optional<Moment> LocalEngine::momentOf(const Context &context,
                                            const std::stop_token &stop) const
{
    const Instant inForce = context.inForce.value_or(endOfToday());
    if (!context.asKnown)
        return Moment{Reading(m_columns, nullptr), std::nullopt, inForce};
    const std::string key = std::to_string(context.asKnown->seconds);
    std::shared_ptr<const Knowledge> knowledge = m_knowledge.find(key);
    if (!knowledge) {
        knowledge = knowledgeOn(m_columns, *context.asKnown, stop);
        if (!knowledge)
            return std::nullopt;
        m_knowledge.keep(key, knowledge,
                         2 * knowledge->known.bytes() + 100 * knowledge->events.size());
    }
    return Moment{Reading(m_columns, std::move(knowledge)), context.asKnown, inForce};
}

Clauses::Bits LocalEngine::passing(const Context &context, const Filter &filter,
                                   const Moment &moment, const std::stop_token &stop) const
{
    return m_clauses.passing(filter, m_clauses.namesScenario(context.filter), moment, stop);
}

std::shared_ptr<const Engine> makeLocalEngine(Dataset data)
{
    const auto records = std::make_shared<const MemoryRecords>(std::move(data.events));
    data.events.clear();
    ColumnWords words;
    ColumnRows rows;
    for (const Event &event : records->events())
        rows.add(event, words);
    return std::make_shared<LocalEngine>(std::move(data), std::move(words), std::move(rows),
                                         records);
}

Result<std::shared_ptr<const Engine>> makeLocalEngine(Dataset tables, std::size_t size,
                                                      std::shared_ptr<const Records> records,
                                                      std::shared_ptr<const Sections> sections,
                                                      const std::stop_token &stop)
{
    constexpr std::size_t mostEvents = std::numeric_limits<EventIndex>::max();
    if (size >= mostEvents)
        return Error{"the document has more than " + std::to_string(mostEvents) +
                         " events; put it on a server and open the archive there",
                     {}};
    Result<LoadedColumns> columns =
        sections ? loadColumns(*sections, size, stop) : Result<LoadedColumns>(Error{});
    if (!columns && stop.stop_requested())
        return columns.error();
    if (!columns)
        columns = computeColumns(*records, size, stop);
    if (!columns)
        return columns.error();
    return std::shared_ptr<const Engine>(std::make_shared<LocalEngine>(
        std::move(tables), std::move(columns->words), std::move(columns->rows), std::move(records),
        std::move(sections)));
}

std::unique_ptr<Deriver> makeEngineDeriver()
{
    return std::make_unique<EngineDeriver>();
}

} // namespace entente
