// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace entente
{

namespace
{

/// One call of parallelFor(): parts are taken from a counter by whoever has time.
struct Job
{
    Job(std::size_t count, const std::function<void(std::size_t)> &function)
        : parts(count)
        , work(function)
    {}

    const std::size_t parts;
    const std::function<void(std::size_t)> &work; ///< not called once all parts are taken
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    std::mutex mutex;
    std::condition_variable finished;

    void help()
    {
        for (std::size_t part = next++; part < parts; part = next++) {
            work(part);
            if (++done == parts) {
                const std::lock_guard lock(mutex);
                finished.notify_all();
            }
        }
    }
    void wait()
    {
        std::unique_lock lock(mutex);
        finished.wait(lock, [&] { return done == parts; });
    }
};

class Pool
{
public:
    explicit Pool(std::size_t workers)
    {
        for (std::size_t i = 0; i < workers; ++i)
            m_workers.emplace_back([this](const std::stop_token &stop) { run(stop); });
    }

    void post(const std::shared_ptr<Job> &job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(job);
        }
        m_waiting.notify_all();
    }

private:
    void run(const std::stop_token &stop)
    {
        workBehindTheWindow();
        while (true) {
            std::shared_ptr<Job> job;
            {
                std::unique_lock lock(m_mutex);
                if (!m_waiting.wait(lock, stop, [&] { return !m_jobs.empty(); }))
                    return;
                job = m_jobs.front();
                if (job->next >= job->parts) {
                    m_jobs.pop_front();
                    continue;
                }
            }
            job->help();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_waiting;
    std::deque<std::shared_ptr<Job>> m_jobs;
    std::vector<std::jthread> m_workers; ///< last: they use the rest
};

} // namespace

void workBehindTheWindow()
{
#ifdef __linux__
    constexpr int niceness = 8;
    setpriority(PRIO_PROCESS, id_t(gettid()), niceness); // of this thread alone
#endif
}

std::size_t parallelThreads()
{
    static const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    return threads;
}

void parallelFor(std::size_t parts, const std::function<void(std::size_t part)> &work)
{
    if (parts <= 1 || parallelThreads() == 1) {
        for (std::size_t part = 0; part < parts; ++part)
            work(part);
        return;
    }
    static Pool pool(parallelThreads() - 1);
    const auto job = std::make_shared<Job>(parts, work);
    pool.post(job);
    job->help();
    job->wait();
}

void parallelRanges(std::size_t size, std::size_t grain,
                    const std::function<void(std::size_t begin, std::size_t end)> &work)
{
    parallelFor((size + grain - 1) / grain,
                [&](std::size_t part) { work(part * grain, std::min(size, (part + 1) * grain)); });
}

} // namespace entente
