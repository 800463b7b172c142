// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/kind.h"

#include <QPainterPath>

namespace entente
{

/// The outline of a glyph in a square of edge 1 around the origin; filled with the even-odd rule.
/// All fifteen can be told apart at 9 pixels, filled or hollow.
const QPainterPath &glyphPath(Glyph glyph);

} // namespace entente
