// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/conditions.h"
#include "core/archive/lane_plan.h"

#include <vector>

namespace entente::archive
{

/// The query of all marks of a plan: those events that `passes` lets through, each in its lanes,
/// and merged there as core/engine/lane_marks.h says.
std::string marksQuery(const Scope &scope, const LanesQuestion &question,
                       const LaneNumbers &numbers, const LanePlan &plan, int baseLevel,
                       Statement &statement, const std::string &passes);

/// Puts the rows of marksQuery() into their lanes.
void addMarks(const Lexicon &lexicon, const Rows &rows, std::vector<Lane> &lanes);

/// What an event e weighs among others: who is shown for a cluster.
std::string rankOf(const Lexicon &lexicon, Statement &statement);

/// By stored number of a kind its top kind in the lexicon's numbers.
std::vector<std::int32_t> topKinds(const Lexicon &lexicon);

/// "top status count" triples as marksQuery() joins them, counted by top kind, most frequent first.
struct Mixture
{
    std::vector<KindCount> kinds;
    Status commonest = Status::Occurred;
};
Mixture mixtureFrom(const Lexicon &lexicon, std::string_view parts);

} // namespace entente::archive
