// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace entente
{

/// How many threads parallelFor() works with, the caller's among them.
std::size_t parallelThreads();

/// Lets others come before the calling thread when the cores are busy: what the window does is due
/// at once, answers may take a moment longer.
void workBehindTheWindow();

/// Calls `work(part)` once for each part in [0, parts), on the threads of one pool and on the
/// caller's; returns when all are done. Several callers share the pool. `work` must not throw.
void parallelFor(std::size_t parts, const std::function<void(std::size_t part)> &work);

/// Cuts [0, size) into parts of `grain` (a multiple of 64, so that parts share no word of a Bitmap)
/// and calls `work(begin, end)` for each.
void parallelRanges(std::size_t size, std::size_t grain,
                    const std::function<void(std::size_t begin, std::size_t end)> &work);

/// A good grain for work of some nanoseconds an event.
constexpr std::size_t usualGrain = std::size_t(1) << 16U;

} // namespace entente
