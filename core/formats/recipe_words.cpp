// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/recipe_words.h"

#include "core/base/text.h"
#include "core/formats/countries.h"

#include <algorithm>

namespace entente
{

namespace
{

Error wordsError(const std::string &what)
{
    return {"the recipe cannot be used: " + what, {}};
}

Outcome readTextMap(const OrderedJson &value, const std::string &name, RecipeWords::Values &into)
{
    if (!value.is_object())
        return wordsError("'" + name + "' in 'values' is no object");
    for (const auto &[from, to] : value.items()) {
        if (!to.is_string())
            return wordsError("what '" + from + "' stands for is no text");
        into[from] = to.get<std::string>();
    }
    return Done{};
}

Outcome readTextList(const OrderedJson &value, const std::string &name,
                     std::vector<std::string> &into)
{
    if (!value.is_array())
        return wordsError("'" + name + "' is no list");
    for (const OrderedJson &item : value) {
        if (!item.is_string() || item.get<std::string>().empty())
            return wordsError("'" + name + "' holds something that is no text");
        into.push_back(item.get<std::string>());
    }
    return Done{};
}

std::string memberText(const OrderedJson &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Outcome readActor(const OrderedJson &value, RecipeWords &into)
{
    Actor actor;
    if (value.is_object()) {
        actor.id = ActorId{memberText(value, "id")};
        actor.name = memberText(value, "name");
    }
    if (actor.id.isEmpty())
        return wordsError("one of its 'actors' has no id");
    if (actor.name.empty())
        actor.name = actor.id.value;
    const std::string type = memberText(value, "type");
    const std::optional<ActorType> known = actorTypeFrom(type);
    if (!type.empty() && !known)
        return wordsError("'" + type + "' is no type of an actor");
    actor.type = known.value_or(ActorType::State);
    if (const auto aliases = value.find("aliases"); aliases != value.end()) {
        if (Outcome read = readTextList(*aliases, "aliases", actor.aliases); !read)
            return read;
    }
    into.actors.push_back(std::move(actor));
    return Done{};
}

Outcome readActors(const OrderedJson &value, RecipeWords &into)
{
    for (const OrderedJson &actor : value) {
        if (Outcome read = readActor(actor, into); !read)
            return read;
    }
    return Done{};
}

Outcome readAbout(const OrderedJson &value, RecipeWords &into)
{
    for (const auto &[name, text] : value.items()) {
        if (!text.is_string())
            return wordsError("'" + name + "' in 'document' is no text");
        if (name == "title")
            into.about.title = text.get<std::string>();
        else if (name == "description")
            into.about.description = text.get<std::string>();
        else
            into.about.properties[name] = text.get<std::string>();
    }
    return Done{};
}

Outcome readLayers(const OrderedJson &value, RecipeWords &into)
{
    for (const OrderedJson &item : value) {
        Layer layer;
        layer.name = item.is_object() ? memberText(item, "name") : std::string();
        if (layer.name.empty())
            return wordsError("one of its 'layers' has no name");
        if (const auto members = item.find("members"); members != item.end()) {
            if (Outcome read = readTextList(*members, "members", layer.members); !read)
                return read;
        }
        const auto isDefault = item.find("default");
        layer.isDefault =
            isDefault != item.end() && isDefault->is_boolean() && isDefault->get<bool>();
        into.about.layers.push_back(std::move(layer));
    }
    return Done{};
}

/// Where `name` begins with one of `words` and a space; the longest of them.
std::string_view titleOf(std::string_view name, const std::vector<std::string> &words)
{
    std::string_view longest;
    for (const std::string &word : words) {
        if (word.size() > longest.size() && name.size() > word.size() + 1 &&
            name.starts_with(word) && name[word.size()] == ' ')
            longest = word;
    }
    return longest;
}

} // namespace

std::string_view RecipeWords::meaning(std::string_view field, std::string_view text) const
{
    const auto map = values.find(field);
    if (map == values.end())
        return text;
    const auto found = map->second.find(text);
    return found == map->second.end() ? text : std::string_view(found->second);
}

void RecipeWords::takeTitle(Person &person) const
{
    const std::string_view style = titleOf(person.name, styles);
    const std::string_view title = titleOf(person.name, titles);
    if (person.office.empty())
        person.office = meaning(offices, style.size() > title.size() ? style : title);
    if (title.size() > style.size())
        person.name = trimmed(std::string_view(person.name).substr(title.size()));
}

std::optional<Actor> RecipeWords::actorFor(const std::string &word) const
{
    const auto isCalled = [&](const Actor &actor) {
        return actor.id.value == word ||
               std::find(actor.aliases.begin(), actor.aliases.end(), word) != actor.aliases.end();
    };
    const auto known = std::find_if(actors.begin(), actors.end(), isCalled);
    if (known != actors.end())
        return *known;
    if (!otherActors || countryFrom(word))
        return std::nullopt;
    Actor actor;
    actor.id = ActorId{word};
    actor.type = *otherActors;
    actor.name = word;
    return actor;
}

std::optional<Outcome> readRecipeWords(const std::string &name, const OrderedJson &value,
                                       RecipeWords &into)
{
    if (name == "values" && value.is_object()) {
        for (const auto &[field, map] : value.items()) {
            if (Outcome read = readTextMap(map, field, into.values[field]); !read)
                return read;
        }
        return Done{};
    }
    if (name == "actors" && value.is_array())
        return readActors(value, into);
    if (name == "layers" && value.is_array())
        return readLayers(value, into);
    if (name == "codes" && value.is_string()) {
        into.codes = countryCodesFrom(value.get<std::string>());
        if (!into.codes)
            return wordsError("codes is 'names', 'iso2', 'iso3', 'iso-numeric', 'cow', "
                              "'cow-alpha', 'gw' or 'fips'");
        return Done{};
    }
    if (name == "titles")
        return readTextList(value, name, into.titles);
    if (name == "styles")
        return readTextList(value, name, into.styles);
    if (name == "document" && value.is_object())
        return readAbout(value, into);
    if (name == "other_actors" && value.is_string()) {
        into.otherActors = actorTypeFrom(value.get<std::string>());
        if (!into.otherActors)
            return wordsError("other_actors is 'state', 'organisation' or 'bloc'");
        return Done{};
    }
    return std::nullopt;
}

} // namespace entente
