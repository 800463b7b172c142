// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ids.h"

#include <optional>
#include <span>
#include <string_view>

namespace entente
{

/// The geographic subregions of the United Nations' "Standard country or area codes for
/// statistical use" (M49), Antarctica among them.
enum class Region
{
    NorthernAfrica,
    EasternAfrica,
    MiddleAfrica,
    SouthernAfrica,
    WesternAfrica,
    Caribbean,
    CentralAmerica,
    SouthAmerica,
    NorthernAmerica,
    CentralAsia,
    EasternAsia,
    SouthEasternAsia,
    SouthernAsia,
    WesternAsia,
    EasternEurope,
    NorthernEurope,
    SouthernEurope,
    WesternEurope,
    AustraliaAndNewZealand,
    Melanesia,
    Micronesia,
    Polynesia,
    Antarctica,
};

std::span<const Region> allRegions();
std::string_view labelFor(Region);    ///< "South-eastern Asia"
std::string_view continentOf(Region); ///< "Africa", "Americas", "Asia", "Europe", "Oceania", …

/// The subregion of a country by its ISO 3166-1 alpha-3 code. Codes that M49 does not list are
/// placed by position: TWN, XKX, and the withdrawn SUN, DDR, CSK, YUG, SCG, YMD, VDR, ANT, TMP,
/// ZAR, BUR. Nothing for organisations and unknown codes.
std::optional<Region> regionOf(const ActorId &country);

} // namespace entente
