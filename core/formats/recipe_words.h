// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/gazetteer.h"
#include "core/formats/json_rows.h"
#include "core/model/actor.h"
#include "core/model/dataset.h"
#include "core/model/event.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// What a recipe says about the words in the cells of a foreign table; see README.md.
struct RecipeWords
{
    /// The map for all cells that name countries: parties, the country of the place.
    static constexpr const char *countries = "countries";
    static constexpr const char *offices = "offices";

    using Values = std::map<std::string, std::string, std::less<>>;
    std::map<std::string, Values, std::less<>> values; ///< by field
    std::vector<Actor> actors;                         ///< whom parties may name
    std::optional<ActorType> otherActors;              ///< whom neither we nor `actors` know
    std::optional<CountryCodes> codes;                 ///< how actors are written
    std::vector<std::string> titles; ///< at the start of a name; become the office
    std::vector<std::string> styles; ///< the same, but stay part of the name
    Dataset about; ///< title, description, properties and layers of a new document

    bool isEmpty() const { return values.empty(); }
    /// What the table's `text` stands for in a field; `text` itself when nothing is said of it.
    std::string_view meaning(std::string_view field, std::string_view text) const;
    /// Takes the office off the front of a name as the table writes it.
    void takeTitle(Person &person) const;
    /// Whom a party names that no document describes.
    std::optional<Actor> actorFor(const std::string &word) const;
};

/// Reads a member of a recipe; nothing when it is not about words.
std::optional<Outcome> readRecipeWords(const std::string &name, const OrderedJson &value,
                                       RecipeWords &into);

} // namespace entente
