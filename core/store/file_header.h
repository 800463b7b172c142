// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace entente::store
{

/// What the first hundred bytes of an SQLite file say, before anything in it is trusted.
struct FileHeader
{
    std::int64_t bytesInFile = 0;
    std::int64_t bytesAnnounced = 0; ///< 0: not known
    bool isSqlite = false;
    bool isWriteAhead = false;
    std::int64_t applicationId = 0;
    std::int64_t userVersion = 0;
};

Result<FileHeader> readHeader(const std::filesystem::path &file);

/// Says in one sentence why the file is no whole document.
Outcome checkHeader(const FileHeader &header, const std::filesystem::path &file);

} // namespace entente::store
