// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/knowledge.h"
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

/// The marks of a lane for `events`, which ascend by start. When there are more than the rule
/// allows, those that begin in the same cell of a grid become one mark. Cells are a power of two of
/// seconds wide and lie on absolute time, so that panning does not regroup them; events longer
/// than four cells stand alone while they are few, else they merge with others of about their
/// length. The marks' counts add up to the number of events. Titles are left out: addTitles().
/// Cut short when a stop is requested.
std::vector<LaneMark> laneMarks(const Reading &reading, std::span<const EventIndex> events,
                                const MergeRule &rule, const std::stop_token &stop);

/// Reads the titles of all marks at once.
Outcome addTitles(const Columns &columns, std::vector<Lane> &lanes, const std::stop_token &stop);

/// The kinds of `events` by top kind, most frequent first.
std::vector<KindCount> kindCounts(const Columns &columns, std::span<const EventIndex> events);

/// The event that deserves a label first.
EventIndex mostImportant(const Columns &columns, std::span<const EventIndex> events);

} // namespace entente
