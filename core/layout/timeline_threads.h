// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"
#include "core/layout/drawing.h"
#include "core/layout/theme.h"

#include <optional>
#include <vector>

namespace entente
{

struct LaneBox;
struct TimelineParts;

/// A phase in the life of a pact: from the event that it begins with to the next one's.
struct PhaseSpan
{
    Phase phase = Phase::Talks;
    EventId begunBy;
    TimeSpan begins;      ///< when it can have begun: vague where the event is
    Instant ends;         ///< open where it goes on
    bool isAhead = false; ///< planned, or not begun on the day in force
};

/// The phases of a life, by date. What was cancelled begins none; a further step of the same phase
/// goes on with it. `inForce` is the end of the day
/// in force: a phase that goes on reaches it, later ones lie ahead.
std::vector<PhaseSpan> phasesOf(const ThreadLife &life, const std::optional<Instant> &inForce);

/// How a phase is drawn: talks dotted, agreed in principle dashed with a breath of fill, signed
/// half filled, ratified more, in force full; suspended dashed in grey; ahead an outline alone.
struct PhaseStyle
{
    std::optional<Rgba> fill;
    Stroke stroke;
    Rgba text;   ///< readable on `ground`
    Rgba ground; ///< the fill over the canvas
};
PhaseStyle phaseStyle(Phase phase, bool isAhead, const Theme &theme);

/// The band of the lane's thread on its top edge, with its events as points on it.
void drawLife(const TimelineParts &parts, const LaneBox &lane, Drawing &drawing);

} // namespace entente
