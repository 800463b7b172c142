// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/import.h"

#include <optional>
#include <string>

namespace entente
{

/// How fast an import is, and how long it will go on if it stays so.
struct ImportPace
{
    std::int64_t rowsPerSecond = 0;
    std::optional<std::int64_t> secondsLeft; ///< nothing: too early to say
};

/// `seconds` have passed since the import began.
ImportPace paceOf(const ImportProgress &progress, double seconds);

/// "1.2 million rows · 480,000 rows/s · 12 s left"
std::string inWords(const ImportProgress &progress, double seconds);

} // namespace entente
