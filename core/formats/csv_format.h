// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/csv_columns.h"
#include "core/formats/export.h"
#include "core/formats/imported.h"

namespace entente
{

/// Reads a table of events. Rows that cannot be taken are rejects; a table that names no title or
/// no date is an Error.
Result<ImportedFile> readCsv(std::string bytes, const Recipe &recipe, const ReadContext &context);

/// The events as a table that readCsv reads by its header.
std::string csvFrom(const Dataset &data, ExportReport &report);

/// One record, with its CRLF.
std::string csvRecord(const std::vector<std::string> &cells);

} // namespace entente
