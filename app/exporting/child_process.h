// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

/// A program that is fed through its standard input. What it complains about goes to a file.
class ChildProcess
{
public:
    /// `complaints` is written anew.
    static Result<ChildProcess> start(const std::string &program,
                                      const std::vector<std::string> &arguments,
                                      const std::filesystem::path &complaints);

    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&) = delete;
    ~ChildProcess(); ///< ends the program when it still runs

    /// Fails when the program does not take it, or on a stop.
    Outcome write(const char *bytes, std::size_t size, const std::stop_token &stop);
    /// Closes the input and waits. The exit code; -1 when it did not end by itself.
    int finish(const std::stop_token &stop);

private:
    ChildProcess(pid_t id, int input) : m_id(id), m_input(input) {}
    void closeInput();

    pid_t m_id = -1;
    int m_input = -1;
};

} // namespace entente
