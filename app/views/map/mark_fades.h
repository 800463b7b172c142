// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <vector>

namespace entente
{

/// How what is drawn comes and goes when the data change: marks and labels that stood nowhere near
/// appear, those that nothing stands for any more fade away. What only changes stays. Times are in
/// milliseconds of any clock; nothing here runs by itself.
class MarkFades
{
public:
    static constexpr double lengthMs = 200;
    /// Of larger drawings nobody sees a single mark come.
    static constexpr std::size_t mostMarks = 1500;

    /// `now` takes the place of `before`, whose marks and texts stand where they did.
    void change(const Drawing &before, const Drawing &now, double time);
    /// The same data were laid out anew, at the same places.
    void follow(const Drawing &before, const Drawing &now, double time);
    void settle(); ///< nothing fades any more

    bool isRunning(double time) const { return time < m_until; }
    /// `now` with what comes and goes as it is at `time`.
    Drawing at(const Drawing &now, double time) const;

private:
    template <class Part>
    struct Leaving
    {
        Part part;
        double since = 0;
    };
    template <class Part>
    struct Parts
    {
        std::vector<double> since; ///< of each part of the drawing: when it appeared
        std::vector<Leaving<Part>> leaving;
    };

    template <class Part>
    void change(Parts<Part> &parts, const std::vector<Part> &before, const std::vector<Part> &now,
                double time, bool fades);
    template <class Part>
    void put(const Parts<Part> &parts, std::vector<Part> &into, double time) const;

    Parts<Mark> m_marks;
    Parts<TextMark> m_texts;
    double m_until = -1;
};

} // namespace entente
