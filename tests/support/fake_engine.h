// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace entente::test
{

/// An engine whose answers a test writes down. Counts can be held back, so that a test decides
/// when a running question ends. Everything else answers at once, with nothing in it unless set.
class FakeEngine : public Engine
{
public:
    Dataset words;
    CountAnswer count;
    CompletionAnswer completions;
    std::function<Result<CountAnswer>(const CountQuestion &)> onCount;

    /// From now on counts wait for release(), unless they are stopped.
    void hold();
    void release();
    int asked() const { return m_asked; }     ///< counts that have begun
    int stopped() const { return m_stopped; } ///< counts that a stop ended
    /// For every question's answer: whether the pool, and not the GUI thread, was asked.
    bool onlyAskedOnPool() const { return m_onlyOnPool; }

    Result<CountAnswer> answer(const CountQuestion &question, std::stop_token stop) const override;
    Result<IdsAnswer> answer(const IdsQuestion &, std::stop_token) const override
    {
        return IdsAnswer{};
    }
    Result<HistogramAnswer> answer(const HistogramQuestion &, std::stop_token) const override;
    Result<FacetAnswer> answer(const FacetQuestion &, std::stop_token) const override;
    Result<LanesAnswer> answer(const LanesQuestion &, std::stop_token) const override;
    Result<ClusterAnswer> answer(const ClusterQuestion &, std::stop_token) const override;
    Result<TiesAnswer> answer(const TiesQuestion &, std::stop_token) const override;
    Result<TieHistoryAnswer> answer(const TieHistoryQuestion &, std::stop_token) const override;
    Result<EventAnswer> answer(const EventQuestion &, std::stop_token) const override;
    Result<ThreadsAnswer> answer(const ThreadsQuestion &, std::stop_token) const override;
    Result<ChangesAnswer> answer(const ChangesQuestion &, std::stop_token) const override;
    Result<RowsAnswer> answer(const RowsQuestion &, std::stop_token) const override;
    Result<RowOfAnswer> answer(const RowOfQuestion &, std::stop_token) const override;
    Result<SearchAnswer> answer(const SearchQuestion &, std::stop_token) const override;
    Result<CompletionAnswer> answer(const CompletionQuestion &, std::stop_token) const override;
    const Dataset &vocabulary() const override { return words; }
    EventId find(const std::string &) const override { return {}; }

private:
    void noteThread() const;

    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_gate;
    bool m_held = false;
    mutable std::atomic<int> m_asked = 0;
    mutable std::atomic<int> m_stopped = 0;
    mutable std::atomic<bool> m_onlyOnPool = true;
};

} // namespace entente::test
