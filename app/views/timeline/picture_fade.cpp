// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/timeline/picture_fade.h"

#include "app/style/paint.h"

#include <QPainter>

#include <algorithm>

namespace entente
{

void PictureFade::start(QPixmap old, const TimeScale &scale, const RectF &plot, double time)
{
    m_old = std::move(old);
    m_scale = scale;
    m_plot = plot;
    m_until = time + lengthMs;
}

void PictureFade::end()
{
    m_old = {};
}

double PictureFade::opacity(double time) const
{
    if (!isRunning(time))
        return 0;
    const double left = std::clamp((m_until - time) / lengthMs, 0.0, 1.0);
    return left * left * (3 - 2 * left);
}

void PictureFade::paint(QPainter &painter, const TimeScale &scale, const RectF &plot,
                        double time) const
{
    const double opacity = this->opacity(time);
    if (opacity <= 0)
        return;
    // What stood at a date stands at that date now: a date never leaves the pointer.
    const double left = scale.toPixel(m_scale.toInstant(m_plot.x));
    const double right = scale.toPixel(m_scale.toInstant(m_plot.right()));
    // From far away nothing of it can be told any more.
    constexpr double mostZoom = 4;
    const double zoom = (right - left) / std::max(1.0, m_plot.width);
    if (!(zoom < mostZoom && zoom > 1 / mostZoom))
        return;
    const QRectF target(left, m_plot.y, right - left, m_plot.height);
    const double ratio = m_old.devicePixelRatio();
    const QRectF source(m_plot.x * ratio, m_plot.y * ratio, m_plot.width * ratio,
                        m_plot.height * ratio);
    painter.save();
    painter.setClipRect(toQRectF(plot));
    painter.setOpacity(opacity);
    painter.drawPixmap(target, m_old, source);
    painter.restore();
}

} // namespace entente
