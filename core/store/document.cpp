// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"

#include "core/base/files.h"
#include "core/store/dataset_rows.h"
#include "core/store/pack_stream.h"
#include "core/store/packed_records.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <numeric>
#include <system_error>
#include <unordered_set>
#include <utility>

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
    Database::Mode mode = Database::Mode::ReadOnly;
    std::uint32_t changeCounter = 0; ///< as of the last look
    store::PackDirectory packs;
    std::int64_t rows = 0;
    bool hasFreshSections = false;
    std::shared_ptr<store::ReadPool> pool; ///< made when it is asked for

    /// Notes what is in the file by now.
    Outcome look();
    Result<std::shared_ptr<store::ReadPool>> readers();
    Result<Dataset> readPacked(const std::stop_token &stop, const ProgressSink &progress);
    Outcome appendPacked(const Dataset &data, const std::stop_token &stop,
                         const ProgressSink &progress);
};

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
        if (Outcome done = store::setUp(*database); !done)
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

namespace
{

Outcome writeRows(const fs::path &file, const Dataset &data)
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
        if (Outcome done = store::setUp(*database); !done)
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

Outcome writePacked(const fs::path &file, const Dataset &data, const MakeDeriver &makeDeriver)
{
    if (Outcome good = store::checkIds(data); !good)
        return Error{good.error().what, file.string()};
    const auto stream = store::PackStream::create(file, makeDeriver);
    if (!stream)
        return stream.error();
    const std::vector<std::int64_t> numbers = store::numbersFor(data.events, 1, true);
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    std::vector<Event> batch;
    for (std::size_t i = 0; i < order.size(); ++i) {
        batch.push_back(data.events[order[i]]);
        batch.back().id = EventId{numbers[order[i]]};
        if (batch.size() < store::eventsPerPack && i + 1 < order.size())
            continue;
        if (Outcome added = (*stream)->add(std::exchange(batch, {})); !added)
            return added;
    }
    Dataset tables;
    tables.title = data.title;
    tables.description = data.description;
    tables.kinds = data.kinds;
    tables.actors = data.actors;
    tables.threads = data.threads;
    tables.layers = data.layers;
    tables.ties = data.ties;
    tables.properties = data.properties;
    return (*stream)->finish(tables, {}, {});
}

/// Runs `work` inside a transaction; undoes it when it fails.
template <class Work>
Outcome inTransaction(Database &database, Work work)
{
    if (Outcome begun = database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    Outcome done = work();
    if (done)
        done = database.run("COMMIT");
    if (!done) {
        // A full disk may have rolled back by itself; then there is nothing left to undo.
        if (const Outcome undone = database.run("ROLLBACK"); !undone)
            return done;
    }
    return done;
}

} // namespace

Outcome Document::write(const fs::path &file, const Dataset &data, const MakeDeriver &makeDeriver)
{
    if (std::int64_t(data.events.size()) > mostRows)
        return writePacked(file, data, makeDeriver);
    return writeRows(file, data);
}

Result<Dataset> Document::Connection::readPacked(const std::stop_token &stop,
                                                 const ProgressSink &progress)
{
    Result<Dataset> data = store::readTables(database, stop);
    if (!data)
        return data;
    struct Task
    {
        EventIndex first = 0;
        store::PackBytes bytes;
    };
    using Events = Result<std::vector<Event>>;
    data->events.reserve(std::size_t(packs.eventCount()));
    store::PackTable table(database);
    store::OrderedWork<Task, Events> decoding(
        [](Task task) { return store::decodePack(task.first, task.bytes); },
        [&](Events events) -> Outcome {
            if (!events)
                return events.error();
            std::move(events->begin(), events->end(), std::back_inserter(data->events));
            return Done{};
        });
    for (const store::PackDirectory::Entry &entry : packs.entries()) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        Result<store::PackBytes> bytes = table.read(entry.first);
        if (!bytes)
            return bytes.error();
        if (Outcome pushed = decoding.push({entry.first, std::move(*bytes)}); !pushed)
            return Error{pushed.error().what, file.string()};
        if (progress)
            progress({entry.first, packs.eventCount(), "Reading the document"});
    }
    if (Outcome done = decoding.waitForAll(); !done)
        return Error{done.error().what, file.string()};
    return data;
}

