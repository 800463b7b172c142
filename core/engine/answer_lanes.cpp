// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/column_scan.h"
#include "core/engine/lane_marks.h"
#include "core/engine/local_engine.h"

#include <algorithm>
#include <array>
#include <atomic>

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

} // namespace

std::shared_ptr<const LanePlan> LocalEngine::planOf(const LanesQuestion &question,
                                                    const Moment &moment, const Bitmap &events,
                                                    const std::stop_token &stop) const
{
    const std::string key =
        std::to_string(int(question.lanes)) + '/' + std::to_string(question.maxLanes) + '|' +
        m_clauses.keyOf(question.context.filter, question.context.filter, moment, false);
    if (std::shared_ptr<const LanePlan> kept = m_plans.find(key))
        return kept;
    const LaneKeys keys(m_columns, question.lanes);
    Counts counts;
    const bool isCounted = keys.withEach([&](auto eachNumber) {
        const auto numbers =
            facetNumbersOf([eachNumber](EventIndex i, auto add) { eachNumber(i, add); });
        return tally(*numbers, keys.size(), events, counts, stop);
    });
    if (!isCounted)
        return nullptr;
    auto plan = std::make_shared<LanePlan>(keys, counts, question.maxLanes);
    if (plan->hasOthers()) {
        const auto others = facetNumbersOf([&plan](EventIndex i, auto add) {
            if (plan->isInOthers(i))
                add(0);
        });
        if (!tally(*others, 1, events, counts, stop))
            return nullptr;
        plan->setOthers(counts.front());
    }
    m_plans.keep(key, plan, 8 * keys.size() + 200 * plan->lanes().size());
    return plan;
}

Result<LanesAnswer> LocalEngine::answer(const LanesQuestion &question, std::stop_token stop) const
{
    const std::optional<Moment> moment = momentOf(question.context, stop);
    const Bits events = moment ? passing(question.context, *moment, stop) : nullptr;
    const std::shared_ptr<const LanePlan> plan =
        events ? planOf(question, *moment, *events, stop) : nullptr;
    if (!plan)
        return cancelled();

    const WindowTest test(moment->reading, question.window);
    std::array<std::atomic<std::int64_t>, 4> counts{};
    Bitmap inWindow(m_columns.size());
    std::atomic<bool> going = true;
    const auto sort = [&](auto starts, auto ends) {
        parallelRanges(
            events->words().size(), usualGrain / 64, [&](std::size_t first, std::size_t last) {
                std::array<std::int64_t, 4> own{};
                for (std::size_t n = first; n < last; ++n) {
                    if (n % (stopStride / 64) == 0 && stop.stop_requested())
                        going = false;
                    if (!going)
                        return;
                    std::uint64_t touching = 0;
                    for (std::uint64_t word = events->words()[n]; word != 0; word &= word - 1) {
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
    m_columns.spans.start.visit(
        [&](auto starts) { m_columns.spans.end.visit([&](auto ends) { sort(starts, ends); }); });
    if (!going)
        return cancelled();

    LanesAnswer answer;
    answer.undated = counts[std::size_t(Touch::Undated)];
    answer.before = counts[std::size_t(Touch::Before)];
    answer.after = counts[std::size_t(Touch::After)];
    answer.lanes = plan->lanes();
    const MergeRule rule{question.marksPerLane, question.mergePx * question.secondsPerPixel,
                         question.wantIds};
    if (!fillLanes(*plan, moment->reading, inWindow, question.window, rule, answer.lanes, stop))
        return cancelled();
    if (Outcome added = addTitles(m_columns, answer.lanes, stop); !added)
        return added.error();
    return answer;
}

} // namespace entente
