// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/blocs.h"

#include "core/model/membership.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entente
{

namespace
{

std::size_t actorsIn(const Bloc &bloc)
{
    std::set<std::size_t> actors;
    for (const Bloc::Member &member : bloc.members)
        actors.insert(member.actor);
    return actors.size();
}

} // namespace

std::vector<Bloc> blocsOf(const Dataset &vocabulary, std::span<const ActorId> actors)
{
    std::map<ActorId, Bloc> found;
    for (std::size_t i = 0; i < actors.size(); ++i) {
        const Actor *actor = vocabulary.actor(actors[i]);
        if (actor == nullptr)
            continue;
        for (const Membership &membership : actor->memberOf) {
            const TimeSpan span = spanOf(membership);
            if (!span.isEmpty())
                found[membership.bloc].members.push_back({i, span});
        }
    }
    std::vector<Bloc> blocs;
    for (auto &[id, bloc] : found) {
        bloc.id = id;
        bloc.label = vocabulary.actorName(id);
        if (actorsIn(bloc) >= 2)
            blocs.push_back(std::move(bloc));
    }
    std::sort(blocs.begin(), blocs.end(), [](const Bloc &a, const Bloc &b) {
        return std::tuple(actorsIn(a), a.label) < std::tuple(actorsIn(b), b.label);
    });
    return blocs;
}

std::vector<std::size_t> membersAt(const Bloc &bloc, Instant moment)
{
    std::vector<std::size_t> actors;
    for (const Bloc::Member &member : bloc.members) {
        if (member.span.contains(moment))
            actors.push_back(member.actor);
    }
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    return actors;
}

} // namespace entente
