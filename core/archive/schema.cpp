// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/schema.h"

#include <array>

namespace entente::archive
{

const char *const eventColumns =
    "id, key, title, kind, subkind, status, confidence, thread, phase, place, country, lat, lon,"
    " parties, initiators, targets, givers, takers, tags, persons, publishers, sources, weight, "
    "degree,"
    " relation_weight, reported, known_from, dated, start_begin, start_end, start_fuzzy_begin, "
    "start_fuzzy_end,"
    " end_begin, end_end, end_fuzzy_begin, end_fuzzy_end, anchor, reach_level, title_order,"
    " title_words, description_words, words, record";

const char *const stateColumns =
    "event, since, until, status, dated, start_begin, start_end, start_fuzzy_begin,"
    " start_fuzzy_end, end_begin, end_end, end_fuzzy_begin, end_fuzzy_end, anchor, reach_level";

namespace
{

/// Numbers of words are -1 where there is none: unlike NULL that is a value that can be negated.
constexpr const char *tables = R"(
CREATE SCHEMA IF NOT EXISTS entente;
CREATE TABLE entente.archive (
    version int NOT NULL,
    events bigint NOT NULL,
    generation bigint NOT NULL);
INSERT INTO entente.archive VALUES (1, 0, 0);
CREATE TABLE entente.entry (
    section text NOT NULL,
    position bigint NOT NULL,
    record json NOT NULL,
    PRIMARY KEY (section, position));
CREATE TABLE entente.word (
    field smallint NOT NULL,
    number int NOT NULL,
    word text NOT NULL,
    label text NOT NULL,
    place_order bytea NOT NULL,
    PRIMARY KEY (field, number));
CREATE TABLE entente.wider (
    field smallint NOT NULL,
    number int NOT NULL,
    wider int NOT NULL,
    PRIMARY KEY (field, number, wider));
CREATE TABLE entente.event (
    id bigint NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    kind int NOT NULL,
    subkind int NOT NULL,
    status smallint NOT NULL,
    confidence smallint NOT NULL,
    thread int NOT NULL,
    phase smallint NOT NULL,
    place int NOT NULL,
    country int NOT NULL,
    lat float8,
    lon float8,
    parties int[] NOT NULL,
    initiators int[] NOT NULL,
    targets int[] NOT NULL,
    tags int[] NOT NULL,
    persons int[] NOT NULL,
    publishers int[] NOT NULL,
    sources int NOT NULL,
    weight int NOT NULL,
    degree int NOT NULL,
    relation_weight int NOT NULL,
    reported boolean NOT NULL,
    known_from bigint NOT NULL,
    dated boolean NOT NULL,
    start_begin bigint NOT NULL,
    start_end bigint NOT NULL,
    start_fuzzy_begin bigint NOT NULL,
    start_fuzzy_end bigint NOT NULL,
    end_begin bigint NOT NULL,
    end_end bigint NOT NULL,
    end_fuzzy_begin bigint NOT NULL,
    end_fuzzy_end bigint NOT NULL,
    anchor bigint NOT NULL,
    reach_level smallint NOT NULL,
    title_order bytea NOT NULL,
    title_words text NOT NULL,
    description_words text NOT NULL,
    words tsvector,
    record json NOT NULL,
    PRIMARY KEY (id));
CREATE TABLE entente.state (
    event bigint NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    status smallint NOT NULL,
    dated boolean NOT NULL,
    start_begin bigint NOT NULL,
    start_end bigint NOT NULL,
    start_fuzzy_begin bigint NOT NULL,
    start_fuzzy_end bigint NOT NULL,
    end_begin bigint NOT NULL,
    end_end bigint NOT NULL,
    end_fuzzy_begin bigint NOT NULL,
    end_fuzzy_end bigint NOT NULL,
    anchor bigint NOT NULL,
    reach_level smallint NOT NULL,
    PRIMARY KEY (event, since));
CREATE TABLE entente.relation (
    event bigint NOT NULL,
    position int NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (event, position));
)";

constexpr const char *indexes = R"(
CREATE UNIQUE INDEX event_key ON entente.event (key);
CREATE INDEX event_start ON entente.event (dated DESC, start_begin, id);
CREATE INDEX event_reach ON entente.event USING gist (int8range(
    CASE WHEN start_fuzzy_begin > '-9223372036854775808'::bigint THEN start_fuzzy_begin END,
    CASE WHEN end_fuzzy_end < '9223372036854775807'::bigint THEN end_fuzzy_end + 1 END))
    WHERE dated;
CREATE INDEX event_title ON entente.event (title_order);
CREATE INDEX event_kind ON entente.event (kind);
CREATE INDEX event_place ON entente.event (place) WHERE place >= 0;
CREATE INDEX event_country ON entente.event (country) WHERE country >= 0;
CREATE INDEX event_thread ON entente.event (thread) WHERE thread >= 0;
CREATE INDEX event_position ON entente.event (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX event_reported ON entente.event (id) WHERE reported;
CREATE INDEX event_parties ON entente.event USING gin (parties);
CREATE INDEX event_tags ON entente.event USING gin (tags);
CREATE INDEX event_persons ON entente.event USING gin (persons);
CREATE INDEX event_publishers ON entente.event USING gin (publishers);
CREATE INDEX event_words ON entente.event USING gin (words);
CREATE INDEX event_unindexed ON entente.event (id) WHERE words IS NULL;
CREATE INDEX relation_target ON entente.relation (target);
)";

/// The step at i makes version i + 2 of version i + 1.
/// 2: who acts, gives or comes, and who is acted on. Events imported before have none.
constexpr std::array<const char *, 1> migrations{
    "ALTER TABLE entente.event ADD COLUMN givers int[] NOT NULL DEFAULT '{}',"
    " ADD COLUMN takers int[] NOT NULL DEFAULT '{}'"};
static_assert(migrations.size() + 1 == schemaVersion);

} // namespace

