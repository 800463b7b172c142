// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

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
    return std::clamp(int(std::ceil(std::log2(seconds))), 0, widestCell);
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
    EventIndex event = 0;
};

LaneMark markOf(const Reading &reading, EventIndex i)
{
    const Columns &columns = reading.columns();
    const Event &event = columns.events[i];
    LaneMark mark;
    mark.id = event.id;
    mark.span = reading.span(i);
    mark.kind = columns.kinds.id(columns.top[i]);
    mark.status = reading.status(i);
    mark.title = event.title;
    mark.importance = columns.importance[i];
    mark.thread = event.thread;
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
            mark.members.push_back(columns.events[i].id);
        std::sort(mark.members.begin(), mark.members.end());
    }
    return mark;
}

} // namespace

std::vector<KindCount> kindCounts(const Columns &columns, std::span<const EventIndex> events)
{
    std::vector<std::int64_t> counts(columns.kinds.size(), 0);
    for (const EventIndex i : events)
        ++counts[columns.top[i]];
    std::vector<KindCount> result;
    for (std::uint32_t kind = 0; kind < counts.size(); ++kind) {
        if (counts[kind] > 0)
            result.push_back({columns.kinds.id(kind), counts[kind]});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const KindCount &a, const KindCount &b) { return a.count > b.count; });
    return result;
}

EventIndex mostImportant(const Columns &columns, std::span<const EventIndex> events)
{
    return *std::min_element(events.begin(), events.end(), [&](EventIndex a, EventIndex b) {
        return columns.importance[a] != columns.importance[b]
                   ? columns.importance[a] > columns.importance[b]
                   : a < b;
    });
}

std::vector<LaneMark> laneMarks(const Reading &reading, std::span<const EventIndex> events,
                                const MergeRule &rule)
{
    std::vector<LaneMark> marks;
    if (std::int64_t(events.size()) <= rule.marksPerLane) {
        for (const EventIndex i : events)
            marks.push_back(markOf(reading, i));
        return marks;
    }
    const int baseLevel = levelFor(rule.mergeSeconds);
    const double longest = longCells * std::ldexp(1.0, baseLevel);
    std::vector<EventIndex> longOnes;
    std::vector<CellEntry> entries;
    for (const EventIndex i : events) {
        const double length = reading.reach(i).seconds();
        const int level =
            length > longest ? std::max(baseLevel, levelFor(length / longCells)) : baseLevel;
        entries.push_back({level, anchorOf(reading.span(i)) >> level, i});
        if (length > longest)
            longOnes.push_back(i);
    }
    const bool longStandAlone = std::int64_t(longOnes.size()) * 2 <= rule.marksPerLane;
    if (longStandAlone) {
        std::erase_if(entries, [&](const CellEntry &entry) {
            return reading.reach(entry.event).seconds() > longest;
        });
        for (const EventIndex i : longOnes)
            marks.push_back(markOf(reading, i));
    }
    std::sort(entries.begin(), entries.end(), [](const CellEntry &a, const CellEntry &b) {
        return std::tie(a.level, a.cell, a.event) < std::tie(b.level, b.cell, b.event);
    });
    std::vector<EventIndex> members;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        members.push_back(entries[i].event);
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

} // namespace entente
