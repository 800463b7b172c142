// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/scene_request.h"

#include <algorithm>

namespace entente
{

namespace
{

/// How a view is drawn; nothing for a table, which is no picture.
std::optional<RenderView> drawnAs(SceneView view)
{
    switch (view) {
    case SceneView::Timeline:
        return RenderView::Timeline;
    case SceneView::Map:
        return RenderView::Map;
    case SceneView::Network:
        return RenderView::Network;
    case SceneView::Matrix:
        return RenderView::Matrix;
    case SceneView::Calendar:
        return RenderView::Calendar;
    case SceneView::Table:
        break;
    }
    return std::nullopt;
}

/// The timeline with what stands above it, or one view alone.
Outcome chooseViews(const Scene &scene, RenderRequest &request)
{
    std::vector<RenderView> drawn;
    for (const SceneView view : scene.views) {
        if (const std::optional<RenderView> as = drawnAs(view))
            drawn.push_back(*as);
    }
    if (drawn.empty())
        return Error{"the scene '" + scene.name +
                         "' shows nothing that can be drawn; give it a map or a timeline",
                     {}};
    const auto upper = std::find_if(drawn.begin(), drawn.end(),
                                    [](RenderView view) { return view != RenderView::Timeline; });
    if (upper == drawn.end()) {
        request.view = RenderView::Timeline;
    } else if (scene.shows(SceneView::Timeline)) {
        request.view = RenderView::Page;
        request.upper = *upper;
        request.share = scene.share;
    } else {
        request.view = *upper;
    }
    return Done{};
}

AnnotationLook annotationsOf(const Scene &scene, const Engine &engine, std::optional<int> build)
{
    AnnotationLook look;
    look.all = scene.annotations;
    for (const Annotation &annotation : look.all) {
        if (const auto *event = std::get_if<EventAnchor>(&annotation.anchor)) {
            if (const EventId id = engine.find(event->key); id.value != 0)
                look.events.emplace(event->key, id);
        }
    }
    if (build)
        look.shown = shownAt(scene, *build);
    return look;
}

} // namespace

Result<RenderRequest> requestFor(const Scene &scene, const RenderRequest &defaults,
                                 const Engine &engine, std::optional<int> build)
{
    RenderRequest request = defaults;
    if (const Outcome chosen = chooseViews(scene, request); !chosen)
        return chosen.error();
    ParsedQuery query = parseQuery(scene.filter);
    if (query.error)
        return Error{"the filter of the scene '" + scene.name + "': " + query.error->message, {}};
    request.context.filter = std::move(query.filter);
    request.context.inForce = scene.inForce;
    request.context.asKnown = scene.asKnown;
    request.window = scene.window;
    request.lanes = scene.lanes;
    request.network = scene.network;
    request.network.chosen = scene.selection.actors;
    request.eras = scene.eras;
    request.projection = scene.map.projection;
    request.center = scene.map.center;
    request.layers = scene.map.layers;
    request.camera = {};
    request.extent = scene.map.extent;
    request.matrix = scene.matrix;
    if (const Theme *theme = Theme::named(scene.theme))
        request.theme = theme;
    request.title = scene.name;
    request.subtitle = scene.caption;
    request.selected.clear();
    for (const std::string &key : scene.selection.events) {
        if (const EventId id = engine.find(key); id.value != 0)
            request.selected.insert(id);
    }
    request.annotations = annotationsOf(scene, engine, build);
    return request;
}

} // namespace entente
