// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/lane_plan.h"

#include "core/engine/lane_order.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace entente::archive
{

namespace
{

std::string countsColumns(const std::string &touches, int baseLevel)
{
    return "count(*) AS n, count(*) FILTER (WHERE " + touches +
           ") AS touching, count(*) FILTER (WHERE " + touches + " AND e.reach_level > " +
           std::to_string(baseLevel) + ") AS long_ones";
}

/// The lanes of an answer, numbered in the order of their first appearance.
class Lanes
{
public:
    std::uint32_t number(std::int64_t lane)
    {
        const auto [found, isNew] = m_numbers.try_emplace(lane, std::uint32_t(m_lanes.size()));
        if (isNew) {
            m_lanes.push_back(lane);
            m_places.emplace_back();
            m_firsts.push_back(Instant::openFuture());
        }
        return found->second;
    }
    void add(std::int64_t lane, const Rows &rows, std::size_t row)
    {
        const std::uint32_t at = number(lane);
        m_places[at].count += rows.integer(row, 1);
        m_places[at].inWindow += rows.integer(row, 2);
        m_places[at].longOnes += rows.integer(row, 3);
        if (!rows.isNull(row, 4))
            m_firsts[at] = std::min(m_firsts[at], Instant{rows.integer(row, 4)});
    }
    std::int64_t lane(std::uint32_t number) const { return m_lanes[number]; }
    const LanePlan::Place &place(std::uint32_t number) const { return m_places[number]; }
    std::size_t size() const { return m_lanes.size(); }
    const std::vector<Instant> &firsts() const { return m_firsts; }
    const std::unordered_map<std::int64_t, std::uint32_t> &numbers() const { return m_numbers; }

private:
    std::unordered_map<std::int64_t, std::uint32_t> m_numbers;
    std::vector<std::int64_t> m_lanes;
    std::vector<LanePlan::Place> m_places;
    std::vector<Instant> m_firsts;
};

LaneTotals totalsOf(const LaneNumbers &numbers, const Lanes &lanes)
{
    LaneTotals totals;
    for (std::uint32_t number = 0; number < lanes.size(); ++number)
        totals.counts.push_back(lanes.place(number).count);
    totals.firsts = lanes.firsts();
    const auto none = lanes.numbers().find(LaneNumbers::none);
    totals.none = none == lanes.numbers().end() ? noValue : none->second;
    totals.value = [&](std::uint32_t number) { return numbers.value(lanes.lane(number)); };
    totals.label = [&](std::uint32_t number) { return numbers.label(lanes.lane(number)); };
    totals.number = [&](const std::string &value) -> std::optional<std::uint32_t> {
        const std::optional<std::int64_t> lane = numbers.lane(value);
        if (!lane)
            return std::nullopt;
        const auto found = lanes.numbers().find(*lane);
        return found == lanes.numbers().end() ? std::nullopt : std::optional(found->second);
    };
    return totals;
}

} // namespace

void LanePlan::setOthers(std::int64_t count, std::int64_t inWindow, std::int64_t longOnes)
{
    places[others].count = count;
    places[others].inWindow = inWindow;
    places[others].longOnes = longOnes;
}

std::string LanePlan::placeOfKey(Statement &statement) const
{
    if (!placeOf.empty())
        return "(" + statement.integers(placeOf) + ")[k + 2]";
    return "COALESCE((" + statement.integers(placeOfKeys) + ")[array_position(" +
           statement.bigints(keys) + ", k)], " +
           std::to_string(hasOthers() ? std::int64_t(others) : -1) + ")";
}

std::string laneCounts(const std::string &keys, const std::string &events,
                       const std::string &touches, int baseLevel)
{
    // Events of the same lanes are counted before the lists are taken apart.
    return "SELECT k, sum(g.n)::bigint, sum(g.touching)::bigint, sum(g.long_ones)::bigint,"
           " min(g.first) FROM (SELECT " +
           keys + " AS keys, " + countsColumns(touches, baseLevel) +
           ", min(e.start_begin) FILTER (WHERE e.dated) AS first " + events +
           " GROUP BY keys) g CROSS JOIN LATERAL unnest(g.keys) k GROUP BY k";
}

std::string besideCounts(const LanePlan &plan, Statement &statement, const std::string &keys,
                         const std::string &events, const std::string &touches, int baseLevel)
{
    // Places are looked up once for all events of the same lanes.
    const std::string place = plan.placeOfKey(statement);
    const std::string others = std::to_string(plan.hasOthers() ? std::int64_t(plan.others) : -3);
    return "SELECT sum(b.n) FILTER (WHERE b.others)::bigint, sum(b.touching) FILTER (WHERE"
           " b.others)::bigint, sum(b.long_ones) FILTER (WHERE b.others)::bigint, sum(b.n) FILTER"
           " (WHERE b.hidden)::bigint FROM (SELECT g.n, g.touching, g.long_ones, p.others,"
           " p.hidden FROM (SELECT " +
           keys + " AS keys, " + countsColumns(touches, baseLevel) + " " + events +
           " GROUP BY keys) g CROSS JOIN LATERAL (SELECT bool_or(q.place = " + others +
           ") AS others, bool_and(q.place = " + std::to_string(LanePlan::hiddenPlace) +
           ") AS hidden FROM (SELECT " + place + " AS place FROM unnest(g.keys) k) q) p) b";
}

std::optional<Statement> pairsWithoutEvents(const LaneNumbers &numbers,
                                            const LanesQuestion &question, const Rows &counted,
                                            std::int64_t events)
{
    if (question.lanes != LaneField::Pair || question.pinned.empty())
        return std::nullopt;
    std::unordered_set<std::int64_t> known;
    for (std::size_t row = 0; row < counted.size(); ++row)
        known.insert(counted.integer(row, 0));
    std::vector<std::int64_t> missing;
    for (const std::string &value : question.pinned) {
        const std::optional<std::int64_t> lane = numbers.lane(value);
        if (lane && *lane >= 0 && !known.contains(*lane))
            missing.push_back(*lane);
    }
    if (missing.empty())
        return std::nullopt;
    std::vector<std::int64_t> firsts;
    std::vector<std::int64_t> seconds;
    for (const std::int64_t key : missing) {
        firsts.push_back(LaneNumbers::actorsOf(key).first);
        seconds.push_back(LaneNumbers::actorsOf(key).second);
    }
    Statement statement;
    statement.sql = "SELECT c.key FROM unnest(" + statement.bigints(missing) + ", " +
                    statement.bigints(firsts) + ", " + statement.bigints(seconds) +
                    ") c(key, a, b) WHERE EXISTS (SELECT 1 FROM entente.event e WHERE e.id <= " +
                    literal(events) +
                    " AND e.parties @> ARRAY[c.a::int, c.b::int] AND cardinality(e.parties) <= " +
                    std::to_string(mostPartiesInPairs) + ")";
    return statement;
}

/// Which keys an event's lanes are told by.
void addKeys(const LaneNumbers &numbers,
             const std::unordered_map<std::int64_t, std::int32_t> &places, LanePlan &plan)
{
    const std::size_t listed = numbers.listedKeys();
    if (listed == 0) { // each key is a lane
        for (const auto &[lane, place] : places) {
            plan.keys.push_back(lane);
            plan.placeOfKeys.push_back(place);
        }
        return;
    }
    const std::int32_t others = plan.hasOthers() ? std::int32_t(plan.others) : -1;
    for (std::int64_t key = LaneNumbers::none; key < std::int64_t(listed); ++key) {
        const auto found = places.find(numbers.laneOf(key));
        plan.placeOf.push_back(found == places.end() ? others : found->second);
    }
}

std::optional<LanePlan> planLanes(const LaneNumbers &numbers, const LanesQuestion &question,
                                  const Rows &counted, const std::vector<std::int64_t> &empty,
                                  const std::stop_token &stop)
{
    Lanes lanes;
    for (std::size_t row = 0; row < counted.size(); ++row)
        lanes.add(numbers.laneOf(counted.integer(row, 0)), counted, row);
    for (const std::int64_t lane : empty)
        lanes.number(lane);
    for (const std::string &value : question.pinned) {
        const std::optional<std::int64_t> lane = numbers.lane(value);
        if (lane && (question.lanes != LaneField::Pair || *lane < 0))
            lanes.number(*lane);
    }
    const std::optional<ChosenLanes> chosen = chooseLanes(question, totalsOf(numbers, lanes), stop);
    if (!chosen)
        return std::nullopt;

    LanePlan plan;
    plan.lanesInOthers = chosen->others;
    plan.hiddenLanes = chosen->hiddenLanes;
    std::unordered_map<std::int64_t, std::int32_t> places;
    for (const std::uint32_t number : chosen->hidden)
        places[lanes.lane(number)] = LanePlan::hiddenPlace;
    for (const std::uint32_t number : chosen->shown) {
        const std::int64_t lane = lanes.lane(number);
        places[lane] = std::int32_t(plan.places.size());
        LanePlan::Place place = lanes.place(number);
        place.value = numbers.value(lane);
        place.label = numbers.label(lane);
        place.pair = numbers.pair(lane);
        place.isPinned = plan.places.size() < chosen->pinned;
        plan.places.push_back(std::move(place));
    }
    if (chosen->others > 0) {
        plan.others = plan.places.size();
        plan.places.emplace_back();
        plan.places.back().label = "Others";
    }
    addKeys(numbers, places, plan);
    return plan;
}

std::vector<Lane> lanesFrom(const LanePlan &plan)
{
    std::vector<Lane> lanes;
    for (std::size_t i = 0; i < plan.places.size(); ++i) {
        const LanePlan::Place &place = plan.places[i];
        Lane lane{place.value, place.label, place.count, place.inWindow, {}};
        lane.pair = place.pair;
        lane.isPinned = place.isPinned;
        lane.isOthers = i == plan.others;
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

} // namespace entente::archive
