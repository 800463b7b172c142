// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_engine.h"

#include <atomic>

namespace entente::test
{

/// An engine with the lanes that a test wrote down, cut to the window that is asked for.
class LanesEngine : public FakeEngine
{
public:
    using FakeEngine::answer;

    LanesAnswer all;
    EventAnswer event;

    Result<LanesAnswer> answer(const LanesQuestion &question, std::stop_token stop) const override;
    Result<HistogramAnswer> answer(const HistogramQuestion &question,
                                   std::stop_token) const override;
    Result<EventAnswer> answer(const EventQuestion &, std::stop_token) const override
    {
        return event;
    }

    int lanesAsked() const { return m_lanesAsked; }

    /// From now on lanes are not answered, until a stop ends the question.
    void holdLanes() { m_holdsLanes = true; }

private:
    mutable std::mutex m_lanesMutex;
    mutable std::condition_variable_any m_lanesGate;
    std::atomic<bool> m_holdsLanes = false;
    mutable std::atomic<int> m_lanesAsked = 0;
};

} // namespace entente::test
