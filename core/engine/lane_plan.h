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

    /// Calls `work(each)` once, where each(i, visit) calls visit(place) for each lane of the answer
    /// that event i stands in, each once.
    template <class Work>
    decltype(auto) withEach(Work work) const
    {
        return m_keys.withEach([&](auto eachNumber) {
            return work([&, eachNumber](EventIndex i, auto visit) {
                bool isInOthers = false;
                eachNumber(i, [&](std::uint32_t number) {
                    const std::uint32_t place = m_placeOf[number];
                    if (place != noValue)
                        visit(place);
                    else
                        isInOthers = true;
                });
                if (isInOthers)
                    visit(m_others);
            });
        });
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
