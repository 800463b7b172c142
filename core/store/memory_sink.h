// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/event_sink.h"

namespace entente::store
{

/// Gathers everything in a dataset; what finish() does with it, others say.
class MemorySink : public EventSink
{
public:
    explicit MemorySink(Dataset data) : m_data(std::move(data)) {}

    const Dataset &tables() const override { return m_data; }
    std::int64_t size() const override { return std::int64_t(m_data.events.size()); }
    Outcome forEach(const Visit &visit, std::stop_token stop) const override;
    Outcome forEachKey(const VisitKey &visit, std::stop_token stop) const override;
    Outcome add(std::vector<Event> events) override;
    Result<Event> fetch(std::int64_t place) override;
    Outcome replace(std::int64_t place, Event event) override;

protected:
    /// Everything with `tables` in place of the former ones.
    Dataset &gathered(const Dataset &tables);

private:
    Dataset m_data;
};

} // namespace entente::store
