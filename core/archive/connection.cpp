// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/connection.h"

#include "core/base/text.h"
#include "core/engine/engine.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <future>
#include <optional>
#include <thread>

namespace entente::archive
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds connectPatience{15'000};

/// What libpq is told beside the address, unless the address says otherwise: a server that went
/// away without a word is noticed within seconds.
constexpr std::array<std::pair<const char *, const char *>, 6> defaults{{
    {"application_name", "entente"},
    {"client_encoding", "UTF8"},
    {"keepalives_idle", "15"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "20000"},
}};

/// Becomes readable when a stop is requested, so that poll() wakes up.
class Waker
{
public:
    explicit Waker(const std::stop_token &stop) : m_callback(stop, Ring{m_file.number}) {}

    int file() const { return m_file.number; }

private:
    struct File
    {
        File() : number(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
        ~File()
        {
            if (number >= 0)
                close(number);
        }
        File(const File &) = delete;
        File &operator=(const File &) = delete;
        int number;
    };
    struct Ring
    {
        int file;
        void operator()() const
        {
            const std::uint64_t one = 1;
            [[maybe_unused]] const ssize_t written = write(file, &one, sizeof one);
        }
    };
    File m_file; // outlives the callback that writes to it
    std::stop_callback<Ring> m_callback;
};

struct ClearResult
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ClearResult>;

/// Asks the server to end what a connection runs. That takes a connection of its own, which nothing
/// but its end can stop: so it has its own thread, and whoever cannot wait for it goes on.
bool isCancelSent(PGconn *connection, std::chrono::milliseconds patience)
{
    PGcancel *cancel = PQgetCancel(connection);
    if (!cancel)
        return false;
    std::promise<void> promise;
    const std::future<void> sent = promise.get_future();
    std::thread([cancel, promise = std::move(promise)]() mutable {
        std::array<char, 256> message{};
        PQcancel(cancel, message.data(), int(message.size()));
        PQfreeCancel(cancel);
        promise.set_value();
    }).detach();
    return sent.wait_for(patience) == std::future_status::ready;
}

std::string_view firstLine(std::string_view text)
{
    return trimmed(text.substr(0, text.find('\n')));
}

std::string_view stateOf(const PGresult *result)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state ? state : "";
}

template <class Number>
std::vector<Number> listFrom(std::string_view text)
{
    std::vector<Number> list;
    const char *at = text.data();
    const char *end = at + text.size();
    while (at != end) {
        Number number{};
        const auto [next, error] = std::from_chars(at, end, number);
        if (error == std::errc())
            list.push_back(number);
        at = next == at ? at + 1 : next;
    }
    return list;
}

} // namespace

Rows::Rows(pg_result *result)
    : m_result(result, PQclear)
    , m_size(result ? std::size_t(PQntuples(result)) : 0)
{}

bool Rows::isNull(std::size_t row, std::size_t column) const
{
    return PQgetisnull(m_result.get(), int(row), int(column)) != 0;
}

std::string_view Rows::text(std::size_t row, std::size_t column) const
{
    return {PQgetvalue(m_result.get(), int(row), int(column)),
            std::size_t(PQgetlength(m_result.get(), int(row), int(column)))};
}

