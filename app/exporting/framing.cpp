// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/framing.h"

#include "core/geo/clip.h"
#include "core/time/calendar.h"

#include <algorithm>

namespace entente
{

namespace
{

struct Framing
{
    RenderRequest &request;

    void operator()(std::monostate) const {}
    void operator()(const EventSelection &selected) const
    {
        request.selected = {selected.ids.begin(), selected.ids.end()};
        request.framesSelected = true;
    }
    void operator()(const ActorSelection &selected) const
    {
        for (const ActorId &actor : selected.ids)
            request.context.filter = request.context.filter.with(
                {Field::Party, {actor.value}, false, Certainty::Possibly});
        showAll(request);
    }
    void operator()(const PlaceSelection &selected) const
    {
        request.context.filter = request.context.filter.with(
            {Field::Place, {selected.name}, false, Certainty::Possibly});
        showAll(request);
    }
    void operator()(const SpanSelection &selected) const { request.window = selected.span; }
};

} // namespace

void showAll(RenderRequest &request)
{
    request.window.reset();
    request.camera = {};
    request.extent.reset();
}

Result<SelectionFrame> frameOf(const RenderRequest &request, const Engine &engine,
                               std::stop_token stop)
{
    constexpr std::size_t mostAsked = 400;
    SelectionFrame frame;
    std::size_t asked = 0;
    for (const EventId id : request.selected) {
        if (++asked > mostAsked)
            break;
        const Result<EventAnswer> answer =
            engine.answer(EventQuestion{id, request.context.asKnown}, stop);
        if (!answer)
            return answer.error();
        if (const auto &position = answer->event.place.position)
            frame.places.push_back(*position);
        const TimeSpan span = eventSpan(answer->start, answer->end).strict();
        // Of a side that lies open the other one counts.
        const Instant begin = span.begin.isOpen() ? span.end : span.begin;
        const Instant end = span.end.isOpen() ? span.begin : span.end;
        if (begin.isOpen() || end.isOpen())
            continue;
        const TimeSpan known = frame.window.value_or(TimeSpan{begin, end});
        frame.window = TimeSpan{std::min(known.begin, begin), std::max(known.end, end)};
    }
    if (frame.window) {
        constexpr double room = 0.15;
        const auto margin = std::int64_t(frame.window->seconds() * room) + 15 * secondsPerDay;
        frame.window =
            TimeSpan{{frame.window->begin.seconds - margin}, {frame.window->end.seconds + margin}};
    }
    return frame;
}

MapCamera cameraAround(const std::vector<LatLon> &places, const Projection &projection,
                       double width, double height)
{
    constexpr double leastSpan = 0.25; // of the unit sphere: 1,600 km
    constexpr double fill = 0.7;       // discs and labels want room
    std::optional<FlatBox> box;
    for (const LatLon &place : places) {
        const auto point = projection.forward(place);
        if (!point)
            continue;
        const FlatBox all = box.value_or(FlatBox{point->x, point->x, point->y, point->y});
        box = FlatBox{std::min(all.left, point->x), std::max(all.right, point->x),
                      std::min(all.bottom, point->y), std::max(all.top, point->y)};
    }
    if (!box)
        return {};
    const double wide = std::max(leastSpan, box->right - box->left);
    const double high = std::max(leastSpan, box->top - box->bottom);
    return {{(box->left + box->right) / 2, (box->bottom + box->top) / 2},
            fill * std::min(width / wide, height / high)};
}

void frameSelection(RenderRequest &request, const Selection &selection)
{
    std::visit(Framing{request}, selection);
}

} // namespace entente
