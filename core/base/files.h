// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace entente
{

/// One sentence for a failed system call: "cannot write the file: the disk is full …".
Error fileError(std::string_view verb, int systemError, const std::filesystem::path &file);

/// Says in one sentence why `file` cannot be read as a file at all: missing, a folder, a device.
Outcome checkIsFile(const std::filesystem::path &file);

/// The bytes of a file, read in steps of a megabyte; `step` hears bytes done and bytes in all. A
/// requested stop ends with the error "cancelled". Files beyond two gigabytes are refused.
Result<std::string> readFile(const std::filesystem::path &file, std::stop_token stop = {},
                             const std::function<void(std::int64_t, std::int64_t)> &step = {});

/// A new, empty file beside `file` that takes its place when all is well. Removed when not put
/// in place. Links are followed, so that the file that they point at is replaced.
class ReplacementFile
{
public:
    /// `mark` becomes part of its name: "file.mark-a1b2c3".
    static Result<ReplacementFile> create(const std::filesystem::path &file,
                                          std::string_view mark = {});

    ReplacementFile(ReplacementFile &&other) noexcept;
    ReplacementFile &operator=(ReplacementFile &&) = delete;
    ~ReplacementFile();

    const std::filesystem::path &path() const { return m_temporary; }
    Outcome write(std::string_view bytes);
    /// Syncs the file, renames it over its target and syncs the folder.
    Outcome putInPlace();
    /// The same, but fails when the target exists by now.
    Outcome putInPlaceIfNew();

private:
    ReplacementFile(std::filesystem::path target, std::filesystem::path temporary)
        : m_target(std::move(target))
        , m_temporary(std::move(temporary))
    {}
    Outcome sync();
    void syncFolder() const;

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
};

} // namespace entente
