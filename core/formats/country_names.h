// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace entente
{

/// Another name of a country, as records write it.
struct CountryName
{
    std::string_view code;
    std::string_view name;
};

/// Names beside CLDR's of countries that ISO 3166-1 lists: official and older ones, other
/// spellings. A state that was only renamed has one code under all its names (Siam, Thailand).
std::span<const CountryName> otherCountryNames();

/// A state that is no more, and its successors are not simply it under another name.
struct FormerState
{
    std::string_view code; ///< ISO 3166-3's alpha-3 where there is one, else the name
    std::string_view name;
    std::string_view otherNames; ///< separated by '|'
};
std::span<const FormerState> formerStates();

} // namespace entente
