// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/layout/text_measure.h"

namespace entente
{

/// The events of `context` by date, as many as there is room for: when, what, who. The others are
/// counted at the foot.
Result<Drawing> tablePicture(const Context &context, const Engine &engine, double width,
                             double height, const Theme &theme, const TextMeasure &measure,
                             const std::stop_token &stop);

} // namespace entente
