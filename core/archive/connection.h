// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/address.h"
#include "core/archive/statement.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

struct pg_conn;
struct pg_result;

namespace entente::archive
{

/// The rows of an answer.
class Rows
{
public:
    explicit Rows(pg_result *result = nullptr);

    std::size_t size() const { return m_size; }
    bool isNull(std::size_t row, std::size_t column) const;
    std::string_view text(std::size_t row, std::size_t column) const;
    /// 0 for what is no number.
    std::int64_t integer(std::size_t row, std::size_t column) const;
    double number(std::size_t row, std::size_t column) const;
    bool flag(std::size_t row, std::size_t column) const { return text(row, column) == "t"; }
    /// An array of numbers, "{1,2}".
    std::vector<std::int64_t> integers(std::size_t row, std::size_t column) const;
    std::vector<double> numbers(std::size_t row, std::size_t column) const;

private:
    std::shared_ptr<pg_result> m_result;
    std::size_t m_size = 0;
};

/// One connection to a server, for one thread at a time. A call that a stop ends leaves its
/// statement running: calmDown() makes the server end it.
class Connection
{
public:
    enum class Use
    {
        Reading, ///< the server refuses to change anything
        Writing
    };
    static Result<std::unique_ptr<Connection>> open(const Address &address, Use use,
                                                    const std::stop_token &stop);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    Result<Rows> run(const Statement &statement, const std::stop_token &stop = {});
    /// Several statements without values, one after the other.
    Outcome execute(const std::string &sql, const std::stop_token &stop = {});
    /// Hands the rows over as they come, without gathering them; false ends it early.
    using Visit = std::function<bool(const Rows &row)>;
    Outcome stream(const Statement &statement, const Visit &visit, const std::stop_token &stop);
    /// `COPY … FROM STDIN` with lines of the text format.
    Outcome copyIn(const std::string &sql, std::string_view lines,
                   const std::stop_token &stop = {});

    /// Whether the connection is of no more use.
    bool isLost() const { return m_isLost; }
    /// Whether a statement was left running.
    bool isBusy() const { return m_isBusy; }
    /// Has the server end what was left running; false when the connection is lost.
    bool calmDown(std::chrono::milliseconds patience);

    /// What another connection needs to know of this one, for tests and the patient.
    int serverProcess() const;

private:
    Connection(const Address &address, pg_conn *connection);

    enum class Wait
    {
        Ready,
        Stopped,
        Late,
        Lost
    };
    Wait waitFor(short events, const std::stop_token &stop,
                 std::chrono::milliseconds patience = std::chrono::milliseconds::max()) const;
    Outcome connected(const std::stop_token &stop);
    Outcome prepareSession(Use use, const std::stop_token &stop);
    Outcome send(const Statement &statement, const std::stop_token &stop);
    /// The next result of what was sent; null after the last one.
    Result<pg_result *> next(const std::stop_token &stop);
    Outcome finish(const std::stop_token &stop);
    Error lost();
    Error errorOf(const pg_result *result);

    Address m_address;
    pg_conn *m_connection;
    bool m_isLost = false;
    bool m_isBusy = false;
};

/// "the archive at HOST does not answer", and why.
Error notAnswering(const Address &address, std::string_view why);

} // namespace entente::archive
