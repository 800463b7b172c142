// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/document.h"
#include "tests/fuzz/require.h"

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

namespace
{

/// One file that every input is written to; memory where the system has it.
const std::filesystem::path &scratchFile()
{
    static const std::filesystem::path file = [] {
        const std::filesystem::path memory = "/dev/shm";
        std::error_code error;
        const auto folder = std::filesystem::is_directory(memory, error)
                                ? memory
                                : std::filesystem::temp_directory_path(error);
        return folder / ("entente-fuzz-" + std::to_string(::getpid()) + ".entente");
    }();
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace entente;
    using fuzz::require;

    std::FILE *file = std::fopen(scratchFile().c_str(), "wb");
    require(file != nullptr, "the input can be written");
    if (size > 0) // an empty input comes without an address
        std::fwrite(data, 1, size, file);
    std::fclose(file);
    {
        const Result<Document> document = Document::open(scratchFile(), Document::Access::ReadOnly);
        if (document) {
            const Result<Dataset> read = document->read();
            require(read || !read.error().what.empty(), "an error says why");
            const auto findings = document->check();
            require(findings || !findings.error().what.empty(), "an error says why");
        } else {
            require(!document.error().what.empty(), "an error says why");
        }
    }
    std::filesystem::remove(scratchFile());
    return 0;
}
