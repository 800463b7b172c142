// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/drawing.h"

namespace entente
{

/// The thinnest line that a printing press keeps, in points of a 72nd of an inch.
constexpr double leastPressLine = 0.25;

/// Makes the lines of a drawing as wide as a press needs them, where it is put on paper at `scale`
/// times a 96th of an inch to the pixel.
void thickenForPress(Drawing &drawing, double scale = 1);

} // namespace entente
