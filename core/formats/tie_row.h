// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/edtf.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente
{

/// One row of a table of ties: the bond of two actors, or one actor's place in an alliance. Actors
/// are still the file's own words where no gazetteer knew them.
struct TieRow
{
    std::string a;
    std::string b;                   ///< empty: the row is a's membership of `alliance`
    std::string alliance;            ///< whose members are bound to each other
    std::vector<std::string> layers; ///< one tie for each
    Date start;
    Date end;
    std::optional<int> year; ///< the row speaks of this year alone; the next one's may go on
    std::string basis;
    std::int64_t line = 0;
    std::string text; ///< as it stands in the file
};

} // namespace entente
