// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace entente
{

/// The number of an event inside its document: what views, selections and answers carry. The
/// stable text identifier that files and the command line call "id" is Event::key.
struct EventId
{
    std::int64_t value = 0; ///< 0 means "not stored yet"

    auto operator<=>(const EventId &) const = default;
};

/// A text identifier that does not mix with another kind of identifier.
template <class Tag>
struct TextId
{
    std::string value;

    bool isEmpty() const { return value.empty(); }
    auto operator<=>(const TextId &) const = default;
};

using ActorId = TextId<struct ActorTag>;   ///< "JPN" (ISO 3166-1 alpha-3), "NATO", "EU"
using KindId = TextId<struct KindTag>;     ///< "agreement"
using ThreadId = TextId<struct ThreadTag>; ///< "jpn-gbr-raa"

} // namespace entente

template <>
struct std::hash<entente::EventId>
{
    std::size_t operator()(entente::EventId id) const noexcept
    {
        return std::hash<std::int64_t>()(id.value);
    }
};
template <class Tag>
struct std::hash<entente::TextId<Tag>>
{
    std::size_t operator()(const entente::TextId<Tag> &id) const noexcept
    {
        return std::hash<std::string>()(id.value);
    }
};
