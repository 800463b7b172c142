// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/geojson_format.h"
#include "core/formats/json_rows.h"

namespace entente
{

namespace
{

void put(OrderedJson &properties, const char *name, std::string_view value)
{
    if (!value.empty())
        properties[name] = value;
}

OrderedJson peopleOf(const Event &event)
{
    OrderedJson persons = OrderedJson::array();
    for (const Person &person : event.persons) {
        OrderedJson one = {{"name", person.name}};
        put(one, "office", person.office);
        put(one, "actor", person.actor.value);
        persons.push_back(std::move(one));
    }
    return persons;
}

OrderedJson partiesOf(const Event &event)
{
    OrderedJson parties = OrderedJson::array();
    for (const Party &party : event.parties) {
        OrderedJson one = {{"actor", party.actor.value}};
        put(one, "role", party.role);
        parties.push_back(std::move(one));
    }
    return parties;
}

OrderedJson sourcesOf(const Event &event)
{
    OrderedJson sources = OrderedJson::array();
    for (const Source &source : event.sources) {
        OrderedJson one = OrderedJson::object();
        put(one, "publisher", source.publisher);
        put(one, "title", source.title);
        put(one, "url", source.url);
        put(one, "date", source.date);
        sources.push_back(std::move(one));
    }
    return sources;
}

OrderedJson propertiesOf(const Event &event)
{
    OrderedJson properties = {{"title", event.title}};
    put(properties, "kind", event.kind.value);
    put(properties, "subkind", event.subkind);
    put(properties, "status", wordFor(event.status));
    put(properties, "start", event.start.edtf());
    put(properties, "end", event.end.edtf());
    if (!event.parties.empty())
        properties["parties"] = partiesOf(event);
    if (!event.persons.empty())
        properties["persons"] = peopleOf(event);
    put(properties, "place", event.place.name);
    put(properties, "place_country", event.place.country.value);
    put(properties, "place_precision", wordFor(event.place.precision));
    put(properties, "description", event.description);
    if (!event.tags.empty())
        properties["tags"] = event.tags;
    if (event.confidence != Confidence::Unstated)
        put(properties, "confidence", wordFor(event.confidence));
    put(properties, "thread", event.thread.value);
    if (event.phase)
        put(properties, "phase", wordFor(*event.phase));
    if (!event.sources.empty())
        properties["sources"] = sourcesOf(event);
    put(properties, "note", event.note);
    return properties;
}

OrderedJson featureOf(const Event &event)
{
    OrderedJson feature = {{"type", "Feature"}, {"id", event.key}};
    if (const auto &at = event.place.position) // longitude first, as RFC 7946 has it
        feature["geometry"] = {{"type", "Point"},
                               {"coordinates", OrderedJson::array({at->lon, at->lat})}};
    else
        feature["geometry"] = nullptr;
    feature["properties"] = propertiesOf(event);
    return feature;
}

} // namespace

std::string geoJsonFrom(const Dataset &data, ExportReport &report)
{
    std::string text = "{\n\"type\": \"FeatureCollection\",\n\"features\": [";
    std::int64_t relations = 0;
    std::int64_t extras = 0;
    for (std::size_t i = 0; i < data.events.size(); ++i) {
        text += i > 0 ? ",\n" : "\n";
        text += jsonText(featureOf(data.events[i]));
        relations += std::int64_t(data.events[i].relations.size());
        extras += std::int64_t(data.events[i].extra.size());
    }
    if (relations > 0)
        report.leftOut.push_back(std::to_string(relations) + " relations");
    if (extras > 0)
        report.leftOut.push_back(std::to_string(extras) + " extra fields");
    return text + "\n]\n}\n";
}

} // namespace entente
