// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace entente
{

/// How what was dragged and let go runs on and comes to rest, along one axis. Positions are pixels,
/// times milliseconds of any clock that does not run backwards.
class Coasting
{
public:
    /// The drag begins; what ran before stops.
    void begin(double position, double ms);
    void track(double position, double ms);
    /// Let go. False: it was held still or moved too slowly, and stays.
    bool release(double ms);
    void stop() { m_velocity = 0; }
    bool isRunning() const { return m_velocity != 0; }

    /// How far it has run since it was let go; stops when what is left is too little to see.
    double travelled(double ms);

private:
    struct Sample
    {
        double position;
        double ms;
    };
    std::vector<Sample> m_samples; ///< of the last moments
    double m_velocity = 0;         ///< pixels per millisecond at the release
    double m_released = 0;
};

} // namespace entente
