// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"

#include "core/store/dataset_rows.h"
#include "core/store/document_connection.h"
#include "core/store/file_header.h"
#include "core/store/packed_events.h"
#include "core/store/packed_records.h"
#include "core/store/schema.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;
using sqlite::Database;
using store::FileHeader;

bool canWrite(const fs::path &path)
{
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Why the document cannot be changed, as a sentence; empty when it can.
std::string whyReadOnly(const fs::path &file, const FileHeader &header)
{
    if (header.userVersion > documentVersion)
        return "This document was made by a newer version of Entente (format " +
               std::to_string(header.userVersion) + "; this version knows " +
               std::to_string(documentVersion) +
               "): it is open for reading only, and parts of it may not show.";
    if (!canWrite(file))
        return "The document is write-protected: it is open for reading only.";
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!canWrite(folder))
        return "The folder of the document cannot be written: it is open for reading only.";
    return {};
}

Database::Mode modeFor(const fs::path &file, const FileHeader &header, bool isReadOnly)
{
    if (!isReadOnly)
        return Database::Mode::ReadWrite;
    // A file in write-ahead mode wants companions beside it, even to be read; without a log it is
    // complete by itself.
    std::error_code error;
    if (header.isWriteAhead && !fs::exists(file.string() + "-wal", error))
        return Database::Mode::ReadOnlyImmutable;
    return Database::Mode::ReadOnly;
}

/// Looks over all pages of a document that is small enough for it to take no time.
Outcome checkPages(Database &database, std::int64_t bytes)
{
    constexpr std::int64_t quickEnough = 8 * 1024 * 1024;
    if (bytes > quickEnough)
        return Done{};
    sqlite::Statement statement(database, "PRAGMA quick_check(1)");
    if (statement.step() && statement.text(0) == "ok")
        return Done{};
    return Error{"the document is damaged; restore it from a copy", database.file().string()};
}

/// An older document is brought up to date: in place, or in memory when it may not be changed.
Outcome bringUpToDate(Database &database, bool isReadOnly)
{
    if (store::versionOf(database) >= documentVersion)
        return Done{};
    if (!isReadOnly)
        return store::migrate(database, store::migrations());
    Result<Database> copy = Database::inMemory(database.file());
    if (!copy)
        return copy.error();
    if (Outcome copied = copy->copyFrom(database); !copied)
        return copied;
    if (Outcome migrated = store::migrate(*copy, store::migrations()); !migrated)
        return migrated;
    database = std::move(*copy);
    return Done{};
}

} // namespace

Outcome Document::Connection::look()
{
    pool.reset();
    Result<store::PackDirectory> directory = store::PackDirectory::read(database);
    if (!directory)
        return directory.error();
    packs = std::move(*directory);
    const auto count = database.number("SELECT count(*) FROM event");
    if (!count)
        return database.error();
    rows = *count;
    if (rows > 0 && !packs.isEmpty())
        return Error{"the document is damaged: it holds events both as rows and packed",
                     file.string()};
    changeCounter = database.changeCounter().value_or(0);
    hasFreshSections = !packs.isEmpty() && store::areSectionsFresh(database);
    return Done{};
}

Result<std::shared_ptr<store::ReadPool>> Document::Connection::readers()
{
    if (packs.isEmpty())
        return Error{"the events of the document are not packed", file.string()};
    if (!pool) {
        auto opened = store::ReadPool::open(file, mode, changeCounter);
        if (!opened)
            return opened;
        pool = std::move(*opened);
    }
    return pool;
}

Document::Document(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Document::Document(Document &&) noexcept = default;
Document &Document::operator=(Document &&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::open(const fs::path &file, Access access)
{
    const Result<FileHeader> header = store::readHeader(file);
    if (!header)
        return header.error();
    if (Outcome good = store::checkHeader(*header, file); !good)
        return good.error();
    const bool isNewer = header->userVersion > documentVersion;
    std::string warning =
        access == Access::ReadWrite || isNewer ? whyReadOnly(file, *header) : std::string();
    const bool isReadOnly = access == Access::ReadOnly || !warning.empty();

    Result<Database> database = Database::open(file, modeFor(file, *header, isReadOnly));
    if (!database)
        return database.error();
    if (Outcome good = checkPages(*database, header->bytesInFile); !good)
        return good.error();
    // One file on disk when closed: no log beside it.
    if (!isReadOnly && header->isWriteAhead) {
        if (Outcome done = database->run("PRAGMA journal_mode = DELETE"); !done)
            return done.error();
    }
    if (Outcome done = bringUpToDate(*database, isReadOnly); !done)
        return done.error();
    if (Outcome good = store::checkShape(*database); !good) {
        if (isNewer)
            return Error{"the document was made by a newer version of Entente, in a format that "
                         "this version cannot read",
                         file.string()};
        return good.error();
    }
    const Database::Mode mode = modeFor(file, *header, true);
    auto connection = std::make_unique<Connection>(Connection{std::move(*database),
                                                              file,
                                                              isReadOnly,
                                                              std::move(warning),
                                                              mode,
                                                              0,
                                                              {},
                                                              0,
                                                              false,
                                                              nullptr});
    if (Outcome good = connection->look(); !good)
        return good.error();
    return Document(std::move(connection));
}

Result<Dataset> Document::read(std::stop_token stop, const ProgressSink &progress) const
{
    Database &database = m_connection->database;
    database.setStop(stop);
    if (Outcome begun = database.run("BEGIN"); !begun)
        return begun.error();
    Result<Dataset> data = isPacked()
                               ? store::readPacked(database, m_connection->packs, stop, progress)
                               : store::readDataset(database, stop, progress);
    database.setStop({});
    const Outcome ended = database.run("ROLLBACK");
    if (data && !ended)
        return ended.error();
    return data;
}

Result<Dataset> Document::readTables(std::stop_token stop) const
{
    return store::readTables(m_connection->database, std::move(stop));
}

bool Document::isPacked() const
{
    return !m_connection->packs.isEmpty();
}

std::int64_t Document::eventCount() const
{
    return isPacked() ? m_connection->packs.eventCount() : m_connection->rows;
}

bool Document::sectionsAreFresh() const
{
    return m_connection->hasFreshSections;
}

Result<std::shared_ptr<const Records>> Document::records() const
{
    const auto pool = m_connection->readers();
    if (!pool)
        return pool.error();
    std::shared_ptr<const Sections> sections;
    if (sectionsAreFresh())
        sections = std::make_shared<store::PackedSections>(*pool);
    return std::shared_ptr<const Records>(
        std::make_shared<store::PackedRecords>(*pool, m_connection->packs, std::move(sections)));
}

Result<std::shared_ptr<const Sections>> Document::sections() const
{
    if (isPacked() && !sectionsAreFresh())
        return Error{"what was derived from the events of the document is out of date",
                     m_connection->file.string()};
    const auto pool = m_connection->readers();
    if (!pool)
        return pool.error();
    return std::shared_ptr<const Sections>(std::make_shared<store::PackedSections>(*pool));
}

Result<std::vector<std::string>> Document::check() const
{
    return store::findings(m_connection->database);
}

const fs::path &Document::file() const
{
    return m_connection->file;
}

bool Document::isReadOnly() const
{
    return m_connection->isReadOnly;
}

const std::string &Document::warning() const
{
    return m_connection->warning;
}

} // namespace entente
