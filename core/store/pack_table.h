// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sections.h"
#include "core/store/pack_codec.h"
#include "core/store/sqlite.h"

#include <optional>

namespace entente::store
{

/// Which places each pack of a document holds.
class PackDirectory
{
public:
    struct Entry
    {
        EventIndex first = 0;
        std::size_t count = 0;

        EventIndex last() const { return EventIndex(first + count); } ///< one too far
    };

    /// Reads the table's index alone. Fails unless the packs lie end to end from place 0 on.
    static Result<PackDirectory> read(sqlite::Database &database);

    const std::vector<Entry> &entries() const { return m_entries; }
    bool isEmpty() const { return m_entries.empty(); }
    std::int64_t eventCount() const { return isEmpty() ? 0 : m_entries.back().last(); }
    /// The number of the pack that holds `place`, which must be one of a pack.
    std::size_t packOf(EventIndex place) const;

private:
    std::vector<Entry> m_entries;
};

/// Reads and writes rows of the table `pack`.
class PackTable
{
public:
    explicit PackTable(sqlite::Database &database) : m_database(database) {}

    Result<PackBytes> read(EventIndex first);
    Result<std::string> readRecords(EventIndex first);
    Result<std::shared_ptr<const PackTitles>> readTitles(const PackDirectory::Entry &pack,
                                                         std::size_t group);
    /// In place of the pack that begins there, if one does.
    Outcome write(EventIndex first, const PackBytes &pack);

private:
    Error missing(EventIndex first) const;

    sqlite::Database &m_database;
    std::optional<sqlite::Statement> m_read;
    std::optional<sqlite::Statement> m_readRecords;
    std::optional<sqlite::Statement> m_write;
};

/// Writes rows of the table `section`.
class SectionTable final : public SectionWriter
{
public:
    explicit SectionTable(sqlite::Database &database) : m_database(database) {}

    Outcome write(std::string_view name, std::int64_t part, std::string_view bytes) override;
    Outcome clear();

private:
    sqlite::Database &m_database;
    std::optional<sqlite::Statement> m_write;
};

/// Notes inside the transaction that derived the sections that they are fresh: the change counter
/// that the file has when the transaction is committed.
Outcome stampSections(sqlite::Database &database);
/// Whether nobody has changed the file since.
bool areSectionsFresh(sqlite::Database &database);

} // namespace entente::store
