// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/csv_columns.h"
#include "core/formats/row_reader.h"

namespace entente
{

/// How a table that no recipe describes makes ties: it names two actors (`actor_a` and `actor_b`,
/// `a` and `b`, …) and a `layer`, and no title. Not stated for every other table.
TieRecipe tieRecipeForHeader(const std::vector<std::string> &header);

/// Reads the rows of a table of ties. Fails in one sentence when it has not the recipe's columns.
Result<std::unique_ptr<RowReader>> tieReaderFor(const std::vector<std::string> &header,
                                                char delimiter, const Recipe &recipe,
                                                const TieRecipe &ties);

} // namespace entente
