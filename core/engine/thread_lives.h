// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/questions.h"

#include <span>

namespace entente
{

/// The steps in the life of a thread: those of its `events`, which come in the order of their ids,
/// that are known and dated.
std::vector<LifeStep> lifeOf(std::span<const Event> events, const std::optional<Instant> &asKnown);

/// Asks for the lives of the threads that have a lane, where lanes are threads.
ThreadsQuestion livesOf(const LanesAnswer &lanes, const std::optional<Instant> &asKnown);

} // namespace entente
