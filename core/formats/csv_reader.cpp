// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/csv_dates.h"
#include "core/formats/csv_format.h"
#include "core/formats/csv_parser.h"
#include "core/formats/csv_row.h"
#include "core/formats/text_encoding.h"

#include <algorithm>

namespace entente
{

namespace
{

bool isNamedInRecipe(const Recipe &recipe, std::string_view header)
{
    return std::any_of(recipe.columns.begin(), recipe.columns.end(), [&](const auto &column) {
        return std::any_of(column.second.begin(), column.second.end(), [&](const auto &from) {
            return trimmed(from.header) == trimmed(header);
        });
    });
}

/// The first record that is not blank; no cells when there is none.
CsvRecord readHeader(CsvParser &parser)
{
    CsvRecord record;
    while (parser.next(record)) {
        if (!record.isBlank())
            return record;
    }
    return {};
}

/// Looks at every date of the table before any of them is read.
Outcome decideDateOrder(CsvTable &table, CsvParser parser, const ReadContext &context)
{
    table.dateOrder = table.recipe->dateOrder;
    if (table.dateOrder)
        return Done{};
    DateOrderEvidence evidence;
    CsvRecord record;
    for (std::int64_t count = 0; parser.next(record); ++count) {
        if (count % 256 == 0 && context.stop.stop_requested())
            return context.cancelled();
        const CsvRow row(table, record);
        evidence.look(row.text(Column::Start));
        evidence.look(row.text(Column::End));
    }
    table.dateOrder = evidence.order();
    table.mixesDateOrders = evidence.isContradictory();
    return Done{};
}

std::string whyRefused(const CsvTable &table, const CsvRecord &record)
{
    if (!record.problem.empty())
        return record.problem;
    for (std::size_t i = table.header.size(); i < record.cells.size(); ++i) {
        if (!trimmed(record.cells[i]).empty())
            return "it has " + std::to_string(record.cells.size()) + " cells, the header " +
                   std::to_string(table.header.size()) + "; a cell with a separator needs quotes";
    }
    return {};
}

Outcome readRows(const CsvTable &table, CsvParser parser, std::size_t bytes,
                 const ReadContext &context, ImportedFile &into)
{
    CsvRecord record;
    for (std::int64_t count = 0; parser.next(record); ++count) {
        if (count % 256 == 0) {
            if (context.stop.stop_requested())
                return context.cancelled();
            if (context.step)
                context.step(std::int64_t(parser.position()), std::int64_t(bytes));
        }
        if (record.problem.empty() && record.isBlank())
            continue;
        std::string refused = whyRefused(table, record);
        ImportedRow made;
        made.line = record.line;
        if (refused.empty())
            refused = readRow(CsvRow(table, record), made, into.warnings);
        if (refused.empty())
            into.rows.push_back(std::move(made));
        else
            into.reject(context.file, record.line, std::move(refused), record.text);
    }
    return Done{};
}

} // namespace

Result<ImportedFile> readCsv(std::string bytes, const Recipe &recipe, const ReadContext &context)
{
    const auto inFile = [&](const Error &error) {
        return Error{error.what, context.file.string()};
    };
    const Result<DecodedText> decoded = decodeText(std::move(bytes), recipe.encoding);
    if (!decoded)
        return inFile(decoded.error());
    ImportedFile imported;
    if (!decoded->warning.empty())
        imported.warnings.add(decoded->warning);

    const std::string_view text = decoded->text;
    const char delimiter =
        recipe.delimiter.value_or(likelyDelimiter(text, [&](std::string_view cell) {
            return columnFrom(cell).has_value() || isNamedInRecipe(recipe, cell);
        }));
    CsvParser parser(text, delimiter);
    const CsvRecord header = readHeader(parser);
    if (header.cells.empty())
        return inFile({"the file holds no table", {}});
    if (!header.problem.empty())
        return inFile({"the header of the table cannot be read: " + header.problem, {}});
    CsvTable table;
    for (const std::string_view cell : header.cells)
        table.header.emplace_back(unneutralized(trimmed(cell)));
    table.recipe = &recipe;
    Result<ColumnMap> map = mapColumns(table.header, recipe);
    if (!map)
        return inFile(map.error());
    table.map = std::move(*map);
    if (Outcome decided = decideDateOrder(table, parser, context); !decided)
        return decided.error();
    if (Outcome read = readRows(table, parser, text.size(), context, imported); !read)
        return read.error();
    return imported;
}

} // namespace entente
