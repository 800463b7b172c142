// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"
#include "core/store/document.h"

#include <cstdint>
#include <filesystem>
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
    std::vector<Reject> rejects;
    std::vector<std::string> warnings; ///< "read as Windows-1252: the bytes are not UTF-8"
};

struct ImportOptions
{
    std::optional<std::string> format;           ///< "csv", "json"; nothing: by content
    std::optional<std::filesystem::path> recipe; ///< JSON column mapping; nothing: by header names
};

/// Reads `files` into `into` (which may hold events already, for merging). A file that cannot be
/// read at all is an error; rows that cannot are rejects.
Result<ImportReport> importFiles(std::span<const std::filesystem::path> files,
                                 const ImportOptions &options, Dataset &into,
                                 std::stop_token stop = {}, const ProgressSink &progress = {});

/// Writes the rejects as CSV (file, line, reason, text).
Outcome writeRejects(const std::filesystem::path &file, std::span<const Reject> rejects);

} // namespace entente
