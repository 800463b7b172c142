// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace entente::bench
{

/// Figures of one operation: milliseconds, or megabytes (10⁶ bytes) for sizes.
class Series
{
public:
    /// Of frames: those that took longer than a 60th of a second are counted as "late".
    static Series ofFrames()
    {
        Series series;
        series.m_areFrames = true;
        return series;
    }
    void add(double value) { m_values.push_back(value); }
    bool isEmpty() const { return m_values.empty(); }

    /// {"op", "n", "unit", "median", "p95", "p99", "min", "max", "runs"} on one line, and "late".
    std::string json(const std::string &operation, std::size_t events,
                     const std::string &unit) const;

private:
    std::vector<double> m_values;
    bool m_areFrames = false;
};

/// Milliseconds that `work` takes, by the steady clock.
template <class Work>
double millisecondsOf(Work &&work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begin;
    return taken.count();
}

/// Resident memory of this process in megabytes.
double residentMegabytes();

} // namespace entente::bench
