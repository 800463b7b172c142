// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/event.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// The place of an event among all of its document, in the order of EventId: 0 to their number - 1.
using EventIndex = std::uint32_t;

/// Where the engine reads of an event what its columns do not hold. Memory for small documents, the
/// file for large ones, so what is read costs time: ask for what is shown, not for what passes.
/// Thread-safe.
class Records
{
public:
    virtual ~Records() = default;

    virtual Result<Event> event(EventIndex i) const = 0;
    /// Titles in the order asked for; neighbours cost little.
    virtual Result<std::vector<std::string>> titles(std::span<const EventIndex> events,
                                                    const std::stop_token &stop) const = 0;
    /// The event with this key.
    virtual Result<std::optional<EventIndex>> find(const std::string &key) const = 0;
    /// Visits [first, last) in order; false when a stop was requested or reading failed.
    using Visit = std::function<void(EventIndex i, const Event &event)>;
    virtual bool forEach(EventIndex first, EventIndex last, const Visit &visit,
                         const std::stop_token &stop) const = 0;
};

} // namespace entente
