// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/layout/text_measure.h"

namespace entente
{

/// The timeline of a request over `span`: as many lanes as have room, the rest in a last one, so
/// that nothing lies below the edge.
Result<Drawing> timelinePicture(const RenderRequest &request, const Engine &engine, TimeSpan span,
                                double width, double height, const TextMeasure &measure,
                                const std::stop_token &stop);

} // namespace entente
