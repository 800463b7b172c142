// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/lane_keys.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <vector>

namespace entente
{

/// Which lanes an answer has, and in which of them each event stands.
class LanePlan
{
public:
    /// `counts` of the events that pass, by the numbers of `keys`.
    LanePlan(LaneKeys keys, const std::vector<std::int64_t> &counts, int maxLanes);

    /// Without marks. "Others" is the last, and its count is not known yet.
    const std::vector<Lane> &lanes() const { return m_lanes; }
    bool hasOthers() const { return m_others != noValue; }
    void setOthers(std::int64_t count) { m_lanes[m_others].count = count; }

    /// Calls `visit(place)` for each lane of the answer that the event stands in, each once.
    template <class Visit>
    void forEach(EventIndex i, Visit visit) const
    {
        bool isInOthers = false;
        m_keys.forEach(i, [&](std::uint32_t number) {
            if (m_placeOf[number] != noValue)
                visit(m_placeOf[number]);
            else
                isInOthers = true;
        });
        if (isInOthers)
            visit(m_others);
    }
    bool isInOthers(EventIndex i) const
    {
        bool isIn = false;
        m_keys.forEach(i,
                       [&](std::uint32_t number) { isIn = isIn || m_placeOf[number] == noValue; });
        return isIn;
    }

private:
    LaneKeys m_keys;
    std::vector<Lane> m_lanes;
    std::vector<std::uint32_t> m_placeOf; ///< a place in m_lanes, or noValue
    std::uint32_t m_others = noValue;
};

} // namespace entente
