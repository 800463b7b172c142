// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/annotation.h"
#include "core/layout/map_layout.h"
#include "core/layout/network_layout.h"
#include "core/layout/text_measure.h"
#include "core/layout/timeline_layout.h"

#include <cstddef>
#include <optional>
#include <string>

namespace entente
{

// Remarks are put on a picture that has been laid out: they find what they are about in it, so they
// follow zoom, filter and arrangement. What is not in the picture takes its remark with it. Labels
// that would stand under the words of a remark give way and are counted as hidden.

void annotateTimeline(TimelineDrawing &timeline, const AnnotationLook &look, const Theme &theme,
                      const TextMeasure &measure);
/// `vocabulary` knows where actors have their capitals.
void annotateMap(MapDrawing &map, const Projection &projection, const AnnotationLook &look,
                 const Dataset &vocabulary, const Theme &theme, const TextMeasure &measure);
/// `actors` are those of the answer that the network was laid out from.
void annotateNetwork(NetworkDrawing &network, const std::vector<ActorId> &actors,
                     const AnnotationLook &look, const Theme &theme, const TextMeasure &measure);

/// The place in AnnotationLook::all of what a mark or text of Role::Annotation belongs to, by its
/// key.
std::optional<std::size_t> annotationOf(const std::string &key);

/// Where the words of an annotation stand in a drawing; nothing when it is not there.
std::optional<RectF> wordsOfAnnotation(const Drawing &drawing, std::size_t place);

} // namespace entente
