// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sections.h"
#include "core/model/dataset.h"
#include "core/model/deriver.h"
#include "core/model/records.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// The version of the file format that this program writes (PRAGMA user_version).
constexpr int documentVersion = 4;
/// PRAGMA application_id of a document: "Ente".
constexpr int documentApplicationId = 0x456E7465;

/// Reported while long work runs: `done` of `total` (0: not known).
struct Progress
{
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string step; ///< "Reading events.csv"
};
using ProgressSink = std::function<void(const Progress &)>;

/// Makes what derives the sections of a packed document; asked once for each pass over the events.
using MakeDeriver = std::function<std::unique_ptr<Deriver>()>;

/// More events than this are stored packed, fewer as rows.
constexpr std::int64_t mostRows = 20'000;

/// An open `.entente` file. Its events are rows that any SQLite tool reads or, when there are many,
/// packed: thousands to a row, compressed, with data derived from them beside them. Reads see one
/// consistent state; writes are transactions that are all there or not at all. Not thread-safe: one
/// Document per thread.
class Document
{
public:
    enum class Access
    {
        ReadOnly,
        ReadWrite
    };

    /// Fails in one sentence for what is no document: missing, empty, a directory, another SQLite
    /// file, cut in half, damaged. A file of a newer version opens ReadOnly, with `warning()` set.
    /// A file in a folder that cannot be written opens ReadOnly.
    static Result<Document> open(const std::filesystem::path &file, Access access);

    /// A new, empty document. Fails if `file` exists.
    static Result<Document> create(const std::filesystem::path &file);

    /// Writes `data` to `file` as a whole document, packed when it has more than mostRows events:
    /// built beside it, synced, then renamed over it, so that a full disk or a crash leaves what
    /// was there. Without `makeDeriver` the sections of a packed one are stale.
    static Outcome write(const std::filesystem::path &file, const Dataset &data,
                         const MakeDeriver &makeDeriver = {});

    Document(Document &&) noexcept;
    Document &operator=(Document &&) noexcept;
    ~Document();

    /// Everything, also of a packed document, whose events then take a kilobyte each in memory.
    Result<Dataset> read(std::stop_token stop = {}, const ProgressSink &progress = {}) const;
    /// Everything but the events.
    Result<Dataset> readTables(std::stop_token stop = {}) const;

    bool isPacked() const;
    /// As of opening, or of the last append() through this value.
    std::int64_t eventCount() const;

    /// What a packed document's events are read from by place, on connections of its own: it may
    /// outlive this value. Fails for a document that is not packed.
    Result<std::shared_ptr<const Records>> records() const;
    /// What was derived from the events, in the same way. Fails when it is stale.
    Result<std::shared_ptr<const Sections>> sections() const;
    /// Whether nobody has changed anything since the sections were derived. Never for rows.
    bool sectionsAreFresh() const;
    /// Derives the sections of a packed document again, in one transaction.
    Outcome deriveSections(Deriver &deriver, std::stop_token stop = {},
                           const ProgressSink &progress = {});

    /// Puts these in the place of all stories, in one transaction; nothing else changes, and what
    /// was derived from the events stays fresh. Fails for two of the same name.
    Outcome setStories(const std::vector<StoryText> &stories);

    /// Puts these in the place of title, description and all free properties, in the same way.
    Outcome setProperties(const std::string &title, const std::string &description,
                          const std::map<std::string, std::string> &properties);

    /// Adds events (new keys) in one transaction; EventIds are assigned. Fails as a whole, and on
    /// a stop leaves the document as it was.
    Outcome append(const Dataset &data, std::stop_token stop = {},
                   const ProgressSink &progress = {});

    /// Integrity (SQLite's own), foreign keys, dates that do not parse, relations that point
    /// nowhere, …; empty when all is well.
    Result<std::vector<std::string>> check() const;

    const std::filesystem::path &file() const;
    bool isReadOnly() const;
    const std::string &warning() const; ///< a sentence for the user, or empty

private:
    struct Connection;
    explicit Document(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace entente
