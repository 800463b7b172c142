// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente
{

/// In the order of menus; None is the last.
std::span<const LaneField> allLaneFields();
std::span<const LaneOrder> allLaneOrders();

/// The word that settings and the command line use: "party", "first".
std::string_view wordFor(LaneField);
std::string_view wordFor(LaneOrder);
std::optional<LaneField> laneFieldFrom(std::string_view word);
std::optional<LaneOrder> laneOrderFrom(std::string_view word);

/// What the lane of the events without a value is called: "No party". Empty where each has one.
std::string_view labelWithoutValue(LaneField);
/// What the lane of manyPartiesLane is called.
std::string_view manyPartiesLabel();

/// What a filter says to let through just what stands in `lane`; none for a lane that no term
/// names ("Others"). A place's lane takes its name alone, its term all places that hold its words.
std::vector<Term> termsOf(LaneField field, const Lane &lane);

} // namespace entente
