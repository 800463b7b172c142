// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/actor_index.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente
{

/// Which blocs actors belong to, by number: the actors that have members, in their order. An actor
/// belongs to a bloc as the field `member:` has it: as the bloc itself or one it continues always,
/// as a member while it was one.
class BlocIndex
{
public:
    struct Membership
    {
        std::uint32_t bloc = 0;
        bool isAlways = false; ///< whatever the span
        TimeSpan span = TimeSpan::all();
    };

    explicit BlocIndex(const ActorIndex &actors);

    std::size_t size() const { return m_blocs.size(); }
    std::uint32_t actor(std::uint32_t bloc) const { return m_blocs[bloc]; }
    std::optional<std::uint32_t> blocOf(std::uint32_t actor) const;
    /// What `actor` belongs to, and when.
    std::span<const Membership> memberships(std::uint32_t actor) const
    {
        return {m_memberships.data() + m_begins[actor], m_begins[actor + 1] - m_begins[actor]};
    }

private:
    std::vector<std::uint32_t> m_blocs; ///< actors, ascending
    std::vector<std::size_t> m_begins;  ///< in m_memberships, by actor; one more
    std::vector<Membership> m_memberships;
};

} // namespace entente
