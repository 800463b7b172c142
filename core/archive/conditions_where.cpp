// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/conditions.h"
#include "core/base/text.h"
#include "core/engine/area.h"

#include <map>

namespace entente::archive
{

namespace
{

using Numbers = std::vector<std::int32_t>;

/// Who belongs to a group: some whenever the event was, some only in certain spans.
struct Group
{
    std::vector<std::uint32_t> always;
    std::map<TimeSpan, std::vector<std::uint32_t>> atTimes;
};

void addMembers(const ActorIndex &actors, std::uint32_t bloc, Group &group)
{
    for (const MemberSpan &member : actors.members(bloc))
        group.atTimes[member.span].push_back(member.member);
}

void addRegion(const ActorIndex &actors, const std::string &value, Group &group)
{
    const std::string wanted = folded(trimmed(value));
    for (std::uint32_t actor = 0; actor < actors.size(); ++actor) {
        const std::optional<Region> region = actors.region(actor);
        if (region &&
            (folded(labelFor(*region)) == wanted || folded(continentOf(*region)) == wanted))
            group.always.push_back(actor);
    }
}

/// `isMet` makes the condition that the event has one of some actors.
template <class IsMet>
std::string groupCondition(const Scope &scope, const Group &group, IsMet isMet)
{
    std::string any;
    const auto add = [&](const std::string &one) { any += (any.empty() ? "" : " OR ") + one; };
    if (const Numbers always = scope.lexicon.storedActors(group.always); !always.empty())
        add(isMet(always));
    for (const auto &[span, members] : group.atTimes) {
        const Numbers stored = scope.lexicon.storedActors(members);
        if (!stored.empty())
            add("(" + isMet(stored) + " AND (NOT e.dated OR (e.start_fuzzy_begin < " +
                literal(span.end) + " AND e.end_fuzzy_end > " + literal(span.begin) + ")))");
    }
    return any.empty() ? "false" : "(" + any + ")";
}

} // namespace

std::string partyCondition(const Scope &scope, Statement &statement, Field field,
                           const std::string &value)
{
    const Numbers actors = scope.lexicon.storedActors(scope.lexicon.actors().named(value));
    if (actors.empty())
        return "false";
    const std::string list = statement.integers(actors);
    // Whoever acts is a party, and the parties are what the index knows.
    if (field == Field::Initiator)
        return "(e.parties && " + list + " AND e.initiators && " + list + ")";
    if (field == Field::Target)
        return "(e.parties && " + list + " AND e.targets && " + list + ")";
    return "e.parties && " + list;
}

std::string memberCondition(const Scope &scope, Statement &statement, const std::string &value)
{
    const ActorIndex &actors = scope.lexicon.actors();
    Group group;
    for (const std::uint32_t named : actors.named(value)) {
        const std::vector<std::uint32_t> line = actors.line(named);
        group.always.insert(group.always.end(), line.begin(), line.end());
        addMembers(actors, named, group);
    }
    return groupCondition(scope, group, [&](const Numbers &numbers) {
        return "e.parties && " + statement.integers(numbers);
    });
}

std::string inCondition(const Scope &scope, Statement &statement, const std::string &value)
{
    const ActorIndex &actors = scope.lexicon.actors();
    Group group;
    group.always = actors.named(value);
    for (const std::uint32_t named : std::vector(group.always))
        addMembers(actors, named, group);
    if (group.always.empty())
        addRegion(actors, value, group);
    return groupCondition(scope, group, [&](const Numbers &numbers) {
        return "e.country = ANY(" + statement.integers(numbers) + ")";
    });
}

std::string nearCondition(const std::string &value)
{
    const std::optional<Area> area = Area::fromText(value);
    return area ? "(e.lat IS NOT NULL AND " + areaCondition(*area) + ")" : "false";
}

} // namespace entente::archive
