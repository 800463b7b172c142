// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/layout/text_measure.h"
#include "core/network/network_series.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente
{

struct NetworkChartsLook
{
    double width = 0;
    double height = 0;
    TimeSpan span;                  ///< all that the charts show
    std::optional<Instant> now;     ///< the playhead
    std::set<std::size_t> selected; ///< actors
    std::optional<std::size_t> hovered;
    bool operator==(const NetworkChartsLook &) const = default;
};

struct NetworkCharts
{
    Drawing drawing;
    struct Chart
    {
        Measure measure = Measure::Centralization;
        RectF box;  ///< with its title
        RectF plot; ///< over the span
    };
    std::vector<Chart> charts; ///< those that have room
    TimeSpan span;

    const Chart *at(PointF p) const;
    /// The moment under a point of a chart's plot.
    std::optional<Instant> timeAt(PointF p) const;
};

/// The measures of a network as small step charts over one axis of time, and who ranks where as a
/// bump chart; `labels` are of the series' actors. Charts that have no room are left out, the last
/// first. What is yet to be measured has no line; where only
/// some days are, the line goes from one to the next, and values of others are told with "≈".
NetworkCharts layoutNetworkCharts(const NetworkSeries &series,
                                  const std::vector<std::string> &labels,
                                  const NetworkChartsLook &look, const Theme &theme,
                                  const TextMeasure &measure);

/// Only what does not change while time is played: a view keeps it as a picture.
NetworkCharts layoutChartsGround(const NetworkSeries &series,
                                 const std::vector<std::string> &labels,
                                 const NetworkChartsLook &look, const Theme &theme,
                                 const TextMeasure &measure);

/// Only the names of the charts of `ground`, their values now, and the playhead.
NetworkCharts layoutChartsNow(const NetworkCharts &ground, const NetworkSeries &series,
                              const std::vector<std::string> &labels, const NetworkChartsLook &look,
                              const Theme &theme, const TextMeasure &measure);

} // namespace entente
