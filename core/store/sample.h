// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace entente
{

/// Where the program's resources (sample documents, world shapes, fonts) lie: $ENTENTE_RESOURCES,
/// beside the program, or the installed share folder.
std::filesystem::path resourceFile(const std::string &name);

/// What a DOC argument means: "sample" is the shipped document, anything else a path.
Result<std::filesystem::path> documentPath(const std::string &argument);

} // namespace entente
