// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/lanes_look.h"

#include <algorithm>

namespace entente
{

namespace
{

using Names = std::vector<std::string>;

bool holds(const Names &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

void put(Names &names, const std::string &name, std::size_t to)
{
    std::erase(names, name);
    names.insert(names.begin() + std::ptrdiff_t(std::min(to, names.size())), name);
}

} // namespace

std::string nameInLook(const Lane &lane)
{
    return lane.isOthers ? othersLane : lane.value;
}

bool FieldLanes::isPinned(const std::string &lane) const
{
    return holds(pinned, lane);
}

void FieldLanes::pin(const std::string &lane, bool isPinnedNow)
{
    std::erase(pinned, lane);
    if (isPinnedNow)
        pinned.push_back(lane);
}

void FieldLanes::hide(const std::string &lane)
{
    if (!holds(hidden, lane))
        hidden.push_back(lane);
}

void FieldLanes::show(const std::string &lane)
{
    std::erase(hidden, lane);
}

void FieldLanes::collapse(const std::string &lane, bool isCollapsedNow)
{
    if (isCollapsedNow)
        collapsed.insert(lane);
    else
        collapsed.erase(lane);
}

void FieldLanes::resize(const std::string &lane, std::optional<double> height)
{
    if (!height) {
        heights.erase(lane);
        return;
    }
    collapsed.erase(lane);
    heights[lane] = std::clamp(*height, leastLaneHeight, mostLaneHeight);
}

void FieldLanes::move(const std::string &lane, std::size_t to, const Names &shown)
{
    // Pins of lanes that are hidden just now keep their places behind those in sight.
    Names tops;
    Names rest;
    for (const std::string &name : shown)
        (isPinned(name) ? tops : rest).push_back(name);
    if (isPinned(lane)) {
        put(tops, lane, to);
        for (const std::string &name : pinned) {
            if (!holds(tops, name))
                tops.push_back(name);
        }
        pinned = std::move(tops);
        return;
    }
    put(rest, lane, to - std::min(to, tops.size()));
    // What stands in no lane now (another filter, a hidden lane) follows as it was.
    for (const std::string &name : byHand) {
        if (!holds(rest, name))
            rest.push_back(name);
    }
    byHand = std::move(rest);
    order = LaneOrder::ByHand;
}

const FieldLanes &LanesLook::arranged() const
{
    static const FieldLanes plain;
    const auto found = byField.find(field);
    return found == byField.end() ? plain : found->second;
}

void LanesLook::arrange(FieldLanes lanes)
{
    if (lanes == FieldLanes())
        byField.erase(field);
    else
        byField[field] = std::move(lanes);
}

void LanesLook::askFor(LanesQuestion &question) const
{
    const FieldLanes &lanes = arranged();
    question.lanes = field;
    question.order = lanes.order;
    question.pinned = lanes.pinned;
    question.hidden = lanes.hidden;
    question.byHand = lanes.order == LaneOrder::ByHand ? lanes.byHand : Names();
}

} // namespace entente
