// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/conditions.h"
#include "core/archive/connection.h"

#include <string>
#include <vector>

namespace entente::archive
{

/// The query of the arcs from parties to venues, of those events that `passes` lets through.
std::string venueArcsQuery(const Scope &scope, int maxArcs, Statement &statement,
                           const std::string &passes);

/// The arcs in the rows of venueArcsQuery(), in their order.
std::vector<Arc> venueArcsFrom(const Lexicon &lexicon, const Rows &rows, std::size_t limit);

} // namespace entente::archive
