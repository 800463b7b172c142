// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/instant.h"

#include <cstdint>

namespace entente::ticks
{

enum class Unit
{
    Second, ///< steps that divide a day
    Day,    ///< counted from the first of each month, so that every month begins with a tick
    Month,
    /// Round numbers of years AD and of years BC: 20 BC, 10 BC, AD 10, AD 20. The years of both
    /// eras count from 1.
    Year,
};

/// Where the ticks of one level stand.
struct Grid
{
    Unit unit = Unit::Year;
    std::int64_t step = 1;
    bool isMajor = false; ///< the upper level: spans of years begin anew with AD 1

    Instant floor(Instant t) const; ///< the last tick at or before t
    Instant next(Instant tick) const;
    Grid above() const; ///< the major grid over this minor one
};

/// The finest grid whose ticks are at least `seconds` apart.
Grid finestGrid(double seconds);

} // namespace entente::ticks
