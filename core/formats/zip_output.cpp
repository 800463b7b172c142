// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/zip_output.h"

#include <zip.h>

#include <memory>

namespace entente
{

namespace
{

struct FreeSource
{
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
struct DiscardArchive
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
};

Error packingError(std::string words)
{
    return {"the file cannot be packed: " + std::move(words), {}};
}

Outcome add(zip_t *archive, const FileToPack &file)
{
    zip_source_t *source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    if (!source)
        return packingError(zip_strerror(archive));
    const zip_int64_t index =
        zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    if (index < 0) {
        zip_source_free(source);
        return packingError(zip_strerror(archive));
    }
    const auto place = zip_uint64_t(index);
    // 1 January 1980, 00:00
    constexpr zip_uint16_t firstDay = (1 << 5) | 1;
    zip_file_set_dostime(archive, place, 0, firstDay, 0);
    zip_set_file_compression(archive, place, file.isPackedAlready ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                             0);
    return Done{};
}

Result<std::string> bytesIn(zip_source_t *source)
{
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_stat(source, &about) < 0 || zip_source_open(source) < 0)
        return packingError(zip_error_strerror(zip_source_error(source)));
    std::string bytes(about.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || zip_uint64_t(read) != about.size)
        return packingError("it cannot be read back");
    return bytes;
}

} // namespace

Result<std::string> zipOf(std::span<const FileToPack> files)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> packed(
        zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!packed)
        return packingError(zip_error_strerror(&error));
    std::unique_ptr<zip_t, DiscardArchive> archive(
        zip_open_from_source(packed.get(), ZIP_TRUNCATE, &error));
    if (!archive)
        return packingError(zip_error_strerror(&error));
    zip_source_keep(packed.get()); // closing the archive gives up its share
    for (const FileToPack &file : files) {
        if (Outcome added = add(archive.get(), file); !added)
            return added.error();
    }
    if (zip_close(archive.get()) < 0)
        return packingError(zip_strerror(archive.get()));
    static_cast<void>(archive.release()); // closed
    return bytesIn(packed.get());
}

} // namespace entente
