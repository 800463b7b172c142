// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace entente
{

namespace
{

/// How long a wait goes on before it looks whether it is still wanted, in milliseconds.
constexpr int patience = 50;

Error childError(const char *verb, int code)
{
    return {std::string(verb) + ": " + std::strerror(code), {}};
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::string &program,
                                         const std::vector<std::string> &arguments,
                                         const std::filesystem::path &complaints)
{
    // A socket, not a pipe: writing to a program that has ended is then an error and no signal.
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return childError("a program cannot be started", errno);
    constexpr int room = 4 << 20;
    setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    shutdown(ends[1], SHUT_WR);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // Ctrl-C in a terminal is for us; we then end the program ourselves.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);

    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char *> argv;
    argv.reserve(words.size() + 1);
    for (std::string &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_t id = -1;
    const int code =
        posix_spawnp(&id, program.c_str(), &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (code != 0) {
        close(ends[0]);
        return childError(("'" + program + "' cannot be started").c_str(), code);
    }
    return ChildProcess(id, ends[0]);
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_id(std::exchange(other.m_id, -1))
    , m_input(std::exchange(other.m_input, -1))
{}

ChildProcess::~ChildProcess()
{
    closeInput();
    if (m_id < 0)
        return;
    kill(m_id, SIGKILL);
    waitpid(m_id, nullptr, 0);
}

void ChildProcess::closeInput()
{
    if (m_input >= 0)
        close(m_input);
    m_input = -1;
}

Outcome ChildProcess::write(const char *bytes, std::size_t size, const std::stop_token &stop)
{
    while (size > 0) {
        if (stop.stop_requested())
            return Error{"cancelled", {}};
        pollfd ready{m_input, POLLOUT, 0};
        if (poll(&ready, 1, patience) < 0 && errno != EINTR)
            return childError("a program does not take what it is given", errno);
        if ((ready.revents & (POLLERR | POLLHUP)) != 0)
            return Error{"a program has ended before it got everything", {}};
        if ((ready.revents & POLLOUT) == 0)
            continue;
        const ssize_t sent = send(m_input, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            if (errno == EAGAIN || errno == EINTR)
                continue;
            return childError("a program does not take what it is given", errno);
        }
        bytes += sent;
        size -= std::size_t(sent);
    }
    return Done{};
}

int ChildProcess::finish(const std::stop_token &stop)
{
    closeInput();
    for (;;) {
        int status = 0;
        const pid_t ended = waitpid(m_id, &status, WNOHANG);
        if (ended == m_id) {
            m_id = -1;
            return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        }
        if (ended < 0 && errno != EINTR)
            return -1;
        if (stop.stop_requested())
            return -1; // the destructor ends it
        poll(nullptr, 0, patience / 5);
    }
}

} // namespace entente
