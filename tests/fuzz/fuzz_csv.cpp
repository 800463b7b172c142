// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/csv_format.h"
#include "core/formats/csv_parser.h"
#include "core/formats/text_pieces.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

namespace
{

using namespace entente;

class TextSource final : public ByteSource
{
public:
    explicit TextSource(std::string_view text) : m_text(text) {}
    Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t count = m_text.copy(into.data(), into.size());
        m_text.remove_prefix(count);
        return count;
    }
    std::int64_t size() const override { return 0; }

private:
    std::string_view m_text;
};

/// Cut into pieces between its records, a table has the records that it has as a whole.
void requireSameInPieces(const std::string &text)
{
    constexpr std::size_t mostCells = 10000; // in wider records the parser stops to look at quotes
    if (text.size() >= mostCells)
        return;
    CsvParser whole(text, ',');
    CsvRecord expected;
    const std::size_t pieceBytes = 1 + text.size() % 61;
    TextPieces pieces(std::make_unique<TextSource>(text), {',', true, false}, pieceBytes);
    for (;;) {
        const Result<std::optional<TextPiece>> piece = pieces.next();
        fuzz::require(piece.hasValue(), "memory can be read");
        if (!*piece)
            break;
        CsvParser parser((*piece)->text, ',');
        parser.beginAt((*piece)->firstLine);
        for (CsvRecord record; parser.next(record);) {
            fuzz::require(whole.next(expected), "pieces have no more records");
            fuzz::require(record.line == expected.line, "pieces know their lines");
            fuzz::require(record.cells == expected.cells, "pieces keep all cells");
            fuzz::require(record.problem == expected.problem, "pieces have the same problems");
        }
    }
    fuzz::require(!whole.next(expected), "pieces have all records");
}

} // namespace

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

    requireSameInPieces(text);

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
