// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/pack_table.h"

#include <algorithm>
#include <limits>

namespace entente::store
{

using sqlite::Blob;
using sqlite::Database;
using sqlite::Statement;

Result<PackDirectory> PackDirectory::read(Database &database)
{
    PackDirectory directory;
    Statement statement(database, "SELECT first, count FROM pack");
    while (statement.step()) {
        const std::int64_t first = statement.integer(0);
        const std::int64_t count = statement.integer(1);
        if (first < 0 || count < 1 || count > std::int64_t(eventsPerPack) ||
            first + count > std::numeric_limits<EventIndex>::max())
            return Error{"the document is damaged: its packs of events are out of order; "
                         "restore it from a copy",
                         database.file().string()};
        directory.m_entries.push_back({EventIndex(first), std::size_t(count)});
    }
    if (statement.hasFailed())
        return database.error();
    auto &entries = directory.m_entries;
    std::sort(entries.begin(), entries.end(),
              [](const Entry &a, const Entry &b) { return a.first < b.first; });
    EventIndex next = 0;
    for (const Entry &entry : entries) {
        if (entry.first != next)
            return Error{"the document is damaged: events from place " + std::to_string(next) +
                             " on are missing",
                         database.file().string()};
        next = entry.last();
    }
    return directory;
}

std::size_t PackDirectory::packOf(EventIndex place) const
{
    const auto after =
        std::upper_bound(m_entries.begin(), m_entries.end(), place,
                         [](EventIndex value, const Entry &entry) { return value < entry.first; });
    return std::size_t(after - m_entries.begin()) - 1;
}

Error PackTable::missing(EventIndex first) const
{
    return {"the events from place " + std::to_string(first) +
                " on are not where they were: another program changed the document; open it again",
            m_database.file().string()};
}

Result<PackBytes> PackTable::read(EventIndex first)
{
    if (!m_read)
        m_read.emplace(m_database,
                       "SELECT count, checksum, titles, records FROM pack WHERE first = ?1");
    m_read->bind(1, std::int64_t(first));
    std::optional<PackBytes> pack;
    if (m_read->step()) {
        pack.emplace();
        pack->count = std::size_t(m_read->integer(0));
        pack->checksum = m_read->integer(1);
        pack->titles = m_read->blob(2);
        pack->records = m_read->blob(3);
    }
    const bool hasFailed = m_read->hasFailed();
    const Error error = hasFailed ? m_database.error() : missing(first);
    m_read->reset();
    if (hasFailed)
        m_read.reset();
    if (!pack)
        return error;
    return std::move(*pack);
}

Result<std::string> PackTable::readRecords(EventIndex first)
{
    if (!m_readRecords)
        m_readRecords.emplace(m_database, "SELECT records FROM pack WHERE first = ?1");
    m_readRecords->bind(1, std::int64_t(first));
    std::optional<std::string> records;
    if (m_readRecords->step())
        records = m_readRecords->blob(0);
    const bool hasFailed = m_readRecords->hasFailed();
    const Error error = hasFailed ? m_database.error() : missing(first);
    m_readRecords->reset();
    if (hasFailed)
        m_readRecords.reset();
    if (!records)
        return error;
    return std::move(*records);
}

Result<std::shared_ptr<const PackTitles>> PackTable::readTitles(const PackDirectory::Entry &pack,
                                                                std::size_t group)
{
    const auto table =
        m_database.readBlob("pack", "titles", pack.first, 0, titleTableSize(pack.count));
    if (!table)
        return table.error();
    const auto range = titleGroupIn(*table, pack.count, group);
    if (!range)
        return Error{range.error().what, m_database.file().string()};
    const auto bytes =
        m_database.readBlob("pack", "titles", pack.first, range->begin, range->end - range->begin);
    if (!bytes)
        return bytes.error();
    auto titles =
        PackTitles::open(*bytes, std::min(titlesPerGroup, pack.count - group * titlesPerGroup));
    if (!titles)
        return Error{titles.error().what, m_database.file().string()};
    return titles;
}

Outcome PackTable::write(EventIndex first, const PackBytes &pack)
{
    if (!m_write)
        m_write.emplace(m_database, "INSERT OR REPLACE INTO pack (first, count, checksum, titles,"
                                    " records) VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!m_write->run(std::int64_t(first), std::int64_t(pack.count), pack.checksum,
                      Blob{pack.titles}, Blob{pack.records}))
        return m_database.error();
    return Done{};
}

Outcome SectionTable::write(std::string_view name, std::int64_t part, std::string_view bytes)
{
    if (!m_write)
        m_write.emplace(m_database, "INSERT INTO section (name, part, bytes) VALUES (?1, ?2, ?3)");
    if (!m_write->run(name, part, Blob{bytes}))
        return m_database.error();
    return Done{};
}

Outcome SectionTable::clear()
{
    return m_database.run("DELETE FROM section");
}

Outcome stampSections(Database &database)
{
    const std::optional<std::uint32_t> counter = database.changeCounter();
    if (!counter)
        return database.error();
    Statement statement(database, "INSERT OR REPLACE INTO property VALUES ('.derived', ?1)");
    if (!statement.run(std::to_string(std::uint32_t(*counter + 1))))
        return database.error();
    return Done{};
}

bool areSectionsFresh(Database &database)
{
    Statement statement(database, "SELECT value FROM property WHERE name = '.derived'");
    if (!statement.step())
        return false;
    const std::optional<std::uint32_t> counter = database.changeCounter();
    return counter && statement.text(0) == std::to_string(*counter);
}

} // namespace entente::store
