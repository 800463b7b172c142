// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/json_rows.h"
#include "core/time/edtf.h"

#include <string>
#include <utility>
#include <vector>

namespace entente
{

/// How the columns of a foreign table make ties; see README.md. All but `basis` and the days are
/// headers; an empty one is none.
struct TieRecipe
{
    /// A date in one column, or in parts.
    struct When
    {
        std::string date;
        std::string year;
        std::string month;
        std::string day;

        bool isStated() const { return !date.empty() || !year.empty(); }
    };

    bool isStated = false; ///< the table is one of ties
    std::string a;
    std::string b;        ///< empty: the rows are memberships of `alliance`
    std::string alliance; ///< what the members of have in common
    When start;
    When end;
    std::string year;          ///< of tables with a row for every year
    std::string leftCensored;  ///< "1": the tie may be older than it says
    std::string rightCensored; ///< "1": it was still in force when the table was made
    Date observedUntil;        ///< the last day that the table knows of
    std::string layer;         ///< names the layer
    std::vector<std::pair<std::string, std::string>> flags; ///< a "1" in this column: this layer
    std::string basis;                                      ///< a pattern
};

/// The member `ties` of a recipe.
Result<TieRecipe> tieRecipeFrom(const OrderedJson &value);

} // namespace entente
