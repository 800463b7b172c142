// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/framing.h"

#include "core/base/text.h"
#include "core/engine/numbered_event.h"
#include "core/geo/clip.h"
#include "core/time/calendar.h"

#include <algorithm>

namespace entente
{

namespace
{

Term termOf(Field field, std::vector<std::string> values)
{
    return {field, std::move(values), false, Certainty::Possibly};
}

void only(RenderRequest &request, std::vector<Term> terms)
{
    request.selection = Filter(std::move(terms));
    showAll(request);
}

void onlyActors(RenderRequest &request, const std::vector<ActorId> &actors)
{
    std::vector<Term> terms;
    terms.reserve(actors.size());
    for (const ActorId &actor : actors)
        terms.push_back(termOf(Field::Party, {actor.value}));
    only(request, std::move(terms));
}

struct Framing
{
    RenderRequest &request;

    void operator()(std::monostate) const {}
    void operator()(const EventSelection &selected) const
    {
        only(request, {termOfEvents(selected.ids)});
    }
    void operator()(const ActorSelection &selected) const { onlyActors(request, selected.ids); }
    void operator()(const PlaceSelection &selected) const
    {
        only(request, {termOf(Field::Place, {selected.name})});
    }
    void operator()(const SpanSelection &selected) const { request.window = selected.span; }
};

/// The actors that a selection names; where it names none, the parties of its events.
Result<std::vector<ActorId>> actorsOf(const RenderRequest &narrow, const Engine &engine,
                                      const std::stop_token &stop)
{
    std::vector<ActorId> actors;
    for (const Term &term : narrow.selection.terms()) {
        if (term.field != Field::Party || term.negated)
            continue;
        for (const std::string &value : term.values) {
            const std::vector<Actor> &all = engine.vocabulary().actors;
            const auto named = std::find_if(all.begin(), all.end(), [&](const Actor &actor) {
                return folded(actor.id.value) == folded(value) ||
                       folded(actor.name) == folded(value);
            });
            actors.push_back(named == all.end() ? ActorId{value} : named->id);
        }
    }
    if (!actors.empty())
        return actors;
    FacetQuestion question;
    question.context = narrow.context;
    question.fields = {Field::Party};
    question.withoutOwnField = false;
    const Result<FacetAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    for (const Facet &facet : answer->facets) {
        for (const FacetValue &value : facet.values)
            actors.push_back(ActorId{value.value});
    }
    return actors;
}

/// A map around the places of a selection, with room for discs and labels; nothing where there are
/// none.
Result<std::optional<MapExtent>> extentOf(const RenderRequest &narrow, const Engine &engine,
                                          const std::stop_token &stop)
{
    constexpr double leastSpan = 0.25; // of the unit sphere: 1,600 km
    constexpr double fill = 0.7;       // discs and labels want room
    const Result<Projection> projection = Projection::named(narrow.projection, narrow.center);
    if (!projection)
        return projection.error();
    ClusterQuestion question;
    question.context = spanContext(narrow);
    question.maxArcs = narrow.layers.arcs ? mostArcs : 0;
    question.arcEnds = narrow.layers.arcEnds;
    const Result<ClusterAnswer> answer = engine.answer(question, stop);
    if (!answer)
        return answer.error();
    std::optional<FlatBox> box;
    const auto add = [&](LatLon place) {
        const auto point = projection->forward(place);
        if (!point)
            return;
        const FlatBox all = box.value_or(FlatBox{point->x, point->x, point->y, point->y});
        box = FlatBox{std::min(all.left, point->x), std::max(all.right, point->x),
                      std::min(all.bottom, point->y), std::max(all.top, point->y)};
    };
    for (const PlaceCluster &cluster : answer->clusters)
        add(cluster.position);
    if (!box)
        return std::optional<MapExtent>();
    // Arcs between these places are part of it; those that go elsewhere leave the map.
    const FlatBox places = *box;
    const double air = 0.1 * std::max(leastSpan, places.right - places.left);
    const auto isWithin = [&](LatLon place) {
        const auto point = projection->forward(place);
        return point && point->x > places.left - air && point->x < places.right + air &&
               point->y > places.bottom - air && point->y < places.top + air;
    };
    for (const Arc &arc : answer->arcs) {
        if (!isWithin(arc.from) || !isWithin(arc.to))
            continue;
        for (const LatLon &place : greatCircle(arc.from, arc.to))
            add(place);
    }
    const double wide = std::max(leastSpan, box->right - box->left) / fill;
    const double high = std::max(leastSpan, box->top - box->bottom) / fill;
    const Projection::Extent world = projection->extent();
    if (wide > 0.8 * (world.right - world.left))
        return std::optional<MapExtent>(); // all of the world, fitted as ever
    return std::optional(
        MapExtent{{(box->left + box->right) / 2, (box->bottom + box->top) / 2}, wide, high});
}

} // namespace

void showAll(RenderRequest &request)
{
    request.window.reset();
    request.camera = {};
    request.extent.reset();
}

void showSelection(RenderRequest &request, const Selection &selection)
{
    std::visit(Framing{request}, selection);
}

bool showSelection(RenderRequest &request, const SceneSelection &selection)
{
    if (!selection.events.empty())
        only(request, {termOf(Field::Event, selection.events)});
    else if (!selection.actors.empty())
        onlyActors(request, selection.actors);
    else if (!selection.place.empty())
        only(request, {termOf(Field::Place, {selection.place})});
    else if (selection.span)
        request.window = selection.span;
    else
        return false;
    return true;
}

Result<RenderRequest> narrowed(const RenderRequest &request, const Engine &engine,
                               const std::stop_token &stop)
{
    RenderRequest narrow = request;
    if (request.selection.isEmpty())
        return narrow;
    for (const Term &term : request.selection.terms())
        narrow.context.filter = narrow.context.filter.with(term);
    // What is all there is needs no ring around it.
    narrow.selected.clear();
    Result<std::vector<ActorId>> actors = actorsOf(narrow, engine, stop);
    if (!actors)
        return actors.error();
    narrow.onlyActors = std::move(*actors);
    if (narrow.onlyActors->size() != 1)
        narrow.network.chosen.clear();
    if (!narrow.extent && narrow.camera.pixelsPerUnit <= 0) {
        Result<std::optional<MapExtent>> extent = extentOf(narrow, engine, stop);
        if (!extent)
            return extent.error();
        narrow.extent = *extent;
    }
    return narrow;
}

Context spanContext(const RenderRequest &request)
{
    Context context = request.context;
    if (request.window) {
        const Instant last{request.window->end.seconds - 1};
        context.filter = context.filter.with({Field::During,
                                              {isoDay(request.window->begin) + ".." + isoDay(last)},
                                              false,
                                              Certainty::Possibly});
    }
    return context;
}

Filter withoutEvents(const Filter &selection)
{
    return selection.withoutField(Field::Event);
}

bool isBetween(const RenderRequest &request, const ActorId &a, const ActorId &b)
{
    if (!request.onlyActors)
        return true;
    const std::vector<ActorId> &actors = *request.onlyActors;
    const auto isOne = [&](const ActorId &id) {
        return std::find(actors.begin(), actors.end(), id) != actors.end();
    };
    return actors.size() == 1 ? isOne(a) || isOne(b) : isOne(a) && isOne(b);
}

} // namespace entente
