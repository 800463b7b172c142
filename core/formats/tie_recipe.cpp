// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/tie_recipe.h"

#include "core/formats/imported.h"

namespace entente
{

namespace
{

Error tiesError(const std::string &what)
{
    return {"the recipe cannot be used: " + what, {}};
}

Error unknownMember(const std::string &name)
{
    return tiesError("'" + shortened(name, 60) + "' in 'ties' is not known or not of its type");
}

Outcome readWhen(const std::string &name, const OrderedJson &value, TieRecipe::When &into)
{
    if (value.is_string()) {
        into.date = value.get<std::string>();
        return Done{};
    }
    if (!value.is_object())
        return unknownMember(name);
    for (const auto &[part, header] : value.items()) {
        if (!header.is_string())
            return unknownMember(part);
        if (part == "year")
            into.year = header.get<std::string>();
        else if (part == "month")
            into.month = header.get<std::string>();
        else if (part == "day")
            into.day = header.get<std::string>();
        else
            return unknownMember(part);
    }
    return Done{};
}

Outcome readFlags(const OrderedJson &value, TieRecipe &into)
{
    if (!value.is_object())
        return unknownMember("layers");
    for (const auto &[header, layer] : value.items()) {
        if (!layer.is_string() || layer.get<std::string>().empty())
            return unknownMember(header);
        into.flags.emplace_back(header, layer.get<std::string>());
    }
    return Done{};
}

Outcome readMember(const std::string &name, const OrderedJson &value, TieRecipe &into)
{
    if (name == "start")
        return readWhen(name, value, into.start);
    if (name == "end")
        return readWhen(name, value, into.end);
    if (name == "layers")
        return readFlags(value, into);
    if (!value.is_string())
        return unknownMember(name);
    const std::string text = value.get<std::string>();
    if (name == "observed_until") {
        Result<Date> date = importedDate(text);
        if (!date)
            return tiesError(date.error().what);
        into.observedUntil = std::move(*date);
        return Done{};
    }
    const std::pair<const char *, std::string TieRecipe::*> texts[] = {
        {"a", &TieRecipe::a},
        {"b", &TieRecipe::b},
        {"member", &TieRecipe::a},
        {"alliance", &TieRecipe::alliance},
        {"year", &TieRecipe::year},
        {"left_censored", &TieRecipe::leftCensored},
        {"right_censored", &TieRecipe::rightCensored},
        {"layer", &TieRecipe::layer},
        {"basis", &TieRecipe::basis},
    };
    for (const auto &[known, member] : texts) {
        if (name == known) {
            into.*member = text;
            return Done{};
        }
    }
    return unknownMember(name);
}

} // namespace

Result<TieRecipe> tieRecipeFrom(const OrderedJson &value)
{
    if (!value.is_object())
        return tiesError("'ties' is no object");
    TieRecipe recipe;
    recipe.isStated = true;
    for (const auto &[name, member] : value.items()) {
        if (Outcome read = readMember(name, member, recipe); !read)
            return read.error();
    }
    if (recipe.a.empty() || (recipe.b.empty() && recipe.alliance.empty()))
        return tiesError("'ties' names neither two actors 'a' and 'b' nor a 'member' of an "
                         "'alliance'");
    if (recipe.layer.empty() && recipe.flags.empty())
        return tiesError("'ties' names no 'layer' and no 'layers'");
    if (!recipe.start.isStated() && recipe.year.empty())
        return tiesError("'ties' names neither a 'start' nor a 'year'");
    return recipe;
}

} // namespace entente