Result<Dataset> Document::read(std::stop_token stop, const ProgressSink &progress) const
{
    Database &database = m_connection->database;
    database.setStop(stop);
    if (Outcome begun = database.run("BEGIN"); !begun)
        return begun.error();
    Result<Dataset> data = isPacked() ? m_connection->readPacked(stop, progress)
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

Outcome Document::deriveSections(Deriver &deriver, std::stop_token stop,
                                 const ProgressSink &progress)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    Database &database = m_connection->database;
    const Outcome done = inTransaction(database, [&]() -> Outcome {
        const Result<Dataset> tables = store::readTables(database, stop);
        if (!tables)
            return tables.error();
        return store::deriveAll(database, *tables, deriver, stop, progress);
    });
    if (!done)
        return done;
    return m_connection->look();
}

Outcome Document::Connection::appendPacked(const Dataset &data, const std::stop_token &stop,
                                           const ProgressSink &progress)
{
    // Somebody else may have added packs since the document was opened.
    const Result<store::PackDirectory> directory = store::PackDirectory::read(database);
    if (!directory)
        return directory.error();
    std::unordered_set<std::string_view> keys;
    for (const Event &event : data.events)
        keys.insert(event.key);
    store::PackTable table(database);
    for (const store::PackDirectory::Entry &entry : directory->entries()) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        if (progress)
            progress({entry.first, directory->eventCount(), "Reading the document"});
        const Result<std::string> records = table.readRecords(entry.first);
        if (!records)
            return records.error();
        const auto there = store::PackKeys::open(entry.first, entry.count, *records);
        if (!there)
            return there.error();
        for (std::size_t row = 0; row < entry.count; ++row) {
            if (const std::string key = (*there)->key(row); keys.contains(key))
                return Error{"the document has an event with the id '" + key + "' already",
                             file.string()};
        }
    }
    const store::PackDirectory::Entry last = directory->entries().back();
    const Result<store::PackBytes> bytes = table.read(last.first);
    if (!bytes)
        return bytes.error();
    Result<std::vector<Event>> events = store::decodePack(last.first, *bytes);
    if (!events)
        return events.error();
    std::int64_t number = events->back().id.value;
    for (const Event &event : data.events) {
        events->push_back(event);
        events->back().id = EventId{++number};
    }
    for (const store::PackCut &cut : store::cutIntoPacks(last.first, *events)) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        const auto pack =
            store::encodePack(cut.first, std::span(*events).subspan(cut.begin, cut.count));
        if (!pack)
            return pack.error();
        if (Outcome done = table.write(cut.first, *pack); !done)
            return done;
    }
    return store::appendTables(database, data);
}

Outcome Document::append(const Dataset &data, std::stop_token stop, const ProgressSink &progress)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    Database &database = m_connection->database;
    const bool crosses = !isPacked() && eventCount() + std::int64_t(data.events.size()) > mostRows;
    std::optional<Dataset> all;
    const Outcome done = inTransaction(database, [&]() -> Outcome {
        if (isPacked())
            return m_connection->appendPacked(data, stop, progress);
        if (Outcome appended = store::appendDataset(database, data, stop, progress); !appended)
            return appended;
        if (!crosses)
            return Done{};
        Result<Dataset> read = store::readDataset(database, stop, {});
        if (!read)
            return read.error();
        all = std::move(*read);
        return Error{"cancelled", {}}; // what was read is written anew, packed
    });
    if (!all) {
        if (!done)
            return done;
        return m_connection->look();
    }
    const fs::path file = m_connection->file;
    if (Outcome written = write(file, *all); !written)
        return written;
    Result<Document> reopened = open(file, Access::ReadWrite);
    if (!reopened)
        return reopened.error();
    *this = std::move(*reopened);
    return Done{};
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
