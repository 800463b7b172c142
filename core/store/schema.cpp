// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/schema.h"

#include "core/base/text.h"
#include "core/store/document.h"
#include "core/store/pack_table.h"

#include <string>

namespace entente::store
{

namespace
{

// Dates are EDTF text. Bounds are seconds since 1970-01-01T00:00:00 on the proleptic Gregorian
// calendar; *_latest is the first second that is too late. NULL: open, or no date.
constexpr const char version1[] = R"sql(
CREATE TABLE property (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kind (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    parent   TEXT REFERENCES kind (id) DEFERRABLE INITIALLY DEFERRED,
    label    TEXT NOT NULL,
    family   TEXT NOT NULL,
    glyph    TEXT NOT NULL
) STRICT;

CREATE TABLE kind_alias (
    kind     TEXT NOT NULL REFERENCES kind (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    alias    TEXT NOT NULL,
    PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    position    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    type        TEXT NOT NULL,
    name        TEXT NOT NULL,
    capital     TEXT,
    lat         REAL,
    lon         REAL,
    predecessor TEXT
) STRICT;

CREATE TABLE actor_name (
    actor    TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_alias (
    actor    TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    alias    TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    actor      TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    bloc       TEXT NOT NULL,
    start_date TEXT,
    end_date   TEXT,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE thread (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    title    TEXT NOT NULL
) STRICT;

CREATE TABLE layer (
    position   INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    is_default INTEGER NOT NULL
) STRICT;

CREATE TABLE layer_member (
    layer    TEXT NOT NULL REFERENCES layer (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    member   TEXT NOT NULL,
    PRIMARY KEY (layer, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tie (
    id             INTEGER PRIMARY KEY,
    a              TEXT NOT NULL,
    b              TEXT NOT NULL,
    layer          TEXT NOT NULL,
    start_date     TEXT,
    end_date       TEXT,
    start_earliest INTEGER,
    end_latest     INTEGER,
    basis          TEXT
) STRICT;

CREATE TABLE tie_event (
    tie      INTEGER NOT NULL REFERENCES tie (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event    TEXT NOT NULL,
    PRIMARY KEY (tie, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id              INTEGER PRIMARY KEY,
    key             TEXT NOT NULL UNIQUE,
    title           TEXT NOT NULL,
    kind            TEXT,
    subkind         TEXT,
    status          TEXT NOT NULL,
    start_date      TEXT,
    end_date        TEXT,
    start_earliest  INTEGER,
    start_latest    INTEGER,
    end_earliest    INTEGER,
    end_latest      INTEGER,
    earliest_fuzzy  INTEGER,
    latest_fuzzy    INTEGER,
    place           TEXT,
    place_country   TEXT,
    lat             REAL,
    lon             REAL,
    place_precision TEXT NOT NULL,
    description     TEXT,
    confidence      TEXT NOT NULL,
    thread          TEXT,
    phase           TEXT,
    note            TEXT
) STRICT;

CREATE INDEX event_by_start ON event (start_earliest);
CREATE INDEX event_by_thread ON event (thread) WHERE thread IS NOT NULL;

CREATE TABLE party (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    role     TEXT,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX party_by_actor ON party (actor);

CREATE TABLE person (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    office   TEXT,
    actor    TEXT,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type     TEXT NOT NULL,
    target   TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    event     INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    publisher TEXT,
    title     TEXT,
    url       TEXT,
    date      TEXT,
    verified  INTEGER,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    event      INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    publisher  TEXT,
    title      TEXT,
    url        TEXT,
    published  TEXT,
    quote      TEXT,
    status     TEXT,
    start_date TEXT,
    end_date   TEXT,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE extra (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW event_list AS
SELECT event.key, event.start_date, event.end_date, event.kind, event.status, event.title,
       (SELECT group_concat(actor, ', ')
          FROM (SELECT actor FROM party WHERE party.event = event.id ORDER BY position)) AS parties,
       event.place, event.place_country
  FROM event
 ORDER BY event.start_earliest, event.id;

CREATE VIEW tie_list AS
SELECT tie.layer, coalesce(one.name, tie.a) AS a, coalesce(other.name, tie.b) AS b,
       tie.start_date, tie.end_date, tie.basis
  FROM tie
  LEFT JOIN actor AS one ON one.id = tie.a
  LEFT JOIN actor AS other ON other.id = tie.b
 ORDER BY tie.start_earliest, tie.id;
)sql";

// Many events, a pack to a row, and what was derived from them. The directory of the packs is read
// from the index alone: the rows with their large values are not touched.
constexpr const char version2[] = R"sql(
CREATE TABLE pack (
    first    INTEGER PRIMARY KEY,
    count    INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    titles   BLOB NOT NULL,
    records  BLOB NOT NULL
) STRICT;

CREATE INDEX pack_count ON pack (count);

CREATE TABLE section (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    part  INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX section_by_name ON section (name, part);
)sql";

// Times that people date others by: leaders, wars, ages.
constexpr const char version3[] = R"sql(
CREATE TABLE era (
    position   INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    short_name TEXT,
    kind       TEXT NOT NULL,
    actor      TEXT,
    office     TEXT,
    start_date TEXT,
    end_date   TEXT,
    source     TEXT
) STRICT;
)sql";

// Views to be shown again, in order: what core/story makes of the text.
constexpr const char version4[] = R"sql(
CREATE TABLE story (
    position INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    value    TEXT NOT NULL
) STRICT;
)sql";

constexpr Migration steps[] = {{1, version1}, {2, version2}, {3, version3}, {4, version4}};

struct TableShape
{
    std::string_view name;
    std::string_view columns; ///< what reading needs
};

constexpr TableShape shapes[] = {
    {"property", "name,value"},
    {"kind", "position,id,parent,label,family,glyph"},
    {"kind_alias", "kind,position,alias"},
    {"actor", "position,id,type,name,capital,lat,lon,predecessor"},
    {"actor_name", "actor,position,language,name"},
    {"actor_alias", "actor,position,alias"},
    {"membership", "actor,position,bloc,start_date,end_date"},
    {"thread", "position,id,title"},
    {"layer", "position,name,is_default"},
    {"layer_member", "layer,position,member"},
    {"tie", "id,a,b,layer,start_date,end_date,start_earliest,end_latest,basis"},
    {"tie_event", "tie,position,event"},
    {"event", "id,key,title,kind,subkind,status,start_date,end_date,start_earliest,start_latest,"
              "end_earliest,end_latest,earliest_fuzzy,latest_fuzzy,place,place_country,lat,lon,"
              "place_precision,description,confidence,thread,phase,note"},
    {"party", "event,position,actor,role"},
    {"person", "event,position,name,office,actor"},
    {"tag", "event,position,tag"},
    {"relation", "event,position,type,target"},
    {"source", "event,position,publisher,title,url,date,verified"},
    {"report", "event,position,publisher,title,url,published,quote,status,start_date,end_date"},
    {"extra", "event,position,name,value"},
    {"pack", "first,count,checksum,titles,records"},
    {"section", "id,name,part,bytes"},
    {"era", "position,name,short_name,kind,actor,office,start_date,end_date,source"},
    {"story", "position,name,value"},
};

bool isPlainTable(sqlite::Database &database, std::string_view name)
{
    sqlite::Statement statement(
        database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1"
                  " AND sql NOT LIKE 'CREATE VIRTUAL%'");
    statement.bind(1, name);
    return statement.step() && statement.integer(0) == 1;
}

bool hasColumn(sqlite::Database &database, std::string_view table, std::string_view column)
{
    // xinfo says 2 or 3 for generated columns, whose expressions a file could make expensive.
    sqlite::Statement statement(
        database, "SELECT count(*) FROM pragma_table_xinfo(?1) WHERE name = ?2 AND hidden = 0");
    statement.bind(1, table);
    statement.bind(2, column);
    return statement.step() && statement.integer(0) == 1;
}

} // namespace

std::span<const Migration> migrations()
{
    return steps;
}

Outcome setUp(sqlite::Database &database)
{
    const std::string mark =
        "PRAGMA application_id = " + std::to_string(documentApplicationId) + ";";
    if (Outcome marked = database.run(mark.c_str()); !marked)
        return marked;
    return migrate(database, migrations());
}

int versionOf(sqlite::Database &database)
{
    return int(database.number("PRAGMA user_version").value_or(0));
}

Outcome migrate(sqlite::Database &database, std::span<const Migration> list)
{
    if (Outcome begun = database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    const auto giveUp = [&](Error error) -> Outcome {
        if (Outcome undone = database.run("ROLLBACK"); !undone)
            return undone;
        return error;
    };
    // Looked at inside the transaction: somebody else may have been here first.
    const int version = versionOf(database);
    // No step changes events: what was derived from them is as good as before.
    const bool isFresh = version >= 2 && areSectionsFresh(database);
    for (const Migration &step : list) {
        if (step.to <= version)
            continue;
        if (Outcome done = database.run(step.sql); !done)
            return giveUp(done.error());
        const std::string mark = "PRAGMA user_version = " + std::to_string(step.to);
        if (Outcome done = database.run(mark.c_str()); !done)
            return giveUp(done.error());
    }
    if (Outcome kept = isFresh ? stampSections(database) : Outcome(Done{}); !kept)
        return giveUp(kept.error());
    if (Outcome committed = database.run("COMMIT"); !committed)
        return giveUp(committed.error());
    return Done{};
}

Outcome checkShape(sqlite::Database &database)
{
    const std::string where = database.file().string();
    for (const TableShape &shape : shapes) {
        if (!isPlainTable(database, shape.name))
            return Error{"the document is damaged: its table '" + std::string(shape.name) +
                             "' is missing",
                         where};
        for (const std::string_view column : split(shape.columns, ',')) {
            if (!hasColumn(database, shape.name, column))
                return Error{"the document is damaged: its table '" + std::string(shape.name) +
                                 "' has no column '" + std::string(column) + "'",
                             where};
        }
    }
    return Done{};
}

} // namespace entente::store
