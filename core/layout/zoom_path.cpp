// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/zoom_path.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr double rho = 1.4;
constexpr double rho2 = rho * rho;

double middleSecond(TimeSpan span)
{
    return double(span.begin.seconds) + span.seconds() / 2;
}

ZoomPath zoomPathOf(TimeSpan from, TimeSpan to)
{
    return {from.seconds(), to.seconds(), std::abs(middleSecond(to) - middleSecond(from))};
}

ZoomPath zoomPathOf(const MapCamera &from, const MapCamera &to, double widthPx)
{
    return {widthPx / from.pixelsPerUnit, widthPx / to.pixelsPerUnit,
            std::hypot(to.center.x - from.center.x, to.center.y - from.center.y)};
}

} // namespace

ZoomPath::ZoomPath(double fromWidth, double toWidth, double distance)
    : m_from(fromWidth)
    , m_to(toWidth)
    , m_distance(distance)
{
    // Where the middles are next to each other the formula divides by nothing.
    m_isZoom = distance < 1e-6 * std::max(fromWidth, toWidth);
    if (m_isZoom) {
        m_length = std::abs(std::log(toWidth / fromWidth)) / rho;
        return;
    }
    const double squares = toWidth * toWidth - fromWidth * fromWidth;
    const double far = rho2 * rho2 * distance * distance;
    const double b0 = (squares + far) / (2 * fromWidth * rho2 * distance);
    const double b1 = (squares - far) / (2 * toWidth * rho2 * distance);
    // ln(sqrt(b² + 1) - b) without cancellation.
    m_start = -std::asinh(b0);
    m_length = (-std::asinh(b1) - m_start) / rho;
}

ZoomPath::Place ZoomPath::at(double t) const
{
    if (t <= 0)
        return {0, m_from};
    if (t >= 1)
        return {1, m_to};
    if (m_isZoom)
        return {t, m_from * std::pow(m_to / m_from, t)};
    const double s = rho * t * m_length + m_start;
    const double u = m_from / rho2 * (std::cosh(m_start) * std::tanh(s) - std::sinh(m_start));
    return {std::clamp(u / m_distance, 0.0, 1.0), m_from * std::cosh(m_start) / std::cosh(s)};
}

TimeSpan windowBetween(TimeSpan from, TimeSpan to, double t)
{
    if (t <= 0 || from.isEmpty() || to.isEmpty())
        return t <= 0 ? from : to;
    if (t >= 1)
        return to;
    const ZoomPath::Place place = zoomPathOf(from, to).at(t);
    const double middle = middleSecond(from) + (middleSecond(to) - middleSecond(from)) * place.way;
    return {{std::int64_t(std::llround(middle - place.width / 2))},
            {std::int64_t(std::llround(middle + place.width / 2))}};
}

double distanceBetween(TimeSpan from, TimeSpan to)
{
    return from == to || from.isEmpty() || to.isEmpty() ? 0 : zoomPathOf(from, to).length();
}

MapCamera cameraBetween(const MapCamera &from, const MapCamera &to, double widthPx, double t)
{
    if (t <= 0)
        return from;
    if (t >= 1)
        return to;
    const ZoomPath::Place place = zoomPathOf(from, to, widthPx).at(t);
    return {{from.center.x + (to.center.x - from.center.x) * place.way,
             from.center.y + (to.center.y - from.center.y) * place.way},
            widthPx / place.width};
}

double distanceBetween(const MapCamera &from, const MapCamera &to, double widthPx)
{
    return from == to ? 0 : zoomPathOf(from, to, widthPx).length();
}

} // namespace entente
