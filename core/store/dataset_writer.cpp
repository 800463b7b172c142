// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/dataset_rows.h"

#include <algorithm>
#include <unordered_set>

namespace entente::store
{

namespace
{

using sqlite::Database;
using sqlite::Optional;
using sqlite::Statement;

std::optional<std::int64_t> closed(Instant instant)
{
    return instant.isOpen() ? std::nullopt : std::optional(instant.seconds);
}

/// The statements of one writing run.
class Writer
{
public:
    explicit Writer(Database &database) : m_database(database) {}

    bool writeTables(const Dataset &data, bool replacing);
    bool writeTies(const Dataset &data, std::int64_t firstId);
    bool writeEvent(const Event &event, std::int64_t id);

private:
    bool writeKinds(const std::vector<Kind> &kinds, std::int64_t position);
    bool writeActors(const std::vector<Actor> &actors, std::int64_t position);
    bool writeActor(const Actor &actor, std::int64_t position);
    bool writeThreads(const std::vector<Thread> &threads, std::int64_t position);
    bool writeLayers(const std::vector<Layer> &layers, std::int64_t position);
    bool writeEras(const std::vector<Era> &eras, std::int64_t position);
    bool writeStories(const std::vector<StoryText> &stories, std::int64_t position);
    bool writeDetails(const Event &event, std::int64_t id);

    std::int64_t nextPosition(const char *table)
    {
        const std::string sql = "SELECT coalesce(max(position), 0) + 1 FROM " + std::string(table);
        return m_database.number(sql.c_str()).value_or(1);
    }
    bool exists(const char *table, const char *column, const std::string &value)
    {
        Statement statement(m_database,
                            "SELECT 1 FROM " + std::string(table) + " WHERE " + column + " = ?1");
        statement.bind(1, value);
        return statement.step();
    }

