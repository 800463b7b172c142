// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/csv_cells.h"
#include "core/formats/csv_format.h"
#include "core/formats/import.h"

namespace entente
{

struct RejectWriter::File
{
    ReplacementFile file;
    std::string waiting;
};

RejectWriter::RejectWriter(std::unique_ptr<File> file) : m_file(std::move(file)) {}
RejectWriter::RejectWriter(RejectWriter &&) noexcept = default;
RejectWriter::~RejectWriter() = default;

Result<RejectWriter> RejectWriter::create(const std::filesystem::path &file)
{
    Result<ReplacementFile> made = ReplacementFile::create(file);
    if (!made)
        return made.error();
    return RejectWriter(std::make_unique<File>(
        File{std::move(*made), csvRecord({"file", "line", "reason", "text"})}));
}

Outcome RejectWriter::add(const Reject &reject)
{
    const bool isText = isUtf8(reject.text);
    std::string &waiting = m_file->waiting;
    waiting += csvRecord({neutralized(reject.file), std::to_string(reject.line),
                          neutralized(reject.reason),
                          neutralized(isText ? reject.text : withValidUtf8(reject.text))});
    constexpr std::size_t atOnce = 1024 * 1024;
    if (waiting.size() < atOnce)
        return Done{};
    Outcome written = m_file->file.write(waiting);
    waiting.clear();
    return written;
}

Outcome RejectWriter::finish()
{
    if (Outcome written = m_file->file.write(m_file->waiting); !written)
        return written;
    return m_file->file.putInPlace();
}

Outcome writeRejects(const std::filesystem::path &file, std::span<const Reject> rejects)
{
    Result<RejectWriter> writer = RejectWriter::create(file);
    if (!writer)
        return writer.error();
    for (const Reject &reject : rejects) {
        if (Outcome added = writer->add(reject); !added)
            return added;
    }
    return writer->finish();
}

} // namespace entente
