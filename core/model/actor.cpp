// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/actor.h"

#include "core/base/text.h"

namespace entente
{

std::string_view wordFor(ActorType type)
{
    switch (type) {
    case ActorType::State:
        return "state";
    case ActorType::Organisation:
        return "organisation";
    case ActorType::Bloc:
        return "bloc";
    }
    return {};
}

std::optional<ActorType> actorTypeFrom(std::string_view word)
{
    const std::string plain = folded(trimmed(word));
    if (plain == "state" || plain == "country")
        return ActorType::State;
    if (plain == "organisation" || plain == "organization")
        return ActorType::Organisation;
    if (plain == "bloc")
        return ActorType::Bloc;
    return std::nullopt;
}

} // namespace entente
