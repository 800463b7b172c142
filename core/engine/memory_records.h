// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"

#include <unordered_map>

namespace entente
{

/// The records of a small document, in memory.
class MemoryRecords final : public Records
{
public:
    /// Events keep their ids when all have one of their own; others are numbered from 1. They stand
    /// in the order of their ids.
    explicit MemoryRecords(std::vector<Event> events);

    const std::vector<Event> &events() const { return m_events; }

    Result<Event> event(EventIndex i) const override { return m_events[i]; }
    Result<std::vector<std::string>> titles(std::span<const EventIndex> events,
                                            const std::stop_token &stop) const override;
    Result<std::optional<EventIndex>> find(const std::string &key) const override;
    bool forEach(EventIndex first, EventIndex last, const Visit &visit,
                 const std::stop_token &stop) const override;

private:
    void number();

    std::vector<Event> m_events;
    std::unordered_map<std::string, EventIndex> m_byKey;
};

} // namespace entente
