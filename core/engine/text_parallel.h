// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace entente
{

/// Calls `work(i)` for every i below `parts`, on all cores, this thread among them; returns when
/// all are done. `work` must be safe to call from several threads and not throw.
template <class Work>
void inParallel(std::size_t parts, const Work &work)
{
    std::atomic<std::size_t> next{0};
    const auto loop = [&] {
        for (std::size_t i = next++; i < parts; i = next++)
            work(i);
    };
    const std::size_t cores = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(cores, parts); ++i) {
        try {
            helpers.emplace_back(loop);
        } catch (const std::system_error &) {
            break; // no more threads to be had: those that run do it all
        }
    }
    loop();
}

} // namespace entente
