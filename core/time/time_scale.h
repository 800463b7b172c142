// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

#include <cmath>

namespace entente
{

/// Maps time to pixels and back: the one place where it is done. Subtracts in integers first, so
/// that minutes stay exact in any year.
class TimeScale
{
public:
    constexpr TimeScale() = default;
    constexpr TimeScale(TimeSpan visible, double leftPx, double widthPx)
        : m_visible(visible)
        , m_leftPx(leftPx)
        , m_widthPx(widthPx)
    {}

    constexpr TimeSpan visible() const { return m_visible; }
    constexpr double leftPx() const { return m_leftPx; }
    constexpr double widthPx() const { return m_widthPx; }

    /// Open instants map far outside, to ±1e7 pixels: never beyond what painters can clip.
    double toPixel(Instant t) const
    {
        const double length = m_visible.seconds();
        if (length <= 0)
            return m_leftPx;
        const double offset = t.isOpen() ? double(t.seconds) - double(m_visible.begin.seconds)
                                         : difference(t, m_visible.begin);
        const double x = m_leftPx + offset * m_widthPx / length;
        return std::min(1e7, std::max(-1e7, x));
    }

    Instant toInstant(double px) const
    {
        if (m_widthPx <= 0)
            return m_visible.begin;
        const double offset = (px - m_leftPx) * m_visible.seconds() / m_widthPx;
        return {m_visible.begin.seconds + std::int64_t(std::llround(offset))};
    }

    constexpr double secondsPerPixel() const
    {
        return m_widthPx > 0 ? m_visible.seconds() / m_widthPx : 0;
    }

private:
    static double difference(Instant a, Instant b)
    {
        std::int64_t exact = 0;
        return __builtin_sub_overflow(a.seconds, b.seconds, &exact)
                   ? double(a.seconds) - double(b.seconds)
                   : double(exact);
    }

    TimeSpan m_visible;
    double m_leftPx = 0;
    double m_widthPx = 0;
};

} // namespace entente
