// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/pool.h"

#include "core/engine/engine.h"

#include <algorithm>

namespace entente::archive
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds firstPause{200};
constexpr std::chrono::milliseconds longestPause{5000};
/// How long a server may take to end what nobody waits for any more.
constexpr std::chrono::milliseconds patience{5000};

} // namespace

Pool::Pool(Address address, std::size_t most)
    : m_address(std::move(address))
    , m_most(most)
    , m_calmer([this](const std::stop_token &stop) { calmDown(stop); })
{}

Pool::~Pool() = default;

void Pool::setListener(Listener listener)
{
    const std::lock_guard lock(m_listening);
    m_listener = std::move(listener);
}

void Pool::tell(bool isReachable)
{
    const std::lock_guard lock(m_listening);
    if (m_listener)
        m_listener(isReachable);
}

bool Pool::isReachable() const
{
    const std::lock_guard lock(m_mutex);
    return m_isReachable;
}

Result<Pool::Loan> Pool::borrow(const std::stop_token &stop)
{
    {
        std::unique_lock lock(m_mutex);
        const bool isFree =
            m_changed.wait(lock, stop, [this] { return !m_idle.empty() || m_count < m_most; });
        if (!isFree || stop.stop_requested())
            return Engine::cancelled();
        if (!m_idle.empty()) {
            std::unique_ptr<Connection> connection = std::move(m_idle.back());
            m_idle.pop_back();
            return Loan(*this, std::move(connection));
        }
        if (Clock::now() < m_notBefore)
            return m_lastError;
        ++m_count;
    }
    Result<std::unique_ptr<Connection>> made = connect(stop);
    const bool wasCancelled = !made && made.error() == Engine::cancelled();
    settle(made ? Outcome(Done{}) : Outcome(made.error()), wasCancelled);
    if (!made)
        return made.error();
    return Loan(*this, std::move(*made));
}

Result<std::unique_ptr<Connection>> Pool::connect(const std::stop_token &stop)
{
    auto made = Connection::open(m_address, Connection::Use::Reading, stop);
    if (!made)
        return made.error();
    if (m_check) {
        if (Outcome checked = m_check(**made, stop); !checked)
            return checked.error();
    }
    return made;
}

/// Keeps what an attempt to connect came to.
void Pool::settle(const Outcome &outcome, bool wasCancelled)
{
    bool hasChanged = false;
    {
        const std::lock_guard lock(m_mutex);
        if (outcome) {
            m_pause = std::chrono::milliseconds(0);
            m_notBefore = {};
        } else {
            --m_count;
        }
        if (!outcome && !wasCancelled) {
            m_pause = std::clamp(2 * m_pause, firstPause, longestPause);
            m_notBefore = Clock::now() + m_pause;
            m_lastError = outcome.error();
        }
        if (!wasCancelled) {
            hasChanged = m_isReachable != outcome.hasValue();
            m_isReachable = outcome.hasValue();
        }
    }
    m_changed.notify_all();
    if (hasChanged)
        tell(outcome.hasValue());
}

void Pool::giveBack(std::unique_ptr<Connection> connection)
{
    bool isLoss = false;
    {
        const std::lock_guard lock(m_mutex);
        if (connection->isLost()) {
            --m_count;
            // The others have most likely gone the same way: better made anew than found dead.
            m_count -= m_idle.size();
            m_idle.clear();
            isLoss = m_isReachable;
            m_isReachable = false;
        } else if (connection->isBusy()) {
            m_busy.push_back(std::move(connection));
        } else {
            m_idle.push_back(std::move(connection));
        }
    }
    m_changed.notify_all();
    if (isLoss)
        tell(false);
}

void Pool::calmDown(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_busy.empty(); })) {
        std::unique_ptr<Connection> connection = std::move(m_busy.back());
        m_busy.pop_back();
        lock.unlock();
        const bool isCalm = connection->calmDown(patience);
        lock.lock();
        if (isCalm)
            m_idle.push_back(std::move(connection));
        else
            --m_count;
        m_changed.notify_all();
    }
}

} // namespace entente::archive
