// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/document.h"
#include "core/store/pack_table.h"

namespace entente::store
{

/// Reads everything of a packed document, inside a transaction.
Result<Dataset> readPacked(sqlite::Database &database, const PackDirectory &packs,
                           const std::stop_token &stop, const ProgressSink &progress);

/// Adds events with new numbers to those that are packed, and what they need that is not there yet.
/// To be called inside a transaction.
Outcome appendPacked(sqlite::Database &database, const Dataset &data, const std::stop_token &stop,
                     const ProgressSink &progress);

} // namespace entente::store
