// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pthread.h>

#include <csignal>
#include <stop_token>
#include <thread>

namespace entente
{

/// Lets a command tidy up when it is interrupted (Ctrl-C, SIGTERM): the first signal asks to stop,
/// a second one ends the program at once. Made before other threads are, which then leave these
/// signals alone.
class Interrupt
{
public:
    Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    ~Interrupt();

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void listen();

    std::stop_source m_stop;
    sigset_t m_signals;
    sigset_t m_before;
    std::thread m_thread;
};

} // namespace entente
