// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/region.h"

#include <algorithm>
#include <array>
#include <string>

namespace entente
{

namespace
{

struct RegionEntry
{
    Region region;
    std::string_view label;
    std::string_view continent;
    std::string_view countries; ///< separated by single spaces
};

constexpr std::array regionTable{
    RegionEntry{Region::NorthernAfrica, "Northern Africa", "Africa", "DZA EGY ESH LBY MAR SDN TUN"},
    RegionEntry{Region::EasternAfrica, "Eastern Africa", "Africa",
                "ATF BDI COM DJI ERI ETH IOT KEN MDG MOZ MUS MWI MYT REU RWA SOM SSD SYC TZA UGA "
                "ZMB ZWE"},
    RegionEntry{Region::MiddleAfrica, "Middle Africa", "Africa",
                "AGO CAF CMR COD COG GAB GNQ STP TCD ZAR"},
    RegionEntry{Region::SouthernAfrica, "Southern Africa", "Africa", "BWA LSO NAM SWZ ZAF"},
    RegionEntry{Region::WesternAfrica, "Western Africa", "Africa",
                "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SHN SLE TGO"},
    RegionEntry{Region::Caribbean, "Caribbean", "Americas",
                "ABW AIA ANT ATG BES BHS BLM BRB CUB CUW CYM DMA DOM GLP GRD HTI JAM KNA LCA MAF "
                "MSR MTQ PRI SXM TCA TTO VCT VGB VIR"},
    RegionEntry{Region::CentralAmerica, "Central America", "Americas",
                "BLZ CRI GTM HND MEX NIC PAN SLV"},
    RegionEntry{Region::SouthAmerica, "South America", "Americas",
                "ARG BOL BRA BVT CHL COL ECU FLK GUF GUY PER PRY SGS SUR URY VEN"},
    RegionEntry{Region::NorthernAmerica, "Northern America", "Americas", "BMU CAN GRL SPM USA"},
    RegionEntry{Region::CentralAsia, "Central Asia", "Asia", "KAZ KGZ TJK TKM UZB"},
    RegionEntry{Region::EasternAsia, "Eastern Asia", "Asia", "CHN HKG JPN KOR MAC MNG PRK TWN"},
    RegionEntry{Region::SouthEasternAsia, "South-eastern Asia", "Asia",
                "BRN BUR IDN KHM LAO MMR MYS PHL SGP THA TLS TMP VDR VNM"},
    RegionEntry{Region::SouthernAsia, "Southern Asia", "Asia",
                "AFG BGD BTN IND IRN LKA MDV NPL PAK"},
    RegionEntry{Region::WesternAsia, "Western Asia", "Asia",
                "ARE ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM YMD"},
    RegionEntry{Region::EasternEurope, "Eastern Europe", "Europe",
                "BGR BLR CSK CZE DDR HUN MDA POL ROU RUS SUN SVK UKR"},
    RegionEntry{Region::NorthernEurope, "Northern Europe", "Europe",
                "ALA DNK EST FIN FRO GBR GGY IMN IRL ISL JEY LTU LVA NOR SJM SWE"},
    RegionEntry{Region::SouthernEurope, "Southern Europe", "Europe",
                "ALB AND BIH ESP GIB GRC HRV ITA MKD MLT MNE PRT SCG SMR SRB SVN VAT XKX YUG"},
    RegionEntry{Region::WesternEurope, "Western Europe", "Europe",
                "AUT BEL CHE DEU FRA LIE LUX MCO NLD"},
    RegionEntry{Region::AustraliaAndNewZealand, "Australia and New Zealand", "Oceania",
                "AUS CCK CXR HMD NFK NZL"},
    RegionEntry{Region::Melanesia, "Melanesia", "Oceania", "FJI NCL PNG SLB VUT"},
    RegionEntry{Region::Micronesia, "Micronesia", "Oceania", "FSM GUM KIR MHL MNP NRU PLW UMI"},
    RegionEntry{Region::Polynesia, "Polynesia", "Oceania",
                "ASM COK NIU PCN PYF TKL TON TUV WLF WSM"},
    RegionEntry{Region::Antarctica, "Antarctica", "Antarctica", "ATA"},
};

constexpr auto regionOrder = [] {
    std::array<Region, regionTable.size()> order{};
    for (std::size_t i = 0; i < regionTable.size(); ++i)
        order[i] = regionTable[i].region;
    return order;
}();

const RegionEntry &entryOf(Region region)
{
    return regionTable[std::size_t(region)];
}

} // namespace

std::span<const Region> allRegions()
{
    return regionOrder;
}

std::string_view labelFor(Region region)
{
    return entryOf(region).label;
}

std::string_view continentOf(Region region)
{
    return entryOf(region).continent;
}

std::optional<Region> regionOf(const ActorId &country)
{
    if (country.value.size() != 3 || country.value.find(' ') != std::string::npos)
        return std::nullopt;
    for (const RegionEntry &entry : regionTable) {
        if (entry.countries.find(country.value) != std::string_view::npos)
            return entry.region;
    }
    return std::nullopt;
}

} // namespace entente
