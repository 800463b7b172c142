// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace entente::store
{

/// Work on items on several threads, whose results one more thread takes in the order of the items.
/// So many items wait at most that memory stays bounded. The first failure of `take` sticks: what
/// comes after it is dropped.
template <class In, class Out>
class OrderedWork
{
public:
    using Work = std::function<Out(In)>;
    using Take = std::function<Outcome(Out)>;

    OrderedWork(Work work, Take take) : m_work(std::move(work)), m_take(std::move(take))
    {
        const std::size_t threads = std::clamp(std::thread::hardware_concurrency(), 2U, 16U);
        m_most = threads * 2;
        for (std::size_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { runWork(); });
        m_threads.emplace_back([this] { runTake(); });
    }
    OrderedWork(const OrderedWork &) = delete;
    OrderedWork &operator=(const OrderedWork &) = delete;
    /// Drops what was not taken yet.
    ~OrderedWork()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_hasItem.notify_all();
        m_hasResult.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    /// Waits while too many are under way.
    Outcome push(In item)
    {
        std::unique_lock lock(m_mutex);
        m_hasTaken.wait(lock, [&] { return m_items.size() < m_most || m_error; });
        if (m_error)
            return *m_error;
        m_items.push_back(std::make_unique<Item>());
        m_items.back()->in.emplace(std::move(item));
        ++m_pushed;
        m_hasItem.notify_one();
        return Done{};
    }

    /// Waits until the results of the first `count` items are taken.
    Outcome waitFor(std::uint64_t count)
    {
        std::unique_lock lock(m_mutex);
        m_hasTaken.wait(lock, [&] { return m_taken >= count || m_error; });
        if (m_error)
            return *m_error;
        return Done{};
    }
    Outcome waitForAll()
    {
        std::uint64_t count = 0;
        {
            const std::lock_guard lock(m_mutex);
            count = m_pushed;
        }
        return waitFor(count);
    }

private:
    struct Item
    {
        std::optional<In> in; ///< empty once a thread has it
        std::optional<Out> out;
    };

    void runWork()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            Item *next = nullptr;
            m_hasItem.wait(lock, [&] { return m_isEnding || (next = firstWaiting()) != nullptr; });
            if (m_isEnding)
                return;
            In in = std::move(*next->in);
            next->in.reset();
            lock.unlock();
            std::optional<Out> out(m_work(std::move(in)));
            lock.lock();
            next->out = std::move(out);
            if (next == m_items.front().get())
                m_hasResult.notify_one();
        }
    }

    void runTake()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_hasResult.wait(lock, [&] {
                return m_isEnding || (!m_items.empty() && m_items.front()->out && !m_error);
            });
            if (m_isEnding)
                return;
            Out out = std::move(*m_items.front()->out);
            lock.unlock();
            Outcome taken = m_take(std::move(out));
            lock.lock();
            m_items.pop_front();
            ++m_taken;
            if (!taken)
                m_error = taken.error();
            m_hasTaken.notify_all();
        }
    }

    Item *firstWaiting()
    {
        for (const auto &item : m_items) {
            if (item->in)
                return item.get();
        }
        return nullptr;
    }

    Work m_work;
    Take m_take;
    std::size_t m_most = 0;
    std::mutex m_mutex;
    // Each wakes those alone who wait for just that.
    std::condition_variable m_hasItem;
    std::condition_variable m_hasResult; ///< of the first item
    std::condition_variable m_hasTaken;
    std::deque<std::unique_ptr<Item>> m_items;
    std::uint64_t m_pushed = 0;
    std::uint64_t m_taken = 0;
    std::optional<Error> m_error;
    bool m_isEnding = false;
    std::vector<std::thread> m_threads;
};

} // namespace entente::store
