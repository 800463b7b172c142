// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/table_import.h"

#include "core/base/text.h"
#include "core/formats/csv_format.h"
#include "core/formats/piece_workers.h"
#include "core/formats/shipped_recipes.h"
#include "core/formats/text_encoding.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr std::size_t beginningBytes = 1024 * 1024;

/// What is to know of a table before its rows are read.
struct SurveyPart
{
    bool isUtf8 = true;
    bool isBinary = false;
    std::int64_t end = 0;
    std::unique_ptr<RowSurvey> survey;
};

Error inFile(const Error &error, const ImportInput &input)
{
    return {error.what, input.file.string()};
}

Result<std::unique_ptr<RowReader>> readerFor(std::string_view beginning, const std::string &format,
                                             const Recipe &recipe)
{
    for (const RowFormat &known : rowFormats()) {
        const bool isAsked = format == known.name;
        if (!isAsked && (!format.empty() || recipe.isStated))
            continue;
        if (std::unique_ptr<RowReader> reader = known.open(beginning, isAsked))
            return reader;
        if (isAsked)
            return Error{"this is no table of the format '" + format + "'", {}};
    }
    if (format.empty() && !recipe.isStated) {
        const Result<std::optional<Recipe>> shipped = shippedRecipeFor(beginning);
        if (!shipped)
            return shipped.error();
        if (*shipped)
            return csvReaderFor(beginning, **shipped);
    }
    return csvReaderFor(beginning, recipe);
}

Outcome findHeaderEnd(OpenTable &table, std::string_view beginning)
{
    const TableLayout layout = table.reader->layout();
    table.headerEnd = 0;
    table.headerLines = 0;
    if (!layout.hasHeader)
        return Done{};
    CsvParser parser(beginning, layout.delimiter, layout.quotes());
    CsvRecord record;
    while (parser.next(record) && record.isBlank()) {
    }
    if (parser.position() >= beginningBytes)
        return Error{"the header of the table is longer than a megabyte", {}};
    table.headerEnd = parser.position();
    table.headerLines = parser.line() - 1;
    return Done{};
}

/// `bytes` without a character that is cut at the end.
std::string_view withoutCutCharacter(std::string_view bytes)
{
    std::size_t end = bytes.size();
    for (int i = 0; i < 4 && end > 0; ++i) {
        --end;
        const auto byte = static_cast<unsigned char>(bytes[end]);
        if (byte < 0x80)
            return bytes;
        if (byte >= 0xC0)
            return bytes.substr(0, end);
    }
    return bytes;
}

/// The pieces of the text behind its header.
Result<TextPieces> piecesOf(const OpenTable &table, std::size_t pieceBytes)
{
    Result<std::unique_ptr<ByteSource>> bytes = table.input.open();
    if (!bytes)
        return bytes.error();
    Result<std::unique_ptr<ByteSource>> text = decoded(std::move(*bytes), table.encoding);
    if (!text)
        return text.error();
    TextPieces pieces(std::move(*text), table.reader->layout(), pieceBytes);
    if (Outcome skipped = pieces.skip(table.headerEnd, table.headerLines); !skipped)
        return skipped.error();
    return pieces;
}

Outcome openWith(OpenTable &table, std::string_view beginning, const std::string &format,
                 const Recipe &recipe)
{
    Result<std::unique_ptr<RowReader>> reader = readerFor(beginning, format, recipe);
    if (!reader)
        return reader.error();
    table.reader = std::move(*reader);
    return findHeaderEnd(table, beginning);
}

/// Reads the beginning in the table's encoding and finds who reads what follows.
Outcome openInEncoding(OpenTable &table, const std::string &format, const Recipe &recipe)
{
    Result<std::unique_ptr<ByteSource>> bytes = table.input.open();
    if (!bytes)
        return bytes.error();
    Result<std::unique_ptr<ByteSource>> text = decoded(std::move(*bytes), table.encoding);
    if (!text)
        return text.error();
    Result<std::string> beginning = readBeginning(**text, beginningBytes);
    if (!beginning)
        return beginning.error();
    if (beginning->find('\0') != std::string::npos)
        return Error{"this is no text but a binary file; save it as CSV or JSON and import that",
                     {}};
    if (table.encoding.empty() && !isUtf8(withoutCutCharacter(*beginning))) {
        table.encoding = guessedCp1252;
        return openInEncoding(table, format, recipe);
    }
    return openWith(table, *beginning, format, recipe);
}

