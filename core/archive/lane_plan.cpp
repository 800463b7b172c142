// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/lane_plan.h"

#include <algorithm>
#include <map>

namespace entente::archive
{

namespace
{

constexpr std::uint32_t noLane = noValue;

/// The number of the lane that a stored number stands in: an actor, a top kind or a region.
std::uint32_t laneOf(const Lexicon &lexicon, LaneField field, std::int64_t stored)
{
    if (stored < 0)
        return noLane;
    switch (field) {
    case LaneField::Party:
        return lexicon.actorOf(stored);
    case LaneField::Kind: {
        const std::uint32_t kind = lexicon.kindOf(stored);
        return kind == noValue ? noLane : lexicon.kinds().top(kind);
    }
    case LaneField::Region: {
        const std::uint32_t country = lexicon.actorOf(stored);
        const std::optional<Region> region =
            country == noValue ? std::nullopt : lexicon.actors().region(country);
        return region ? std::uint32_t(*region) : noLane;
    }
    default:
        break;
    }
    return noLane;
}

std::string valueOf(const Lexicon &lexicon, LaneField field, std::uint32_t lane)
{
    if (lane == noLane)
        return {};
    if (field == LaneField::Party)
        return lexicon.actors().id(lane).value;
    if (field == LaneField::Kind)
        return lexicon.kinds().id(lane).value;
    return std::string(labelFor(Region(lane)));
}

std::string nameOf(const Lexicon &lexicon, LaneField field, std::uint32_t lane)
{
    if (field == LaneField::Party)
        return lane == noLane ? "No party" : lexicon.actors().label(lane);
    if (field == LaneField::Kind)
        return lane == noLane ? std::string() : lexicon.kinds().label(lane);
    if (field == LaneField::Region)
        return lane == noLane ? "No place" : std::string(labelFor(Region(lane)));
    return {};
}

std::size_t numbersOf(const Lexicon &lexicon, LaneField field)
{
    if (field == LaneField::None)
        return 0;
    return lexicon.size(field == LaneField::Kind ? WordField::Kind : WordField::Actor);
}

std::string countsColumns(const std::string &touches, int baseLevel)
{
    return "count(*) AS n, count(*) FILTER (WHERE " + touches +
           ") AS touching, count(*) FILTER (WHERE " + touches + " AND e.reach_level > " +
           std::to_string(baseLevel) + ") AS long_ones";
}

} // namespace

void LanePlan::setOthers(std::int64_t count, std::int64_t inWindow, std::int64_t longOnes)
{
    places[others].count = count;
    places[others].inWindow = inWindow;
    places[others].longOnes = longOnes;
}

std::string laneKeys(LaneField field)
{
    switch (field) {
    case LaneField::Party:
        return "CASE WHEN e.parties = '{}' THEN '{-1}'::int[] ELSE e.parties END";
    case LaneField::Kind:
        return "ARRAY[e.kind]";
    case LaneField::Region:
        return "ARRAY[e.country]";
    default:
        break;
    }
    return "'{-1}'::int[]";
}

std::string laneCounts(LaneField field, const std::string &events, const std::string &touches,
                       int baseLevel)
{
    // Events of the same lanes are counted before the lists are taken apart.
    return "SELECT k, sum(g.n)::bigint, sum(g.touching)::bigint, sum(g.long_ones)::bigint FROM"
           " (SELECT " +
           laneKeys(field) + " AS keys, " + countsColumns(touches, baseLevel) + " " + events +
           " GROUP BY keys) g CROSS JOIN LATERAL unnest(g.keys) k GROUP BY k";
}

std::string othersCounts(const LanePlan &plan, Statement &statement, const std::string &events,
                         const std::string &touches, int baseLevel)
{
    std::vector<std::int32_t> numbers;
    for (std::size_t i = 0; i < plan.placeOf.size(); ++i) {
        if (plan.placeOf[i] == std::int32_t(plan.others))
            numbers.push_back(std::int32_t(i) - 1);
    }
    return "SELECT " + countsColumns(touches, baseLevel) + " " + events + " AND (" +
           laneKeys(LaneField::Party) + ") && " + statement.integers(numbers);
}

LanePlan planLanes(const Lexicon &lexicon, const LanesQuestion &question, const Rows &counted)
{
    std::map<std::uint32_t, LanePlan::Place> lanes;
    for (std::size_t row = 0; row < counted.size(); ++row) {
        LanePlan::Place &lane = lanes[laneOf(lexicon, question.lanes, counted.integer(row, 0))];
        lane.count += counted.integer(row, 1);
        lane.inWindow += counted.integer(row, 2);
        lane.longOnes += counted.integer(row, 3);
    }
    std::vector<std::uint32_t> order;
    for (auto &[number, lane] : lanes) {
        lane.value = valueOf(lexicon, question.lanes, number);
        lane.label = nameOf(lexicon, question.lanes, number);
        order.push_back(number);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const LanePlan::Place &first = lanes[a];
        const LanePlan::Place &second = lanes[b];
        if (first.count != second.count)
            return first.count > second.count;
        return first.label != second.label ? first.label < second.label : a < b;
    });
    LanePlan plan;
    const std::size_t shown = std::min(order.size(), std::size_t(std::max(1, question.maxLanes)));
    std::map<std::uint32_t, std::int32_t> places;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const LanePlan::Place &lane = lanes[order[i]];
        places[order[i]] = std::int32_t(std::min(i, shown));
        if (i < shown) {
            plan.places.push_back(lane);
            continue;
        }
        if (i == shown) {
            plan.others = shown;
            plan.places.push_back({{}, "Others", 0, 0, 0});
        }
        plan.setOthers(plan.places[shown].count + lane.count,
                       plan.places[shown].inWindow + lane.inWindow,
                       plan.places[shown].longOnes + lane.longOnes);
    }
    const std::size_t numbers = numbersOf(lexicon, question.lanes);
    for (std::int64_t stored = -1; stored < std::int64_t(numbers); ++stored) {
        const auto found = places.find(laneOf(lexicon, question.lanes, stored));
        plan.placeOf.push_back(found == places.end() ? -1 : found->second);
    }
    return plan;
}

std::vector<Lane> lanesFrom(const LanePlan &plan)
{
    std::vector<Lane> lanes;
    for (const LanePlan::Place &place : plan.places)
        lanes.push_back({place.value, place.label, place.count, place.inWindow, {}});
    return lanes;
}

} // namespace entente::archive
