// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/filter.h"

#include <optional>
#include <string_view>

namespace entente
{

/// Before, After and During: the fields that `possibly:` and `certainly:` can stand before.
bool isDateField(Field field);

std::optional<Certainty> certaintyFrom(std::string_view word);

/// The word of the language that somebody who typed `word` probably meant; empty when none is near.
std::string_view nearestFieldWord(std::string_view word);

} // namespace entente
