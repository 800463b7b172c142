// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/import_input.h"

namespace entente
{

/// Whether the file begins as a ZIP archive does. False for what cannot be read.
bool isZipArchive(const std::filesystem::path &file);

/// The files packed in an archive, by name; folders and hidden files aside. Nothing is unpacked to
/// disk: each is read in pieces as it expands. Fails in one sentence for an archive that is damaged
/// or empty, and where a file in it is encrypted, is an archive itself, or is packed in a way that
/// is not known.
Result<std::vector<ImportInput>> zipInputs(const std::filesystem::path &archive);

} // namespace entente
