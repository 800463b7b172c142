// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory_sink.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace entente
{

namespace store
{

namespace
{

constexpr std::size_t stopStride = 4096;

/// Adds what it gathered to a dataset.
class DatasetSink final : public MemorySink
{
public:
    explicit DatasetSink(Dataset &into) : MemorySink(into), m_into(into) {}

    Outcome finish(const Dataset &tables, std::stop_token, const ProgressSink &) override
    {
        m_into = std::move(gathered(tables));
        return Done{};
    }

private:
    Dataset &m_into;
};

} // namespace

Outcome MemorySink::forEach(const Visit &visit, std::stop_token stop) const
{
    for (std::size_t i = 0; i < m_data.events.size(); ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return Error{"cancelled", {}};
        visit(std::int64_t(i), m_data.events[i]);
    }
    return Done{};
}

Outcome MemorySink::forEachKey(const VisitKey &visit, std::stop_token stop) const
{
    return forEach([&](std::int64_t place, const Event &event) { visit(place, event.key); }, stop);
}

Outcome MemorySink::add(std::vector<Event> events)
{
    m_data.events.insert(m_data.events.end(), std::make_move_iterator(events.begin()),
                         std::make_move_iterator(events.end()));
    return Done{};
}

Result<Event> MemorySink::fetch(std::int64_t place)
{
    return m_data.events[std::size_t(place)];
}

Outcome MemorySink::replace(std::int64_t place, Event event)
{
    m_data.events[std::size_t(place)] = std::move(event);
    return Done{};
}

Dataset &MemorySink::gathered(const Dataset &tables)
{
    std::vector<Event> events = std::move(m_data.events);
    m_data = tables;
    m_data.events = std::move(events);
    return m_data;
}

} // namespace store

std::unique_ptr<EventSink> memorySink(Dataset &into)
{
    return std::make_unique<store::DatasetSink>(into);
}

} // namespace entente