std::int64_t Rows::integer(std::size_t row, std::size_t column) const
{
    const std::string_view digits = text(row, column);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

double Rows::number(std::size_t row, std::size_t column) const
{
    const std::string_view digits = text(row, column);
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::vector<std::int64_t> Rows::integers(std::size_t row, std::size_t column) const
{
    return listFrom<std::int64_t>(text(row, column));
}

std::vector<double> Rows::numbers(std::size_t row, std::size_t column) const
{
    return listFrom<double>(text(row, column));
}

Error notAnswering(const Address &address, std::string_view why)
{
    return {"the archive at " + address.host() + " does not answer",
            address.withoutSecrets(std::string(firstLine(why)))};
}

Connection::Connection(const Address &address, pg_conn *connection)
    : m_address(address)
    , m_connection(connection)
{}

Connection::~Connection()
{
    PQfinish(m_connection);
}

Result<std::unique_ptr<Connection>> Connection::open(const Address &address, Use use,
                                                     const std::stop_token &stop)
{
    std::vector<const char *> names;
    std::vector<const char *> values;
    const auto add = [&](const char *name, const char *value) {
        names.push_back(name);
        values.push_back(value);
    };
    for (const auto &[name, value] : defaults)
        add(name, value);
    // libpq takes the last of several values.
    for (const auto &[name, value] : address.parameters()) {
        if (name != "client_encoding")
            add(name.c_str(), value.c_str());
    }
    add(nullptr, nullptr);
    std::unique_ptr<Connection> made(
        new Connection(address, PQconnectStartParams(names.data(), values.data(), 0)));
    if (Outcome outcome = made->connected(stop); !outcome)
        return outcome.error();
    if (Outcome outcome = made->prepareSession(use, stop); !outcome)
        return outcome.error();
    return made;
}

Outcome Connection::connected(const std::stop_token &stop)
{
    if (!m_connection)
        return notAnswering(m_address, "there is no memory left");
    const Clock::time_point deadline = Clock::now() + connectPatience;
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(m_connection) != CONNECTION_BAD && state != PGRES_POLLING_FAILED) {
        if (state == PGRES_POLLING_OK)
            return Done{};
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        const Wait wait = waitFor(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, stop, left);
        if (wait == Wait::Stopped)
            return Engine::cancelled();
        if (wait != Wait::Ready)
            return notAnswering(m_address, "it took too long");
        state = PQconnectPoll(m_connection);
    }
    m_isLost = true;
    if (PQconnectionNeedsPassword(m_connection) != 0)
        return Error{"the archive at " + m_address.host() +
                         " wants a password; put it into the file ~/.pgpass or the one that "
                         "PGPASSFILE names",
                     {}};
    return notAnswering(m_address, PQerrorMessage(m_connection));
}

Outcome Connection::prepareSession(Use use, const std::stop_token &stop)
{
    PQsetnonblocking(m_connection, 1);
    // Nobody's functions but the server's own, and plans that begin at once.
    std::string settings = "SET search_path TO pg_catalog; SET jit TO off;"
                           " SET standard_conforming_strings TO on; SET extra_float_digits TO 1;"
                           " SET client_min_messages TO warning;";
    // Groups of some hundred thousand events fit into this; the server's own default is small.
    settings += " SET work_mem TO '32MB';";
    settings += use == Use::Reading ? " SET default_transaction_read_only TO on;"
                                    : " SET maintenance_work_mem TO '256MB';";
    return execute(settings, stop);
}

Connection::Wait Connection::waitFor(short events, const std::stop_token &stop,
                                     std::chrono::milliseconds patience) const
{
    const Waker waker(stop);
    std::array<pollfd, 2> files{pollfd{PQsocket(m_connection), events, 0},
                                pollfd{waker.file(), POLLIN, 0}};
    if (files[0].fd < 0)
        return Wait::Lost;
    const bool isPatient = patience == std::chrono::milliseconds::max();
    for (;;) {
        if (stop.stop_requested())
            return Wait::Stopped;
        const int ready =
            poll(files.data(), files.size(), isPatient ? -1 : int(std::max(0L, patience.count())));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            return Wait::Lost;
        if (ready == 0)
            return Wait::Late;
        if (files[0].revents != 0)
            return Wait::Ready;
    }
}

Outcome Connection::send(const Statement &statement, const std::stop_token &stop)
{
    if (m_isLost)
        return lost();
    if (stop.stop_requested())
        return Engine::cancelled();
    constexpr std::size_t mostValues = 60'000; // the protocol counts them with 16 bits
    if (statement.values().size() > mostValues)
        return Error{"the query has more values than a server takes", {}};
    std::vector<const char *> values;
    for (const std::string &value : statement.values())
        values.push_back(value.c_str());
    if (PQsendQueryParams(m_connection, statement.sql.c_str(), int(values.size()), nullptr,
                          values.data(), nullptr, nullptr, 0) == 0)
        return lost();
    m_isBusy = true;
    return Done{};
}

Result<pg_result *> Connection::next(const std::stop_token &stop)
{
    for (;;) {
        const int left = PQflush(m_connection);
        if (left < 0)
            return lost();
        if (left == 0 && PQisBusy(m_connection) == 0)
            break;
        const Wait wait = waitFor(short(left > 0 ? POLLIN | POLLOUT : POLLIN), stop);
        if (wait == Wait::Stopped)
            return Engine::cancelled();
        if (wait != Wait::Ready || PQconsumeInput(m_connection) == 0)
            return lost();
    }
    PGresult *result = PQgetResult(m_connection);
    if (!result)
        m_isBusy = false;
    return result;
}

Outcome Connection::finish(const std::stop_token &stop)
{
    std::optional<Error> problem;
    for (;;) {
        Result<pg_result *> result = next(stop);
        if (!result)
            return result.error();
        const ResultPointer owned(*result);
        if (!owned)
            break;
        const ExecStatusType status = PQresultStatus(owned.get());
        if (!problem && (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE))
            problem = errorOf(owned.get());
    }
    return problem ? Outcome(*problem) : Outcome(Done{});
}

Result<Rows> Connection::run(const Statement &statement, const std::stop_token &stop)
{
    if (Outcome sent = send(statement, stop); !sent)
        return sent.error();
    Result<pg_result *> result = next(stop);
    if (!result)
        return result.error();
    Rows rows(*result);
    const ExecStatusType status = PQresultStatus(*result);
    std::optional<Error> problem;
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        problem = errorOf(*result);
    if (Outcome rest = finish(stop); !rest)
        return rest.error();
    if (problem)
        return *problem;
    return rows;
}

Outcome Connection::execute(const std::string &sql, const std::stop_token &stop)
{
    if (m_isLost)
        return lost();
    if (PQsendQuery(m_connection, sql.c_str()) == 0)
        return lost();
    m_isBusy = true;
    return finish(stop);
}

Outcome Connection::stream(const Statement &statement, const Visit &visit,
                           const std::stop_token &stop)
{
    if (Outcome sent = send(statement, stop); !sent)
        return sent;
    PQsetSingleRowMode(m_connection);
    for (;;) {
        Result<pg_result *> result = next(stop);
        if (!result)
            return result.error();
        if (!*result)
            return Done{};
        const Rows rows(*result);
        const ExecStatusType status = PQresultStatus(*result);
        if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK) {
            const Error problem = errorOf(*result);
            if (Outcome rest = finish(stop); !rest)
                return rest;
            return problem;
        }
        if (rows.size() > 0 && !visit(rows))
            return Engine::cancelled();
    }
}

