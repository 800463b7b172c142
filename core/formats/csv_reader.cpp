// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/formats/csv_dates.h"
#include "core/formats/csv_format.h"
#include "core/formats/csv_parser.h"
#include "core/formats/csv_row.h"
#include "core/formats/row_batch.h"
#include "core/formats/text_encoding.h"
#include "core/formats/tie_reader.h"

#include <algorithm>

namespace entente
{

namespace
{

bool isNamedInRecipe(const Recipe &recipe, std::string_view header)
{
    if (std::find(recipe.header.begin(), recipe.header.end(), trimmed(header)) !=
        recipe.header.end())
        return true;
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

class DateSurvey final : public RowSurvey
{
public:
    explicit DateSurvey(const CsvTable &table) : m_table(table) {}

    void look(const CsvRecord &record) override
    {
        const CsvRow row(m_table, record);
        if (m_table.recipe.constants.empty()) {
            evidence.look(row.found(Column::Start));
            evidence.look(row.found(Column::End));
        } else {
            evidence.look(row.text(Column::Start));
            evidence.look(row.text(Column::End));
        }
    }
    std::size_t wantedCells() const override
    {
        if (!m_table.recipe.constants.empty())
            return CsvParser::allCells;
        std::size_t cells = 1;
        for (const Column column : {Column::Start, Column::End}) {
            for (const ColumnMap::From &from : m_table.map.of(column))
                cells = std::max(cells, from.cell + 1);
        }
        return cells;
    }
    void add(const RowSurvey &other) override
    {
        evidence.add(static_cast<const DateSurvey &>(other).evidence);
    }

    DateOrderEvidence evidence;

private:
    const CsvTable &m_table;
};

std::string whyRefused(const CsvTable &table, const CsvRecord &record)
{
    for (std::size_t i = table.header.size(); i < record.cells.size(); ++i) {
        if (!trimmed(record.cells[i]).empty())
            return "it has " + std::to_string(record.cells.size()) + " cells, the header " +
                   std::to_string(table.header.size()) + "; a cell with a separator needs quotes";
    }
    return {};
}

class CsvReader final : public RowReader
{
public:
    CsvReader(CsvTable table, char delimiter)
        : m_table(std::move(table))
        , m_layout{delimiter, true, true}
    {
        m_table.dateOrder = m_table.recipe.dateOrder;
    }

    TableLayout layout() const override { return m_layout; }

    RowScratch makeScratch() const override
    {
        return {{}, DateMemo([this](std::string_view text) {
                    return tableDate(text, m_table.dateOrder, m_table.mixesDateOrders);
                })};
    }

    std::unique_ptr<RowSurvey> makeSurvey() const override
    {
        const CsvRecord none;
        const CsvRow row(m_table, none);
        const bool isNeeded =
            !m_table.dateOrder && (row.has(Column::Start) || row.has(Column::End));
        return isNeeded ? std::make_unique<DateSurvey>(m_table) : nullptr;
    }
    void heed(const RowSurvey &survey) override
    {
        const DateOrderEvidence &evidence = static_cast<const DateSurvey &>(survey).evidence;
        m_table.dateOrder = evidence.order();
        m_table.mixesDateOrders = evidence.isContradictory();
    }

    std::string read(const CsvRecord &record, ImportedRow &into, RowScratch &scratch) const override
    {
        std::string refused = whyRefused(m_table, record);
        return refused.empty() ? readRow(CsvRow(m_table, record), into, scratch) : refused;
    }

    ImportedTables tables() const override
    {
        ImportedTables tables;
        tables.tables = m_table.recipe.words.about;
        return tables;
    }
    std::optional<Actor> actorFor(const std::string &word) const override
    {
        return m_table.recipe.words.actorFor(word);
    }

private:
    CsvTable m_table;
    TableLayout m_layout;
};

} // namespace

Result<std::unique_ptr<RowReader>> csvReaderFor(std::string_view beginning, const Recipe &recipe)
{
    const char delimiter =
        recipe.delimiter.value_or(likelyDelimiter(beginning, [&](std::string_view cell) {
            return columnFrom(cell).has_value() || isNamedInRecipe(recipe, cell);
        }));
    CsvParser parser(beginning, delimiter);
    const CsvRecord header = readHeader(parser);
    if (header.cells.empty())
        return Error{"the file holds no table; it needs a line of column names and a line below",
                     {}};
    if (!header.problem.empty())
        return Error{"the header of the table cannot be read: " + header.problem, {}};
    CsvTable table;
    for (const std::string_view cell : header.cells)
        table.header.emplace_back(unneutralized(trimmed(cell)));
    const TieRecipe ties = recipe.ties.isStated     ? recipe.ties
                           : recipe.columns.empty() ? tieRecipeForHeader(table.header)
                                                    : TieRecipe();
    if (ties.isStated)
        return tieReaderFor(table.header, delimiter, recipe, ties);
    table.recipe = recipe;
    Result<ColumnMap> map = mapColumns(table.header, recipe);
    if (!map)
        return map.error();
    table.map = std::move(*map);
    return std::unique_ptr<RowReader>(std::make_unique<CsvReader>(std::move(table), delimiter));
}

} // namespace entente
