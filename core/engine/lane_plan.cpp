// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_plan.h"

#include <utility>

namespace entente
{

LanePlan::LanePlan(LaneKeys keys, const std::vector<std::int64_t> &counts,
                   const ChosenLanes &chosen)
    : m_keys(std::move(keys))
    , m_lanesInOthers(chosen.others)
    , m_hiddenLanes(chosen.hiddenLanes)
{
    m_placeOf.assign(m_keys.size(), noValue);
    m_standings.assign(m_keys.size(), IsInOthers);
    for (const std::uint32_t number : chosen.hidden) {
        m_placeOf[number] = hiddenPlace;
        m_standings[number] = IsHidden;
    }
    for (const std::uint32_t number : chosen.shown) {
        m_placeOf[number] = std::uint32_t(m_lanes.size());
        m_standings[number] = IsShown;
        Lane lane{m_keys.value(number), m_keys.label(number), counts[number], 0, {}};
        lane.pair = m_keys.pair(number);
        lane.isPinned = m_lanes.size() < chosen.pinned;
        m_lanes.push_back(std::move(lane));
    }
    if (chosen.others > 0) {
        m_others = std::uint32_t(m_lanes.size());
        Lane lane{{}, "Others", 0, 0, {}};
        lane.isOthers = true;
        m_lanes.push_back(std::move(lane));
    }
}

void LanePlan::setBeside(std::span<const std::int64_t> events)
{
    std::int64_t inOthers = 0;
    for (std::size_t standing = 0; standing < events.size(); ++standing) {
        if ((standing & IsInOthers) != 0)
            inOthers += events[standing];
    }
    if (hasOthers())
        m_lanes[m_others].count = inOthers;
    m_hiddenEvents = events[IsHidden];
}

} // namespace entente