Outcome Connection::copyIn(const std::string &sql, std::string_view lines,
                           const std::stop_token &stop)
{
    if (m_isLost || PQsendQuery(m_connection, sql.c_str()) == 0)
        return lost();
    m_isBusy = true;
    Result<pg_result *> begun = next(stop);
    if (!begun)
        return begun.error();
    const ResultPointer owned(*begun);
    if (PQresultStatus(owned.get()) != PGRES_COPY_IN) {
        const Error problem = errorOf(owned.get());
        if (Outcome rest = finish(stop); !rest)
            return rest;
        return problem;
    }
    constexpr std::size_t piece = std::size_t(1) << 16U;
    while (!lines.empty()) {
        const std::size_t length = std::min(piece, lines.size());
        const int put = PQputCopyData(m_connection, lines.data(), int(length));
        if (put < 0)
            return lost();
        if (put > 0)
            lines.remove_prefix(length);
        const int left = PQflush(m_connection);
        if (left < 0)
            return lost();
        if (left == 0 && !stop.stop_requested())
            continue;
        const Wait wait = waitFor(POLLIN | POLLOUT, stop);
        if (wait == Wait::Stopped)
            return Engine::cancelled();
        if (wait != Wait::Ready || PQconsumeInput(m_connection) == 0)
            return lost();
    }
    while (PQputCopyEnd(m_connection, nullptr) == 0) {
        if (waitFor(POLLOUT, stop) == Wait::Stopped)
            return Engine::cancelled();
    }
    return finish(stop);
}

bool Connection::calmDown(std::chrono::milliseconds patience)
{
    if (m_isLost)
        return false;
    if (!m_isBusy)
        return true;
    const Clock::time_point deadline = Clock::now() + patience;
    if (!isCancelSent(m_connection, patience)) {
        m_isLost = true;
        return false;
    }
    while (m_isBusy && !m_isLost) {
        const int left = PQflush(m_connection);
        if (left == 0 && PQisBusy(m_connection) == 0) {
            const ResultPointer result(PQgetResult(m_connection));
            if (PQresultStatus(result.get()) == PGRES_COPY_IN)
                PQputCopyEnd(m_connection, "cancelled");
            if (!result)
                m_isBusy = false;
            continue;
        }
        const auto rest =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left < 0 ||
            waitFor(short(left > 0 ? POLLIN | POLLOUT : POLLIN), {}, rest) != Wait::Ready ||
            PQconsumeInput(m_connection) == 0)
            m_isLost = true;
    }
    // The wish to cancel may come after the statement ended: it must not meet the next one.
    if (!m_isLost)
        static_cast<void>(execute(";"));
    return !m_isLost;
}

int Connection::serverProcess() const
{
    return PQbackendPID(m_connection);
}

Error Connection::lost()
{
    m_isLost = true;
    return notAnswering(m_address, PQerrorMessage(m_connection));
}

Error Connection::errorOf(const pg_result *result)
{
    if (PQstatus(m_connection) == CONNECTION_BAD)
        return lost();
    const std::string_view state = stateOf(result);
    const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const std::string why = m_address.withoutSecrets(primary ? primary : "");
    // Class 57P: the server shuts down, was told to drop us, or still starts.
    if (state.starts_with("57P")) {
        m_isLost = true;
        return notAnswering(m_address, why);
    }
    const std::string at = "the archive at " + m_address.host();
    if (state == "42501")
        return {"you may not do this in " + at + "; ask whoever keeps it for the right", why};
    if (state == "3F000" || state == "42P01")
        return {at + " holds no archive of Entente yet; an import makes one", {}};
    if (state == "25006")
        return {at + " can only be read", {}};
    if (state == "23505") {
        const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
        return {"two events would have the same id in " + at,
                m_address.withoutSecrets(detail ? detail : why)};
    }
    if (state == "55P03" || state == "42P06" || state == "42P07")
        return {"another import into " + at + " runs; wait for its end", {}};
    if (state == "53100")
        return {at + " has no room left", why};
    return {at + " could not do what was asked", why};
}

} // namespace entente::archive
