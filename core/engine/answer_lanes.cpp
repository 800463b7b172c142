// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/bit_ranges.h"
#include "core/engine/column_scan.h"
#include "core/engine/lane_marks.h"
#include "core/engine/local_engine.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

namespace entente
{

namespace
{

enum class Touch
{
    Undated,
    Before,
    During,
    After
};

/// Tells quickly where events lie about a window: all that share bounds share the answer.
class WindowTest
{
public:
    WindowTest(const Reading &reading, TimeSpan window) : m_reading(reading), m_window(window)
    {
        const BoundsTable &bounds = reading.columns().spans.bounds;
        for (std::size_t n = 0; n < bounds.size(); ++n) {
            m_beginsInTime.push_back(bounds[n].fuzzy.begin < window.end ? 1 : 0);
            m_endsInTime.push_back(window.begin < bounds[n].fuzzy.end ? 1 : 0);
            m_endsBefore.push_back(bounds[n].fuzzy.end <= window.begin ? 1 : 0);
        }
    }

    template <class Starts, class Ends>
    Touch of(EventIndex i, const Starts &starts, const Ends &ends) const
    {
        if (m_reading.isChanged(i))
            return ofSpan(i);
        const std::uint32_t start = starts[i];
        if (start == noValue)
            return Touch::Undated;
        const std::uint32_t end = ends[i];
        if (m_beginsInTime[start] != 0 && m_endsInTime[end] != 0)
            return Touch::During;
        return m_endsBefore[end] != 0 ? Touch::Before : Touch::After;
    }

private:
    Touch ofSpan(EventIndex i) const
    {
        if (!m_reading.isDated(i))
            return Touch::Undated;
        const TimeSpan reach = m_reading.reach(i);
        if (reach.intersects(m_window))
            return Touch::During;
        return reach.end <= m_window.begin ? Touch::Before : Touch::After;
    }

