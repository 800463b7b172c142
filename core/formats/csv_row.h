// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/formats/csv_cells.h"
#include "core/formats/csv_columns.h"
#include "core/formats/csv_parser.h"
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

    /// The same, or the recipe's constant.
    std::string text(Column column) const
    {
        const std::string_view standing = found(column);
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
            for (std::string &item : splitList(part, separator(column, usual))) {
                if (!item.empty())
                    items.push_back(std::move(item));
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
    /// "{traveller} in {to}" with the cells of those columns in place.
    std::string filledIn(const std::string &pattern) const
    {
        std::string filled;
        std::size_t at = 0;
        while (at < pattern.size()) {
            const std::size_t open = pattern.find('{', at);
            const std::size_t close = pattern.find('}', open);
            if (close == std::string::npos)
                break;
            filled += pattern.substr(at, open - at);
            const std::string name = pattern.substr(open + 1, close - open - 1);
            const auto &header = m_table.header;
            const auto found = std::find_if(header.begin(), header.end(), [&](const auto &title) {
                return trimmed(title) == name;
            });
            if (found != header.end())
                filled += cell(std::size_t(found - header.begin()));
            at = close + 1;
        }
        return std::string(trimmed(filled + pattern.substr(at)));
    }

    const CsvTable &m_table;
    const CsvRecord &m_record;
};

/// Fills `into` from one row; returns why the row cannot be taken, or nothing.
std::string readRow(const CsvRow &row, ImportedRow &into, RowScratch &scratch);

} // namespace entente
