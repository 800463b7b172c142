// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/lane_keys.h"
#include "core/engine/lane_order.h"
#include "core/engine/questions.h"

#include <cstdint>
#include <span>
#include <vector>

namespace entente
{

/// Which lanes an answer has, and in which of them each event stands.
class LanePlan
{
public:
    /// `counts` of the events that pass, by the numbers of `keys`.
    LanePlan(LaneKeys keys, const std::vector<std::int64_t> &counts, const ChosenLanes &chosen);

    /// Without marks. "Others" is the last, and its count is not known yet.
    const std::vector<Lane> &lanes() const { return m_lanes; }
    std::size_t size() const { return m_placeOf.size(); } ///< lanes before the choice
    bool hasOthers() const { return m_others != noValue; }
    bool hidesLanes() const { return m_hiddenLanes > 0; }
    std::int64_t lanesInOthers() const { return m_lanesInOthers; }
    std::int64_t hiddenLanes() const { return m_hiddenLanes; }
    std::int64_t hiddenEvents() const { return m_hiddenEvents; }

    /// What kind of lane the number of a key stands for: one bit below `standings`.
    std::uint32_t standingOf(std::uint32_t number) const { return m_standings[number]; }
    static constexpr std::size_t standings = 8;
    /// `events` by the bits of all their lanes.
    void setBeside(std::span<const std::int64_t> events);

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
                    if (place < hiddenPlace)
                        visit(place);
                    else
                        isInOthers = isInOthers || place == noValue;
                });
                if (isInOthers)
                    visit(m_others);
            });
        });
    }

private:
    static constexpr std::uint32_t hiddenPlace = noValue - 1;
    enum Standing : std::uint8_t
    {
        IsShown = 1,
        IsInOthers = 2,
        IsHidden = 4
    };

    LaneKeys m_keys;
    std::vector<Lane> m_lanes;
    std::vector<std::uint32_t> m_placeOf;  ///< a place in m_lanes, hiddenPlace, or noValue: Others
    std::vector<std::uint8_t> m_standings; ///< by the numbers of keys
    std::uint32_t m_others = noValue;
    std::int64_t m_lanesInOthers = 0;
    std::int64_t m_hiddenLanes = 0;
    std::int64_t m_hiddenEvents = 0;
};

} // namespace entente
