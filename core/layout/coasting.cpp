// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/coasting.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double rememberedMs = 100;  ///< a hand's last movement
constexpr double stillMs = 60;        ///< held this long, it does not run
constexpr double leastVelocity = 0.3; ///< pixels per millisecond
constexpr double mostVelocity = 6;
constexpr double slowingMs = 325; ///< after this, a third of the velocity is left
constexpr double leastLeft = 0.5; ///< pixels

} // namespace

void Coasting::begin(double position, double ms)
{
    stop();
    m_samples = {{position, ms}};
}

void Coasting::track(double position, double ms)
{
    m_samples.push_back({position, ms});
    const auto isOld = [ms](const Sample &sample) { return sample.ms < ms - rememberedMs; };
    m_samples.erase(m_samples.begin(), std::find_if_not(m_samples.begin(), m_samples.end(), isOld));
}

bool Coasting::release(double ms)
{
    stop();
    if (m_samples.size() < 2 || ms - m_samples.back().ms > stillMs)
        return false;
    const double time = m_samples.back().ms - m_samples.front().ms;
    const double way = m_samples.back().position - m_samples.front().position;
    if (time <= 0 || std::abs(way / time) < leastVelocity)
        return false;
    m_velocity = std::clamp(way / time, -mostVelocity, mostVelocity);
    m_released = ms;
    return true;
}

double Coasting::travelled(double ms)
{
    const double left = std::exp(-std::max(0.0, ms - m_released) / slowingMs);
    const double way = m_velocity * slowingMs;
    const double travelled = way * (1 - left);
    if (std::abs(way * left) < leastLeft)
        stop();
    return travelled;
}

} // namespace entente
