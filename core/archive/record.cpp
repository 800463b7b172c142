// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/record.h"

#include <nlohmann/json.hpp>

namespace entente::archive
{

namespace
{

using Json = nlohmann::ordered_json;

std::string written(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json &json, const char *name, std::string_view value)
{
    if (!value.empty())
        json[name] = value;
}

void put(Json &json, const char *name, const std::optional<LatLon> &position)
{
    if (position)
        json[name] = {position->lat, position->lon};
}

template <class Items, class Write>
void putList(Json &json, const char *name, const Items &items, Write write)
{
    if (items.empty())
        return;
    Json &list = json[name] = Json::array();
    for (const auto &item : items) {
        Json made = Json::object();
        write(made, item);
        list.push_back(std::move(made));
    }
}

void putTexts(Json &json, const char *name, const std::vector<std::string> &texts)
{
    if (!texts.empty())
        json[name] = texts;
}

/// Reads members; what has another type than expected counts as missing.
class Reader
{
public:
    explicit Reader(const Json &json) : m_json(json) {}

    const Json *find(const char *name) const
    {
        const auto found = m_json.is_object() ? m_json.find(name) : m_json.end();
        return found == m_json.end() ? nullptr : &*found;
    }
    std::string text(const char *name) const
    {
        const Json *value = find(name);
        return value && value->is_string() ? value->get<std::string>() : std::string();
    }
    std::optional<bool> flag(const char *name) const
    {
        const Json *value = find(name);
        return value && value->is_boolean() ? std::optional(value->get<bool>()) : std::nullopt;
    }
    Date date(const char *name) const
    {
        Result<Date> date = Date::fromEdtf(text(name));
        return date ? std::move(*date) : Date();
    }
    std::optional<LatLon> position(const char *name) const
    {
        const Json *value = find(name);
        if (!value || !value->is_array() || value->size() != 2 || !(*value)[0].is_number() ||
            !(*value)[1].is_number())
            return std::nullopt;
        return LatLon{(*value)[0].get<double>(), (*value)[1].get<double>()};
    }
    std::vector<std::string> texts(const char *name) const
    {
        std::vector<std::string> list;
        if (const Json *value = find(name); value && value->is_array()) {
            for (const Json &each : *value) {
                if (each.is_string())
                    list.push_back(each.get<std::string>());
            }
        }
        return list;
    }
    template <class Read>
    void each(const char *name, Read read) const
    {
        if (const Json *value = find(name); value && value->is_array()) {
            for (const Json &item : *value)
                read(Reader(item));
        }
    }

private:
    const Json &m_json;
};

Result<Json> parsed(std::string_view text)
{
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return Error{"a record of the archive is damaged", {}};
    return json;
}

void putDetails(Json &json, const Event &event)
{
    putList(json, "parties", event.parties, [](Json &made, const Party &party) {
        put(made, "actor", party.actor.value);
        put(made, "role", party.role);
    });
    putList(json, "persons", event.persons, [](Json &made, const Person &person) {
        put(made, "name", person.name);
        put(made, "office", person.office);
        put(made, "actor", person.actor.value);
    });
    putList(json, "relations", event.relations, [](Json &made, const Relation &relation) {
        put(made, "type", wordFor(relation.type));
        put(made, "target", relation.target);
    });
    putList(json, "sources", event.sources, [](Json &made, const Source &source) {
        put(made, "publisher", source.publisher);
        put(made, "title", source.title);
        put(made, "url", source.url);
        put(made, "date", source.date);
        if (source.verified)
            made["verified"] = *source.verified;
    });
    putList(json, "reports", event.reports, [](Json &made, const Report &report) {
        put(made, "publisher", report.publisher);
        put(made, "title", report.title);
        put(made, "url", report.url);
        put(made, "published", report.published.edtf());
        put(made, "quote", report.quote);
        if (report.status)
            put(made, "status", wordFor(*report.status));
        put(made, "start", report.start.edtf());
        put(made, "end", report.end.edtf());
    });
    putList(json, "extra", event.extra, [](Json &made, const auto &pair) {
        put(made, "name", pair.first);
        put(made, "value", pair.second);
    });
}

void readDetails(const Reader &reader, Event &event)
{
    reader.each("parties", [&](const Reader &party) {
        event.parties.push_back({ActorId{party.text("actor")}, party.text("role")});
    });
    reader.each("persons", [&](const Reader &person) {
        event.persons.push_back(
            {person.text("name"), person.text("office"), ActorId{person.text("actor")}});
    });
    reader.each("relations", [&](const Reader &relation) {
        if (const auto type = relationTypeFrom(relation.text("type")))
            event.relations.push_back({*type, relation.text("target")});
    });
    reader.each("sources", [&](const Reader &source) {
        event.sources.push_back({source.text("publisher"), source.text("title"), source.text("url"),
                                 source.text("date"), source.flag("verified")});
    });
    reader.each("reports", [&](const Reader &report) {
        event.reports.push_back({report.text("publisher"), report.text("title"), report.text("url"),
                                 report.date("published"), report.text("quote"),
                                 statusFrom(report.text("status")), report.date("start"),
                                 report.date("end")});
    });
    reader.each("extra", [&](const Reader &pair) {
        event.extra.emplace_back(pair.text("name"), pair.text("value"));
    });
}

void readPlace(const Reader &reader, Place &place)
{
    const Json *value = reader.find("place");
    if (!value)
        return;
    const Reader members(*value);
    place.name = members.text("name");
    place.country = ActorId{members.text("country")};
    place.position = members.position("at");
    place.precision =
        placePrecisionFrom(members.text("precision")).value_or(PlacePrecision::Unknown);
}

} // namespace

std::string recordOf(const Event &event)
{
    Json json = Json::object();
    put(json, "id", event.key);
    put(json, "title", event.title);
    put(json, "kind", event.kind.value);
    put(json, "subkind", event.subkind);
    put(json, "status", wordFor(event.status));
    put(json, "start", event.start.edtf());
    put(json, "end", event.end.edtf());
    const Place &place = event.place;
    if (!place.isEmpty() || place.precision != PlacePrecision::Unknown) {
        Json made = Json::object();
        put(made, "name", place.name);
        put(made, "country", place.country.value);
        put(made, "at", place.position);
        if (place.precision != PlacePrecision::Unknown)
            put(made, "precision", wordFor(place.precision));
        json["place"] = std::move(made);
    }
    put(json, "description", event.description);
    putTexts(json, "tags", event.tags);
    if (event.confidence != Confidence::Unstated)
        put(json, "confidence", wordFor(event.confidence));
    put(json, "thread", event.thread.value);
    if (event.phase)
        put(json, "phase", wordFor(*event.phase));
    put(json, "note", event.note);
    putDetails(json, event);
    return written(json);
}

Result<Event> eventFrom(std::string_view record, EventId id)
{
    const Result<Json> json = parsed(record);
    if (!json)
        return json.error();
    const Reader reader(*json);
    Event event;
    event.id = id;
    event.key = reader.text("id");
    event.title = reader.text("title");
    event.kind = KindId{reader.text("kind")};
    event.subkind = reader.text("subkind");
    event.status = statusFrom(reader.text("status")).value_or(Status::Speculated);
    event.start = reader.date("start");
    event.end = reader.date("end");
    readPlace(reader, event.place);
    event.description = reader.text("description");
    event.tags = reader.texts("tags");
    event.confidence = confidenceFrom(reader.text("confidence")).value_or(Confidence::Unstated);
    event.thread = ThreadId{reader.text("thread")};
    event.phase = phaseFrom(reader.text("phase"));
    event.note = reader.text("note");
    readDetails(reader, event);
    return event;
}

std::string recordOf(const Kind &kind)
{
    Json json = Json::object();
    put(json, "id", kind.id.value);
    put(json, "parent", kind.parent.value);
    put(json, "label", kind.label);
    put(json, "family", wordFor(kind.family));
    put(json, "glyph", wordFor(kind.glyph));
    putTexts(json, "aliases", kind.aliases);
    return written(json);
}

std::string recordOf(const Actor &actor)
{
    Json json = Json::object();
    put(json, "id", actor.id.value);
    put(json, "type", wordFor(actor.type));
    put(json, "name", actor.name);
    putList(json, "names", actor.names, [](Json &made, const ActorName &name) {
        put(made, "language", name.language);
        put(made, "name", name.name);
    });
    putTexts(json, "aliases", actor.aliases);
    put(json, "capital", actor.capital);
    put(json, "at", actor.position);
    putList(json, "member_of", actor.memberOf, [](Json &made, const Membership &membership) {
        put(made, "bloc", membership.bloc.value);
        put(made, "start", membership.start.edtf());
        put(made, "end", membership.end.edtf());
    });
    put(json, "predecessor", actor.predecessor.value);
    return written(json);
}

std::string recordOf(const Thread &thread)
{
    Json json = Json::object();
    put(json, "id", thread.id.value);
    put(json, "title", thread.title);
    return written(json);
}

std::string recordOf(const Layer &layer)
{
    Json json = Json::object();
    put(json, "name", layer.name);
    putTexts(json, "members", layer.members);
    if (layer.isDefault)
        json["default"] = true;
    return written(json);
}

std::string recordOf(const Tie &tie)
{
    Json json = Json::object();
    put(json, "a", tie.a.value);
    put(json, "b", tie.b.value);
    put(json, "layer", tie.layer);
    put(json, "start", tie.start.edtf());
    put(json, "end", tie.end.edtf());
    put(json, "basis", tie.basis);
    putTexts(json, "events", tie.events);
    return written(json);
}

std::string recordOf(const Era &era)
{
    Json json = Json::object();
    put(json, "name", era.name);
    put(json, "short", era.shortName);
    put(json, "kind", wordFor(era.kind));
    put(json, "actor", era.actor.value);
    put(json, "office", era.office);
    put(json, "start", era.start.edtf());
    put(json, "end", era.end.edtf());
    put(json, "source", era.source);
    return written(json);
}

std::string recordOf(const std::string &name, const std::string &text)
{
    Json json = Json::object();
    put(json, "name", name);
    put(json, "text", text);
    return written(json);
}

namespace
{

Actor actorFrom(const Reader &reader)
{
    Actor actor;
    actor.id = ActorId{reader.text("id")};
    actor.type = actorTypeFrom(reader.text("type")).value_or(ActorType::State);
    actor.name = reader.text("name");
    reader.each("names", [&](const Reader &name) {
        actor.names.push_back({name.text("language"), name.text("name")});
    });
    actor.aliases = reader.texts("aliases");
    actor.capital = reader.text("capital");
    actor.position = reader.position("at");
    reader.each("member_of", [&](const Reader &membership) {
        actor.memberOf.push_back(
            {ActorId{membership.text("bloc")}, membership.date("start"), membership.date("end")});
    });
    actor.predecessor = ActorId{reader.text("predecessor")};
    return actor;
}

Tie tieFrom(const Reader &reader)
{
    return {ActorId{reader.text("a")}, ActorId{reader.text("b")}, reader.text("layer"),
            reader.date("start"),      reader.date("end"),        reader.text("basis"),
            reader.texts("events")};
}

Era eraFrom(const Reader &reader)
{
    return {reader.text("name"),
            reader.text("short"),
            eraKindFrom(reader.text("kind")).value_or(EraKind::Era),
            ActorId{reader.text("actor")},
            reader.text("office"),
            reader.date("start"),
            reader.date("end"),
            reader.text("source")};
}

void addKind(const Reader &reader, Dataset &data)
{
    data.kinds.add({KindId{reader.text("id")}, KindId{reader.text("parent")}, reader.text("label"),
                    familyFrom(reader.text("family")).value_or(Family::States),
                    glyphFrom(reader.text("glyph")).value_or(Glyph::Dot), reader.texts("aliases")});
}

} // namespace

Outcome addRecord(std::string_view section, std::string_view record, Dataset &data)
{
    const Result<Json> json = parsed(record);
    if (!json)
        return json.error();
    const Reader reader(*json);
    if (section == "title")
        data.title = reader.text("text");
    else if (section == "description")
        data.description = reader.text("text");
    else if (section == "property")
        data.properties[reader.text("name")] = reader.text("text");
    else if (section == "kind")
        addKind(reader, data);
    else if (section == "actor")
        data.actors.push_back(actorFrom(reader));
    else if (section == "thread")
        data.threads.push_back({ThreadId{reader.text("id")}, reader.text("title")});
    else if (section == "layer")
        data.layers.push_back(
            {reader.text("name"), reader.texts("members"), reader.flag("default").value_or(false)});
    else if (section == "tie")
        data.ties.push_back(tieFrom(reader));
    else if (section == "era")
        data.eras.push_back(eraFrom(reader));
    else if (section == "story")
        data.stories.push_back({reader.text("name"), reader.text("text")});
    return Done{};
}

} // namespace entente::archive
