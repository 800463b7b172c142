// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>
#include <utility>

namespace entente::store
{

/// Says that somebody is at work on a file. Goes with its process, however that ends.
class FileLock
{
public:
    /// Fails when another has it, or the file is gone.
    static Result<FileLock> take(const std::filesystem::path &file);

    FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// Removes files beside `file` that were to replace it, "file.mark-a1b2c3", and that nobody is at
/// work on any more.
void removeAbandoned(const std::filesystem::path &file, std::string_view mark);

} // namespace entente::store
