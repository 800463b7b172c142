// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/csv_cells.h"
#include "core/formats/csv_format.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace entente
{

namespace
{

// The columns of our own tables, in their order.
constexpr Column writtenColumns[] = {
    Column::Id,
    Column::Title,
    Column::Kind,
    Column::Subkind,
    Column::Status,
    Column::Start,
    Column::End,
    Column::Parties,
    Column::Persons,
    Column::Place,
    Column::PlaceCountry,
    Column::Lat,
    Column::Lon,
    Column::PlacePrecision,
    Column::Related,
    Column::Description,
    Column::SourcePublishers,
    Column::SourceTitles,
    Column::SourceUrls,
    Column::SourceDates,
    Column::UrlVerified,
    Column::Tags,
    Column::Confidence,
    Column::Thread,
    Column::Phase,
    Column::Note,
};

constexpr std::string_view listSpecial = ";";
constexpr const char *sourceSeparator = " | ";

std::string numberText(double number)
{
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number);
    return error == std::errc() ? std::string(text, end) : std::string();
}

template <class Items, class Write>
std::string list(const Items &items, const char *separator, Write write)
{
    std::vector<std::string> parts;
    parts.reserve(items.size());
    for (const auto &item : items)
        parts.push_back(write(item));
    return joinedList(parts, separator);
}

std::string partiesInWords(const Event &event)
{
    return list(event.parties, ";", [](const Party &party) {
        const std::string actor = escaped(party.actor.value, ";:");
        return party.role.empty() ? actor : actor + ":" + escaped(party.role, ";:");
    });
}

std::string personsOf(const Event &event)
{
    return list(event.persons, ";", [](const Person &person) {
        return escaped(person.name, ";|") + "|" + escaped(person.office, ";|") + "|" +
               escaped(person.actor.value, ";|");
    });
}

std::string relationsOf(const Event &event)
{
    return list(event.relations, ";", [](const Relation &relation) {
        return std::string(wordFor(relation.type)) + ":" + escaped(relation.target, listSpecial);
    });
}

std::string sourceColumn(const Event &event, std::string Source::*field)
{
    const bool isEmpty = std::all_of(event.sources.begin(), event.sources.end(),
                                     [&](const Source &source) { return (source.*field).empty(); });
    if (isEmpty)
        return {};
    return list(event.sources, sourceSeparator,
                [&](const Source &source) { return escaped(source.*field, "|"); });
}

std::string verifiedOf(const Event &event)
{
    return list(event.sources, sourceSeparator, [](const Source &source) -> std::string {
        if (!source.verified)
            return "";
        return *source.verified ? "true" : "false";
    });
}

/// The text of a cell, before it is neutralized and quoted.
std::string cellOf(const Event &event, Column column)
{
    const Place &place = event.place;
    switch (column) {
    case Column::Id:
        return event.key;
    case Column::Title:
        return event.title;
    case Column::Kind:
        return event.kind.value;
    case Column::Subkind:
        return event.subkind;
    case Column::Status:
        return std::string(wordFor(event.status));
    case Column::Start:
        return event.start.edtf();
    case Column::End:
        return event.end.edtf();
    case Column::Parties:
        return partiesInWords(event);
    case Column::Persons:
        return personsOf(event);
    case Column::Place:
        return place.name;
    case Column::PlaceCountry:
        return place.country.value;
    case Column::Lat:
        return place.position ? numberText(place.position->lat) : "";
    case Column::Lon:
        return place.position ? numberText(place.position->lon) : "";
    case Column::PlacePrecision:
        return place == Place() ? "" : std::string(wordFor(place.precision));
    case Column::Related:
        return relationsOf(event);
    case Column::Description:
        return event.description;
    case Column::SourcePublishers:
        return sourceColumn(event, &Source::publisher);
    case Column::SourceTitles:
        return sourceColumn(event, &Source::title);
    case Column::SourceUrls:
        return sourceColumn(event, &Source::url);
    case Column::SourceDates:
        return sourceColumn(event, &Source::date);
    case Column::UrlVerified:
        return verifiedOf(event);
    case Column::Tags:
        return list(event.tags, ";",
                    [](const std::string &tag) { return escaped(tag, listSpecial); });
    case Column::Confidence:
        return event.confidence == Confidence::Unstated ? ""
                                                        : std::string(wordFor(event.confidence));
    case Column::Thread:
        return event.thread.value;
    case Column::Phase:
        return event.phase ? std::string(wordFor(*event.phase)) : "";
    case Column::Note:
        return event.note;
    default:
        return {};
    }
}

/// The extra fields that get a column of their own: those whose name a reader would not take for
/// one of ours, up to a number that tables bear.
std::vector<std::string> extraColumns(const Dataset &data)
{
    constexpr std::size_t most = 100;
    std::vector<std::string> names;
    std::unordered_map<std::string_view, bool> seen;
    for (const Event &event : data.events) {
        for (const auto &[name, value] : event.extra) {
            const bool isNew = seen.emplace(name, true).second;
            if (isNew && names.size() < most && !name.empty() && !columnFrom(name))
                names.push_back(name);
        }
    }
    return names;
}

/// How many extra fields the columns have no room for.
std::int64_t extraLeftOut(const Dataset &data, const std::vector<std::string> &columns)
{
    std::int64_t count = 0;
    for (const Event &event : data.events) {
        std::vector<std::string_view> written;
        for (const auto &[name, value] : event.extra) {
            const bool hasColumn = std::find(columns.begin(), columns.end(), name) != columns.end();
            const bool isFirst = std::find(written.begin(), written.end(), name) == written.end();
            if (hasColumn && isFirst)
                written.push_back(name);
            else
                ++count;
        }
    }
    return count;
}

} // namespace

std::string csvRecord(const std::vector<std::string> &cells)
{
    std::string record;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            record += ',';
        record += quotedCell(cells[i]);
    }
    return record + "\r\n";
}

std::string csvFrom(const Dataset &data, ExportReport &report)
{
    const std::vector<std::string> extras = extraColumns(data);
    std::vector<std::string> cells;
    for (const Column column : writtenColumns)
        cells.emplace_back(wordFor(column));
    for (const std::string &name : extras)
        cells.push_back(neutralized(name));
    std::string text = csvRecord(cells);
    for (const Event &event : data.events) {
        cells.clear();
        for (const Column column : writtenColumns)
            cells.push_back(neutralized(cellOf(event, column)));
        for (const std::string &name : extras) {
            const auto found = std::find_if(event.extra.begin(), event.extra.end(),
                                            [&](const auto &pair) { return pair.first == name; });
            cells.push_back(found == event.extra.end() ? "" : neutralized(found->second));
        }
        text += csvRecord(cells);
    }
    if (const std::int64_t count = extraLeftOut(data, extras); count > 0)
        report.leftOut.push_back(std::to_string(count) + " extra fields");
    return text;
}

} // namespace entente
