// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/file_header.h"

#include "core/base/files.h"
#include "core/store/document.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace entente::store
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t headerSize = 100;
using HeaderBytes = std::array<unsigned char, headerSize>;

std::int64_t bigEndian(const HeaderBytes &bytes, std::size_t at, std::size_t size)
{
    std::int64_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number = number * 256 + bytes[at + i];
    return number;
}

} // namespace

Result<FileHeader> readHeader(const fs::path &file)
{
    if (Outcome isFile = checkIsFile(file); !isFile)
        return isFile.error();
    const Result<std::string> start = sqlite::startOfFile(file, headerSize);
    if (!start)
        return start.error();
    HeaderBytes bytes{};
    std::copy(start->begin(), start->end(), bytes.begin());
    FileHeader header;
    std::error_code error;
    header.bytesInFile = std::int64_t(fs::file_size(file, error));
    const std::string_view magic("SQLite format 3\0", 16);
    header.isSqlite =
        start->size() >= magic.size() &&
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

Outcome checkHeader(const FileHeader &header, const fs::path &file)
{
    const std::string where = file.string();
    if (header.bytesInFile == 0)
        return Error{"the file is empty, not an Entente document; look for a copy of it", where};
    if (!header.isSqlite)
        return Error{"this is not an Entente document; import it if it holds records", where};
    if (header.bytesInFile < std::int64_t(headerSize) ||
        (header.bytesInFile < header.bytesAnnounced && !header.isWriteAhead))
        return Error{"the document is cut off: only " + std::to_string(header.bytesInFile) +
                         " of its " + std::to_string(header.bytesAnnounced) +
                         " bytes are there; restore it from a copy",
                     where};
    if (header.applicationId != documentApplicationId)
        return Error{
            "this is an SQLite database, but not an Entente document; export its tables as CSV and "
            "import these",
            where};
    return Done{};
}

} // namespace entente::store