Outcome migrate(Connection &connection, const std::stop_token &stop)
{
    const Result<Rows> rows =
        connection.run(Statement("SELECT a.version FROM entente.archive a"), stop);
    if (!rows)
        return rows.error();
    const std::int64_t version = rows->size() == 1 ? rows->integer(0, 0) : 0;
    if (version < 1)
        return Error{"the archive is damaged: it does not say what version it has", {}};
    for (auto step = std::size_t(version - 1); step < migrations.size(); ++step) {
        if (Outcome done = connection.execute(migrations[step], stop); !done)
            return done;
    }
    return version < schemaVersion
               ? connection.execute(
                     "UPDATE entente.archive SET version = " + std::to_string(schemaVersion), stop)
               : Outcome(Done{});
}

Result<ArchiveState> readState(Connection &connection, const std::stop_token &stop)
{
    Result<Rows> rows = connection.run(
        Statement("SELECT a.version, a.events, a.generation, current_setting('server_encoding')"
                  " FROM entente.archive a"),
        stop);
    if (!rows)
        return rows.error();
    if (rows->size() != 1)
        return Error{"the archive is damaged: it does not say what version it has", {}};
    const ArchiveState state{int(rows->integer(0, 0)), rows->integer(0, 1), rows->integer(0, 2)};
    if (state.version > schemaVersion)
        return Error{"the archive was made by a newer version of Entente; update this one",
                     "version " + std::to_string(state.version)};
    if (state.version < schemaVersion)
        return Error{"the archive was made by an older version of Entente; any import into it "
                     "brings it up to date",
                     "version " + std::to_string(state.version)};
    if (rows->text(0, 3) != "UTF8")
        return Error{"the archive's database must have the encoding UTF8",
                     std::string(rows->text(0, 3))};
    return state;
}

Outcome createTables(Connection &connection, const std::stop_token &stop)
{
    return connection.execute(tables, stop);
}

Outcome createIndexes(Connection &connection, const std::stop_token &stop)
{
    return connection.execute(indexes, stop);
}

} // namespace entente::archive
