// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/archive_sink.h"

#include "core/archive/connection.h"
#include "core/archive/event_rows.h"
#include "core/archive/record.h"
#include "core/archive/sink_finish.h"
#include "core/engine/engine.h"

#include <map>

namespace entente
{

namespace archive
{

namespace
{

/// Lines that are gathered before they are sent.
constexpr std::size_t bytesPerBatch = std::size_t(4) << 20U;
constexpr std::size_t replacedPerBatch = 1000;

class ArchiveSink final : public EventSink
{
public:
    explicit ArchiveSink(std::unique_ptr<Connection> connection)
        : m_connection(std::move(connection))
    {}

    Outcome begin(const std::stop_token &stop);

    const Dataset &tables() const override { return m_tables; }
    std::int64_t size() const override { return m_size; }
    Outcome forEach(const Visit &visit, std::stop_token stop) const override;
    Outcome forEachKey(const VisitKey &visit, std::stop_token stop) const override;
    Outcome add(std::vector<Event> events) override;
    Result<Event> fetch(std::int64_t place) override;
    Outcome replace(std::int64_t place, Event event) override;
    Outcome finish(const Dataset &tables, std::stop_token stop,
                   const ProgressSink &progress) override;

private:
    Outcome flush(const std::stop_token &stop);
    Outcome removeReplaced(const std::stop_token &stop);

