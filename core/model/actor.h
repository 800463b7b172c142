// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ids.h"
#include "core/time/edtf.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

enum class ActorType
{
    State,
    Organisation,
    Bloc
};

std::string_view wordFor(ActorType);
std::optional<ActorType> actorTypeFrom(std::string_view word);

/// WGS 84 degrees; latitude -90 to 90, longitude -180 to 180.
struct LatLon
{
    double lat = 0;
    double lon = 0;

    bool operator==(const LatLon &) const = default;
};

struct ActorName
{
    std::string language; ///< BCP 47: "en", "ja", "zh-Hant"
    std::string name;

    bool operator==(const ActorName &) const = default;
};

/// Membership of a bloc or organisation; the actor that holds it is the member.
struct Membership
{
    ActorId bloc;
    Date start; ///< empty: always
    Date end;   ///< empty: still

    bool operator==(const Membership &) const = default;
};

/// A state, an organisation or a bloc.
struct Actor
{
    ActorId id;
    ActorType type = ActorType::State;
    std::string name;                 ///< the English short name, as labels show it
    std::vector<ActorName> names;     ///< in other languages, and longer English ones
    std::vector<std::string> aliases; ///< other codes and names that imports and queries accept
    std::string capital;
    std::optional<LatLon> position; ///< of the capital or seat
    std::vector<Membership> memberOf;
    ActorId predecessor; ///< the state that it continues: RUS continues SUN

    bool operator==(const Actor &) const = default;
};

} // namespace entente
