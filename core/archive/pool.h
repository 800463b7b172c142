// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/connection.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace entente::archive
{

/// A few connections that answers borrow. One whose question was overtaken is calmed down by a
/// thread of the pool, so that the asker need not wait for the server. After a failure to connect,
/// questions fail at once for a while, which doubles from one failure to the next.
class Pool
{
public:
    /// Looks at a new connection before it is used; an error of it ends the connection.
    using Check = std::function<Outcome(Connection &connection, const std::stop_token &stop)>;
    /// Told from any thread when the server stops answering, and when it answers again.
    using Listener = std::function<void(bool isReachable)>;

    Pool(Address address, std::size_t most);
    ~Pool();

    /// A connection of the pool; goes back with the end of its life.
    class Loan
    {
    public:
        Loan(Pool &pool, std::unique_ptr<Connection> connection)
            : m_pool(&pool)
            , m_connection(std::move(connection))
        {}
        Loan(Loan &&) = default;
        Loan &operator=(Loan &&) = delete;
        ~Loan()
        {
            if (m_connection)
                m_pool->giveBack(std::move(m_connection));
        }
        Connection &operator*() const { return *m_connection; }
        Connection *operator->() const { return m_connection.get(); }

    private:
        Pool *m_pool;
        std::unique_ptr<Connection> m_connection;
    };

    Result<Loan> borrow(const std::stop_token &stop);
    /// To be set before the first borrow().
    void setCheck(Check check) { m_check = std::move(check); }
    void setListener(Listener listener);
    bool isReachable() const;
    const Address &address() const { return m_address; }

private:
    void giveBack(std::unique_ptr<Connection> connection);
    void calmDown(const std::stop_token &stop);
    Result<std::unique_ptr<Connection>> connect(const std::stop_token &stop);
    void settle(const Outcome &outcome, bool wasCancelled);
    void tell(bool isReachable);

    const Address m_address;
    const std::size_t m_most;
    Check m_check;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::unique_ptr<Connection>> m_idle;
    std::vector<std::unique_ptr<Connection>> m_busy; ///< to be calmed down
    std::size_t m_count = 0;                         ///< that there are, lent ones among them
    std::chrono::steady_clock::time_point m_notBefore;
    std::chrono::milliseconds m_pause{0};
    Error m_lastError;
    bool m_isReachable = true;

    std::mutex m_listening;
    Listener m_listener;
    std::jthread m_calmer; ///< last: it must end before what it works on goes
};

} // namespace entente::archive
