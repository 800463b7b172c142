// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/network_charts.h"

#include <QImage>
#include <QPointF>

#include <memory>
#include <string>
#include <vector>

class QPainter;

namespace entente
{

/// The charts of the hub-and-spokes index beside the network. What does not change while time is
/// played is kept as a picture.
class IndexCharts
{
public:
    /// Null: there is nothing to show yet. `labels` are of its actors.
    void setSeries(std::shared_ptr<const NetworkSeries> series, std::vector<std::string> labels);
    const NetworkSeries *series() const { return m_series.get(); }

    void layOut(const NetworkChartsLook &look, const Theme &theme, const TextMeasure &measure);
    const NetworkCharts &charts() const { return m_now; } ///< names, values and words
    void paint(QPainter &painter, QPointF at, double pixelRatio);

private:
    std::shared_ptr<const NetworkSeries> m_series;
    std::vector<std::string> m_labels;
    NetworkChartsLook m_look; ///< of m_ground
    const Theme *m_theme = nullptr;
    double m_scale = 0;
    NetworkCharts m_ground;
    QImage m_image; ///< of m_ground; null until it is painted
    NetworkCharts m_now;
};

} // namespace entente
