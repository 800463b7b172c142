// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/dataset_rows.h"

#include <algorithm>
#include <unordered_map>

namespace entente::store
{

namespace
{

using sqlite::Database;
using sqlite::Statement;

/// Goes over all rows of one statement. A stop or a failure ends it and sticks.
class Reader
{
public:
    Reader(Database &database, std::stop_token stop) : m_database(database), m_stop(std::move(stop))
    {}

    template <class Row>
    void each(const char *sql, Row row)
    {
        if (m_error)
            return;
        Statement statement(m_database, sql);
        for (std::int64_t count = 0; statement.step(); ++count) {
            if (count % 256 == 0 && m_stop.stop_requested()) {
                m_error = Error{"cancelled", {}};
                return;
            }
            row(statement);
        }
        if (statement.hasFailed())
            m_error = m_database.error();
    }

    void fail(std::string what) { m_error = Error{std::move(what), m_database.file().string()}; }
    const std::optional<Error> &error() const { return m_error; }

private:
    Database &m_database;
    std::stop_token m_stop;
    std::optional<Error> m_error;
};

Date dateOrKept(const std::string &text, const char *name, Event &event)
{
    if (text.empty())
        return {};
    if (Result<Date> date = Date::fromEdtf(text))
        return *date;
    event.extra.emplace_back(name, text);
    return {};
}

Date dateOrNone(const std::string &text)
{
    Result<Date> date = text.empty() ? Date() : Date::fromEdtf(text);
    return date ? *date : Date();
}

std::optional<LatLon> positionFrom(const Statement &row, int latColumn)
{
    const auto lat = row.optionalReal(latColumn);
    const auto lon = row.optionalReal(latColumn + 1);
    if (!lat || !lon || !(std::abs(*lat) <= 90) || !(std::abs(*lon) <= 180))
        return std::nullopt;
    return LatLon{*lat, *lon};
}

void readProperties(Reader &reader, Dataset &data)
{
    reader.each("SELECT name, value FROM property", [&](const Statement &row) {
        const std::string name = row.text(0);
        if (name == ".title")
            data.title = row.text(1);
        else if (name == ".description")
            data.description = row.text(1);
        else if (name.starts_with(".."))
            data.properties[name.substr(1)] = row.text(1);
        else if (!name.starts_with('.')) // the file's own ones are nobody else's business
            data.properties[name] = row.text(1);
    });
}

void readKinds(Reader &reader, Dataset &data)
{
    std::vector<Kind> kinds;
    std::unordered_map<std::string, std::size_t> places;
    reader.each("SELECT id, parent, label, family, glyph FROM kind ORDER BY position",
                [&](const Statement &row) {
                    places.emplace(row.text(0), kinds.size());
                    kinds.push_back({KindId{row.text(0)},
                                     KindId{row.text(1)},
                                     row.text(2),
                                     familyFrom(row.text(3)).value_or(Family::States),
                                     glyphFrom(row.text(4)).value_or(Glyph::Dot),
                                     {}});
                });
    reader.each("SELECT kind, alias FROM kind_alias ORDER BY kind, position",
                [&](const Statement &row) {
                    const auto place = places.find(row.text(0));
                    if (place != places.end())
                        kinds[place->second].aliases.push_back(row.text(1));
                });
    if (kinds.size() > mostKinds)
        return reader.fail("the document has more than " + std::to_string(mostKinds) + " kinds");
    data.kinds = KindTree();
    for (Kind kind : kinds) {
        kind.parent = {};
        data.kinds.add(std::move(kind));
    }
    for (const Kind &kind : kinds) {
        if (!kind.parent.isEmpty())
            data.kinds.add(kind);
    }
}

void readActors(Reader &reader, Dataset &data)
{
    std::unordered_map<std::string, std::size_t> places;
    reader.each("SELECT id, type, name, capital, predecessor, lat, lon FROM actor"
                " ORDER BY position",
                [&](const Statement &row) {
                    places.emplace(row.text(0), data.actors.size());
                    Actor actor;
                    actor.id = ActorId{row.text(0)};
                    actor.type = actorTypeFrom(row.text(1)).value_or(ActorType::State);
                    actor.name = row.text(2);
                    actor.capital = row.text(3);
                    actor.predecessor = ActorId{row.text(4)};
                    actor.position = positionFrom(row, 5);
                    data.actors.push_back(std::move(actor));
                });
    const auto owner = [&](const Statement &row) -> Actor * {
        const auto place = places.find(row.text(0));
        return place == places.end() ? nullptr : &data.actors[place->second];
    };
    reader.each("SELECT actor, language, name FROM actor_name ORDER BY actor, position",
                [&](const Statement &row) {
                    if (Actor *actor = owner(row))
                        actor->names.push_back({row.text(1), row.text(2)});
                });
    reader.each("SELECT actor, alias FROM actor_alias ORDER BY actor, position",
                [&](const Statement &row) {
                    if (Actor *actor = owner(row))
                        actor->aliases.push_back(row.text(1));
                });
    reader.each("SELECT actor, bloc, start_date, end_date FROM membership ORDER BY actor, position",
                [&](const Statement &row) {
                    if (Actor *actor = owner(row))
                        actor->memberOf.push_back({ActorId{row.text(1)}, dateOrNone(row.text(2)),
                                                   dateOrNone(row.text(3))});
                });
}

void readThreadsAndLayers(Reader &reader, Dataset &data)
{
    reader.each("SELECT id, title FROM thread ORDER BY position", [&](const Statement &row) {
        data.threads.push_back({ThreadId{row.text(0)}, row.text(1)});
    });
    std::unordered_map<std::string, std::size_t> places;
    reader.each("SELECT name, is_default FROM layer ORDER BY position", [&](const Statement &row) {
        places.emplace(row.text(0), data.layers.size());
        data.layers.push_back({row.text(0), {}, row.integer(1) != 0});
    });
    reader.each("SELECT layer, member FROM layer_member ORDER BY layer, position",
                [&](const Statement &row) {
                    const auto place = places.find(row.text(0));
                    if (place != places.end())
                        data.layers[place->second].members.push_back(row.text(1));
                });
}

void readTies(Reader &reader, Dataset &data)
{
    std::unordered_map<std::int64_t, std::size_t> places;
    reader.each("SELECT id, a, b, layer, start_date, end_date, basis FROM tie ORDER BY id",
                [&](const Statement &row) {
                    places.emplace(row.integer(0), data.ties.size());
                    data.ties.push_back({ActorId{row.text(1)},
                                         ActorId{row.text(2)},
                                         row.text(3),
                                         dateOrNone(row.text(4)),
                                         dateOrNone(row.text(5)),
                                         row.text(6),
                                         {}});
                });
    reader.each("SELECT tie, event FROM tie_event ORDER BY tie, position",
                [&](const Statement &row) {
                    const auto place = places.find(row.integer(0));
                    if (place != places.end())
                        data.ties[place->second].events.push_back(row.text(1));
                });
}

void readEras(Reader &reader, Dataset &data)
{
    reader.each("SELECT name, short_name, kind, actor, office, start_date, end_date, source"
                " FROM era ORDER BY position",
                [&](const Statement &row) {
                    data.eras.push_back({row.text(0), row.text(1),
                                         eraKindFrom(row.text(2)).value_or(EraKind::Era),
                                         ActorId{row.text(3)}, row.text(4), dateOrNone(row.text(5)),
                                         dateOrNone(row.text(6)), row.text(7)});
                });
}

void readStories(Reader &reader, Dataset &data)
{
    reader.each("SELECT name, value FROM story ORDER BY position", [&](const Statement &row) {
        data.stories.push_back({row.text(0), row.text(1)});
    });
}

void readWords(const Statement &row, Event &event)
{
    const std::string status = row.text(5);
    if (const auto known = statusFrom(status)) {
        event.status = *known;
    } else {
        event.status = Status::Speculated; // the least that can be claimed
        event.extra.emplace_back("status", status);
    }
    event.confidence = confidenceFrom(row.text(12)).value_or(Confidence::Unstated);
    event.phase = phaseFrom(row.text(14));
    event.place.precision = placePrecisionFrom(row.text(10)).value_or(PlacePrecision::Unknown);
}

Event eventFrom(const Statement &row)
{
    Event event;
    event.id = EventId{row.integer(0)};
    event.key = row.text(1);
    event.title = row.text(2);
    event.kind = KindId{row.text(3)};
    event.subkind = row.text(4);
    readWords(row, event);
    event.start = dateOrKept(row.text(6), "start_date", event);
    event.end = dateOrKept(row.text(7), "end_date", event);
    event.place.name = row.text(8);
    event.place.country = ActorId{row.text(9)};
    event.description = row.text(11);
    event.thread = ThreadId{row.text(13)};
    event.note = row.text(15);
    event.place.position = positionFrom(row, 16);
    return event;
}

void readEvents(Reader &reader, Dataset &data, std::int64_t total, const ProgressSink &progress)
{
    data.events.reserve(std::size_t(total));
    reader.each("SELECT id, key, title, kind, subkind, status, start_date, end_date, place,"
                " place_country, place_precision, description, confidence, thread, phase, note,"
                " lat, lon FROM event ORDER BY id",
                [&](const Statement &row) {
                    data.events.push_back(eventFrom(row));
                    const auto done = std::int64_t(data.events.size());
                    if (progress && done % 1024 == 0)
                        progress({done, total, "Reading the document"});
                });
}

/// Rows of a table whose key begins with the event come in the order of the events, so one walk
/// over both finds each row's owner.
template <class Row>
void eachOfEvents(Reader &reader, Dataset &data, const char *sql, Row row)
{
    std::size_t at = 0;
    reader.each(sql, [&](const Statement &statement) {
        const std::int64_t id = statement.integer(0);
        while (at < data.events.size() && data.events[at].id.value < id)
            ++at;
        if (at < data.events.size() && data.events[at].id.value == id)
            row(statement, data.events[at]);
    });
}

void readReports(Reader &reader, Dataset &data)
{
    eachOfEvents(reader, data,
                 "SELECT event, publisher, title, url, published, quote, status, start_date,"
                 " end_date FROM report ORDER BY event, position",
                 [](const Statement &row, Event &event) {
                     event.reports.push_back({row.text(1), row.text(2), row.text(3),
                                              dateOrNone(row.text(4)), row.text(5),
                                              statusFrom(row.text(6)), dateOrNone(row.text(7)),
                                              dateOrNone(row.text(8))});
                 });
}

void readDetails(Reader &reader, Dataset &data)
{
    eachOfEvents(reader, data, "SELECT event, actor, role FROM party ORDER BY event, position",
                 [](const Statement &row, Event &event) {
                     event.parties.push_back({ActorId{row.text(1)}, row.text(2)});
                 });
    eachOfEvents(reader, data,
                 "SELECT event, name, office, actor FROM person ORDER BY event, position",
                 [](const Statement &row, Event &event) {
                     event.persons.push_back({row.text(1), row.text(2), ActorId{row.text(3)}});
                 });
    eachOfEvents(reader, data, "SELECT event, tag FROM tag ORDER BY event, position",
                 [](const Statement &row, Event &event) { event.tags.push_back(row.text(1)); });
    eachOfEvents(reader, data, "SELECT event, type, target FROM relation ORDER BY event, position",
                 [](const Statement &row, Event &event) {
                     if (const auto type = relationTypeFrom(row.text(1)))
                         event.relations.push_back({*type, row.text(2)});
                     else
                         event.extra.emplace_back("related", row.text(1) + ":" + row.text(2));
                 });
    eachOfEvents(reader, data,
                 "SELECT event, publisher, title, url, date, verified FROM source"
                 " ORDER BY event, position",
                 [](const Statement &row, Event &event) {
                     const auto verified = row.optionalInteger(5);
                     event.sources.push_back(
                         {row.text(1), row.text(2), row.text(3), row.text(4),
                          verified ? std::optional(*verified != 0) : std::nullopt});
                 });
    readReports(reader, data);
    eachOfEvents(reader, data, "SELECT event, name, value FROM extra ORDER BY event, position",
                 [](const Statement &row, Event &event) {
                     event.extra.emplace_back(row.text(1), row.text(2));
                 });
}

} // namespace

Result<Dataset> readTables(Database &database, std::stop_token stop)
{
    Dataset data;
    Reader reader(database, std::move(stop));
    readProperties(reader, data);
    readKinds(reader, data);
    readActors(reader, data);
    readThreadsAndLayers(reader, data);
    readTies(reader, data);
    readEras(reader, data);
    readStories(reader, data);
    if (reader.error())
        return *reader.error();
    return data;
}

Result<Dataset> readDataset(Database &database, std::stop_token stop, const ProgressSink &progress)
{
    Result<Dataset> tables = readTables(database, stop);
    if (!tables)
        return tables;
    Dataset data = std::move(*tables);
    Reader reader(database, stop);
    const std::int64_t total = database.number("SELECT count(*) FROM event").value_or(0);
    readEvents(reader, data, total, progress);
    readDetails(reader, data);
    if (reader.error())
        return *reader.error();
    if (progress)
        progress({total, total, "Reading the document"});
    return data;
}

} // namespace entente::store
