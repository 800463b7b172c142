// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/area.h"
#include "core/engine/clauses.h"
#include "core/engine/column_scan.h"

#include <algorithm>
#include <unordered_map>

namespace entente
{

namespace
{

/// Who belongs to a group: some whenever the event was, some only in certain spans.
struct Group
{
    std::vector<std::uint32_t> always;
    std::unordered_map<std::uint32_t, std::vector<TimeSpan>> atTimes;

    bool isEmpty() const { return always.empty() && atTimes.empty(); }
};

void addMembers(const ActorIndex &actors, std::uint32_t bloc, Group &group)
{
    for (const MemberSpan &member : actors.members(bloc))
        group.atTimes[member.member].push_back(member.span);
}

/// Whether an actor belonged when the event may have been; an undated event may have been any time.
class Belongs
{
public:
    Belongs(const Group &group, std::size_t actors)
        : m_always(actors, group.always)
        , m_atTimes(group.atTimes)
    {}

    bool at(std::uint32_t actor, const Reading &reading, EventIndex i) const
    {
        if (m_always.has(actor))
            return true;
        const auto found = m_atTimes.find(actor);
        if (found == m_atTimes.end())
            return false;
        if (!reading.isDated(i))
            return true;
        const TimeSpan reach = reading.reach(i);
        return std::any_of(found->second.begin(), found->second.end(),
                           [&](TimeSpan span) { return span.intersects(reach); });
    }

private:
    NumberSet m_always;
    const std::unordered_map<std::uint32_t, std::vector<TimeSpan>> &m_atTimes;
};

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

bool scanRole(const Columns &columns, ColumnRows::Role role, const std::string &value,
              Bitmap &found, const std::stop_token &stop)
{
    const NumberLists &parties = columns.partiesOf;
    const std::vector<std::uint32_t> named = columns.actors.named(value);
    if (named.empty() || parties.areEmpty())
        return true;
    const NumberSet wanted(columns.actors.size(), named);
    return parties.values().visit([&](auto actors) {
        return scan(found, stop, [&](EventIndex i) {
            for (std::size_t n = parties.begin(i); n < parties.end(i); ++n) {
                if ((columns.roles[n] & role) != 0 && wanted.has(actors[n]))
                    return true;
            }
            return false;
        });
    });
}

} // namespace

bool matchParty(const ClauseInput &input, const std::string &value, Bitmap &found,
                const std::stop_token &stop)
{
    return matchParties(input, {&value, 1}, found, stop);
}

bool matchParties(const ClauseInput &input, std::span<const std::string> values, Bitmap &found,
                  const std::stop_token &stop)
{
    std::vector<std::uint32_t> named;
    for (const std::string &value : values) {
        const std::vector<std::uint32_t> more = input.columns.actors.named(value);
        named.insert(named.end(), more.begin(), more.end());
    }
    return named.empty() || scanLists(input.columns.partiesOf,
                                      NumberSet(input.columns.actors.size(), named), found, stop);
}

bool matchInitiator(const ClauseInput &input, const std::string &value, Bitmap &found,
                    const std::stop_token &stop)
{
    return scanRole(input.columns, ColumnRows::IsInitiator, value, found, stop);
}

bool matchTarget(const ClauseInput &input, const std::string &value, Bitmap &found,
                 const std::stop_token &stop)
{
    return scanRole(input.columns, ColumnRows::IsTarget, value, found, stop);
}

bool matchMember(const ClauseInput &input, const std::string &value, Bitmap &found,
                 const std::stop_token &stop)
{
    const ActorIndex &actors = input.columns.actors;
    Group group;
    for (const std::uint32_t named : actors.named(value)) {
        const std::vector<std::uint32_t> line = actors.line(named);
        group.always.insert(group.always.end(), line.begin(), line.end());
        addMembers(actors, named, group);
    }
    if (group.isEmpty())
        return true;
    const Belongs belongs(group, actors.size());
    return scan(found, stop, [&](EventIndex i) {
        const NumberLists::View parties = input.columns.partiesOf[i];
        return std::any_of(parties.begin(), parties.end(), [&](std::uint32_t party) {
            return belongs.at(party, input.moment.reading, i);
        });
    });
}

bool matchIn(const ClauseInput &input, const std::string &value, Bitmap &found,
             const std::stop_token &stop)
{
    const ActorIndex &actors = input.columns.actors;
    Group group;
    group.always = actors.named(value);
    for (const std::uint32_t named : std::vector(group.always))
        addMembers(actors, named, group);
    if (group.always.empty())
        addRegion(actors, value, group);
    if (group.isEmpty())
        return true;
    const Belongs belongs(group, actors.size());
    return scan(found, stop, [&](EventIndex i) {
        const std::uint32_t country = input.columns.country[i];
        return country != noValue && belongs.at(country, input.moment.reading, i);
    });
}

bool matchNear(const ClauseInput &input, const std::string &value, Bitmap &found,
               const std::stop_token &stop)
{
    const std::optional<Area> area = Area::fromText(value);
    return !area || scan(found, stop, [&](EventIndex i) {
        return input.columns.hasPosition(i) && area->contains(input.columns.position(i));
    });
}

} // namespace entente
