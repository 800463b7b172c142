// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_keys.h"
#include "core/engine/lane_marks.h"
#include "core/engine/local_engine.h"

#include <algorithm>
#include <numeric>

namespace entente
{

namespace
{

/// Where each number of LaneKeys is shown: a place in the answer's lanes, or noValue.
struct LanePlan
{
    std::vector<Lane> lanes;
    std::vector<std::uint32_t> placeOf;
    std::uint32_t others = noValue;
};

LanePlan planLanes(const LaneKeys &keys, const std::vector<std::int64_t> &counts, int maxLanes)
{
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 0; number < keys.size(); ++number) {
        if (counts[number] > 0)
            numbers.push_back(number);
    }
    std::vector<std::string> labels(keys.size());
    for (const std::uint32_t number : numbers)
        labels[number] = keys.label(number);
    std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (counts[a] != counts[b])
            return counts[a] > counts[b];
        return labels[a] != labels[b] ? labels[a] < labels[b] : a < b;
    });
    LanePlan plan;
    plan.placeOf.assign(keys.size(), noValue);
    const std::size_t shown = std::min(numbers.size(), std::size_t(std::max(1, maxLanes)));
    for (std::size_t i = 0; i < shown; ++i) {
        plan.placeOf[numbers[i]] = std::uint32_t(i);
        plan.lanes.push_back({keys.value(numbers[i]), labels[numbers[i]], 0, 0, {}});
    }
    if (shown < numbers.size()) {
        plan.others = std::uint32_t(shown);
        plan.lanes.push_back({{}, "Others", 0, 0, {}});
    }
    return plan;
}

/// Calls `visit(place)` for each lane of the answer that the event stands in, each once.
template <class Visit>
void forEachLane(const LanePlan &plan, const LaneKeys &keys, EventIndex i, Visit visit)
{
    bool isInOthers = false;
    keys.forEach(i, [&](std::uint32_t number) {
        if (plan.placeOf[number] != noValue)
            visit(plan.placeOf[number]);
        else
            isInOthers = true;
    });
    if (isInOthers)
        visit(plan.others);
}

} // namespace

Result<LanesAnswer> LocalEngine::answer(const LanesQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    const RowOrders::Order byStart =
        events ? m_orders.order(RowOrder::Start, false, *moment, stop) : nullptr;
    if (!byStart)
        return cancelled();

    const Reading &reading = moment->reading;
    const LaneKeys keys(m_columns, question.lanes);
    std::vector<std::int64_t> counts(keys.size(), 0);
    if (!events->forEach(stop, [&](EventIndex i) {
            keys.forEach(i, [&](std::uint32_t number) { ++counts[number]; });
        }))
        return cancelled();

    LanePlan plan = planLanes(keys, counts, question.maxLanes);
    std::vector<std::vector<EventIndex>> inWindow(plan.lanes.size());
    LanesAnswer answer;
    for (std::size_t n = 0; n < byStart->size(); ++n) {
        if (n % stopStride == 0 && stop.stop_requested())
            return cancelled();
        const EventIndex i = (*byStart)[n];
        if (!events->test(i))
            continue;
        const bool isDated = reading.isDated(i);
        const TimeSpan reach = reading.reach(i);
        const bool touches = isDated && reach.intersects(question.window);
        if (!isDated)
            ++answer.undated;
        else if (!touches)
            ++(reach.end <= question.window.begin ? answer.before : answer.after);
        forEachLane(plan, keys, i, [&](std::uint32_t place) {
            ++plan.lanes[place].count;
            if (touches)
                inWindow[place].push_back(i);
        });
    }
    const MergeRule rule{question.marksPerLane, question.mergePx * question.secondsPerPixel,
                         question.wantIds};
    for (std::size_t place = 0; place < plan.lanes.size(); ++place) {
        plan.lanes[place].inWindow = std::int64_t(inWindow[place].size());
        plan.lanes[place].marks = laneMarks(reading, inWindow[place], rule, stop);
        if (stop.stop_requested())
            return cancelled();
    }
    if (Outcome added = addTitles(m_columns, plan.lanes, stop); !added)
        return added.error();
    answer.lanes = std::move(plan.lanes);
    return answer;
}

} // namespace entente
