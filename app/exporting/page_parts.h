// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/layout/text_measure.h"

#include <functional>

namespace entente
{

/// Draws a view at a size.
using PartPicture = std::function<Drawing(RenderView view, double width, double height)>;

/// A page of the request's rows of parts, each as large as its share says.
Drawing inRows(const RenderRequest &request, double width, double height, const PartPicture &part,
               const TextMeasure &measure);

/// A page of the request's upper view over a timeline.
Drawing overTimeline(const RenderRequest &request, double width, double height,
                     const PartPicture &part);

} // namespace entente
