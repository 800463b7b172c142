// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/timeline_reading.h"

#include "core/layout/timeline_parts.h"
#include "core/time/calendar.h"
#include "core/time/edtf.h"

#include <algorithm>
#include <unordered_map>

namespace entente
{

namespace
{

RectF cutTo(const RectF &box, const RectF &frame)
{
    const double left = std::max(box.x, frame.x);
    const double top = std::max(box.y, frame.y);
    return {left, top, std::max(0.0, std::min(box.right(), frame.right()) - left),
            std::max(0.0, std::min(box.bottom(), frame.bottom()) - top)};
}

/// The places of a lane's events among its marks; members of a cluster stand where it does.
std::unordered_map<EventId, std::size_t> placesInLane(const Lane &lane)
{
    std::unordered_map<EventId, std::size_t> places;
    places.reserve(lane.marks.size());
    for (std::size_t i = 0; i < lane.marks.size(); ++i) {
        places.emplace(lane.marks[i].id, i);
        for (const EventId member : lane.marks[i].members)
            places.emplace(member, i);
    }
    return places;
}

void readMarks(const TimelineDrawing &timeline, ReadLane &read)
{
    const auto places = placesInLane(*read.lane);
    std::vector<std::pair<std::size_t, ReadMark>> found;
    for (const Mark &mark : timeline.drawing.marks) {
        if ((mark.role != Role::Event && mark.role != Role::Cluster) ||
            mark.key != read.lane->value || !mark.box.intersects(read.box))
            continue;
        std::size_t first = read.lane->marks.size();
        for (const EventId id : mark.ids) {
            if (const auto at = places.find(id); at != places.end())
                first = std::min(first, at->second);
        }
        if (first == read.lane->marks.size())
            continue;
        ReadMark spoken;
        spoken.event = &read.lane->marks[first];
        spoken.box = cutTo(mark.box, timeline.plot);
        spoken.ids = mark.ids;
        spoken.count = std::max({std::int64_t(1), mark.count, std::int64_t(mark.ids.size())});
        found.emplace_back(first, std::move(spoken));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (auto &[place, mark] : found)
        read.marks.push_back(std::move(mark));
}

std::string yearOf(CivilDate day)
{
    return isoDay(startOfYear(day.year)).substr(0, isoDay(startOfYear(day.year)).size() - 6);
}

/// The EDTF of a year, a month or a day that is just [begin, end); of other spans, empty.
std::string unitOf(TimeSpan span)
{
    const CivilDate first = civilDate(span.begin);
    if (startOf(first) == span.begin && first.day == 1) {
        if (first.month == 1 && startOfYear(first.year + 1) == span.end)
            return yearOf(first);
        if (startOf(plusMonths(first, 1)) == span.end)
            return isoDay(span.begin).substr(0, isoDay(span.begin).size() - 3);
    }
    return span.seconds() <= double(secondsPerDay) ? isoDay(span.begin) : std::string();
}

Date dateOf(const std::string &edtf)
{
    const Result<Date> date = Date::fromEdtf(edtf);
    return date ? *date : Date();
}

std::string withSmallInitial(std::string_view label)
{
    std::string text(label);
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
        text.front() = char(text.front() - 'A' + 'a');
    return text;
}

bool isVague(const EventSpan &span)
{
    return span.isKnown && span.strict() != span.fuzzy();
}

} // namespace

std::vector<ReadLane> readingOf(const TimelineDrawing &timeline, const LanesAnswer &answer)
{
    std::vector<ReadLane> lanes;
    for (const LanePlace &shown : timeline.lanes) {
        const double top = timeline.topOf(shown);
        const RectF area{0, top, timeline.drawing.width, timeline.plot.bottom() - top};
        const auto lane = std::find_if(answer.lanes.begin(), answer.lanes.end(),
                                       [&](const Lane &l) { return nameInLook(l) == shown.name; });
        if (lane == answer.lanes.end() || !shown.box.intersects(area))
            continue;
        ReadLane read;
        read.lane = &*lane;
        read.box = cutTo(shown.box, area);
        readMarks(timeline, read);
        lanes.push_back(std::move(read));
    }
    return lanes;
}

std::string spokenTime(const EventSpan &span)
{
    if (!span.isKnown)
        return {};
    const TimeSpan strict = span.strict();
    if (strict == TimeSpan::all())
        return "at an unknown time";
    const std::string first = inWords(dateOf(isoDay(strict.begin)));
    const std::string last = inWords(dateOf(isoDay({strict.end.seconds - 1})));
    if (strict.end.isOpen())
        return span.start.strict.end.isOpen() ? first + " or later" : "since " + first;
    if (strict.begin.isOpen())
        return span.end.strict.begin.isOpen() ? last + " or earlier" : "until " + last;
    if (const std::string unit = unitOf(strict); !unit.empty())
        return (isVague(span) ? "about " : "") + inWords(dateOf(unit));
    const auto side = [](const Bounds &bounds, Instant fallback) {
        const std::string unit = bounds.strict.begin.isOpen() || bounds.strict.end.isOpen()
                                     ? std::string()
                                     : unitOf(bounds.strict);
        return dateOf(unit.empty() ? isoDay(fallback) : unit);
    };
    return (isVague(span) ? "about " : "") +
           inWords(side(span.start, strict.begin), side(span.end, {strict.end.seconds - 1}));
}

std::string spokenLane(const ReadLane &lane)
{
    const std::string name = lane.lane->label.empty() ? "All events" : lane.lane->label;
    std::int64_t shown = 0;
    for (const ReadMark &mark : lane.marks)
        shown += mark.count;
    if (shown == lane.lane->count)
        return name + ", " + counted(shown, "event", "events");
    return name + ", " + counted(shown, "", "") + " of " +
           counted(lane.lane->count, "event", "events") + " in sight";
}

std::string spokenMark(const ReadMark &mark)
{
    if (mark.count > 1) {
        const std::string time = spokenTime(mark.event->span);
        const bool isWhole = mark.event->count == mark.count;
        return counted(mark.count, "event", "events") + (time.empty() ? ""
                                                         : isWhole    ? ", " + time
                                                                      : ", the first " + time);
    }
    std::string text = mark.event->title;
    if (const std::string time = spokenTime(mark.event->span); !time.empty())
        text += ", " + time;
    if (mark.event->status != Status::Occurred)
        text += ", " + withSmallInitial(labelFor(mark.event->status));
    return text;
}

std::string spokenDetails(const ReadMark &mark, const Lane &lane, const KindTree &kinds)
{
    const auto label = [&](const KindId &id) {
        const Kind *kind = kinds.find(id);
        return kind != nullptr ? kind->label : id.value;
    };
    std::string text;
    if (mark.count == 1) {
        text = label(mark.event->kind);
    } else {
        for (const KindCount &kind : mark.event->kinds)
            text +=
                (text.empty() ? "" : ", ") + counted(kind.count, "", "") + " " + label(kind.kind);
        if (!mark.event->title.empty())
            text += (text.empty() ? "" : ", ") + std::string("first: ") + mark.event->title;
    }
    if (!lane.label.empty())
        text += ", in " + lane.label;
    if (isVague(mark.event->span))
        text += ", date vague";
    return text;
}

} // namespace entente
