// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/tick_grid.h"

#include <string>

namespace entente::ticks
{

struct Labels
{
    std::string full;
    std::string brief; ///< for a tick without room; may equal full
};

/// "Jul", "11", "14:00", "1951": what a tick says below its major one.
Labels minorLabels(const Grid &grid, Instant tick);

/// "11 Jan 2023", "Jan 2023", "2023", "1950s", "20th century", "AD 10,000–19,999".
Labels majorLabels(const Grid &grid, Instant tick);

} // namespace entente::ticks
