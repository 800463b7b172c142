// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/recipe_words.h"
#include "core/formats/tie_recipe.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// What a column of a table of events can hold.
enum class Column
{
    Id,
    Title,
    Kind,
    Subkind,
    Status,
    Start,
    End,
    Year,
    Month,
    Day,
    EndYear,
    EndMonth,
    EndDay,
    Parties,
    Initiator,
    Target,
    Persons,
    Place,
    PlaceCountry,
    Lat,
    Lon,
    PlacePrecision,
    Related,
    Description,
    SourcePublishers,
    SourceTitles,
    SourceUrls,
    SourceDates,
    UrlVerified,
    Tags,
    Confidence,
    Thread,
    Phase,
    Note,
};
constexpr std::size_t columnCount = std::size_t(Column::Note) + 1;

/// The name that our own files and recipes use ("place_country").
std::string_view wordFor(Column);

/// By our name or a usual other one, case, spaces and underscores aside.
std::optional<Column> columnFrom(std::string_view header);

enum class DateOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay
};

/// A JSON file that says how the columns of a foreign table are to be read; see README.md.
struct Recipe
{
    struct From
    {
        std::string header;
        std::string role;             ///< of parties that stand in this column
        std::string roleIfNotCapital; ///< of those that are not in capital letters
        std::string actor;            ///< header of the state that persons in this column serve
        std::string office;           ///< header of their office
        std::string between;          ///< what cuts an item into parts; empty: it is whole
        std::size_t part = 0;         ///< which of them, from 0
    };
    bool isStated = false; ///< false: there is no recipe, columns go by their headers
    std::string name;
    std::vector<std::string> header; ///< columns by which a table is known to be of this sort
    std::map<Column, std::vector<From>> columns;
    std::map<Column, std::string> constants; ///< `{header}` stands for that column's cell
    std::vector<std::string> ignored;        ///< headers that become no extra field
    std::map<Column, std::string> separators;
    std::optional<char> delimiter;
    std::string encoding;
    std::optional<DateOrder> dateOrder;
    RecipeWords words;
    TieRecipe ties; ///< stated: the rows are ties and no events
};

Result<Recipe> readRecipe(const std::filesystem::path &file);
Result<Recipe> recipeFromJson(std::string_view text);

/// Which cells of a row hold what.
struct ColumnMap
{
    struct From
    {
        std::size_t cell = 0;
        Recipe::From rule;
        std::optional<std::size_t> actor;  ///< the cell of rule.actor
        std::optional<std::size_t> office; ///< the cell of rule.office
    };
    std::array<std::vector<From>, columnCount> cells;
    std::vector<std::pair<std::size_t, std::string>> extra; ///< cells without a home, by header

    const std::vector<From> &of(Column column) const { return cells[std::size_t(column)]; }
    bool has(Column column) const { return !of(column).empty(); }
};

/// Fails in one sentence when a recipe names a column that is not there, or when there is no
/// title or no date.
Result<ColumnMap> mapColumns(const std::vector<std::string> &header, const Recipe &recipe);

} // namespace entente
