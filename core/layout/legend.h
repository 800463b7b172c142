// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"

#include <string>
#include <vector>

namespace entente
{

/// One line of a legend: a sample of what is drawn, and what it means.
struct LegendEntry
{
    std::vector<Mark> sample; ///< around the origin, at most 32 wide and 12 high
    double sampleWidth = 12;
    std::string label;
};

constexpr double legendRowHeight = 18;

/// What needs an explanation in `drawn`, and nothing else: first how certain things are (hollow,
/// dashed, dotted and crossed marks, grounds, fades, arrow heads, clusters, arcs), then the kinds
/// on it by their glyphs.
std::vector<LegendEntry> legendOf(const Drawing &drawn, const KindTree &kinds, const Theme &theme);

/// The height that the entries take, in rows that flow within `width`.
double legendHeight(const std::vector<LegendEntry> &entries, double width,
                    const TextMeasure &measure);

/// Adds the entries to `page`, the first row's top left corner at `at`.
void addLegend(Drawing &page, const std::vector<LegendEntry> &entries, PointF at, double width,
               const Theme &theme, const TextMeasure &measure);

/// The same in one row; what does not fit is counted at its end.
void addLegendRow(Drawing &page, std::vector<LegendEntry> entries, PointF at, double width,
                  const Theme &theme, const TextMeasure &measure);

} // namespace entente
