// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"
#include "core/time/time_scale.h"

#include <QPixmap>

class QPainter;

namespace entente
{

/// The picture that goes while another comes: when lanes change how they show what is in them, the
/// new picture is painted as it is and the old one over it, paler and paler, its dates where they
/// are now. Times are in milliseconds of any clock; nothing here runs by itself.
class PictureFade
{
public:
    static constexpr double lengthMs = 150;

    /// `old` fades from `time` on. It was painted with `scale`, its lanes inside `plot`.
    void start(QPixmap old, const TimeScale &scale, const RectF &plot, double time);
    void end();

    bool isRunning(double time) const { return !m_old.isNull() && time < m_until; }
    /// Of the old picture: 1 at first, 0 when it is gone; eased.
    double opacity(double time) const;
    /// Paints what is left of the old picture over a new one.
    void paint(QPainter &painter, const TimeScale &scale, const RectF &plot, double time) const;

private:
    QPixmap m_old;
    TimeScale m_scale;
    RectF m_plot;
    double m_until = 0;
};

} // namespace entente
