// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_marks.h"

#include "core/engine/sorting.h"

#include <algorithm>
#include <array>
#include <cmath>
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

struct CellEntry
{
    int level = 0;
    std::int64_t cell = 0;
    std::size_t place = 0; ///< among the lane's events
};

LaneMark markOf(const Reading &reading, EventIndex i)
{
    const Columns &columns = reading.columns();
    LaneMark mark;
    mark.id = columns.id(i);
    mark.span = reading.span(i);
    mark.kind = columns.kinds.id(columns.top(i));
    mark.status = reading.status(i);
    mark.importance = columns.importance(i);
    if (columns.thread[i] != noValue)
        mark.thread = ThreadId{columns.threads[columns.thread[i]]};
    return mark;
}

/// From the earliest start to the latest end.
EventSpan spanOf(const Reading &reading, std::span<const EventIndex> events)
{
    EventSpan result = reading.span(events.front());
    for (const EventIndex i : events.subspan(1)) {
        const EventSpan span = reading.span(i);
        if (span.start.strict.begin < result.start.strict.begin)
            result.start = span.start;
        if (span.end.strict.end > result.end.strict.end)
            result.end = span.end;
    }
    return result;
}

Status commonest(const Reading &reading, std::span<const EventIndex> events)
{
    std::array<std::size_t, 8> counts{};
    for (const EventIndex i : events)
        ++counts[std::size_t(reading.status(i))];
    return Status(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

LaneMark clusterOf(const Reading &reading, std::span<const EventIndex> events, bool wantIds)
{
    const Columns &columns = reading.columns();
    LaneMark mark = markOf(reading, mostImportant(columns, events));
    if (events.size() == 1)
        return mark;
    mark.count = std::int64_t(events.size());
    mark.span = spanOf(reading, events);
    mark.kinds = kindCounts(columns, events);
    mark.kind = mark.kinds.front().kind;
    mark.status = commonest(reading, events);
    const bool isOneThread = std::all_of(events.begin(), events.end(), [&](EventIndex i) {
        return columns.thread[i] == columns.thread[events.front()];
    });
    if (!isOneThread)
        mark.thread = {};
    if (wantIds) {
        for (const EventIndex i : events)
            mark.members.push_back(columns.id(i));
        std::sort(mark.members.begin(), mark.members.end());
    }
    return mark;
}

/// Which events stand alone, and in which cells the others merge.
struct Cells
{
    std::vector<EventIndex> alone;
    std::vector<CellEntry> entries;
};

Cells cellsOf(const Reading &reading, std::span<const EventIndex> events, const MergeRule &rule,
              const std::stop_token &stop)
{
    const int baseLevel = levelFor(rule.mergeSeconds);
    const double longest = longCells * std::ldexp(1.0, baseLevel);
    Cells cells;
    std::vector<CellEntry> longEntries;
    for (std::size_t n = 0; n < events.size(); ++n) {
        if (n % stopStride == 0 && stop.stop_requested())
            return {};
        const EventIndex i = events[n];
        const double length = reading.reach(i).seconds();
        const bool isLong = length > longest;
        const int level = isLong ? std::max(baseLevel, levelFor(length / longCells)) : baseLevel;
        const CellEntry entry{level, anchorOf(reading.span(i)) >> level, n};
        (isLong ? longEntries : cells.entries).push_back(entry);
    }
    if (std::int64_t(longEntries.size()) * 2 <= rule.marksPerLane) {
        for (const CellEntry &entry : longEntries)
            cells.alone.push_back(events[entry.place]);
    } else {
        cells.entries.insert(cells.entries.end(), longEntries.begin(), longEntries.end());
    }
    return cells;
}

} // namespace

std::vector<KindCount> kindCounts(const Columns &columns, std::span<const EventIndex> events)
{
    // Most clusters are small, and most hold few kinds: looking through them beats a table.
    constexpr std::size_t few = 64;
    std::vector<std::pair<std::uint32_t, std::int64_t>> counts;
    if (events.size() <= few) {
        for (const EventIndex i : events) {
            const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto &count) {
                return count.first == columns.top(i);
            });
            if (found == counts.end())
                counts.emplace_back(columns.top(i), 1);
            else
                ++found->second;
        }
    } else {
        std::vector<std::int64_t> table(columns.kinds.size(), 0);
        for (const EventIndex i : events)
            ++table[columns.top(i)];
        for (std::uint32_t kind = 0; kind < table.size(); ++kind) {
            if (table[kind] > 0)
                counts.emplace_back(kind, table[kind]);
        }
    }
    std::sort(counts.begin(), counts.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::vector<KindCount> result;
    for (const auto &[kind, count] : counts)
        result.push_back({columns.kinds.id(kind), count});
    return result;
}

EventIndex mostImportant(const Columns &columns, std::span<const EventIndex> events)
{
    return *std::min_element(events.begin(), events.end(), [&](EventIndex a, EventIndex b) {
        const std::uint32_t rankA = columns.rank(a);
        const std::uint32_t rankB = columns.rank(b);
        return rankA != rankB ? rankA > rankB : a < b;
    });
}

std::vector<LaneMark> laneMarks(const Reading &reading, std::span<const EventIndex> events,
                                const MergeRule &rule, const std::stop_token &stop)
{
    std::vector<LaneMark> marks;
    if (std::int64_t(events.size()) <= rule.marksPerLane) {
        for (const EventIndex i : events)
            marks.push_back(markOf(reading, i));
        return marks;
    }
    Cells cells = cellsOf(reading, events, rule, stop);
    for (const EventIndex i : cells.alone)
        marks.push_back(markOf(reading, i));
    const auto isBefore = [](const CellEntry &a, const CellEntry &b) {
        return std::tie(a.level, a.cell, a.place) < std::tie(b.level, b.cell, b.place);
    };
    if (!sortUnlessStopped(cells.entries, isBefore, stop))
        return {};
    const std::vector<CellEntry> &entries = cells.entries;
    std::vector<EventIndex> members;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i % stopStride == 0 && stop.stop_requested())
            return {};
        members.push_back(events[entries[i].place]);
        const bool isLast = i + 1 == entries.size() || entries[i + 1].level != entries[i].level ||
                            entries[i + 1].cell != entries[i].cell;
        if (isLast) {
            marks.push_back(clusterOf(reading, members, rule.wantIds));
            members.clear();
        }
    }
    std::sort(marks.begin(), marks.end(), [](const LaneMark &a, const LaneMark &b) {
        return std::tie(a.span.start.strict.begin, a.id) <
               std::tie(b.span.start.strict.begin, b.id);
    });
    return marks;
}

Outcome addTitles(const Columns &columns, std::vector<Lane> &lanes, const std::stop_token &stop)
{
    std::vector<EventIndex> events;
    for (const Lane &lane : lanes) {
        for (const LaneMark &mark : lane.marks)
            events.push_back(*columns.find(mark.id));
    }
    // An event of several parties stands in several lanes: it is read once.
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    const Result<std::vector<std::string>> titles = columns.records().titles(events, stop);
    if (!titles)
        return titles.error();
    for (Lane &lane : lanes) {
        for (LaneMark &mark : lane.marks) {
            const auto found =
                std::lower_bound(events.begin(), events.end(), *columns.find(mark.id));
            mark.title = (*titles)[std::size_t(found - events.begin())];
        }
    }
    return Done{};
}

} // namespace entente
