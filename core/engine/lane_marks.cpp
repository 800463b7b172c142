// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_marks.h"

#include "core/engine/bit_ranges.h"
#include "core/engine/lane_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <tuple>
#include <utility>

namespace entente
{

namespace
{

/// Clusters are wider than any event that is merged into them by this factor, at the most.
constexpr int longCells = 4;
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
std::int64_t anchorOf(const Reading::BoundsView &span)
{
    for (const Instant moment : {span.start.strict.begin, span.start.strict.end,
                                 span.end.strict.begin, span.end.strict.end}) {
        if (!moment.isOpen())
            return moment.seconds;
    }
    return 0;
}

/// Of the longest events that merge in cells of this level, in seconds.
std::uint64_t longestOf(int level)
{
    return level < widestCell - 1 ? std::uint64_t(longCells) << unsigned(level)
                                  : std::numeric_limits<std::uint64_t>::max();
}

/// What one thread has seen of a lane: how crowded it is, and the events that may stand alone.
class Crowd
{
public:
    void addShort(EventIndex i, std::size_t most)
    {
        if (std::size_t(m_shortCount++) <= most)
            m_short.push_back(i);
    }
    void addLong(EventIndex i, std::size_t most)
    {
        if (std::size_t(m_longCount++) <= most)
            m_long.push_back(i);
    }
    void merge(const Crowd &other)
    {
        m_shortCount += other.m_shortCount;
        m_longCount += other.m_longCount;
        m_short.insert(m_short.end(), other.m_short.begin(), other.m_short.end());
        m_long.insert(m_long.end(), other.m_long.begin(), other.m_long.end());
    }

    std::int64_t size() const { return m_shortCount + m_longCount; }
    bool isSmall(const MergeRule &rule) const { return size() <= rule.marksPerLane; }
    bool hasFewLong(const MergeRule &rule) const { return m_longCount * 2 <= rule.marksPerLane; }
    /// All of them only while they are few.
    const std::vector<EventIndex> &shortOnes() const { return m_short; }
    const std::vector<EventIndex> &longOnes() const { return m_long; }

private:
    std::int64_t m_shortCount = 0;
    std::int64_t m_longCount = 0;
    std::vector<EventIndex> m_short;
    std::vector<EventIndex> m_long;
};

/// Fills the lanes of one answer in one pass over the events: whether a lane is so crowded that
/// they merge is known at its end, so that both ways are kept ready meanwhile.
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
        , m_longest(longestOf(m_level))
        , m_tops(reading.columns())
        , m_all(*this)
    {}

    bool look()
    {
        std::mutex mutex;
        return m_plan.withEach([&](auto eachLane) {
            return forBitRanges(m_events, m_stop, [&](auto forEach) {
                Seen seen(*this); // m_all may be merged into by others
                forEach([&](EventIndex i) { place(i, eachLane, seen); });
                seen.settle();
                const std::lock_guard lock(mutex);
                m_all.merge(std::move(seen));
            });
        });
    }

    void makeMarks(std::vector<Lane> &lanes) const
    {
        const auto addAlone = [&](Lane &lane, const std::vector<EventIndex> &events) {
            for (const EventIndex i : events)
                lane.marks.push_back(laneMarkOf(m_reading, i));
        };
        for (std::size_t n = 0; n < lanes.size(); ++n) {
            const Crowd &crowd = m_all.crowds[n];
            lanes[n].inWindow = crowd.size();
            if (crowd.isSmall(m_rule))
                addAlone(lanes[n], crowd.shortOnes());
            if (crowd.isSmall(m_rule) || crowd.hasFewLong(m_rule))
                addAlone(lanes[n], crowd.longOnes());
        }
        m_all.cells.forEachMark(
            [&](std::uint32_t lane) { return !m_all.crowds[lane].isSmall(m_rule); },
            [&](std::uint32_t lane, LaneMark mark) {
                lanes[lane].marks.push_back(std::move(mark));
            });
        m_all.longCells.forEachMark(
            [&](std::uint32_t lane) {
                const Crowd &crowd = m_all.crowds[lane];
                return !crowd.isSmall(m_rule) && !crowd.hasFewLong(m_rule);
            },
            [&](std::uint32_t lane, LaneMark mark) {
                lanes[lane].marks.push_back(std::move(mark));
            });
        for (Lane &lane : lanes) {
            std::sort(lane.marks.begin(), lane.marks.end(),
                      [](const LaneMark &a, const LaneMark &b) {
                          return std::tie(a.span.start.strict.begin, a.id) <
                                 std::tie(b.span.start.strict.begin, b.id);
                      });
        }
    }

private:
    /// What is known of the lanes after some of the events. Long events have cells of their own,
    /// for they may stand alone where the others merge.
    struct Seen
    {
        explicit Seen(const LaneFiller &filler)
            : crowds(filler.m_plan.lanes().size())
            , cells(filler.emptyCells())
            , longCells(filler.emptyCells())
        {}
        void settle()
        {
            cells.settle();
            longCells.settle();
        }
        void merge(Seen &&others)
        {
            for (std::size_t lane = 0; lane < crowds.size(); ++lane)
                crowds[lane].merge(others.crowds[lane]);
            cells.merge(std::move(others.cells));
            longCells.merge(std::move(others.longCells));
        }

        std::vector<Crowd> crowds;
        LaneCells cells;
        LaneCells longCells;
    };

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

    int longLevel(TimeSpan reach) const
    {
        return std::max(m_level, levelFor(reach.seconds() / longCells));
    }

    template <class EachLane>
    void place(EventIndex i, const EachLane &eachLane, Seen &seen) const
    {
        const Columns &columns = m_reading.columns();
        columns.spans.fetchAheadOf(i);
        const Reading::BoundsView span = m_reading.boundsOf(i);
        const std::int64_t first = span.start.fuzzy.begin.seconds;
        const std::int64_t last = span.end.fuzzy.end.seconds;
        const bool isLong = last > first && std::uint64_t(last) - std::uint64_t(first) > m_longest;
        const int level = isLong ? longLevel({{first}, {last}}) : m_level;
        const std::int64_t cell = anchorOf(span) >> level;
        const CellEvent event{i,
                              columns.rank(i),
                              m_tops.placeOf(columns.kind[i]),
                              columns.thread[i],
                              m_reading.status(i),
                              span.start.strict.begin,
                              span.end.strict.end};
        const auto most = std::size_t(std::max(0, m_rule.marksPerLane));
        eachLane(i, [&](std::uint32_t lane) {
            if (isLong) [[unlikely]] {
                seen.crowds[lane].addLong(i, most);
                seen.longCells.add({lane, level, cell}, event);
            } else {
                seen.crowds[lane].addShort(i, most);
                seen.cells.add({lane, level, cell}, event);
            }
        });
    }

    const LanePlan &m_plan;
    const Reading &m_reading;
    const Bitmap &m_events;
    TimeSpan m_window;
    const MergeRule &m_rule;
    const std::stop_token &m_stop;
    int m_level;
    std::uint64_t m_longest; ///< seconds; what is longer is long
    TopKinds m_tops;
    Seen m_all;
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
    if (!filler.look())
        return false;
    filler.makeMarks(lanes);
    return true;
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