/// Looks at all of the table once: is it text, is it UTF-8, and what its reader asks for.
Outcome surveyTable(OpenTable &table, bool &isUtf8Text, const ImportContext &context)
{
    const TableLayout layout = table.reader->layout();
    const RowReader &reader = *table.reader;
    std::unique_ptr<RowSurvey> all = reader.makeSurvey();
    const auto makeWork = [&] {
        return [&](const TextPiece &piece) {
            SurveyPart part;
            part.end = piece.end;
            part.isBinary = piece.text.find('\0') != std::string::npos;
            part.isUtf8 = isUtf8(piece.text);
            part.survey = reader.makeSurvey();
            if (!part.survey || !part.isUtf8 ||
                piece.isTooLong) // in another encoding all is looked at again
                return part;
            CsvParser parser(piece.text, layout.delimiter, layout.quotes());
            const std::size_t wanted = part.survey->wantedCells();
            for (CsvRecord record; parser.next(record, wanted);)
                part.survey->look(record);
            return part;
        };
    };
    const auto take = [&](SurveyPart part) -> Outcome {
        if (context.stop.stop_requested())
            return Error{"cancelled", {}};
        if (part.isBinary)
            return Error{
                "this is no text but a binary file; save it as CSV or JSON and import that", {}};
        isUtf8Text = isUtf8Text && part.isUtf8;
        if (all)
            all->add(*part.survey);
        if (table.input.size > 0)
            context.step(0.1 * double(part.end) / double(table.input.size));
        return Done{};
    };
    Result<TextPieces> pieces = piecesOf(table, context.options.pieceBytes);
    if (!pieces)
        return pieces.error();
    if (Outcome seen =
            PieceWorkers<SurveyPart>(*pieces, context.threads()).run(makeWork, take, context.stop);
        !seen)
        return seen;
    if (all)
        table.reader->heed(*all);
    return Done{};
}

Outcome readTable(const OpenTable &table, const ImportContext &context)
{
    const TableLayout layout = table.reader->layout();
    const std::string name = table.input.file.string();
    const auto makeWork = [&] {
        return [&, scratch = table.reader->makeScratch()](const TextPiece &piece) mutable {
            return batchFrom(piece, *table.reader, layout, name, scratch, context.stop);
        };
    };
    std::int64_t before = 0;
    const auto take = [&](RowBatch batch) -> Outcome {
        const double size = double(std::max<std::int64_t>(table.input.size, batch.end));
        const double rows = double(std::max<std::size_t>(1, batch.events.size()));
        const std::int64_t end = batch.end;
        const auto step = [&](std::size_t row) {
            const double done = double(before) + double(end - before) * double(row) / rows;
            context.step(0.1 + 0.9 * done / std::max(1.0, size));
        };
        Outcome taken = context.run.take(std::move(batch), context.stop, step);
        before = end;
        return taken;
    };
    Result<TextPieces> pieces = piecesOf(table, context.options.pieceBytes);
    if (!pieces)
        return pieces.error();
    return PieceWorkers<RowBatch>(*pieces, context.threads()).run(makeWork, take, context.stop);
}

} // namespace

unsigned ImportContext::threads() const
{
    if (options.threads > 0)
        return options.threads;
    return std::max(1u, std::thread::hardware_concurrency());
}

Result<OpenTable> openTable(const ImportInput &input, const std::string &format,
                            const Recipe &recipe)
{
    OpenTable table;
    table.input = input;
    table.encoding = recipe.encoding;
    if (table.encoding.empty()) {
        Result<std::unique_ptr<ByteSource>> bytes = input.open();
        if (!bytes)
            return bytes.error();
        const Result<std::string> mark = readBeginning(**bytes, 4);
        if (!mark)
            return mark.error();
        if (markedEncoding(*mark) == "UTF-16")
            table.encoding = "UTF-16";
    }
    if (Outcome opened = openInEncoding(table, format, recipe); !opened)
        return inFile(opened.error(), input);
    return table;
}

Outcome importTable(OpenTable table, const std::string &format, const Recipe &recipe,
                    const ImportContext &context)
{
    const auto failed = [&](const Error &error) {
        return error.what == "cancelled" ? error : inFile(error, table.input);
    };
    bool isUtf8Text = true;
    if (Outcome seen = surveyTable(table, isUtf8Text, context); !seen)
        return failed(seen.error());
    WarningList warnings;
    if (table.encoding == guessedCp1252)
        warnings.add(readAsCp1252);
    if (table.encoding.empty() && !isUtf8Text) {
        warnings.add(readAsCp1252);
        table.encoding = guessedCp1252;
        // The header may hold the same bytes, and the reader was made from it.
        if (Outcome opened = openInEncoding(table, format, recipe); !opened)
            return failed(opened.error());
        if (Outcome seen = surveyTable(table, isUtf8Text, context); !seen)
            return failed(seen.error());
    }
    context.run.beginFile(table.reader->tables(), table.reader.get());
    const Outcome read = readTable(table, context);
    if (!read)
        return failed(read.error());
    const Outcome ended = context.run.endFile(warnings, table.input.file);
    return ended ? ended : Outcome(failed(ended.error()));
}

} // namespace entente
