// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fake_engine.h"

#include <QCoreApplication>
#include <QThread>

namespace entente::test
{

void FakeEngine::hold()
{
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void FakeEngine::release()
{
    const std::lock_guard lock(m_mutex);
    m_held = false;
    m_gate.notify_all();
}

void FakeEngine::noteThread() const
{
    if (qApp && QThread::currentThread() == qApp->thread())
        m_onlyOnPool = false;
}

Result<CountAnswer> FakeEngine::answer(const CountQuestion &question, std::stop_token stop) const
{
    noteThread();
    ++m_asked;
    std::unique_lock lock(m_mutex);
    if (!m_gate.wait(lock, stop, [this] { return !m_held; })) {
        ++m_stopped;
        return cancelled();
    }
    if (onCount)
        return onCount(question);
    return count;
}

Result<HistogramAnswer> FakeEngine::answer(const HistogramQuestion &question, std::stop_token) const
{
    noteThread();
    HistogramAnswer answer;
    if (!question.edges.empty()) {
        answer.counts.resize(question.edges.size() - 1);
        answer.selected.resize(question.edges.size() - 1);
    }
    return answer;
}

Result<FacetAnswer> FakeEngine::answer(const FacetQuestion &question, std::stop_token) const
{
    noteThread();
    FacetAnswer answer;
    for (const Field field : question.fields)
        answer.facets.push_back({field, {}, 0});
    return answer;
}

Result<LanesAnswer> FakeEngine::answer(const LanesQuestion &, std::stop_token) const
{
    noteThread();
    return LanesAnswer{};
}

Result<ClusterAnswer> FakeEngine::answer(const ClusterQuestion &, std::stop_token) const
{
    noteThread();
    return ClusterAnswer{};
}

Result<TiesAnswer> FakeEngine::answer(const TiesQuestion &, std::stop_token) const
{
    noteThread();
    return TiesAnswer{};
}

Result<TieHistoryAnswer> FakeEngine::answer(const TieHistoryQuestion &, std::stop_token) const
{
    noteThread();
    return TieHistoryAnswer{};
}

Result<EventAnswer> FakeEngine::answer(const EventQuestion &, std::stop_token) const
{
    noteThread();
    return Error{"there is no such event", {}};
}

Result<ThreadsAnswer> FakeEngine::answer(const ThreadsQuestion &question, std::stop_token) const
{
    noteThread();
    ThreadsAnswer answer;
    for (const ThreadId &thread : question.threads)
        answer.lives.push_back({thread, {}});
    return answer;
}

Result<ChangesAnswer> FakeEngine::answer(const ChangesQuestion &, std::stop_token) const
{
    noteThread();
    return ChangesAnswer{};
}

Result<RowsAnswer> FakeEngine::answer(const RowsQuestion &, std::stop_token) const
{
    noteThread();
    return RowsAnswer{};
}

Result<RowOfAnswer> FakeEngine::answer(const RowOfQuestion &, std::stop_token) const
{
    noteThread();
    return RowOfAnswer{};
}

Result<SearchAnswer> FakeEngine::answer(const SearchQuestion &, std::stop_token) const
{
    noteThread();
    return SearchAnswer{};
}

Result<CompletionAnswer> FakeEngine::answer(const CompletionQuestion &, std::stop_token) const
{
    noteThread();
    return completions;
}

} // namespace entente::test
