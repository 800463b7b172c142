// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_plan.h"

#include <algorithm>
#include <utility>

namespace entente
{

LanePlan::LanePlan(LaneKeys keys, const std::vector<std::int64_t> &counts, int maxLanes)
    : m_keys(std::move(keys))
{
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 0; number < m_keys.size(); ++number) {
        if (counts[number] > 0)
            numbers.push_back(number);
    }
    std::vector<std::string> labels(m_keys.size());
    for (const std::uint32_t number : numbers)
        labels[number] = m_keys.label(number);
    std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (counts[a] != counts[b])
            return counts[a] > counts[b];
        return labels[a] != labels[b] ? labels[a] < labels[b] : a < b;
    });
    m_placeOf.assign(m_keys.size(), noValue);
    const std::size_t shown = std::min(numbers.size(), std::size_t(std::max(1, maxLanes)));
    for (std::size_t i = 0; i < shown; ++i) {
        m_placeOf[numbers[i]] = std::uint32_t(i);
        m_lanes.push_back(
            {m_keys.value(numbers[i]), labels[numbers[i]], counts[numbers[i]], 0, {}});
    }
    if (shown < numbers.size()) {
        m_others = std::uint32_t(shown);
        m_lanes.push_back({{}, "Others", 0, 0, {}});
    }
}

} // namespace entente
