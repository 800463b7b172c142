// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"

#include <span>
#include <string_view>

namespace entente
{

/// A state that no map of today has a shape of: where its government sat, and on which of today's
/// countries it lay. Its dates are those of the state under this code, as years, months and days
/// (19911226); it was no longer there on the last one.
struct PastState
{
    std::string_view id; ///< ISO 3166-3's alpha-3 where there is one
    std::string_view name;
    std::string_view capital;
    LatLon position; ///< of the capital
    int from = 0;
    int until = 0;
    /// Today's alpha-3, separated by spaces, the state that took its place first. Where a country
    /// has only a part of it (East Germany), that country.
    std::string_view land;
};

std::span<const PastState> pastStates();
/// By its id; null when it is none. `day` is one of its time (19551231), or 0 for any.
const PastState *pastState(std::string_view id, int day = 0);

} // namespace entente
