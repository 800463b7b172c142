// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite.h"

#include <span>

namespace entente::store
{

/// Takes a document from version `to` - 1 to version `to`.
struct Migration
{
    int to;
    const char *sql;
};

/// The steps from an empty file to documentVersion. A step that has been released never changes.
std::span<const Migration> migrations();

/// Makes an empty database a document: its mark and all steps.
Outcome setUp(sqlite::Database &database);

/// The version that the file says it has (PRAGMA user_version).
int versionOf(sqlite::Database &database);

/// Runs the steps that are still to be run, each with its new version number, all in one
/// transaction: on failure the document is as it was.
Outcome migrate(sqlite::Database &database, std::span<const Migration> steps);

/// Fails when a table or column that reading needs is not there as a plain table.
Outcome checkShape(sqlite::Database &database);

} // namespace entente::store
