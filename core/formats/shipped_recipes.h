// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/csv_columns.h"

#include <optional>
#include <string_view>

namespace entente
{

/// The recipe that comes with the program for the table that begins like this: the one whose
/// `header` names columns that are all there. Nothing for other tables.
Result<std::optional<Recipe>> shippedRecipeFor(std::string_view beginning);

} // namespace entente
