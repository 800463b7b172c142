// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"
#include "core/store/event_sink.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// A row that could not be taken, with the line where it starts and the reason in words.
struct Reject
{
    std::string file;
    std::int64_t line = 0; ///< 1-based, of the row's first line
    std::string reason;
    std::string text; ///< the row as it stood in the file
};

/// What an import did. Always: read == imported + merged + rejected.
struct ImportReport
{
    std::int64_t read = 0;
    std::int64_t imported = 0;
    std::int64_t merged =
        0; ///< rows that repeat an event already there (same key, or same content)
    std::int64_t rejected = 0;
    std::vector<Reject> rejects; ///< the first of them; ImportOptions::onReject hears all
    /// Names that no document, recipe or gazetteer knew, in the order in which they came; each is
    /// an actor of its own now. See ImportOptions::settled.
    std::vector<std::string> unknownNames;
    std::vector<std::string> warnings; ///< "read as Windows-1252: the bytes are not UTF-8"
    bool isWritten = false;            ///< false: no row could be taken, so the target is as it was
};

/// Rows that a report holds; the others are only counted.
constexpr std::size_t mostRejectsKept = 10000;
/// Names that a report lists.
constexpr std::size_t mostUnknownNames = 1000;

/// How far an import is.
struct ImportProgress : Progress
{
    std::int64_t rows = 0;  ///< read so far, of all files
    bool isWriting = false; ///< all is read; `done` and `total` are of the target's last step
};
using ImportProgressSink = std::function<void(const ImportProgress &)>;

struct ImportOptions
{
    std::optional<std::string> format;           ///< of `--format`; nothing: by content
    std::optional<std::filesystem::path> recipe; ///< column mapping; nothing: by header names
    /// What names mean that nothing else knows: an actor's id, a country's code or name. The actor
    /// keeps the name as an alias, so that it is settled for every later import into the document.
    std::map<std::string, std::string> settled;
    std::string title; ///< of a target that has none, nor any file
    /// Hears every reject in the order of the files, on the importing thread; an Error ends the
    /// import.
    std::function<Outcome(const Reject &)> onReject;
    unsigned threads = 0;                ///< that read rows; 0: as many as there are cores
    std::size_t pieceBytes = 512 * 1024; ///< of a file that are understood at a time
};

/// Reads `files` (folders: the files in them that can be read, by name) into `sink` and finishes
/// it. Tables of lines stream: a file of any size needs the memory of a few pieces and twelve bytes
/// for every event. A file that cannot be read at all is an error; rows that cannot are rejects.
/// After an error (a requested stop is "cancelled"), and when no row could be taken, `sink` is not
/// finished: its target stays as it was. What happens does not depend on the number of threads.
/// `progress` is called on this thread.
Result<ImportReport> importFiles(std::span<const std::filesystem::path> files,
                                 const ImportOptions &options, EventSink &sink,
                                 std::stop_token stop = {},
                                 const ImportProgressSink &progress = {});

/// The same into memory.
Result<ImportReport> importFiles(std::span<const std::filesystem::path> files,
                                 const ImportOptions &options, Dataset &into,
                                 std::stop_token stop = {},
                                 const ImportProgressSink &progress = {});

/// Writes rejects as CSV (file, line, reason, text) as they come.
class RejectWriter
{
public:
    static Result<RejectWriter> create(const std::filesystem::path &file);
    RejectWriter(RejectWriter &&) noexcept;
    ~RejectWriter();

    Outcome add(const Reject &reject);
    /// Puts the file in place; without this there is none.
    Outcome finish();

private:
    struct File;
    explicit RejectWriter(std::unique_ptr<File> file);
    std::unique_ptr<File> m_file;
};

/// ImportOptions::settled from a JSON object {"name": "actor"}; names with an empty text are left
/// open. Fails in one sentence.
Result<std::map<std::string, std::string>> readSettled(const std::filesystem::path &file);
/// Such a file of names that are still open, for somebody to fill in.
Outcome writeUnknownNames(const std::filesystem::path &file, std::span<const std::string> names);

/// Writes the rejects as CSV (file, line, reason, text).
Outcome writeRejects(const std::filesystem::path &file, std::span<const Reject> rejects);

} // namespace entente
