// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace entente
{

/// Bytes that are read once from front to back: a file, or a packed file inside another one.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Fills the front of `into`; how many bytes, 0 only at the end.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
    /// Of the bytes that read() gives; 0 when nobody knows before the end.
    virtual std::int64_t size() const = 0;
};

Result<std::unique_ptr<ByteSource>> fileSource(const std::filesystem::path &file);

} // namespace entente
