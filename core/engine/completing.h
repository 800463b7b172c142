// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/actor_index.h"
#include "core/engine/questions.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace entente
{

/// What `has:` and `without:` know.
inline constexpr std::array whatEventsHave{"place",  "date",   "source", "report",
                                           "thread", "person", "party",  "tag"};

/// Whether the values of a field come from a list, since it has no facet.
bool isListed(Field field);

/// Drops the values that do not begin with what is typed: in their label, their value or, for
/// actors, any of their names.
void keepTyped(std::vector<FacetValue> &values, Field field, const std::string &typed,
               const ActorIndex &actors);

/// The completions of a term. `offers` gives the values of a field that fit what is typed of one.
using Offers =
    std::function<Result<std::vector<FacetValue>>(Field field, const std::string &typed)>;
Result<CompletionAnswer> completed(const CompletionQuestion &question, const Offers &offers);

} // namespace entente
