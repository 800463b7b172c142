// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/document.h"
#include "core/store/sqlite.h"

namespace entente::store
{

/// Writes everything into empty tables. Events keep their numbers where all have one of their own,
/// otherwise those without get the next free ones. To be called inside a transaction.
Outcome writeDataset(sqlite::Database &database, const Dataset &data, std::stop_token stop,
                     const ProgressSink &progress);

/// Writes everything but the events.
Outcome writeTables(sqlite::Database &database, const Dataset &data);

/// The number that each event gets: its own when `keeping` and it has one, else the next after
/// those and from `firstFree` on.
std::vector<std::int64_t> numbersFor(const std::vector<Event> &events, std::int64_t firstFree,
                                     bool keeping);

/// Adds the events with new numbers, and the kinds, actors, threads, layers and ties that are not
/// there yet. To be called inside a transaction.
Outcome appendDataset(sqlite::Database &database, const Dataset &data, std::stop_token stop,
                      const ProgressSink &progress);

/// Adds everything but the events, as appendDataset() does.
Outcome appendTables(sqlite::Database &database, const Dataset &data);

/// Fails when two events have the same key, or one has none, and so on.
Outcome checkIds(const Dataset &data);

/// Reads everything but the events.
Result<Dataset> readTables(sqlite::Database &database, std::stop_token stop);

/// Reads everything, of a document with rows. A date, status or word that this version cannot read
/// does not stop it: the field gets its neutral value and the text is kept among the extra fields.
Result<Dataset> readDataset(sqlite::Database &database, std::stop_token stop,
                            const ProgressSink &progress);

/// The bounds of an event as its columns hold them.
struct StoredBounds
{
    std::optional<std::int64_t> startEarliest, startLatest, endEarliest, endLatest;
    std::optional<std::int64_t> earliestFuzzy, latestFuzzy;
    bool operator==(const StoredBounds &) const = default;
};

StoredBounds storedBounds(const Date &start, const Date &end);

/// What is wrong inside the tables, one sentence each; at most a few of each sort.
Result<std::vector<std::string>> findings(sqlite::Database &database);

} // namespace entente::store
