// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>

namespace entente
{

/// A file to be packed.
struct FileToPack
{
    std::string name; ///< with slashes: "ppt/slides/slide1.xml"
    std::string bytes;
    bool isPackedAlready = false; ///< a PNG: stored as it is
};

/// A ZIP archive of these files in this order. The same files give the same bytes: every one of
/// them is dated to the first day that the format knows.
Result<std::string> zipOf(std::span<const FileToPack> files);

} // namespace entente
