// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/layout/text_measure.h"

namespace entente
{

/// The map of a request with what lies in its time span. Without extent and camera it shows the
/// world in its whole width, cut above and below where no event is lost by it.
Result<Drawing> mapPicture(const RenderRequest &request, const Engine &engine, double width,
                           double height, const TextMeasure &measure, const std::stop_token &stop);

} // namespace entente
