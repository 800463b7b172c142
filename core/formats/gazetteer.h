// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/countries.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace entente
{

/// How a table writes states.
enum class CountryCodes
{
    Names, ///< English names, ISO 3166-1 alpha-3
    Iso2,  ///< ISO 3166-1 alpha-2, and the withdrawn ones of 3166-3
    Iso3,
    IsoNumeric,    ///< the United Nations' M49, and its withdrawn numbers
    Cow,           ///< Correlates of War, numbers
    CowAlpha,      ///< Correlates of War, three letters
    GleditschWard, ///< numbers
    Fips,          ///< FIPS PUB 10-4, and withdrawn ones
};

/// The word that recipes use: "names", "iso2", "iso3", "iso-numeric", "cow", "cow-alpha", "gw",
/// "fips".
std::string_view wordFor(CountryCodes);
std::optional<CountryCodes> countryCodesFrom(std::string_view word);

/// The state that `text` means on the day of `when`: COW 365 is the Soviet Union in 1950 and Russia
/// in 2000. Without a day the state that has the code today, or the only one that ever had it.
/// Nothing for what is no such code or name, and for a name that meant two states that day.
std::optional<Country> countryFrom(std::string_view text, CountryCodes codes,
                                   std::optional<Instant> when);

/// The days on which a state that is no more existed, or one that was made since 1900 began to;
/// open where it began before that, and where it still is. Everything for those not listed.
TimeSpan lifeOf(std::string_view code);

} // namespace entente
