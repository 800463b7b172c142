// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/frames.h"

#include <zstd.h>

#include <memory>

namespace entente::store
{

namespace
{

/// The fastest of the levels that find repeated words: packs are small, and the next level takes
/// twice the time for a hundredth of the size.
constexpr int level = 1;

struct Free
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

/// One of each a thread: making them takes longer than a frame does.
ZSTD_CCtx *compressor()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, Free> context = [] {
        std::unique_ptr<ZSTD_CCtx, Free> made(ZSTD_createCCtx());
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, level);
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_contentSizeFlag, 0);
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_checksumFlag, 0);
        return made;
    }();
    return context.get();
}

ZSTD_DCtx *decompressor()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    return context.get();
}

} // namespace

std::size_t appendFrame(std::string &out, std::string_view bytes)
{
    const std::size_t before = out.size();
    out.resize(before + ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compress2(compressor(), out.data() + before, out.size() - before,
                                            bytes.data(), bytes.size());
    // With room for the bound only a lack of memory is left to fail.
    if (ZSTD_isError(size))
        throw std::bad_alloc();
    out.resize(before + size);
    return size;
}

bool readFrame(std::string_view frame, char *out, std::size_t size)
{
    // A second frame or a skippable one behind the first would be decoded as well.
    const std::size_t length = ZSTD_findFrameCompressedSize(frame.data(), frame.size());
    if (ZSTD_isError(length) || length != frame.size())
        return false;
    const std::size_t got =
        ZSTD_decompressDCtx(decompressor(), out, size, frame.data(), frame.size());
    return !ZSTD_isError(got) && got == size;
}

} // namespace entente::store
