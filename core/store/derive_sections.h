// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/document.h"
#include "core/store/sqlite.h"

namespace entente::store
{

/// Derives all sections anew from the packs, inside a transaction, and notes that they are fresh.
Outcome deriveAll(sqlite::Database &database, const Dataset &tables, Deriver &deriver,
                  std::stop_token stop, const ProgressSink &progress);

} // namespace entente::store
