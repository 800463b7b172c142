// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/query/filter.h"

#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente
{

/// The event that a value of the field `event` names by its number, as in "#12": what the program
/// itself writes, since numbers hold for as long as a document is open. Nothing for other values.
inline std::optional<EventId> numberedEvent(std::string_view value)
{
    std::int64_t number = 0;
    if (!value.starts_with('#'))
        return std::nullopt;
    const char *const end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data() + 1, end, number);
    return error == std::errc() && rest == end && number > 0 ? std::optional(EventId{number})
                                                             : std::nullopt;
}

/// The term that lets these events through and no others.
inline Term termOfEvents(std::span<const EventId> events)
{
    Term term{Field::Event, {}, false, Certainty::Possibly};
    term.values.reserve(events.size());
    for (const EventId id : events)
        term.values.push_back('#' + std::to_string(id.value));
    return term;
}

} // namespace entente
