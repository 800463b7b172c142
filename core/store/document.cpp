// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"

#include "core/base/files.h"
#include "core/store/dataset_rows.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;
using sqlite::Database;

/// What the first hundred bytes of an SQLite file say, before anything in it is trusted.
struct Header
{
    std::int64_t bytesInFile = 0;
    std::int64_t bytesAnnounced = 0; ///< 0: not known
    bool isSqlite = false;
    bool isWriteAhead = false;
    std::int64_t applicationId = 0;
    std::int64_t userVersion = 0;
};

constexpr std::size_t headerSize = 100;
using HeaderBytes = std::array<unsigned char, headerSize>;

std::int64_t bigEndian(const HeaderBytes &bytes, std::size_t at, std::size_t size)
{
    std::int64_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number = number * 256 + bytes[at + i];
    return number;
}

Result<Header> readHeader(const fs::path &file)
{
    if (Outcome isFile = checkIsFile(file); !isFile)
        return isFile.error();
    errno = 0;
    std::ifstream input(file, std::ios::binary);
    if (!input)
        return fileError("open", errno ? errno : EACCES, file);
    HeaderBytes bytes{};
    input.read(reinterpret_cast<char *>(bytes.data()), headerSize);
    Header header;
    std::error_code error;
    header.bytesInFile = std::int64_t(fs::file_size(file, error));
    const std::string_view magic("SQLite format 3\0", 16);
    header.isSqlite =
        std::size_t(input.gcount()) >= magic.size() &&
        std::equal(magic.begin(), magic.end(), bytes.begin(),
                   [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
    // The size in pages counts only when the writer kept both counters in step.
    const std::int64_t pageSize = bigEndian(bytes, 16, 2);
    if (bigEndian(bytes, 24, 4) == bigEndian(bytes, 92, 4))
        header.bytesAnnounced = (pageSize == 1 ? 65536 : pageSize) * bigEndian(bytes, 28, 4);
    header.isWriteAhead = bytes[18] == 2;
    header.userVersion = bigEndian(bytes, 60, 4);
    header.applicationId = bigEndian(bytes, 68, 4);
    return header;
}

Outcome checkHeader(const Header &header, const fs::path &file)
{
    const std::string where = file.string();
    if (header.bytesInFile == 0)
        return Error{"the file is empty, not an Entente document", where};
    if (!header.isSqlite)
        return Error{"this is not an Entente document; import it if it holds records", where};
    if (header.bytesInFile < std::int64_t(headerSize) ||
        (header.bytesInFile < header.bytesAnnounced && !header.isWriteAhead))
        return Error{"the document is cut off: only " + std::to_string(header.bytesInFile) +
                         " of its " + std::to_string(header.bytesAnnounced) +
                         " bytes are there; restore it from a copy",
                     where};
    if (header.applicationId != documentApplicationId)
        return Error{"this is an SQLite database, but not an Entente document", where};
    return Done{};
}

bool canWrite(const fs::path &path)
{
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Why the document cannot be changed, as a sentence; empty when it can.
std::string whyReadOnly(const fs::path &file, const Header &header)
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

Database::Mode modeFor(const fs::path &file, const Header &header, bool isReadOnly)
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

Outcome setUp(Database &database)
{
    const std::string mark =
        "PRAGMA application_id = " + std::to_string(documentApplicationId) + ";";
    if (Outcome marked = database.run(mark.c_str()); !marked)
        return marked;
    return store::migrate(database, store::migrations());
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

struct Document::Connection
{
    Database database;
    fs::path file;
    bool isReadOnly = false;
    std::string warning;
};

Document::Document(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Document::Document(Document &&) noexcept = default;
Document &Document::operator=(Document &&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::open(const fs::path &file, Access access)
{
    const Result<Header> header = readHeader(file);
    if (!header)
        return header.error();
    if (Outcome good = checkHeader(*header, file); !good)
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
    return Document(std::make_unique<Connection>(
        Connection{std::move(*database), file, isReadOnly, std::move(warning)}));
}

Result<Document> Document::create(const fs::path &file)
{
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error)))
        return Error{"there is such a file already", file.string()};
    Result<ReplacementFile> replacement = ReplacementFile::create(file);
    if (!replacement)
        return replacement.error();
    {
        Result<Database> database = Database::open(replacement->path(), Database::Mode::Create);
        if (!database)
            return database.error();
        database->setFileForMessages(file);
        if (Outcome done = setUp(*database); !done)
            return done.error();
        Dataset empty;
        if (Outcome begun = database->run("BEGIN"); !begun)
            return begun.error();
        if (Outcome done = store::writeDataset(*database, empty, {}, {}); !done)
            return done.error();
        if (Outcome done = database->run("COMMIT"); !done)
            return done.error();
    }
    if (Outcome placed = replacement->putInPlaceIfNew(); !placed)
        return placed.error();
    return open(file, Access::ReadWrite);
}

Outcome Document::write(const fs::path &file, const Dataset &data)
{
    Result<ReplacementFile> replacement = ReplacementFile::create(file);
    if (!replacement)
        return replacement.error();
    {
        Result<Database> database = Database::open(replacement->path(), Database::Mode::Create);
        if (!database)
            return database.error();
        database->setFileForMessages(file);
        // Nobody sees the file before it is whole and synced, so it needs no journal of its own.
        if (Outcome done = database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
            !done)
            return done;
        if (Outcome done = setUp(*database); !done)
            return done;
        if (Outcome done = database->run("BEGIN"); !done)
            return done;
        if (Outcome done = store::writeDataset(*database, data, {}, {}); !done)
            return done;
        if (Outcome done = database->run("COMMIT"); !done)
            return done;
    }
    return replacement->putInPlace();
}

Result<Dataset> Document::read(std::stop_token stop, const ProgressSink &progress) const
{
    Database &database = m_connection->database;
    database.setStop(stop);
    if (Outcome begun = database.run("BEGIN"); !begun)
        return begun.error();
    Result<Dataset> data = store::readDataset(database, stop, progress);
    database.setStop({});
    const Outcome ended = database.run("ROLLBACK");
    if (data && !ended)
        return ended.error();
    return data;
}

Outcome Document::append(const Dataset &data, std::stop_token stop, const ProgressSink &progress)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    Database &database = m_connection->database;
    if (Outcome begun = database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    Outcome done = store::appendDataset(database, data, stop, progress);
    if (done)
        done = database.run("COMMIT");
    if (!done) {
        // A full disk may have rolled back by itself; then there is nothing left to undo.
        if (const Outcome undone = database.run("ROLLBACK"); !undone)
            return done;
    }
    return done;
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
