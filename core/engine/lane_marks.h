// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/knowledge.h"
#include "core/engine/lane_plan.h"
#include "core/engine/questions.h"

#include <span>
#include <stop_token>
#include <vector>

namespace entente
{

/// How marks of a lane are merged.
struct MergeRule
{
    int marksPerLane = 400;  ///< up to this many events stand for themselves
    double mergeSeconds = 1; ///< the least width of a cluster
    bool wantIds = false;
};

/// Width of the narrowest cells, a power of two.
double cellSecondsOf(const MergeRule &rule);

/// Fills the marks and the counts in the window of `lanes`, which are the plan's, with `events`,
/// which may touch the window. In a lane that holds more than the rule allows, events that begin in
/// the same cell of a grid become one mark. Cells are a power of two of seconds wide and lie on
/// absolute time, so that panning does not regroup them; events longer than four cells stand alone
/// while they are few, else they merge with others of about their length. The marks' counts add up
/// to the number of events. Marks ascend by start; titles are left out: addTitles(). False on a
/// stop.
bool fillLanes(const LanePlan &plan, const Reading &reading, const Bitmap &events, TimeSpan window,
               const MergeRule &rule, std::vector<Lane> &lanes, const std::stop_token &stop);

/// Reads the titles of all marks that are one event.
Outcome addTitles(const Columns &columns, std::vector<Lane> &lanes, const std::stop_token &stop);

} // namespace entente
