// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/presenting/stage.h"
#include "core/story/scene.h"

#include <string>
#include <vector>

namespace entente
{

struct MapPlan;
class Session;
class Workspace;

/// What a window shows, as a scene that is called by it. `selectedKeys` are those of the selected
/// events.
Scene sceneOf(const Session &session, const Workspace &workspace,
              const std::vector<std::string> &selectedKeys);

/// A workspace as a stage.
class WorkspaceStage : public Stage
{
public:
    explicit WorkspaceStage(Workspace &workspace) : m_workspace(workspace) {}

    QWidget &canvas() override;
    void arrange(const Scene &scene) override;
    bool isArranged(const Scene &scene) const override;
    std::optional<MapFrame> mapFrame() const override;
    MapCamera resolved(const MapCamera &camera) const override;
    void setMapCamera(const MapCamera &camera) override;
    void setAnnotations(const AnnotationLook &look) override;
    void prepare(const std::vector<Scene> &scenes) override;
    bool isPrepared(const Scene &scene) const; ///< all that can be
    bool isAnswered() const override;

private:
    std::optional<MapPlan> mapPlan(const Scene &scene) const;
    void arrangeMap(const SceneMap &map);
    void arrangeNetwork(const NetworkRequest &network);

    Workspace &m_workspace;
};

} // namespace entente
