// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/export.h"
#include "core/formats/imported.h"

namespace entente
{

/// The word in "format" of a file that this version writes.
constexpr std::string_view jsonFormatName = "entente/1";

/// Reads JSON: "entente/1" as README.md beside this file documents it, its predecessor
/// "entente-events/1", or an array of such events. Rows that cannot be taken are rejects.
Result<ImportedFile> readJson(std::string_view text, const ReadContext &context);

/// A whole dataset from "entente/1" text, exactly as it was written; any reject is an Error.
Result<Dataset> datasetFromJson(std::string_view text);

/// Everything, one record per line.
std::string jsonFrom(const Dataset &data);

} // namespace entente
