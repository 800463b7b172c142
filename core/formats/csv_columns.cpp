// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_columns.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/formats/imported.h"
#include "core/formats/json_rows.h"

#include <algorithm>

namespace entente
{

namespace
{

struct ColumnWords
{
    Column column;
    std::string_view word;
    std::string_view others; ///< usual names, without spaces and underscores
};

// In the order of the enum.
constexpr ColumnWords columnWords[] = {
    {Column::Id, "id", "key,eventid,identifier"},
    {Column::Title, "title", "name,headline,event,eventtitle,eventname"},
    {Column::Kind, "kind", "type,category,eventtype"},
    {Column::Subkind, "subkind", "subtype,subcategory"},
    {Column::Status, "status", "state"},
    {Column::Start, "start", "date,begin,from,startdate,begindate,datestart,eventdate"},
    {Column::End, "end", "to,until,enddate,dateend,finish"},
    {Column::Year, "year", "startyear"},
    {Column::Month, "month", "startmonth"},
    {Column::Day, "day", "startday"},
    {Column::EndYear, "end_year", ""},
    {Column::EndMonth, "end_month", ""},
    {Column::EndDay, "end_day", ""},
    {Column::Parties, "parties", "party,countries,country,actors,participants,countryname"},
    {Column::Initiator, "initiator",
     "actora,actor1,sourceactor,fromactor,initiators,actor1name,sender,source"},
    {Column::Target, "target",
     "actorb,actor2,targetactor,toactor,targets,actor2name,receiver,recipient"},
    {Column::Persons, "persons", "person,people,leaders"},
    {Column::Place, "place", "location,venue,city,placename"},
    {Column::PlaceCountry, "place_country", "countryofplace,locationcountry"},
    {Column::Lat, "lat", "latitude"},
    {Column::Lon, "lon", "longitude,lng,long"},
    {Column::PlacePrecision, "place_precision", ""},
    {Column::Related, "related", "relations,relatedevents"},
    {Column::Description, "description", "text,summary,notes,details,abstract"},
    {Column::SourcePublishers, "source_publishers", "sources,publisher,sourcepublisher"},
    {Column::SourceTitles, "source_titles", "sourcetitle"},
    {Column::SourceUrls, "source_urls", "sourceurl,url,link,urls"},
    {Column::SourceDates, "source_dates", "sourcedate"},
    {Column::UrlVerified, "url_verified", "verified"},
    {Column::Tags, "tags", "tag,keywords,topics"},
    {Column::Confidence, "confidence", "certainty"},
    {Column::Thread, "thread", ""},
    {Column::Phase, "phase", ""},
    {Column::Note, "note", "remark,remarks,comment,comments"},
};
static_assert(std::size(columnWords) == columnCount);

std::string plainHeader(std::string_view header)
{
    constexpr std::size_t longestHeader = 200; // what is longer names nothing of ours
    std::string plain = folded(trimmed(header.substr(0, longestHeader)));
    std::erase_if(plain, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return plain;
}

/// Recipes also use the names of fields that stand for a whole list of sources.
const char *const separatorForSources = "sources";

Error recipeError(std::string what)
{
    return {"the recipe cannot be used: " + std::move(what), {}};
}

Result<Column> columnNamed(const std::string &name)
{
    for (const ColumnWords &words : columnWords) {
        if (words.word == name)
            return words.column;
    }
    return recipeError("there is no field '" + shortened(name, 60) + "'");
}

/// `{"column": "From", "role": "guest"}`; false when a member is unknown or of another type.
bool readRule(const OrderedJson &item, Recipe::From &into)
{
    const std::pair<const char *, std::string Recipe::From::*> texts[] = {
        {"column", &Recipe::From::header},
        {"role", &Recipe::From::role},
        {"role_if_not_capital", &Recipe::From::roleIfNotCapital},
        {"actor", &Recipe::From::actor},
        {"office", &Recipe::From::office},
        {"between", &Recipe::From::between},
    };
    for (const auto &member : item.items()) {
        const std::string &name = member.key();
        const OrderedJson &value = member.value();
        const auto text = std::find_if(std::begin(texts), std::end(texts),
                                       [&](const auto &known) { return known.first == name; });
        if (text != std::end(texts) && value.is_string())
            into.*text->second = value.get<std::string>();
        else if (name == "part" && value.is_number_unsigned() && value.get<std::size_t>() > 0)
            into.part = value.get<std::size_t>() - 1;
        else
            return false;
    }
    return !into.header.empty();
}

Result<std::vector<Recipe::From>> readFrom(const OrderedJson &value, const std::string &field)
{
    std::vector<Recipe::From> from;
    const auto one = [&](const OrderedJson &item) {
        Recipe::From &rule = from.emplace_back();
        if (item.is_string()) {
            rule.header = item.get<std::string>();
            return true;
        }
        return item.is_object() && readRule(item, rule);
    };
    bool isGood = true;
    if (value.is_array()) {
        for (const OrderedJson &item : value)
            isGood = isGood && one(item);
    } else if (!value.is_null()) {
        isGood = one(value);
    }
    if (!isGood)
        return recipeError("the column for '" + field + "' is neither a name nor a list of names");
    return from;
}

Outcome readColumns(const OrderedJson &columns, Recipe &recipe)
{
    for (const auto &[name, value] : columns.items()) {
        const Result<Column> column = columnNamed(name);
        if (!column)
            return column.error();
        Result<std::vector<Recipe::From>> from = readFrom(value, name);
        if (!from)
            return from.error();
        recipe.columns[*column] = std::move(*from);
    }
    return Done{};
}

/// The members of an object whose names are fields and whose values are texts.
Outcome readTexts(const OrderedJson &texts, const char *what, std::map<Column, std::string> &into)
{
    for (const auto &[name, value] : texts.items()) {
        if (!value.is_string() || value.get<std::string>().empty())
            return recipeError("'" + name + "' in '" + what + "' is no text");
        if (name == separatorForSources) {
            for (const Column column :
                 {Column::SourcePublishers, Column::SourceTitles, Column::SourceUrls,
                  Column::SourceDates, Column::UrlVerified})
                into[column] = value.get<std::string>();
            continue;
        }
        const Result<Column> column = columnNamed(name);
        if (!column)
            return column.error();
        into[*column] = value.get<std::string>();
    }
    return Done{};
}

Outcome readDelimiter(const std::string &text, Recipe &recipe)
{
    if (text == "tab" || text == "\\t")
        recipe.delimiter = '\t';
    else if (text.size() == 1 && text != "\"" && text != "\n" && text != "\r")
        recipe.delimiter = text[0];
    else
        return recipeError("the delimiter must be one character, or the word 'tab'");
    return Done{};
}

Outcome readDateOrder(const std::string &text, Recipe &recipe)
{
    if (text == "dmy")
        recipe.dateOrder = DateOrder::DayMonthYear;
    else if (text == "mdy")
        recipe.dateOrder = DateOrder::MonthDayYear;
    else if (text == "ymd")
        recipe.dateOrder = DateOrder::YearMonthDay;
    else
        return recipeError("date_order is 'dmy', 'mdy' or 'ymd', not '" + shortened(text, 60) +
                           "'");
    return Done{};
}

Outcome readMember(const std::string &name, const OrderedJson &value, Recipe &recipe)
{
    const auto isObject = [&] { return value.is_object(); };
    if (name == "columns" && isObject())
        return readColumns(value, recipe);
    if (name == "constants" && isObject())
        return readTexts(value, "constants", recipe.constants);
    if (name == "separators" && isObject())
        return readTexts(value, "separators", recipe.separators);
    if (name == "delimiter" && value.is_string())
        return readDelimiter(value.get<std::string>(), recipe);
    if (name == "date_order" && value.is_string())
        return readDateOrder(value.get<std::string>(), recipe);
    if (name == "encoding" && value.is_string()) {
        recipe.encoding = value.get<std::string>();
        return Done{};
    }
    if (name == "ignore" && value.is_array()) {
        for (const OrderedJson &header : value) {
            if (!header.is_string())
                return recipeError("'ignore' holds something that is no text");
            recipe.ignored.push_back(header.get<std::string>());
        }
        return Done{};
    }
    if (name == "header" && value.is_array()) {
        for (const OrderedJson &header : value) {
            if (!header.is_string())
                return recipeError("'header' holds something that is no text");
            recipe.header.push_back(header.get<std::string>());
        }
        return Done{};
    }
    if (name == "ties") {
        Result<TieRecipe> ties = tieRecipeFrom(value);
        if (!ties)
            return ties.error();
        recipe.ties = std::move(*ties);
        return Done{};
    }
    if (name == "name" && value.is_string())
        recipe.name = value.get<std::string>();
    if (name == "name" || name == "description")
        return Done{};
    if (const std::optional<Outcome> read = readRecipeWords(name, value, recipe.words))
        return *read;
    return recipeError("its member '" + shortened(name, 60) + "' is not known or not of its type");
}

std::optional<std::size_t> cellNamed(const std::vector<std::string> &header, std::string_view name)
{
    const std::string plain = plainHeader(name);
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (trimmed(header[i]) == trimmed(name))
            return i;
    }
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (plainHeader(header[i]) == plain)
            return i;
    }
    return std::nullopt;
}

/// The columns that a recipe names; marks their cells as used.
Outcome mapByRecipe(const std::vector<std::string> &header, const Recipe &recipe, ColumnMap &map,
                    std::vector<bool> &used)
{
    const auto use = [&](const std::string &name, std::optional<std::size_t> &cell) {
        cell = cellNamed(header, name);
        if (!cell)
            return Outcome(Error{
                "the recipe wants a column '" + shortened(name, 60) + "', which is not there", {}});
        used[*cell] = true;
        return Outcome(Done{});
    };
    for (const auto &[column, froms] : recipe.columns) {
        for (const Recipe::From &rule : froms) {
            ColumnMap::From from;
            from.rule = rule;
            std::optional<std::size_t> cell;
            if (Outcome found = use(rule.header, cell); !found)
                return found;
            from.cell = *cell;
            if (!rule.actor.empty()) {
                if (Outcome found = use(rule.actor, from.actor); !found)
                    return found;
            }
            if (!rule.office.empty()) {
                if (Outcome found = use(rule.office, from.office); !found)
                    return found;
            }
            map.cells[std::size_t(column)].push_back(std::move(from));
        }
    }
    for (const std::string &ignored : recipe.ignored) {
        if (const auto cell = cellNamed(header, ignored))
            used[*cell] = true;
    }
    return Done{};
}

/// "source" is who acted where "target" stands beside it, and who published elsewhere.
bool isPublisher(const std::string &header, const std::vector<std::string> &all)
{
    return plainHeader(header) == "source" &&
           std::none_of(all.begin(), all.end(), [](const std::string &other) {
               return columnFrom(other) == Column::Target;
           });
}

/// Our own names come before usual ones, so that a file with "start" and "date" is read by "start".
void mapByName(const std::vector<std::string> &header, const Recipe &recipe, ColumnMap &map,
               std::vector<bool> &used)
{
    for (const bool onlyOurs : {true, false}) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            auto column = used[i] ? std::nullopt : columnFrom(header[i]);
            if (column == Column::Initiator && isPublisher(header[i], header))
                column = Column::SourcePublishers;
            if (!column || recipe.columns.contains(*column) || map.has(*column))
                continue;
            if (onlyOurs && plainHeader(header[i]) != plainHeader(wordFor(*column)))
                continue;
            map.cells[std::size_t(*column)].push_back({i, {}, {}, {}});
            used[i] = true;
        }
    }
}

} // namespace

