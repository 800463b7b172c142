// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interrupt.h"

#include <unistd.h>

namespace entente
{

namespace
{

/// Wakes the listener for the last time.
constexpr int over = SIGUSR1;
constexpr int exitInterrupted = 130;

} // namespace

Interrupt::Interrupt()
{
    sigemptyset(&m_signals);
    for (const int signal : {SIGINT, SIGTERM, over})
        sigaddset(&m_signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    m_thread = std::thread([this] { listen(); });
}

Interrupt::~Interrupt()
{
    ::pthread_kill(m_thread.native_handle(), over);
    m_thread.join();
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void Interrupt::listen()
{
    int signal = 0;
    while (::sigwait(&m_signals, &signal) == 0 && signal != over) {
        if (!m_stop.request_stop())
            ::_exit(exitInterrupted);
    }
}

} // namespace entente
