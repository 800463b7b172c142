// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bloc_index.h"

#include <algorithm>

namespace entente
{

BlocIndex::BlocIndex(const ActorIndex &actors)
{
    for (std::uint32_t actor = 0; actor < actors.size(); ++actor) {
        if (!actors.members(actor).empty())
            m_blocs.push_back(actor);
    }
    std::vector<std::vector<Membership>> byActor(actors.size());
    for (std::uint32_t bloc = 0; bloc < m_blocs.size(); ++bloc) {
        for (const std::uint32_t same : actors.line(m_blocs[bloc]))
            byActor[same].push_back({bloc, true, TimeSpan::all()});
        for (const MemberSpan &member : actors.members(m_blocs[bloc]))
            byActor[member.member].push_back({bloc, false, member.span});
    }
    m_begins.push_back(0);
    for (const std::vector<Membership> &own : byActor) {
        m_memberships.insert(m_memberships.end(), own.begin(), own.end());
        m_begins.push_back(m_memberships.size());
    }
}

std::optional<std::uint32_t> BlocIndex::blocOf(std::uint32_t actor) const
{
    const auto found = std::lower_bound(m_blocs.begin(), m_blocs.end(), actor);
    if (found == m_blocs.end() || *found != actor)
        return std::nullopt;
    return std::uint32_t(found - m_blocs.begin());
}

} // namespace entente
