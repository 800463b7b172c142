// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/filter.h"

#include <string>
#include <vector>

namespace entente
{

/// The values of all terms `party:` that are not negated, each once.
std::vector<std::string> partiesIn(const Filter &filter);

/// `filter` with this party alone in place of all others; without any, where it was the only one
/// already. Parties that are excluded stay excluded, but for this one.
[[nodiscard]] Filter filteredToParty(const Filter &filter, const std::string &party);

/// `filter` with this party beside the others ("or"), or without it where it was one of them.
[[nodiscard]] Filter withPartyToggled(const Filter &filter, const std::string &party);

} // namespace entente
