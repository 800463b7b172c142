// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente
{

struct Country
{
    std::string code; ///< ISO 3166-1 alpha-3, withdrawn codes of the last century included
    std::string name; ///< English, from CLDR
};

/// The country that `text` names exactly: by its alpha-3 code in capitals, or by its English name
/// in any case. Nothing for everything else: no guesses.
std::optional<Country> countryFrom(std::string_view text);

} // namespace entente
