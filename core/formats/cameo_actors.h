// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/actor.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace entente
{

/// The columns that describe one side of an event, as CAMEO and GDELT have them. Empty: not stated.
struct CameoSide
{
    std::string_view code;    ///< whole: "USAGOV", "IGOEUREEC"
    std::string_view name;    ///< as the report had it: "WASHINGTON"
    std::string_view country; ///< "USA"; also regions ("EUR")
    std::string_view group;   ///< "EEC"
    std::string_view ethnic;
    std::string_view religion;
    std::array<std::string_view, 3> types; ///< sectors: "GOV"
};

/// Who one side of an event is. USAGOV is the state USA; that its government acted is the sector.
struct CameoActors
{
    std::string state; ///< ISO 3166-1 alpha-3; empty when no state is named
    std::string other; ///< a group, region, sector or people as a word for cameoActor
    std::string title; ///< "Japan government", "European Union"
    bool isEmpty() const { return state.empty() && other.empty(); }
};

CameoActors actorsOf(const CameoSide &side);

/// The label of a sector ("government" for GOV); empty for a code that is none.
std::string_view sectorFrom(std::string_view code);

/// The actor behind a word of CameoActors::other; nothing for words that are none of CAMEO's.
std::optional<Actor> cameoActor(std::string_view word);

/// "WORLD BANK" as "World Bank".
std::string nameFromCapitals(std::string_view capitals);

} // namespace entente
