// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/layout/timeline_layout.h"

#include <vector>

namespace entente
{

/// The steps of an event's thread, each to the next one, and what the event leads to, depends on,
/// or is related to otherwise.
std::vector<EventLink> linksOf(const EventAnswer &answer);

/// The links as thin lines, those alone whose two ends are marks of single events on screen: no
/// line begins in a cluster. In a lane they are elbows under the rows, across lanes curves,
/// and none runs through a title. At most a few dozen, the shortest in time.
std::vector<Mark> linkMarks(const TimelineDrawing &timeline, const std::vector<EventLink> &links,
                            const Theme &theme, const TextMeasure &measure);

} // namespace entente
