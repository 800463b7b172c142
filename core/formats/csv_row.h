// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/formats/csv_cells.h"
#include "core/formats/csv_columns.h"
#include "core/formats/csv_parser.h"
#include "core/formats/recipe_pattern.h"
#include "core/formats/row_reader.h"

namespace entente
{

/// Everything about one table that its rows share.
struct CsvTable
{
    std::vector<std::string> header;
    ColumnMap map;
    Recipe recipe;
    std::optional<DateOrder> dateOrder;
    bool mixesDateOrders = false;
};

/// One record seen through the table's columns.
class CsvRow
{
public:
    CsvRow(const CsvTable &table, const CsvRecord &record) : m_table(table), m_record(record) {}

    std::string_view cell(std::size_t index) const
    {
        if (index >= m_record.cells.size())
            return {};
        return unneutralized(trimmed(m_record.cells[index]));
    }

    /// The first cell of a column that is not empty.
    std::string_view found(Column column) const
    {
        for (const ColumnMap::From &from : m_table.map.of(column)) {
            if (const std::string_view text = cell(from.cell); !text.empty())
                return text;
        }
        return {};
    }

    bool has(Column column) const
    {
        return m_table.map.has(column) ||
               (!m_table.recipe.constants.empty() && m_table.recipe.constants.contains(column));
    }

    /// What a cell or an item of it stands for.
    std::string_view meaning(Column column, std::string_view text) const
    {
        const RecipeWords &words = m_table.recipe.words;
        return words.isEmpty() ? text : words.meaning(wordFor(column), text);
    }

    /// The same, or the recipe's constant.
    std::string text(Column column) const
    {
        const std::string_view standing = meaning(column, found(column));
        if (!standing.empty() || m_table.recipe.constants.empty())
            return std::string(standing);
        const auto constant = m_table.recipe.constants.find(column);
        return constant == m_table.recipe.constants.end() ? std::string()
                                                          : filledIn(constant->second);
    }

    std::string separator(Column column, const char *usual) const
    {
        const auto given = m_table.recipe.separators.find(column);
        return given == m_table.recipe.separators.end() ? usual : given->second;
    }

    /// The items of a list column; of several columns, one behind the other.
    std::vector<std::string> list(Column column, const char *usual) const
    {
        const std::string cellText = text(column);
        std::vector<std::string> items;
        const auto take = [&](std::string_view part) {
            for (const std::string &item : splitList(part, separator(column, usual))) {
                if (const std::string_view said = meaning(column, item); !said.empty())
                    items.emplace_back(said);
            }
        };
        if (m_table.map.of(column).size() < 2) {
            take(cellText);
            return items;
        }
        for (const ColumnMap::From &from : m_table.map.of(column))
            take(cell(from.cell));
        return items;
    }

    const CsvTable &table() const { return m_table; }
    const CsvRecord &record() const { return m_record; }

private:
    std::string filledIn(const std::string &pattern) const
    {
        return filledPattern(pattern, [this](std::string_view name) {
            const auto &header = m_table.header;
            const auto found = std::find_if(header.begin(), header.end(),
                                            [&](const auto &title) { return title == name; });
            return found == header.end() ? std::string_view()
                                         : cell(std::size_t(found - header.begin()));
        });
    }

    const CsvTable &m_table;
    const CsvRecord &m_record;
};

/// Fills `into` from one row; returns why the row cannot be taken, or nothing.
std::string readRow(const CsvRow &row, ImportedRow &into, RowScratch &scratch);

} // namespace entente
