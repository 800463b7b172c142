// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/importance.h"

#include "core/engine/column_rows.h"

#include <cmath>
#include <string_view>

namespace entente
{

namespace
{

struct KindWeight
{
    std::string_view kind;
    double weight;
};

constexpr KindWeight kindWeights[] = {
    {"agreement", 1.0},  {"access", 0.9},   {"crisis", 0.85},   {"leadership", 0.6},
    {"policy", 0.55},    {"transfer", 0.5}, {"programme", 0.5}, {"announcement", 0.45},
    {"visit", 0.4},      {"talks", 0.4},    {"meeting", 0.35},  {"exercise", 0.3},
    {"statement", 0.25},
};

double shareOf(const KindId &kind)
{
    for (const KindWeight &entry : kindWeights) {
        if (entry.kind == kind.value)
            return entry.weight;
    }
    return 0.2;
}

double saturating(std::size_t n, double half)
{
    return double(n) / (double(n) + half);
}

double certainty(Confidence confidence)
{
    switch (confidence) {
    case Confidence::High:
        return 1;
    case Confidence::Medium:
        return 0.5;
    case Confidence::Unstated:
        return 0.25;
    case Confidence::Low:
        return 0;
    }
    return 0;
}

std::uint32_t scaled(double share)
{
    return std::uint32_t(std::lround(share * importanceScale));
}

} // namespace

std::uint32_t weightOf(const Event &event)
{
    return scaled(0.10 * (event.thread.isEmpty() ? 0 : 1) +
                  0.10 * saturating(event.sources.size(), 2) +
                  0.05 * saturating(event.reports.size(), 1) +
                  0.10 * saturating(event.parties.size(), 3) + 0.05 * certainty(event.confidence));
}

std::uint32_t weightOf(const KindId &topKind)
{
    return scaled(0.30 * shareOf(topKind));
}

std::uint32_t weightOfRelations(std::size_t degree)
{
    return scaled(0.30 * saturating(degree, 4));
}

float importanceOf(const Event &event, const KindId &topKind, std::size_t degree)
{
    return float((weightOf(event) + weightOf(topKind) + weightOfRelations(degree)) /
                 importanceScale);
}

} // namespace entente
