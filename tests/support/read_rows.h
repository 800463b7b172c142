// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/row_reader.h"

#include <string>
#include <vector>

namespace entente::test
{

struct ReadRows
{
    std::vector<ImportedRow> rows;
    std::vector<Reject> rejects;
    WarningList warnings;
};

/// Reads a whole text with a reader of rows, one row after the other.
inline ReadRows readRows(const RowReader &reader, std::string_view text)
{
    ReadRows read;
    const TableLayout layout = reader.layout();
    CsvParser parser(text, layout.delimiter,
                     layout.hasQuotes ? CsvParser::Quotes::Rfc4180 : CsvParser::Quotes::Characters);
    RowScratch scratch;
    bool isHeader = layout.hasHeader;
    for (CsvRecord record; parser.next(record);) {
        if (record.problem.empty() && record.isBlank())
            continue;
        if (isHeader) {
            isHeader = false;
            continue;
        }
        ImportedRow row;
        row.line = record.line;
        std::string why =
            record.problem.empty() ? reader.read(record, row, scratch) : record.problem;
        if (why.empty())
            read.rows.push_back(std::move(row));
        else
            read.rejects.push_back({{}, record.line, std::move(why), std::string(record.text)});
    }
    read.warnings = std::move(scratch.warnings);
    return read;
}

} // namespace entente::test