    Database &m_database;
    Statement m_property{m_database, "INSERT OR REPLACE INTO property VALUES (?1, ?2)"};
    Statement m_kind{m_database, "INSERT INTO kind (position, id, parent, label, family, glyph)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    Statement m_kindAlias{m_database, "INSERT INTO kind_alias VALUES (?1, ?2, ?3)"};
    Statement m_actor{m_database,
                      "INSERT INTO actor (position, id, type, name, capital, lat, lon, predecessor)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
    Statement m_actorName{m_database, "INSERT INTO actor_name VALUES (?1, ?2, ?3, ?4)"};
    Statement m_actorAlias{m_database, "INSERT INTO actor_alias VALUES (?1, ?2, ?3)"};
    Statement m_membership{m_database, "INSERT INTO membership VALUES (?1, ?2, ?3, ?4, ?5)"};
    Statement m_thread{m_database, "INSERT INTO thread (position, id, title) VALUES (?1, ?2, ?3)"};
    Statement m_layer{m_database,
                      "INSERT INTO layer (position, name, is_default) VALUES (?1, ?2, ?3)"};
    Statement m_layerMember{m_database, "INSERT INTO layer_member VALUES (?1, ?2, ?3)"};
    Statement m_tie{m_database, "INSERT INTO tie (id, a, b, layer, start_date, end_date,"
                                " start_earliest, end_latest, basis)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};
    Statement m_era{m_database, "INSERT INTO era (position, name, short_name, kind, actor, office,"
                                " start_date, end_date, source)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};
    Statement m_story{m_database, "INSERT INTO story (position, name, value) VALUES (?1, ?2, ?3)"};
    Statement m_tieEvent{m_database, "INSERT INTO tie_event VALUES (?1, ?2, ?3)"};
    Statement m_event{
        m_database,
        "INSERT INTO event (id, key, title, kind, subkind, status, start_date, end_date,"
        " start_earliest, start_latest, end_earliest, end_latest, earliest_fuzzy, latest_fuzzy,"
        " place, place_country, lat, lon, place_precision, description, confidence, thread, phase,"
        " note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
        " ?18, ?19, ?20, ?21, ?22, ?23, ?24)"};
    Statement m_party{m_database, "INSERT INTO party VALUES (?1, ?2, ?3, ?4)"};
    Statement m_person{m_database, "INSERT INTO person VALUES (?1, ?2, ?3, ?4, ?5)"};
    Statement m_tag{m_database, "INSERT INTO tag VALUES (?1, ?2, ?3)"};
    Statement m_relation{m_database, "INSERT INTO relation VALUES (?1, ?2, ?3, ?4)"};
    Statement m_source{m_database, "INSERT INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
    Statement m_report{m_database,
                       "INSERT INTO report VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
    Statement m_extra{m_database, "INSERT INTO extra VALUES (?1, ?2, ?3, ?4)"};
};

bool Writer::writeTables(const Dataset &data, bool replacing)
{
    const auto property = [&](std::string_view name, const std::string &value) {
        return (value.empty() && !replacing) || m_property.run(name, value);
    };
    // A dot keeps the two apart from free properties of the same name.
    if (replacing || !data.title.empty()) {
        if (!property(".title", data.title) || !property(".description", data.description))
            return false;
    }
    for (const auto &[name, value] : data.properties) {
        if (!m_property.run(name.starts_with('.') ? "." + name : name, value))
            return false;
    }
    return writeKinds(data.kinds.kinds(), nextPosition("kind")) &&
           writeActors(data.actors, nextPosition("actor")) &&
           writeThreads(data.threads, nextPosition("thread")) &&
           writeLayers(data.layers, nextPosition("layer")) &&
           writeEras(data.eras, nextPosition("era")) &&
           writeStories(data.stories, nextPosition("story"));
}

bool Writer::writeKinds(const std::vector<Kind> &kinds, std::int64_t position)
{
    for (const Kind &kind : kinds) {
        if (exists("kind", "id", kind.id.value))
            continue;
        if (!m_kind.run(position++, kind.id.value, Optional{kind.parent.value}, kind.label,
                        wordFor(kind.family), wordFor(kind.glyph)))
            return false;
        std::int64_t place = 0;
        for (const std::string &alias : kind.aliases) {
            if (!m_kindAlias.run(kind.id.value, ++place, alias))
                return false;
        }
    }
    return true;
}

bool Writer::writeActors(const std::vector<Actor> &actors, std::int64_t position)
{
    for (const Actor &actor : actors) {
        if (!exists("actor", "id", actor.id.value) && !writeActor(actor, position++))
            return false;
    }
    return true;
}

bool Writer::writeActor(const Actor &actor, std::int64_t position)
{
    const std::string &id = actor.id.value;
    const auto lat = actor.position ? std::optional(actor.position->lat) : std::nullopt;
    const auto lon = actor.position ? std::optional(actor.position->lon) : std::nullopt;
    if (!m_actor.run(position, id, wordFor(actor.type), actor.name, Optional{actor.capital}, lat,
                     lon, Optional{actor.predecessor.value}))
        return false;
    std::int64_t place = 0;
    for (const ActorName &name : actor.names) {
        if (!m_actorName.run(id, ++place, name.language, name.name))
            return false;
    }
    place = 0;
    for (const std::string &alias : actor.aliases) {
        if (!m_actorAlias.run(id, ++place, alias))
            return false;
    }
    place = 0;
    for (const Membership &membership : actor.memberOf) {
        if (!m_membership.run(id, ++place, membership.bloc.value, Optional{membership.start.edtf()},
                              Optional{membership.end.edtf()}))
            return false;
    }
    return true;
}

bool Writer::writeThreads(const std::vector<Thread> &threads, std::int64_t position)
{
    for (const Thread &thread : threads) {
        if (!exists("thread", "id", thread.id.value) &&
            !m_thread.run(position++, thread.id.value, thread.title))
            return false;
    }
    return true;
}

bool Writer::writeLayers(const std::vector<Layer> &layers, std::int64_t position)
{
    for (const Layer &layer : layers) {
        if (exists("layer", "name", layer.name))
            continue;
        if (!m_layer.run(position++, layer.name, std::int64_t(layer.isDefault)))
            return false;
        std::int64_t place = 0;
        for (const std::string &member : layer.members) {
            if (!m_layerMember.run(layer.name, ++place, member))
                return false;
        }
    }
    return true;
}

bool Writer::writeEras(const std::vector<Era> &eras, std::int64_t position)
{
    for (const Era &era : eras) {
        if (!m_era.run(position++, era.name, Optional{era.shortName}, wordFor(era.kind),
                       Optional{era.actor.value}, Optional{era.office}, Optional{era.start.edtf()},
                       Optional{era.end.edtf()}, Optional{era.source}))
            return false;
    }
    return true;
}

bool Writer::writeStories(const std::vector<StoryText> &stories, std::int64_t position)
{
    for (const StoryText &story : stories) {
        if (exists("story", "name", story.name))
            continue;
        if (!m_story.run(position++, story.name, story.json))
            return false;
    }
    return true;
}

bool Writer::writeTies(const Dataset &data, std::int64_t firstId)
{
    std::int64_t id = firstId;
    for (const Tie &tie : data.ties) {
        const EventSpan span = eventSpan(tie.start, tie.end);
        const auto earliest = tie.start.isEmpty() ? std::nullopt : closed(span.start.strict.begin);
        const auto latest = tie.end.isEmpty() ? std::nullopt : closed(span.end.strict.end);
        if (!m_tie.run(id, tie.a.value, tie.b.value, tie.layer, Optional{tie.start.edtf()},
                       Optional{tie.end.edtf()}, earliest, latest, Optional{tie.basis}))
            return false;
        std::int64_t place = 0;
        for (const std::string &event : tie.events) {
            if (!m_tieEvent.run(id, ++place, event))
                return false;
        }
        ++id;
    }
    return true;
}

bool Writer::writeEvent(const Event &event, std::int64_t id)
{
    const StoredBounds bounds = storedBounds(event.start, event.end);
    const Place &place = event.place;
    const auto lat = place.position ? std::optional(place.position->lat) : std::nullopt;
    const auto lon = place.position ? std::optional(place.position->lon) : std::nullopt;
    const std::string_view phase = event.phase ? wordFor(*event.phase) : std::string_view();
    return m_event.run(id, event.key, event.title, Optional{event.kind.value},
                       Optional{event.subkind}, wordFor(event.status), Optional{event.start.edtf()},
                       Optional{event.end.edtf()}, bounds.startEarliest, bounds.startLatest,
                       bounds.endEarliest, bounds.endLatest, bounds.earliestFuzzy,
                       bounds.latestFuzzy, Optional{place.name}, Optional{place.country.value}, lat,
                       lon, wordFor(place.precision), Optional{event.description},
                       wordFor(event.confidence), Optional{event.thread.value}, Optional{phase},
                       Optional{event.note}) &&
           writeDetails(event, id);
}

bool Writer::writeDetails(const Event &event, std::int64_t id)
{
    bool isGood = true;
    const auto each = [&](const auto &items, auto write) {
        std::int64_t place = 0;
        for (const auto &item : items)
            isGood = isGood && write(item, ++place);
    };
    each(event.parties, [&](const Party &party, std::int64_t place) {
        return m_party.run(id, place, party.actor.value, Optional{party.role});
    });
    each(event.persons, [&](const Person &person, std::int64_t place) {
        return m_person.run(id, place, person.name, Optional{person.office},
                            Optional{person.actor.value});
    });
    each(event.tags,
         [&](const std::string &tag, std::int64_t place) { return m_tag.run(id, place, tag); });
    each(event.relations, [&](const Relation &relation, std::int64_t place) {
        return m_relation.run(id, place, wordFor(relation.type), relation.target);
    });
    each(event.sources, [&](const Source &source, std::int64_t place) {
        const auto verified =
            source.verified ? std::optional(std::int64_t(*source.verified)) : std::nullopt;
        return m_source.run(id, place, Optional{source.publisher}, Optional{source.title},
                            Optional{source.url}, Optional{source.date}, verified);
    });
    each(event.reports, [&](const Report &report, std::int64_t place) {
        const std::string_view status = report.status ? wordFor(*report.status) : "";
        return m_report.run(id, place, Optional{report.publisher}, Optional{report.title},
                            Optional{report.url}, Optional{report.published.edtf()},
                            Optional{report.quote}, Optional{status}, Optional{report.start.edtf()},
                            Optional{report.end.edtf()});
    });
    each(event.extra, [&](const auto &pair, std::int64_t place) {
        return m_extra.run(id, place, pair.first, pair.second);
    });
    return isGood;
}

template <class Items, class Name>
Outcome checkUnique(const Items &items, const char *what, Name name)
{
    std::unordered_set<std::string_view> seen;
    for (const auto &item : items) {
        const std::string &id = name(item);
        if (id.empty())
            return Error{"one of the " + std::string(what) + " has no id", {}};
        if (!seen.insert(id).second)
            return Error{"two of the " + std::string(what) + " have the id '" + id + "'", {}};
    }
    return Done{};
}

} // namespace

Outcome checkIds(const Dataset &data)
{
    if (Outcome good = checkUnique(
            data.events, "events", [](auto &e) -> auto & { return e.key; });
        !good)
        return good;
    if (Outcome good = checkUnique(
            data.actors, "actors", [](auto &a) -> auto & { return a.id.value; });
        !good)
        return good;
    if (Outcome good = checkUnique(
            data.threads, "threads", [](auto &t) -> auto & { return t.id.value; });
        !good)
        return good;
    return checkUnique(
        data.layers, "layers", [](auto &l) -> auto & { return l.name; });
}

std::vector<std::int64_t> numbersFor(const std::vector<Event> &events, std::int64_t firstFree,
                                     bool keeping)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(events.size());
    std::unordered_set<std::int64_t> taken;
    std::int64_t next = firstFree;
    for (const Event &event : events) {
        const bool keeps = keeping && event.id.value > 0 && taken.insert(event.id.value).second;
        numbers.push_back(keeps ? event.id.value : 0);
        if (keeps)
            next = std::max(next, event.id.value + 1);
    }
    for (std::int64_t &number : numbers) {
        if (number == 0)
            number = next++;
    }
    return numbers;
}

namespace
{

Outcome writeEvents(Database &database, Writer &writer, const std::vector<Event> &events,
                    const std::vector<std::int64_t> &numbers, std::stop_token stop,
                    const ProgressSink &progress)
{
    constexpr std::size_t eventsPerStep = 256;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!writer.writeEvent(events[i], numbers[i])) {
            const Error error = database.error();
            if (error.what.find("UNIQUE") != std::string::npos)
                return Error{"the document has an event with the id '" + events[i].key +
                                 "' already",
                             error.where};
            return error;
        }
        if (i % eventsPerStep != 0)
            continue;
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        if (progress)
            progress({std::int64_t(i), std::int64_t(events.size()), "Writing the document"});
    }
    return Done{};
}

} // namespace

StoredBounds storedBounds(const Date &start, const Date &end)
{
    const EventSpan span = eventSpan(start, end);
    if (!span.isKnown)
        return {};
    const TimeSpan fuzzy = span.fuzzy();
    return {closed(span.start.strict.begin),
            closed(span.start.strict.end),
            closed(span.end.strict.begin),
            closed(span.end.strict.end),
            closed(fuzzy.begin),
            closed(fuzzy.end)};
}

Outcome writeTables(Database &database, const Dataset &data)
{
    if (Outcome good = checkIds(data); !good)
        return Error{good.error().what, database.file().string()};
    Writer writer(database);
    if (!writer.writeTables(data, true) || !writer.writeTies(data, 1))
        return database.error();
    return Done{};
}

Outcome writeDataset(Database &database, const Dataset &data, std::stop_token stop,
                     const ProgressSink &progress)
{
    if (Outcome done = writeTables(database, data); !done)
        return done;
    Writer writer(database);
    return writeEvents(database, writer, data.events, numbersFor(data.events, 1, true), stop,
                       progress);
}

Outcome appendTables(Database &database, const Dataset &data)
{
    if (Outcome good = checkIds(data); !good)
        return Error{good.error().what, database.file().string()};
    Writer writer(database);
    const auto firstTie = database.number("SELECT coalesce(max(id), 0) + 1 FROM tie");
    if (!firstTie || !writer.writeTables(data, false) || !writer.writeTies(data, *firstTie))
        return database.error();
    return Done{};
}

Outcome appendDataset(Database &database, const Dataset &data, std::stop_token stop,
                      const ProgressSink &progress)
{
    if (Outcome done = appendTables(database, data); !done)
        return done;
    Writer writer(database);
    const auto firstEvent = database.number("SELECT coalesce(max(id), 0) + 1 FROM event");
    if (!firstEvent)
        return database.error();
    return writeEvents(database, writer, data.events, numbersFor(data.events, *firstEvent, false),
                       stop, progress);
}

} // namespace entente::store
