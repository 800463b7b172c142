// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace entente
{

/// Runs long work on the data of a window's document, off the GUI thread, one job after the other.
class WorkThread
{
public:
    virtual ~WorkThread() = default;

    enum class Start
    {
        Empty,
        OpenDocument
    };
    using Job = std::function<std::function<void()>(Result<Dataset>, std::stop_token)>;

    /// Runs `job` on nothing, or on all that is open; what it returns runs on the GUI thread.
    virtual void run(Start start, Job job, std::stop_token stop = {}) = 0;

    /// Writes all that is open, as it was when opened, to a new file.
    using CopyOpen = std::function<Outcome(const std::filesystem::path &file)>;
    using FileJob = std::function<std::function<void()>(const CopyOpen &, std::stop_token)>;

    /// Runs a job that works on files; what it returns runs on the GUI thread.
    virtual void runOnFiles(FileJob job, std::stop_token stop = {}) = 0;

    virtual bool hasDocument() const = 0;
};

} // namespace entente
