// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/connection.h"
#include "core/archive/words.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <vector>

namespace entente::archive
{

/// What the end of an import works on.
struct Finish
{
    Connection &connection;
    const Dataset &tables; ///< as they shall be
    const Words &words;
    std::int64_t size = 0; ///< events that there are now
};

/// The small tables and ties of an archive, into an empty dataset.
Outcome readTables(Connection &connection, Dataset &data, const std::stop_token &stop);

/// The small tables, the words, and which names other names stand for.
Outcome writeTables(const Finish &work, const std::stop_token &stop);
/// Counts the relations of the events that got new ones, and what they weigh.
Outcome weighRelations(const Finish &work, const std::stop_token &stop);
/// Gives the server figures to plan with, and notes what the archive holds.
Outcome lookAtTables(const Finish &work, const std::stop_token &stop);

} // namespace entente::archive
