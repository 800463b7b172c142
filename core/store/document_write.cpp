// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/files.h"
#include "core/store/dataset_rows.h"
#include "core/store/derive_sections.h"
#include "core/store/document_connection.h"
#include "core/store/pack_stream.h"
#include "core/store/packed_events.h"
#include "core/store/schema.h"

#include <algorithm>
#include <numeric>
#include <system_error>
#include <utility>

namespace entente
{

namespace fs = std::filesystem;
using sqlite::Database;

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
        // Nobody sees the file before it is whole and synced, so its journal need not outlive us.
        if (Outcome done = database->run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;");
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
    tables.eras = data.eras;
    tables.stories = data.stories;
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

/// In the place of those that are there.
Outcome replaceStories(Database &database, const std::vector<StoryText> &stories)
{
    const bool isFresh = store::areSectionsFresh(database);
    if (Outcome cleared = database.run("DELETE FROM story"); !cleared)
        return cleared;
    sqlite::Statement insert(database,
                             "INSERT INTO story (position, name, value) VALUES (?1, ?2, ?3)");
    std::int64_t position = 0;
    for (const StoryText &story : stories) {
        if (!insert.run(++position, story.name, story.json))
            return database.error();
    }
    return isFresh ? store::stampSections(database) : Outcome(Done{});
}

} // namespace

Outcome Document::write(const fs::path &file, const Dataset &data, const MakeDeriver &makeDeriver)
{
    if (std::int64_t(data.events.size()) > mostRows)
        return writePacked(file, data, makeDeriver);
    return writeRows(file, data);
}

Outcome Document::deriveSections(Deriver &deriver, std::stop_token stop,
                                 const ProgressSink &progress)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    Database &database = m_connection->database;
    Outcome done = inTransaction(database, [&]() -> Outcome {
        const Result<Dataset> tables = store::readTables(database, stop);
        if (!tables)
            return tables.error();
        return store::deriveAll(database, *tables, deriver, stop, progress);
    });
    if (!done)
        return done;
    return m_connection->look();
}

Outcome Document::setStories(const std::vector<StoryText> &stories)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    for (auto story = stories.begin(); story != stories.end(); ++story) {
        const auto isAlike = [&](const StoryText &other) { return other.name == story->name; };
        if (std::any_of(stories.begin(), story, isAlike))
            return Error{"two stories are called '" + story->name + "'; give one another name",
                         m_connection->file.string()};
    }
    Database &database = m_connection->database;
    Outcome done = inTransaction(database, [&] { return replaceStories(database, stories); });
    if (!done)
        return done;
    return m_connection->look();
}

Outcome Document::setProperties(const std::string &title, const std::string &description,
                                const std::map<std::string, std::string> &properties)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    Database &database = m_connection->database;
    Outcome done = inTransaction(database, [&]() -> Outcome {
        const bool isFresh = store::areSectionsFresh(database);
        // Names with a dot are the file's own, but for those of free properties, which have two.
        if (Outcome cleared = database.run("DELETE FROM property WHERE name IN "
                                           "('.title', '.description') OR "
                                           "name NOT LIKE '.%' OR name LIKE '..%'");
            !cleared)
            return cleared;
        sqlite::Statement insert(database, "INSERT INTO property VALUES (?1, ?2)");
        if (!insert.run(std::string(".title"), title) ||
            !insert.run(std::string(".description"), description))
            return database.error();
        for (const auto &[name, value] : properties) {
            if (!insert.run(name.starts_with('.') ? "." + name : name, value))
                return database.error();
        }
        return isFresh ? store::stampSections(database) : Outcome(Done{});
    });
    if (!done)
        return done;
    return m_connection->look();
}

Outcome Document::append(const Dataset &data, std::stop_token stop, const ProgressSink &progress)
{
    if (m_connection->isReadOnly)
        return Error{"the document is open for reading only", m_connection->file.string()};
    Database &database = m_connection->database;
    const bool crosses = !isPacked() && eventCount() + std::int64_t(data.events.size()) > mostRows;
    std::optional<Dataset> all;
    Outcome done = inTransaction(database, [&]() -> Outcome {
        if (isPacked())
            return store::appendPacked(database, data, stop, progress);
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

} // namespace entente
