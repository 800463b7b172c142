// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/layout/text_measure.h"

namespace entente
{

/// The matrix of a request: of the events that touch `span`, or of the ties in force. Fails for a
/// layer that there is not.
Result<Drawing> matrixPicture(const RenderRequest &request, const Engine &engine, TimeSpan span,
                              double width, double height, const TextMeasure &measure,
                              const std::stop_token &stop);

} // namespace entente
