// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/press.h"

#include <algorithm>

namespace entente
{

void thickenForPress(Drawing &drawing, double scale)
{
    const double least = leastPressLine / 72 * 96 / scale;
    for (Mark &mark : drawing.marks) {
        if (mark.stroke.style != LineStyle::None && mark.stroke.width > 0)
            mark.stroke.width = std::max(mark.stroke.width, least);
    }
}

} // namespace entente
