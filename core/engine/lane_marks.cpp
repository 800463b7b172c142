// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_marks.h"

#include "core/engine/bit_ranges.h"
#include "core/engine/lane_cells.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <tuple>
#include <utility>

namespace entente
{

namespace
{

/// Clusters are wider than any event that is merged into them by this factor, at the most.
constexpr double longCells = 4;
constexpr int widestCell = 62; ///< as a power of two of seconds

/// The power of two of seconds that is at least `seconds`.
int levelFor(double seconds)
{
    if (!(seconds > 1))
        return 0;
    if (seconds >= std::ldexp(1.0, widestCell))
        return widestCell;
    return int(std::ceil(std::log2(seconds)));
}

/// The moment by which an event is put into a cell: its earliest start, or what comes next to it
/// where that is open.
std::int64_t anchorOf(const EventSpan &span)
{
    for (const Instant moment : {span.start.strict.begin, span.start.strict.end,
                                 span.end.strict.begin, span.end.strict.end}) {
        if (!moment.isOpen())
            return moment.seconds;
    }
    return 0;
}

/// How crowded a lane is.
struct Crowd
{
    std::int64_t events = 0;
    std::int64_t longOnes = 0;
};

/// Fills the lanes of one answer in two passes over the events: one counts how crowded the lanes
/// are, one makes marks.
class LaneFiller
{
public:
    LaneFiller(const LanePlan &plan, const Reading &reading, const Bitmap &events, TimeSpan window,
               const MergeRule &rule, const std::stop_token &stop)
        : m_plan(plan)
        , m_reading(reading)
        , m_events(events)
        , m_window(window)
        , m_rule(rule)
        , m_stop(stop)
        , m_level(levelFor(rule.mergeSeconds))
        , m_longest(longCells * std::ldexp(1.0, m_level))
        , m_crowds(plan.lanes().size())
        , m_tops(reading.columns())
        , m_cells(emptyCells())
    {}

    bool countCrowds()
    {
        std::mutex mutex;
        return m_plan.withEach([&](auto eachLane) {
            return forBitRanges(m_events, m_stop, [&](auto forEach) {
                std::vector<Crowd> crowds(m_crowds.size());
                forEach([&](EventIndex i) {
                    m_reading.columns().spans.fetchAheadOf(i);
                    const bool isLong = m_reading.reach(i).seconds() > m_longest;
                    eachLane(i, [&](std::uint32_t lane) {
                        ++crowds[lane].events;
                        crowds[lane].longOnes += isLong ? 1 : 0;
                    });
                });
                const std::lock_guard lock(mutex);
                for (std::size_t lane = 0; lane < crowds.size(); ++lane) {
                    m_crowds[lane].events += crowds[lane].events;
                    m_crowds[lane].longOnes += crowds[lane].longOnes;
                }
            });
        });
    }

    bool makeMarks(std::vector<Lane> &lanes)
    {
        std::mutex mutex;
        const bool going = m_plan.withEach([&](auto eachLane) {
            return forBitRanges(m_events, m_stop, [&](auto forEach) {
                std::vector<std::pair<std::uint32_t, EventIndex>> alone;
                LaneCells cells = emptyCells(); // m_cells may be merged into by others
                forEach([&](EventIndex i) { place(i, eachLane, alone, cells); });
                cells.settle();
                const std::lock_guard lock(mutex);
                for (const auto &[lane, i] : alone)
                    lanes[lane].marks.push_back(laneMarkOf(m_reading, i));
                m_cells.merge(std::move(cells));
            });
        });
        if (!going)
            return false;
        m_cells.forEachMark([&](std::uint32_t lane, LaneMark mark) {
            lanes[lane].marks.push_back(std::move(mark));
        });
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            lanes[lane].inWindow = m_crowds[lane].events;
            std::vector<LaneMark> &marks = lanes[lane].marks;
            std::sort(marks.begin(), marks.end(), [](const LaneMark &a, const LaneMark &b) {
                return std::tie(a.span.start.strict.begin, a.id) <
                       std::tie(b.span.start.strict.begin, b.id);
            });
        }
        return true;
    }

private:
    LaneCells emptyCells() const
    {
        return {m_reading,
                m_tops,
                m_plan.lanes().size(),
                m_level,
                m_window.begin.seconds >> m_level,
                m_window.end.seconds >> m_level,
                m_rule.wantIds};
    }

    template <class EachLane>
    void place(EventIndex i, const EachLane &eachLane,
               std::vector<std::pair<std::uint32_t, EventIndex>> &alone, LaneCells &cells) const
    {
        const Columns &columns = m_reading.columns();
        columns.spans.fetchAheadOf(i);
        const EventSpan span = m_reading.span(i);
        const double length = span.fuzzy().seconds();
        const bool isLong = length > m_longest;
        const int level = isLong ? std::max(m_level, levelFor(length / longCells)) : m_level;
        const std::int64_t cell = anchorOf(span) >> level;
        const CellEvent event{i,
                              columns.rank(i),
                              m_tops.placeOf(columns.kind[i]),
                              columns.thread[i],
                              m_reading.status(i),
                              span.start.strict.begin,
                              span.end.strict.end};
        eachLane(i, [&](std::uint32_t lane) {
            const Crowd &crowd = m_crowds[lane];
            const bool isAlone = crowd.events <= m_rule.marksPerLane ||
                                 (isLong && crowd.longOnes * 2 <= m_rule.marksPerLane);
            if (isAlone)
                alone.emplace_back(lane, i);
            else
                cells.add({lane, level, cell}, event);
        });
    }

    const LanePlan &m_plan;
    const Reading &m_reading;
    const Bitmap &m_events;
    TimeSpan m_window;
    const MergeRule &m_rule;
    const std::stop_token &m_stop;
    int m_level;
    double m_longest; ///< seconds; what is longer is long
    std::vector<Crowd> m_crowds;
    TopKinds m_tops;
    LaneCells m_cells;
};

} // namespace

double cellSecondsOf(const MergeRule &rule)
{
    return std::ldexp(1.0, levelFor(rule.mergeSeconds));
}

bool fillLanes(const LanePlan &plan, const Reading &reading, const Bitmap &events, TimeSpan window,
               const MergeRule &rule, std::vector<Lane> &lanes, const std::stop_token &stop)
{
    LaneFiller filler(plan, reading, events, window, rule, stop);
    return filler.countCrowds() && filler.makeMarks(lanes);
}

Outcome addTitles(const Columns &columns, std::vector<Lane> &lanes, const std::stop_token &stop)
{
    std::vector<EventIndex> events;
    for (const Lane &lane : lanes) {
        for (const LaneMark &mark : lane.marks) {
            if (mark.count == 1)
                events.push_back(*columns.find(mark.id));
        }
    }
    // An event of several parties stands in several lanes: it is read once.
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    const Result<std::vector<std::string>> titles = columns.records().titles(events, stop);
    if (!titles)
        return titles.error();
    for (Lane &lane : lanes) {
        for (LaneMark &mark : lane.marks) {
            if (mark.count > 1)
                continue;
            const auto found =
                std::lower_bound(events.begin(), events.end(), *columns.find(mark.id));
            mark.title = (*titles)[std::size_t(found - events.begin())];
        }
    }
    return Done{};
}

} // namespace entente