    const Reading &m_reading;
    TimeSpan m_window;
    std::vector<unsigned char> m_beginsInTime;
    std::vector<unsigned char> m_endsInTime;
    std::vector<unsigned char> m_endsBefore;
};

/// What tells two choices of lanes apart for the same events. Values may hold any character: their
/// lengths stand before them.
std::string choiceKey(const LanesQuestion &question)
{
    std::string key = std::to_string(int(question.lanes)) + '/' +
                      std::to_string(int(question.order)) + '/' + std::to_string(question.maxLanes);
    for (const auto *values : {&question.pinned, &question.byHand, &question.hidden}) {
        key += '/';
        for (const std::string &value : *values)
            key += std::to_string(value.size()) + ':' + value;
    }
    return key;
}

/// The earliest start of each lane's events; open future where none has one.
bool findFirsts(const LaneKeys &keys, const Reading &reading, const Bitmap &events,
                std::vector<Instant> &firsts, const std::stop_token &stop)
{
    firsts.assign(keys.size(), Instant::openFuture());
    std::mutex mutex;
    return forBitRanges(events, stop, [&](auto forEach) {
        std::vector<Instant> own(keys.size(), Instant::openFuture());
        forEach([&](EventIndex i) {
            if (!reading.isDated(i))
                return;
            const Instant start = reading.earliestStart(i);
            keys.forEach(i, [&](std::uint32_t lane) { own[lane] = std::min(own[lane], start); });
        });
        const std::lock_guard lock(mutex);
        for (std::size_t lane = 0; lane < own.size(); ++lane)
            firsts[lane] = std::min(firsts[lane], own[lane]);
    });
}

} // namespace

std::shared_ptr<const PairIndex> LocalEngine::pairs(const std::stop_token &stop) const
{
    const std::lock_guard lock(m_pairsMutex);
    if (!m_pairs)
        m_pairs = PairIndex::of(m_columns, stop);
    return m_pairs;
}

std::shared_ptr<const LocalEngine::Counts>
LocalEngine::laneCounts(LaneField field, const LaneKeys &keys, const std::string &filterKey,
                        const Bitmap &events, const std::stop_token &stop) const
{
    const std::string key = "lanes/" + std::to_string(int(field)) + '|' + filterKey;
    if (std::shared_ptr<const Counts> kept = m_counts.find(key))
        return kept;
    Counts counts;
    const bool isCounted = keys.withEach([&](auto eachNumber) {
        const auto numbers =
            facetNumbersOf([eachNumber](EventIndex i, auto add) { eachNumber(i, add); });
        return tally(*numbers, keys.size(), events, counts, stop);
    });
    if (!isCounted)
        return nullptr;
    auto result = std::make_shared<const Counts>(std::move(counts));
    m_counts.keep(key, result, result->size() * sizeof(std::int64_t));
    return result;
}

std::shared_ptr<const LanePlan> LocalEngine::planOf(const LanesQuestion &question,
                                                    const Moment &moment, const Bitmap &events,
                                                    const std::stop_token &stop) const
{
    const std::string filterKey =
        m_clauses.keyOf(question.context.filter, question.context.filter, moment, false);
    const std::string key = choiceKey(question) + '|' + filterKey;
    if (std::shared_ptr<const LanePlan> kept = m_plans.find(key))
        return kept;
    std::shared_ptr<const PairIndex> pairIndex;
    if (question.lanes == LaneField::Pair) {
        pairIndex = pairs(stop);
        if (!pairIndex)
            return nullptr;
    }
    const LaneKeys keys(moment.reading, question.lanes, std::move(pairIndex));
    const std::shared_ptr<const Counts> counts =
        laneCounts(question.lanes, keys, filterKey, events, stop);
    if (!counts)
        return nullptr;
    LaneTotals totals{*counts,
                      {},
                      keys.none(),
                      [&keys](std::uint32_t lane) { return keys.value(lane); },
                      [&keys](std::uint32_t lane) { return keys.label(lane); },
                      [&keys](const std::string &value) {
                          const std::uint32_t lane = keys.number(value);
                          return lane == noValue ? std::nullopt : std::optional(lane);
                      }};
    if (question.order == LaneOrder::FirstDate &&
        !findFirsts(keys, moment.reading, events, totals.firsts, stop))
        return nullptr;
    const std::optional<ChosenLanes> chosen = chooseLanes(question, totals, stop);
    if (!chosen)
        return nullptr;
    auto plan = std::make_shared<LanePlan>(keys, *counts, *chosen);
    if (plan->hasOthers() || plan->hidesLanes()) {
        // By the kinds of lanes that an event stands in: adding without asking is faster.
        Counts sums;
        const bool isCounted = keys.withEach([&](auto eachNumber) {
            const auto standings = facetNumbersOf([&plan, eachNumber](EventIndex i, auto add) {
                std::uint32_t standing = 0;
                eachNumber(i, [&](std::uint32_t number) { standing |= plan->standingOf(number); });
                add(standing);
            });
            return tally(*standings, LanePlan::standings, events, sums, stop);
        });
        if (!isCounted)
            return nullptr;
        plan->setBeside(sums);
    }
    m_plans.keep(key, plan, 4 * plan->size() + 200 * plan->lanes().size());
    return plan;
}

namespace
{

using TouchCounts = std::array<std::atomic<std::int64_t>, 4>;

/// Who of `events` touches the window goes into `inWindow`; all are counted by where they lie.
/// False when stopped.
bool sortByWindow(const Columns &columns, const WindowTest &test, const Bitmap &events,
                  Bitmap &inWindow, TouchCounts &counts, const std::stop_token &stop)
{
    std::atomic<bool> going = true;
    const auto sort = [&](auto starts, auto ends) {
        parallelRanges(
            events.words().size(), usualGrain / 64, [&](std::size_t first, std::size_t last) {
                std::array<std::int64_t, 4> own{};
                for (std::size_t n = first; n < last; ++n) {
                    if (n % (stopStride / 64) == 0 && stop.stop_requested())
                        going = false;
                    if (!going)
                        return;
                    std::uint64_t touching = 0;
                    for (std::uint64_t word = events.words()[n]; word != 0; word &= word - 1) {
                        const auto bit = std::size_t(std::countr_zero(word));
                        const Touch touch = test.of(EventIndex(n * 64 + bit), starts, ends);
                        ++own[std::size_t(touch)];
                        touching |= std::uint64_t(touch == Touch::During ? 1 : 0) << bit;
                    }
                    inWindow.addWord(n, touching);
                }
                for (std::size_t touch = 0; touch < own.size(); ++touch)
                    counts[touch] += own[touch];
            });
    };
    columns.spans.start.visit(
        [&](auto starts) { columns.spans.end.visit([&](auto ends) { sort(starts, ends); }); });
    return going;
}

} // namespace

Result<LanesAnswer> LocalEngine::answer(const LanesQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    const std::shared_ptr<const LanePlan> plan =
        events ? planOf(question, *moment, *events, stop) : nullptr;
    if (!plan)
        return cancelled();

    const WindowTest test(moment->reading, question.window);
    TouchCounts counts{};
    Bitmap inWindow(m_columns.size());
    if (!sortByWindow(m_columns, test, *events, inWindow, counts, stop))
        return cancelled();

    LanesAnswer answer;
    answer.undated = counts[std::size_t(Touch::Undated)];
    answer.before = counts[std::size_t(Touch::Before)];
    answer.after = counts[std::size_t(Touch::After)];
    answer.lanes = plan->lanes();
    answer.lanesInOthers = plan->lanesInOthers();
    answer.hiddenLanes = plan->hiddenLanes();
    answer.hiddenEvents = plan->hiddenEvents();
    const MergeRule rule{question.marksPerLane, question.mergePx * question.secondsPerPixel,
                         question.wantIds};
    answer.cellSeconds = cellSecondsOf(rule);
    if (!fillLanes(*plan, moment->reading, inWindow, question.window, rule, answer.lanes, stop))
        return cancelled();
    if (Outcome added = addTitles(m_columns, answer.lanes, stop); !added)
        return added.error();
    return answer;
}

} // namespace entente
