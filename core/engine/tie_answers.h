// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/actor_index.h"
#include "core/engine/engine.h"

namespace entente
{

/// What an engine knows of ties. Everything else is asked of it, so that every engine answers
/// alike.
struct TieSource
{
    const Engine &engine;
    const std::vector<Tie> &ties;
    const ActorIndex &actors;
};

/// Fails for a layer that there is not, with the names of those that there are.
Result<TieHistoryAnswer> tieHistoryOf(const TieSource &source, const TieHistoryQuestion &question,
                                      std::stop_token stop);
Result<TiesAnswer> tiesOf(const TieSource &source, const TiesQuestion &question,
                          std::stop_token stop);

} // namespace entente
