// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/pack_table.h"

#include <string>
#include <vector>

namespace entente::store
{

/// What is wrong with packed events, one sentence each; at most a few of each sort. An error only
/// where the file cannot be read at all.
Result<std::vector<std::string>> packFindings(sqlite::Database &database);

} // namespace entente::store
