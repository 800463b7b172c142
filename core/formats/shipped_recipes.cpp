// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/shipped_recipes.h"

#include "core/base/text.h"
#include "core/formats/csv_parser.h"
#include "core/store/sample.h"

#include <algorithm>
#include <system_error>

namespace entente
{

namespace
{

namespace fs = std::filesystem;

std::vector<fs::path> recipeFiles()
{
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path folder = resourceFile("recipes");
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".json")
            files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// How many columns the recipe knows the table by; 0 when one of them is not there.
std::size_t headersFound(const Recipe &recipe, std::string_view beginning)
{
    CsvParser parser(beginning, recipe.delimiter.value_or(','));
    CsvRecord record;
    while (parser.next(record) && record.isBlank()) {
    }
    const auto isThere = [&](const std::string &name) {
        return std::any_of(record.cells.begin(), record.cells.end(),
                           [&](std::string_view cell) { return trimmed(cell) == name; });
    };
    return std::all_of(recipe.header.begin(), recipe.header.end(), isThere) ? recipe.header.size()
                                                                            : 0;
}

} // namespace

Result<std::optional<Recipe>> shippedRecipeFor(std::string_view beginning)
{
    std::optional<Recipe> best;
    for (const fs::path &file : recipeFiles()) {
        Result<Recipe> recipe = readRecipe(file);
        if (!recipe)
            return recipe.error();
        const std::size_t found = headersFound(*recipe, beginning);
        if (found > 0 && (!best || found > best->header.size()))
            best = std::move(*recipe);
    }
    return best;
}

} // namespace entente
