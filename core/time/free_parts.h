// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/edtf_syntax.h"
#include "core/time/free_tokens.h"

#include <optional>
#include <string>

namespace entente::free_text
{

enum class YearEra
{
    Unsaid,
    Bc,
    Ad
};

/// What one side of a phrase says; a side of a range may leave parts to the other ("3–5 Nov 2022").
struct Parts
{
    std::optional<std::int64_t> year; ///< astronomical
    YearEra era = YearEra::Unsaid;
    int month = 0;
    int day = 0;
    int season = 0; ///< EDTF code 21 to 41
    int weekday = -1;
    /// A number that stands alone and could be a day or a year: "44" in "50–44 BC".
    std::optional<std::int64_t> loneNumber;
    std::optional<std::int64_t> century; ///< 12 for the 12th
    std::optional<std::int64_t> decade;  ///< 1950
    std::string time;                    ///< "14:30"
    edtf::Qualifier qualifier;

    bool hasYear() const { return year || decade || (century && !isLoneCentury); }
    bool isLoneCentury = false; ///< "12th" in "12th–13th century"
};

/// Reads one side. The text is for messages.
Result<Parts> partsOf(Tokens tokens, std::string_view text);

/// EDTF of a side that says all it needs. Refuses a weekday that is not that day's.
Result<std::string> edtfOf(const Parts &parts);

/// What every refusal without a better reason says.
Error notUnderstood(std::string_view text);

} // namespace entente::free_text
