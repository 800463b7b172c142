// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/series.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

namespace entente::bench
{

namespace
{

/// Nearest rank: the smallest value that `share` of all values do not exceed.
double quantile(const std::vector<double> &sorted, double share)
{
    const double rank = std::ceil(share * double(sorted.size()));
    return sorted[std::size_t(std::max(1.0, rank)) - 1];
}

double rounded(double value)
{
    return std::round(value * 1e4) / 1e4;
}

} // namespace

std::string Series::json(const std::string &operation, std::size_t events,
                         const std::string &unit) const
{
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    nlohmann::ordered_json line = {{"op", operation}, {"n", events}, {"unit", unit}};
    if (!sorted.empty()) {
        line["median"] = rounded(quantile(sorted, 0.5));
        line["p95"] = rounded(quantile(sorted, 0.95));
        line["p99"] = rounded(quantile(sorted, 0.99));
        line["min"] = rounded(sorted.front());
        line["max"] = rounded(sorted.back());
    }
    line["runs"] = sorted.size();
    constexpr double frame = 1000.0 / 60;
    if (m_areFrames)
        line["late"] = sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), frame);
    return line.dump();
}

double residentMegabytes()
{
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    statm >> pages >> pages;
    return pages * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace entente::bench
