// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_source.h"

#include <functional>
#include <string>
#include <vector>

namespace entente
{

/// One file to import, or one that lies packed in another.
struct ImportInput
{
    std::filesystem::path file;                                ///< as messages name it
    std::int64_t size = 0;                                     ///< bytes; 0 when nobody knows
    std::function<Result<std::unique_ptr<ByteSource>>()> open; ///< from the beginning; repeatable
    bool isPlainFile = false; ///< `file` can be opened by others as well
    bool isAsked = true;      ///< named by the user; false: found in a folder
};

/// The inputs behind one argument: a file itself, the files packed in an archive, or the files of a
/// folder by name, hidden ones and folders in it aside.
Result<std::vector<ImportInput>> inputsOf(const std::filesystem::path &path);

} // namespace entente
