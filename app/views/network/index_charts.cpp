// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/views/network/index_charts.h"

#include "app/style/fonts.h"
#include "app/style/paint.h"

#include <QPainter>

#include <utility>

namespace entente
{

IndexCharts::IndexCharts(std::function<void()> changed, QObject *parent)
    : AskerBase(parent)
    , m_changed(std::move(changed))
{}

void IndexCharts::setSeries(std::shared_ptr<const NetworkSeries> series,
                            const std::vector<std::string> &labels)
{
    m_series = std::move(series);
    m_labels = std::make_shared<const std::vector<std::string>>(labels);
    if (m_series)
        return;
    ++m_epoch;
    m_wanted = {};
    m_picture.reset();
    m_now = {};
}

void IndexCharts::layOut(const NetworkChartsLook &look, const Theme &theme, double textScale,
                         double pixelRatio)
{
    if (!m_series)
        return;
    m_wanted = {m_series, m_labels, look, &theme, textScale, pixelRatio};
    m_wanted.look.now.reset();
    request();
    m_now = {};
    if (!m_picture || m_picture->request.theme != &theme)
        return;
    const Request &shown = m_picture->request;
    NetworkChartsLook now = shown.look;
    now.now = look.now;
    m_now = layoutChartsNow(m_picture->ground, *shown.series, *shown.labels, now, theme,
                            ScaledMeasure(FontMeasure::shared(), shown.textScale));
}

/// One picture at a time, and each is delivered: a view that changes without rest is never left
/// with an old one.
void IndexCharts::request()
{
    if (isBusy() || isComplete())
        return; // its delivery lays out again, and comes back here
    start([this, wanted = m_wanted, epoch = m_epoch](std::stop_token) -> std::function<void()> {
        auto picture = std::make_shared<Picture>();
        picture->request = wanted;
        picture->ground =
            layoutChartsGround(*wanted.series, *wanted.labels, wanted.look, *wanted.theme,
                               ScaledMeasure(FontMeasure::shared(), wanted.textScale));
        picture->image = toImage(picture->ground.drawing, wanted.pixelRatio);
        // Opaque: showing it is copying.
        picture->image.reinterpretAsFormat(QImage::Format_RGB32);
        picture->image.setDevicePixelRatio(wanted.pixelRatio);
        return [this, picture, epoch] {
            if (epoch == m_epoch)
                m_picture = picture;
            m_changed();
        };
    });
}

bool IndexCharts::isComplete() const
{
    return m_picture && m_picture->request == m_wanted;
}

void IndexCharts::paint(QPainter &painter, QPointF at) const
{
    if (m_now.charts.empty())
        return;
    painter.drawImage(at, m_picture->image);
    painter.save();
    painter.translate(at);
    paintMarks(painter, m_now.drawing);
    painter.restore();
}

} // namespace entente
