// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/postgres_engine.h"

#include "core/archive/record.h"
#include "core/time/calendar.h"

#include <ctime>

namespace entente
{

namespace archive
{

namespace
{

/// As many as views ask at once, and one for what is typed.
constexpr std::size_t mostConnections = 6;

/// The end of today where the user is.
Instant endOfToday()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    const CivilDate today{local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
    return {startOf(today).seconds + secondsPerDay};
}

} // namespace

PostgresEngine::PostgresEngine(std::unique_ptr<Pool> pool, std::shared_ptr<const Lexicon> lexicon,
                               ArchiveState state)
    : m_pool(std::move(pool))
    , m_lexicon(std::move(lexicon))
    , m_state(state)
{
    // A server that comes back with another archive would be misread: numbers mean other names.
    m_pool->setCheck([opened = state](Connection &connection, const std::stop_token &stop) {
        const Result<ArchiveState> now = readState(connection, stop);
        if (!now)
            return Outcome(now.error());
        if (now->events < opened.events || now->generation < opened.generation)
            return Outcome(Error{"the archive is another one than when it was opened; open it "
                                 "again",
                                 {}});
        return Outcome(Done{});
    });
}

Scope PostgresEngine::scopeOf(const Context &context) const
{
    return {*m_lexicon, m_state.events, context.asKnown, context.inForce.value_or(endOfToday())};
}

Result<Rows> PostgresEngine::run(const Statement &statement, const std::stop_token &stop) const
{
    return onConnection(stop,
                        [&](Connection &connection) { return connection.run(statement, stop); });
}

EventId PostgresEngine::find(const std::string &key) const
{
    Statement statement;
    statement.sql = "SELECT e.id FROM entente.event e WHERE e.key = " + statement.text(key) +
                    " AND e.id <= " + literal(m_state.events);
    const Result<Rows> rows = run(statement, {});
    return rows && rows->size() > 0 ? EventId{rows->integer(0, 0)} : EventId{};
}

Outcome PostgresEngine::ping(std::stop_token stop) const
{
    const Result<Rows> rows = run(Statement("SELECT 1"), stop);
    return rows ? Outcome(Done{}) : Outcome(rows.error());
}

void PostgresEngine::setListener(std::function<void(bool)> listener) const
{
    m_pool->setListener(std::move(listener));
}

Result<Dataset> PostgresEngine::read(const std::optional<Context> &context,
                                     std::stop_token stop) const
{
    Statement statement("SELECT e.id, e.record FROM entente.event e WHERE e.id <= " +
                        literal(m_state.events) + " ORDER BY e.id");
    if (context) {
        const Scope scope = scopeOf(*context);
        Statement narrowed;
        narrowed.sql = "SELECT e.id, e.record FROM " + sourceOf(scope) + " WHERE " +
                       passing(scope, narrowed, context->filter, context->filter) +
                       " ORDER BY e.id";
        statement = std::move(narrowed);
    }
    Dataset data = vocabulary();
    data.ties = m_lexicon->ties();
    std::optional<Error> problem;
    const Outcome outcome = onConnection(stop, [&](Connection &connection) {
        data.events.clear();
        return connection.stream(
            statement,
            [&](const Rows &row) {
                Result<Event> event = eventFrom(row.text(0, 1), EventId{row.integer(0, 0)});
                if (event)
                    data.events.push_back(std::move(*event));
                else
                    problem = event.error();
                return !problem;
            },
            stop);
    });
    if (problem)
        return *problem;
    if (!outcome)
        return outcome.error();
    return data;
}

} // namespace archive

Result<std::int64_t> tryArchive(const std::string &address, std::stop_token stop)
{
    using namespace archive;
    const Result<Address> parsed = Address::parse(address);
    if (!parsed)
        return parsed.error();
    const auto connection = Connection::open(*parsed, Connection::Use::Reading, stop);
    if (!connection)
        return connection.error();
    const Result<ArchiveState> state = readState(**connection, stop);
    if (!state)
        return state.error();
    return state->events;
}

Result<std::shared_ptr<const Archive>> openArchive(const std::string &address, std::stop_token stop)
{
    using namespace archive;
    const Result<Address> parsed = Address::parse(address);
    if (!parsed)
        return parsed.error();
    auto pool = std::make_unique<Pool>(*parsed, mostConnections);
    ArchiveState state;
    std::shared_ptr<const Lexicon> lexicon;
    {
        Result<Pool::Loan> loan = pool->borrow(stop);
        if (!loan)
            return loan.error();
        // One moment for all tables, while somebody may be importing.
        if (Outcome begun =
                (*loan)->execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", stop);
            !begun)
            return begun.error();
        const Result<ArchiveState> read = readState(**loan, stop);
        if (!read)
            return read.error();
        state = *read;
        Result<std::shared_ptr<const Lexicon>> loaded = Lexicon::read(**loan, stop);
        if (!loaded)
            return loaded.error();
        lexicon = std::move(*loaded);
        if (Outcome ended = (*loan)->execute("COMMIT", stop); !ended)
            return ended.error();
    }
    return std::shared_ptr<const Archive>(
        std::make_shared<PostgresEngine>(std::move(pool), std::move(lexicon), state));
}

} // namespace entente
