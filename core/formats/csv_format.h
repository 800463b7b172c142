// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/csv_columns.h"
#include "core/formats/export.h"
#include "core/formats/row_reader.h"

namespace entente
{

/// Reads the rows of the table that begins like this, in UTF-8; by recipe, then by header names. A
/// table that names no title or no date is an Error.
Result<std::unique_ptr<RowReader>> csvReaderFor(std::string_view beginning, const Recipe &recipe);

/// Reads a whole table of events. Rows that cannot be taken are rejects.
Result<ImportedFile> readCsv(std::string bytes, const Recipe &recipe, const ReadContext &context);

/// The events as a table that readCsv reads by its header.
std::string csvFrom(const Dataset &data, ExportReport &report);

/// One record, with its CRLF.
std::string csvRecord(const std::vector<std::string> &cells);

} // namespace entente
