// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/geo/past_states.h"

#include <algorithm>
#include <array>

namespace entente
{

namespace
{

// Coordinates of capitals: GeoNames (CC BY 4.0), to two decimals. The Republic of China moved its
// government to Taipei in December 1949; since then the map has it as Taiwan.
constexpr std::array table{
    PastState{"SUN",
              "Soviet Union",
              "Moscow",
              {55.75, 37.62},
              19221230,
              19911226,
              "RUS ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA TJK TKM UKR UZB"},
    PastState{"DDR", "East Germany", "East Berlin", {52.52, 13.41}, 19491007, 19901003, "DEU"},
    PastState{"BRD", "West Germany", "Bonn", {50.73, 7.10}, 19490523, 19901003, "DEU"},
    PastState{"YUG",
              "Yugoslavia",
              "Belgrade",
              {44.80, 20.47},
              19181201,
              19920427,
              "SRB BIH HRV MKD MNE SVN"},
    PastState{
        "SCG", "Serbia and Montenegro", "Belgrade", {44.80, 20.47}, 19920427, 20060605, "SRB MNE"},
    PastState{"CSK", "Czechoslovakia", "Prague", {50.09, 14.42}, 19181028, 19930101, "CZE SVK"},
    PastState{
        "ROC", "Republic of China", "Nanjing", {32.06, 118.78}, 19120101, 19491207, "CHN TWN"},
    PastState{"ROC", "Republic of China", "Taipei", {25.05, 121.53}, 19491207, 99991231, "TWN"},
    PastState{"VDR", "North Vietnam", "Hanoi", {21.02, 105.84}, 19450902, 19760702, "VNM"},
    PastState{
        "South Vietnam", "South Vietnam", "Saigon", {10.82, 106.63}, 19551026, 19760702, "VNM"},
    PastState{"YMD", "South Yemen", "Aden", {12.78, 45.04}, 19671130, 19900522, "YEM"},
    PastState{"ANT",
              "Netherlands Antilles",
              "Willemstad",
              {12.11, -68.94},
              19541215,
              20101010,
              "CUW SXM BES"},
};

} // namespace

std::span<const PastState> pastStates()
{
    return table;
}

const PastState *pastState(std::string_view id, int day)
{
    // Of a state with several times, the last one when no day is given.
    const auto found = std::find_if(table.rbegin(), table.rend(), [&](const PastState &state) {
        return state.id == id && (day == 0 || (day >= state.from && day < state.until));
    });
    return found == table.rend() ? nullptr : &*found;
}

} // namespace entente
