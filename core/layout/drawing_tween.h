// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

#include <vector>

namespace entente
{

/// How one drawing becomes another of the same window: what both show of an event or a lane moves
/// up or down to its new place, what only one shows fades. Rows and lanes can be followed by eye.
class DrawingTween
{
public:
    /// Of larger drawings nobody follows a mark, and a frame would take too long.
    static constexpr std::size_t mostMarks = 4000;

    /// `area` is where lanes are: what leaves is painted inside it only.
    DrawingTween(const Drawing &from, Drawing to, const RectF &area);

    /// Whether anything moves or fades.
    bool isNeeded() const { return m_isNeeded; }
    /// At 0 as `from` looks, at 1 as `to` is.
    Drawing at(double t) const;
    const Drawing &end() const { return m_to; }

private:
    /// What one part of the new drawing does.
    struct Way
    {
        double dy = 0; ///< from its new place to its old one
        bool appears = false;
    };

    Drawing m_to;
    RectF m_area;
    std::vector<Way> m_marks; ///< of the marks of m_to
    std::vector<Way> m_texts;
    std::vector<Mark> m_leavingMarks;
    std::vector<TextMark> m_leavingTexts;
    bool m_isNeeded = false;
};

} // namespace entente