std::string_view wordFor(Column column)
{
    return columnWords[std::size_t(column)].word;
}

std::optional<Column> columnFrom(std::string_view header)
{
    const std::string plain = plainHeader(header);
    if (plain.empty())
        return std::nullopt;
    for (const ColumnWords &words : columnWords) {
        if (plainHeader(words.word) == plain)
            return words.column;
    }
    for (const ColumnWords &words : columnWords) {
        const auto others = split(words.others, ',');
        if (std::find(others.begin(), others.end(), plain) != others.end())
            return words.column;
    }
    return std::nullopt;
}

Result<Recipe> recipeFromJson(std::string_view text)
{
    Result<OrderedJson> json = readJsonRows(text, {}, [](const JsonRow &) { return false; });
    if (!json)
        return recipeError(json.error().what + ", " + json.error().where);
    if (!json->is_object())
        return recipeError("it is no JSON object");
    Recipe recipe;
    recipe.isStated = true;
    for (const auto &[name, value] : json->items()) {
        if (Outcome read = readMember(name, value, recipe); !read)
            return read.error();
    }
    return recipe;
}

Result<Recipe> readRecipe(const std::filesystem::path &file)
{
    Result<std::string> text = readFile(file);
    if (!text)
        return text.error();
    Result<Recipe> recipe = recipeFromJson(*text);
    if (!recipe)
        return Error{recipe.error().what, file.string()};
    return recipe;
}

Result<ColumnMap> mapColumns(const std::vector<std::string> &header, const Recipe &recipe)
{
    ColumnMap map;
    std::vector<bool> used(header.size(), false);
    if (Outcome mapped = mapByRecipe(header, recipe, map, used); !mapped)
        return mapped.error();
    mapByName(header, recipe, map, used);
    const auto isThere = [&](Column column) {
        return map.has(column) || recipe.constants.contains(column);
    };
    if (!isThere(Column::Title))
        return Error{"the table has no column for titles; call one 'title', or name it in a recipe",
                     {}};
    if (!isThere(Column::Start) && !isThere(Column::Year))
        return Error{"the table has no column for dates; call one 'start' or 'date', or name it "
                     "in a recipe",
                     {}};
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!used[i])
            map.extra.emplace_back(i, std::string(trimmed(header[i])));
    }
    return map;
}

} // namespace entente
