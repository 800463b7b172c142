// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/index_charts.h"

#include "app/style/paint.h"

#include <QPainter>

#include <utility>

namespace entente
{

void IndexCharts::setSeries(std::shared_ptr<const NetworkSeries> series,
                            std::vector<std::string> labels)
{
    m_series = std::move(series);
    m_labels = std::move(labels);
    m_theme = nullptr; // the ground is another one
    if (!m_series)
        m_ground = m_now = {};
}

void IndexCharts::layOut(const NetworkChartsLook &look, const Theme &theme,
                         const TextMeasure &measure)
{
    if (!m_series)
        return;
    NetworkChartsLook still = look;
    still.now.reset();
    if (m_theme != &theme || !(m_look == still) || m_scale != measure.scale()) {
        m_look = still;
        m_theme = &theme;
        m_scale = measure.scale();
        m_ground = layoutChartsGround(*m_series, m_labels, still, theme, measure);
        m_image = {};
    }
    m_now = layoutChartsNow(m_ground, *m_series, m_labels, look, theme, measure);
}

void IndexCharts::paint(QPainter &painter, QPointF at, double pixelRatio)
{
    if (m_ground.charts.empty())
        return;
    if (m_image.isNull() || m_image.devicePixelRatio() != pixelRatio) {
        m_image = toImage(m_ground.drawing, pixelRatio);
        m_image.setDevicePixelRatio(pixelRatio);
    }
    painter.drawImage(at, m_image);
    Drawing now = m_now.drawing;
    now.background = now.background.withAlpha(0);
    painter.save();
    painter.translate(at);
    paintDrawing(painter, now);
    painter.restore();
}

} // namespace entente
