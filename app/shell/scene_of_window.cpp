// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/scene_of_window.h"

#include "app/exporting/words.h"
#include "app/session/asker.h"
#include "app/session/session.h"
#include "app/shell/workspace.h"
#include "app/views/map/map_view.h"
#include "app/views/matrix/matrix_view.h"
#include "app/views/network/network_view.h"
#include "app/views/timeline/timeline_view.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace entente
{

namespace
{

using WorkspaceCentre = Workspace::Centre;

constexpr std::pair<SceneView, WorkspaceCentre> centres[] = {
    {SceneView::Map, WorkspaceCentre::Map},
    {SceneView::Table, WorkspaceCentre::Table},
    {SceneView::Calendar, WorkspaceCentre::Calendar},
    {SceneView::Matrix, WorkspaceCentre::Matrix},
    {SceneView::Network, WorkspaceCentre::Network}};

/// What stands over the timeline; nothing where the timeline is alone.
std::optional<WorkspaceCentre> centreOf(const Scene &scene)
{
    for (const SceneView view : scene.views) {
        for (const auto &[each, centre] : centres) {
            if (each == view)
                return centre;
        }
    }
    return std::nullopt;
}

std::vector<SceneView> viewsOf(const Workspace &workspace)
{
    std::vector<SceneView> views;
    if (workspace.isCentreShown()) {
        for (const auto &[view, centre] : centres) {
            if (centre == workspace.centre())
                views.push_back(view);
        }
    }
    if (workspace.isShown(Workspace::Panel::Timeline))
        views.push_back(SceneView::Timeline);
    return views;
}

SceneSelection selectionOf(const Session &session, const std::vector<std::string> &keys)
{
    SceneSelection chosen;
    const Selection &selection = session.selection();
    if (std::holds_alternative<EventSelection>(selection))
        chosen.events = keys;
    else if (const auto *actors = std::get_if<ActorSelection>(&selection))
        chosen.actors = actors->ids;
    else if (const auto *place = std::get_if<PlaceSelection>(&selection))
        chosen.place = place->name;
    else if (const auto *span = std::get_if<SpanSelection>(&selection))
        chosen.span = span->span;
    return chosen;
}

/// The whole map is no extent: it is whole at every size.
SceneMap mapOf(const MapView &view)
{
    SceneMap map;
    map.projection = view.projection().name();
    map.center = view.projection().center();
    map.layers = view.layers();
    const MapFrame frame = view.frame();
    if (view.camera().pixelsPerUnit > 0 && frame.width > 0)
        map.extent = MapExtent::of(frame.camera, frame.width, frame.height);
    return map;
}

NetworkRequest networkIn(const Workspace &workspace)
{
    const NetworkChoice choice = workspace.networkChoice();
    NetworkRequest network;
    network.layer = choice.layer;
    network.derived = choice.derived;
    network.arrangement = choice.arrangement;
    network.hub = choice.hub;
    network.blocs = choice.blocs;
    if (const NetworkView *view = workspace.network()) {
        network.fadeYears = view->fadeYears();
        network.dates = view->dates();
    }
    return network;
}

/// "Agreements with Japan · 2015–2022", as a picture of it would say.
std::string nameOfScene(const Scene &scene, const Session &session)
{
    const std::string what = inWords(session.filter(), session.vocabulary());
    const bool hasTime = scene.shows(SceneView::Timeline);
    const std::string when = hasTime         ? inWords(session.window())
                             : scene.inForce ? asOfInWords(*scene.inForce)
                                             : std::string();
    std::string name = what.empty() ? std::string() : "Events" + what;
    if (!when.empty())
        name += (name.empty() ? "" : " · ") + when;
    return name.empty() ? "All events" : name;
}

} // namespace

Scene sceneOf(const Session &session, const Workspace &workspace,
              const std::vector<std::string> &selectedKeys)
{
    Scene scene;
    scene.filter = toText(session.filter());
    if (session.window() != session.extent())
        scene.window = session.window();
    scene.inForce = session.asOf().inForce;
    scene.asKnown = session.asOf().asKnown;
    scene.selection = selectionOf(session, selectedKeys);
    scene.views = viewsOf(workspace);
    scene.share = std::clamp(workspace.share(), 0.1, 0.9);
    scene.lanes = session.lanes();
    scene.eras = workspace.areErasShown();
    scene.map = mapOf(workspace.map());
    scene.network = networkIn(workspace);
    if (const MatrixView *matrix = workspace.matrix())
        scene.matrix = {matrix->measure(), matrix->order(), {}};
    scene.name = nameOfScene(scene, session);
    return scene;
}

QWidget &WorkspaceStage::canvas()
{
    return m_workspace;
}

void WorkspaceStage::arrangeMap(const SceneMap &map)
{
    MapView &view = m_workspace.map();
    view.setLayers(map.layers);
    const Projection &now = view.projection();
    if (now.name() == map.projection && now.center() == map.center)
        return;
    const MapFrame frame = view.frame();
    const MapCamera camera =
        map.extent && frame.width > 0 ? map.extent->camera(frame.width, frame.height) : MapCamera{};
    m_workspace.setProjection(QString::fromStdString(map.projection), map.center, camera);
}

void WorkspaceStage::arrangeNetwork(const NetworkRequest &network)
{
    const NetworkChoice choice{network.layer, network.derived, network.arrangement, network.hub,
                               network.blocs};
    if (m_workspace.networkChoice() != choice)
        m_workspace.setNetworkChoice(choice);
    if (NetworkView *view = m_workspace.network()) {
        view->setFadeYears(network.fadeYears);
        view->setDates(network.dates);
    }
}

void WorkspaceStage::arrange(const Scene &scene)
{
    const std::optional<WorkspaceCentre> centre = centreOf(scene);
    const bool hasTimeline = scene.shows(SceneView::Timeline);
    const bool hadBoth =
        m_workspace.isCentreShown() && m_workspace.isShown(Workspace::Panel::Timeline);
    if (centre)
        m_workspace.setCentre(*centre);
    m_workspace.setCentreShown(centre.has_value());
    m_workspace.setShown(Workspace::Panel::Timeline, hasTimeline);
    if (centre && hasTimeline && (!hadBoth || std::abs(m_workspace.share() - scene.share) > 0.002))
        m_workspace.setShare(scene.share);
    m_workspace.setErasShown(scene.eras);
    if (centre == WorkspaceCentre::Map)
        arrangeMap(scene.map);
    if (centre == WorkspaceCentre::Network)
        arrangeNetwork(scene.network);
    if (MatrixView *matrix = m_workspace.matrix(); matrix && centre == WorkspaceCentre::Matrix) {
        matrix->setMeasure(scene.matrix.measure);
        matrix->setOrder(scene.matrix.order);
    }
    // Views are as large now as they will be: a map is not drawn for a size that it leaves.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

bool WorkspaceStage::isArranged(const Scene &scene) const
{
    const Workspace &workspace = m_workspace;
    std::vector<SceneView> views = viewsOf(workspace);
    if (views != scene.views || workspace.areErasShown() != scene.eras)
        return false;
    if (scene.shows(SceneView::Map)) {
        const SceneMap now = mapOf(workspace.map());
        if (now.projection != scene.map.projection || now.center != scene.map.center ||
            now.layers != scene.map.layers)
            return false;
    }
    if (scene.shows(SceneView::Network)) {
        NetworkRequest asked = scene.network;
        asked.chosen.clear(); // that is the selection
        if (networkIn(workspace) != asked)
            return false;
    }
    if (scene.shows(SceneView::Matrix))
        return workspace.matrix()->measure() == scene.matrix.measure &&
               workspace.matrix()->order() == scene.matrix.order;
    return true;
}

std::optional<MapFrame> WorkspaceStage::mapFrame() const
{
    if (!m_workspace.isCentreShown() || m_workspace.centre() != WorkspaceCentre::Map)
        return std::nullopt;
    const MapFrame frame = m_workspace.map().frame();
    return frame.width > 1 && frame.height > 1 ? std::optional(frame) : std::nullopt;
}

MapCamera WorkspaceStage::resolved(const MapCamera &camera) const
{
    return m_workspace.map().frameFor(camera).camera;
}

void WorkspaceStage::setMapCamera(const MapCamera &camera)
{
    m_workspace.map().setCamera(camera);
}

void WorkspaceStage::setAnnotations(const AnnotationLook &look)
{
    m_workspace.setAnnotations(look);
}

/// Nothing where the scene has no map over it.
std::optional<MapPlan> WorkspaceStage::mapPlan(const Scene &scene) const
{
    const ParsedQuery query = parseQuery(scene.filter);
    if (centreOf(scene) != WorkspaceCentre::Map || query.error)
        return std::nullopt;
    MapPlan plan;
    plan.projection = scene.map.projection;
    plan.center = scene.map.center;
    plan.extent = scene.map.extent;
    plan.layers = scene.map.layers;
    plan.size = m_workspace.centreSize(scene.shows(SceneView::Timeline) ? std::optional(scene.share)
                                                                        : std::nullopt);
    plan.context = {query.filter, scene.inForce, scene.asKnown};
    plan.selection = scene.selection;
    return plan;
}

/// Grounds of maps: everything else is laid out in the time of a frame.
void WorkspaceStage::prepare(const std::vector<Scene> &scenes)
{
    std::vector<MapPlan> plans;
    for (const Scene &scene : scenes) {
        if (std::optional<MapPlan> plan = mapPlan(scene))
            plans.push_back(std::move(*plan));
    }
    m_workspace.map().prepare(plans);
}

bool WorkspaceStage::isPrepared(const Scene &scene) const
{
    const std::optional<MapPlan> plan = mapPlan(scene);
    return !plan || m_workspace.map().isPrepared(*plan);
}

bool WorkspaceStage::isAnswered() const
{
    const QList<AskerBase *> askers = m_workspace.findChildren<AskerBase *>();
    return std::none_of(askers.begin(), askers.end(),
                        [](const AskerBase *asker) { return asker->isBusy(); });
}

} // namespace entente