    std::unique_ptr<Connection> m_connection;
    Dataset m_tables;
    Words m_words;
    bool m_isNew = false;
    std::int64_t m_before = 0; ///< events that were there
    std::int64_t m_size = 0;
    std::int64_t m_sent = 0; ///< events that the server has
    EventLines m_lines;
    std::map<std::int64_t, Event> m_replaced; ///< by place, not sent yet
};

Outcome ArchiveSink::begin(const std::stop_token &stop)
{
    Connection &connection = *m_connection;
    if (Outcome begun = connection.execute("BEGIN", stop); !begun)
        return begun;
    const Result<Rows> there =
        connection.run(Statement("SELECT to_regclass('entente.archive') IS NOT NULL"), stop);
    if (!there)
        return there.error();
    m_isNew = !there->flag(0, 0);
    if (m_isNew) {
        if (Outcome made = createTables(connection, stop); !made)
            return made;
    }
    if (Outcome locked =
            connection.execute("LOCK TABLE entente.archive IN EXCLUSIVE MODE NOWAIT", stop);
        !locked)
        return locked;
    if (Outcome done = migrate(connection, stop); !done)
        return done;
    const Result<ArchiveState> state = readState(connection, stop);
    if (!state)
        return state.error();
    m_before = m_size = m_sent = state->events;
    Result<Words> words = Words::read(connection, stop);
    if (!words)
        return words.error();
    m_words = std::move(*words);
    return m_isNew ? Outcome(Done{}) : readTables(connection, m_tables, stop);
}

Outcome ArchiveSink::forEach(const Visit &visit, std::stop_token stop) const
{
    std::optional<Error> problem;
    Statement statement("SELECT id, record FROM entente.event WHERE id <= " + literal(m_before) +
                        " ORDER BY id");
    const Outcome outcome = m_connection->stream(
        statement,
        [&](const Rows &row) {
            const std::int64_t id = row.integer(0, 0);
            const Result<Event> event = eventFrom(row.text(0, 1), EventId{id});
            if (!event)
                problem = event.error();
            else
                visit(id - 1, *event);
            return !problem;
        },
        stop);
    return problem ? Outcome(*problem) : outcome;
}

Outcome ArchiveSink::forEachKey(const VisitKey &visit, std::stop_token stop) const
{
    return m_connection->stream(
        Statement("SELECT id, key FROM entente.event WHERE id <= " + literal(m_before) +
                  " ORDER BY id"),
        [&](const Rows &row) {
            visit(row.integer(0, 0) - 1, row.text(0, 1));
            return true;
        },
        stop);
}

Outcome ArchiveSink::add(std::vector<Event> events)
{
    for (const Event &event : events) {
        addEvent(event, ++m_size, m_words, m_lines);
        if (m_lines.size() >= bytesPerBatch) {
            if (Outcome sent = flush({}); !sent)
                return sent;
        }
    }
    return Done{};
}

Outcome ArchiveSink::flush(const std::stop_token &stop)
{
    Connection &connection = *m_connection;
    if (Outcome removed = removeReplaced(stop); !removed)
        return removed;
    if (m_lines.events.empty())
        return Done{};
    const auto copy = [&](const std::string &table, const std::string &lines) {
        return lines.empty()
                   ? Outcome(Done{})
                   : connection.copyIn("COPY entente." + table + " FROM STDIN", lines, stop);
    };
    Outcome sent = copy("event (" + std::string(eventColumns) + ")", m_lines.events);
    if (sent)
        sent = copy("state (" + std::string(stateColumns) + ")", m_lines.states);
    if (sent)
        sent = copy("relation (event, position, target)", m_lines.relations);
    m_lines = {};
    m_sent = m_size;
    return sent;
}

/// Takes the rows of replaced events away and puts their new lines among those to be sent.
Outcome ArchiveSink::removeReplaced(const std::stop_token &stop)
{
    if (m_replaced.empty())
        return Done{};
    std::vector<std::int64_t> ids;
    for (const auto &[place, event] : m_replaced) {
        ids.push_back(place + 1);
        addEvent(event, place + 1, m_words, m_lines);
    }
    for (const char *table : {"event WHERE id", "state WHERE event", "relation WHERE event"}) {
        Statement statement;
        statement.sql =
            "DELETE FROM entente." + std::string(table) + " = ANY(" + statement.bigints(ids) + ")";
        const Result<Rows> done = m_connection->run(statement, stop);
        if (!done)
            return done.error();
    }
    m_replaced.clear();
    return Done{};
}

Result<Event> ArchiveSink::fetch(std::int64_t place)
{
    if (const auto found = m_replaced.find(place); found != m_replaced.end())
        return found->second;
    if (place >= m_sent) {
        if (Outcome sent = flush({}); !sent)
            return sent.error();
    }
    const EventId id{place + 1};
    const Result<Rows> rows = m_connection->run(
        Statement("SELECT record FROM entente.event WHERE id = " + literal(id.value)));
    if (!rows)
        return rows.error();
    if (rows->size() != 1)
        return Error{"the archive lacks an event that it should have", {}};
    return eventFrom(rows->text(0, 0), id);
}

Outcome ArchiveSink::replace(std::int64_t place, Event event)
{
    // Lines of an added event that was not sent yet could not be taken back.
    if (place >= m_sent) {
        if (Outcome sent = flush({}); !sent)
            return sent;
    }
    m_replaced.insert_or_assign(place, std::move(event));
    return m_replaced.size() < replacedPerBatch ? Outcome(Done{}) : flush({});
}

Outcome ArchiveSink::finish(const Dataset &tables, std::stop_token stop,
                            const ProgressSink &progress)
{
    const auto tell = [&](const char *step) {
        if (progress)
            progress({m_size, m_size, step});
        return !stop.stop_requested();
    };
    if (!tell("Writing the archive"))
        return Engine::cancelled();
    if (Outcome sent = flush(stop); !sent)
        return sent;
    const Finish work{*m_connection, tables, m_words, m_size};
    if (Outcome written = writeTables(work, stop); !written)
        return written;
    if (!tell("Relating events"))
        return Engine::cancelled();
    if (Outcome rated = weighRelations(work, stop); !rated)
        return rated;
    if (!tell("Indexing the archive"))
        return Engine::cancelled();
    if (m_isNew) {
        if (Outcome indexed = createIndexes(*m_connection, stop); !indexed)
            return indexed;
    }
    if (Outcome looked = lookAtTables(work, stop); !looked)
        return looked;
    if (!tell("Writing the archive"))
        return Engine::cancelled();
    return m_connection->execute("COMMIT");
}

} // namespace

} // namespace archive

Result<std::unique_ptr<EventSink>> archiveSink(const std::string &address, std::stop_token stop,
                                               const ProgressSink &)
{
    const Result<archive::Address> parsed = archive::Address::parse(address);
    if (!parsed)
        return parsed.error();
    auto connection = archive::Connection::open(*parsed, archive::Connection::Use::Writing, stop);
    if (!connection)
        return connection.error();
    auto sink = std::make_unique<archive::ArchiveSink>(std::move(*connection));
    if (Outcome begun = sink->begin(stop); !begun)
        return begun.error();
    return std::unique_ptr<EventSink>(std::move(sink));
}

} // namespace entente
