// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/connection.h"

#include <optional>

namespace entente::archive
{

/// The version of the tables that this program makes and reads.
constexpr int schemaVersion = 2;

/// What the one row of entente.archive says.
struct ArchiveState
{
    int version = 0;
    std::int64_t events = 0;     ///< that a finished import left: ids are 1 to `events`
    std::int64_t generation = 0; ///< grows with every import
};

/// Fails with a sentence when there is no archive, or one that this version does not read.
Result<ArchiveState> readState(Connection &connection, const std::stop_token &stop);

/// Brings the tables of an older version up to date, inside a transaction; those of this version
/// stay as they are.
Outcome migrate(Connection &connection, const std::stop_token &stop);
/// Makes the tables, inside a transaction.
Outcome createTables(Connection &connection, const std::stop_token &stop);
/// Makes what questions are answered with; at the end of the first import, since rows come in
/// faster without.
Outcome createIndexes(Connection &connection, const std::stop_token &stop);

/// The columns of entente.event and entente.state in the order of their rows.
extern const char *const eventColumns;
extern const char *const stateColumns;

/// The words that dictionaries number.
enum class WordField
{
    Kind,
    Subkind,
    Actor,
    Tag,
    Thread,
    Person,
    Place,
    Publisher
};
constexpr std::size_t wordFields = 8;

} // namespace entente::archive
