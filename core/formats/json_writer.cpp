// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/formats/json_format.h"
#include "core/formats/json_rows.h"

#include <set>

namespace entente
{

namespace
{

/// Members in the order given; what is empty is left out, as README.md says.
class ObjectWriter
{
public:
    ObjectWriter &text(const char *name, std::string_view value)
    {
        if (!value.empty())
            m_object[name] = value;
        return *this;
    }
    ObjectWriter &texts(const char *name, const std::vector<std::string> &values)
    {
        if (!values.empty())
            m_object[name] = values;
        return *this;
    }
    ObjectWriter &value(const char *name, OrderedJson value)
    {
        m_object[name] = std::move(value);
        return *this;
    }
    template <class Items, class Write>
    ObjectWriter &list(const char *name, const Items &items, Write write)
    {
        if (items.empty())
            return *this;
        OrderedJson array = OrderedJson::array();
        for (const auto &item : items)
            array.push_back(write(item));
        m_object[name] = std::move(array);
        return *this;
    }
    ObjectWriter &position(const std::optional<LatLon> &at)
    {
        if (at)
            value("lat", at->lat).value("lon", at->lon);
        return *this;
    }
    OrderedJson done() { return std::move(m_object); }

private:
    OrderedJson m_object = OrderedJson::object();
};

OrderedJson from(const Kind &kind)
{
    return ObjectWriter()
        .value("id", kind.id.value)
        .text("parent", kind.parent.value)
        .text("label", kind.label)
        .text("family", wordFor(kind.family))
        .text("glyph", wordFor(kind.glyph))
        .texts("aliases", kind.aliases)
        .done();
}

OrderedJson from(const Actor &actor)
{
    return ObjectWriter()
        .value("id", actor.id.value)
        .text("type", wordFor(actor.type))
        .text("name", actor.name)
        .list("names", actor.names,
              [](const ActorName &name) {
                  return ObjectWriter().text("lang", name.language).text("name", name.name).done();
              })
        .texts("aliases", actor.aliases)
        .text("capital", actor.capital)
        .position(actor.position)
        .list("member_of", actor.memberOf,
              [](const Membership &membership) {
                  return ObjectWriter()
                      .text("bloc", membership.bloc.value)
                      .text("start", membership.start.edtf())
                      .text("end", membership.end.edtf())
                      .done();
              })
        .text("predecessor", actor.predecessor.value)
        .done();
}

OrderedJson from(const Thread &thread)
{
    return ObjectWriter().value("id", thread.id.value).text("title", thread.title).done();
}

OrderedJson from(const Layer &layer)
{
    ObjectWriter writer;
    writer.value("name", layer.name).texts("members", layer.members);
    if (layer.isDefault)
        writer.value("default", true);
    return writer.done();
}

OrderedJson from(const Tie &tie)
{
    return ObjectWriter()
        .value("a", tie.a.value)
        .value("b", tie.b.value)
        .text("layer", tie.layer)
        .text("start", tie.start.edtf())
        .text("end", tie.end.edtf())
        .text("basis", tie.basis)
        .texts("events", tie.events)
        .done();
}

OrderedJson from(const Era &era)
{
    return ObjectWriter()
        .value("name", era.name)
        .text("short", era.shortName)
        .text("kind", wordFor(era.kind))
        .text("actor", era.actor.value)
        .text("office", era.office)
        .text("start", era.start.edtf())
        .text("end", era.end.edtf())
        .text("source", era.source)
        .done();
}

OrderedJson from(const Source &source)
{
    ObjectWriter writer;
    writer.text("publisher", source.publisher)
        .text("title", source.title)
        .text("url", source.url)
        .text("date", source.date);
    if (source.verified)
        writer.value("verified", *source.verified);
    return writer.done();
}

OrderedJson from(const Report &report)
{
    return ObjectWriter()
        .text("publisher", report.publisher)
        .text("title", report.title)
        .text("url", report.url)
        .text("published", report.published.edtf())
        .text("quote", report.quote)
        .text("status", report.status ? wordFor(*report.status) : std::string_view())
        .text("start", report.start.edtf())
        .text("end", report.end.edtf())
        .done();
}

OrderedJson from(const Place &place)
{
    ObjectWriter writer;
    writer.text("name", place.name).text("country", place.country.value).position(place.position);
    if (place.precision != PlacePrecision::Unknown)
        writer.text("precision", wordFor(place.precision));
    return writer.done();
}

/// An object, or a list of pairs where a name comes twice.
OrderedJson fromExtra(const std::vector<std::pair<std::string, std::string>> &extra)
{
    std::set<std::string_view> names;
    for (const auto &[name, value] : extra)
        names.insert(name);
    if (names.size() == extra.size()) {
        OrderedJson object = OrderedJson::object();
        auto &members = object.get_ref<OrderedJson::object_t &>();
        for (const auto &[name, value] : extra)
            members.emplace_back(name, value);
        return object;
    }
    OrderedJson pairs = OrderedJson::array();
    for (const auto &[name, value] : extra)
        pairs.push_back(OrderedJson{{"name", name}, {"value", value}});
    return pairs;
}

OrderedJson from(const Event &event)
{
    ObjectWriter writer;
    writer.value("id", event.key)
        .value("title", event.title)
        .text("kind", event.kind.value)
        .text("subkind", event.subkind)
        .text("status", wordFor(event.status))
        .text("start", event.start.edtf())
        .text("end", event.end.edtf());
    writer.list("parties", event.parties, [](const Party &party) {
        return ObjectWriter().text("actor", party.actor.value).text("role", party.role).done();
    });
    writer.list("persons", event.persons, [](const Person &person) {
        return ObjectWriter()
            .text("name", person.name)
            .text("office", person.office)
            .text("actor", person.actor.value)
            .done();
    });
    if (event.place != Place())
        writer.value("place", from(event.place));
    writer.text("description", event.description).texts("tags", event.tags);
    if (event.confidence != Confidence::Unstated)
        writer.text("confidence", wordFor(event.confidence));
    writer.list("relations", event.relations, [](const Relation &relation) {
        return ObjectWriter()
            .text("type", wordFor(relation.type))
            .text("target", relation.target)
            .done();
    });
    writer.list("sources", event.sources, [](const Source &source) { return from(source); });
    writer.list("reports", event.reports, [](const Report &report) { return from(report); });
    writer.text("thread", event.thread.value);
    if (event.phase)
        writer.text("phase", wordFor(*event.phase));
    writer.text("note", event.note);
    if (!event.extra.empty())
        writer.value("extra", fromExtra(event.extra));
    return writer.done();
}

/// What a file of somebody else holds in its place is passed on where it is JSON at all.
OrderedJson from(const StoryText &story)
{
    OrderedJson object = OrderedJson::parse(story.json, nullptr, false);
    if (!object.is_object())
        object = OrderedJson::object();
    if (const auto name = object.find("name"); name == object.end() || *name != story.name)
        object["name"] = story.name;
    return object;
}

template <class Items>
void appendList(std::string &text, const char *name, const Items &items)
{
    text += ",\n\"" + std::string(name) + "\": [";
    bool isFirst = true;
    for (const auto &item : items) {
        text += isFirst ? "\n" : ",\n";
        text += jsonText(from(item));
        isFirst = false;
    }
    text += isFirst ? "]" : "\n]";
}

} // namespace

std::string jsonFrom(const Dataset &data)
{
    std::string text = "{\n\"format\": " + jsonText(jsonFormatName);
    text += ",\n\"title\": " + jsonText(data.title);
    text += ",\n\"description\": " + jsonText(data.description);
    text += ",\n\"properties\": " + jsonText(OrderedJson(data.properties));
    appendList(text, "kinds", data.kinds.kinds());
    appendList(text, "actors", data.actors);
    appendList(text, "threads", data.threads);
    appendList(text, "layers", data.layers);
    appendList(text, "ties", data.ties);
    if (!data.eras.empty())
        appendList(text, "eras", data.eras);
    if (!data.stories.empty())
        appendList(text, "stories", data.stories);
    appendList(text, "events", data.events);
    return text + "\n}\n";
}

} // namespace entente
