// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/dataset.h"

#include "core/model/shown_names.h"

#include <algorithm>

namespace entente
{

const Actor *Dataset::actor(const ActorId &id) const
{
    const auto found = std::find_if(actors.begin(), actors.end(),
                                    [&](const Actor &actor) { return actor.id == id; });
    return found == actors.end() ? nullptr : &*found;
}

std::string Dataset::actorName(const ActorId &id) const
{
    const Actor *found = actor(id);
    const std::string name = found ? shownName(*found) : std::string();
    return name.empty() ? id.value : name;
}

} // namespace entente
