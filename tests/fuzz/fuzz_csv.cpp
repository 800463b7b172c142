// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/csv_format.h"
#include "core/formats/csv_parser.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace entente;
    using fuzz::require;

    const std::string text(reinterpret_cast<const char *>(data), size);
    CsvParser parser(text, ',');
    std::int64_t line = 0;
    for (CsvRecord record; parser.next(record);) {
        require(record.line > line, "lines grow");
        require(!record.cells.empty(), "a record has a cell");
        line = record.line;
    }
    require(parser.position() == text.size(), "all of the text is read");

    const Result<ImportedFile> file = readCsv(text, {}, {});
    if (!file) {
        require(!file.error().what.empty(), "an error says why");
        return 0;
    }
    for (const Reject &reject : file->rejects)
        require(!reject.reason.empty() && reject.line > 0, "a reject has a line and a reason");
    Dataset table;
    for (const ImportedRow &row : file->rows) {
        require(isUtf8(row.event.title) && !row.event.title.empty(), "titles are text");
        table.events.push_back(row.event);
    }
    ExportReport report;
    const Result<ImportedFile> again = readCsv(csvFrom(table, report), {}, {});
    require(again && again->rejects.empty(), "our own table is read");
    require(again->rows.size() == table.events.size(), "our own table keeps all rows");
    for (std::size_t i = 0; i < table.events.size(); ++i) {
        require(again->rows[i].event.title == table.events[i].title, "titles come back");
        require(again->rows[i].event.start == table.events[i].start, "dates come back");
        require(again->rows[i].event.parties == table.events[i].parties, "parties come back");
    }
    return 0;
}
