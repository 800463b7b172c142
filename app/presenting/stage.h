// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/map_layout.h"
#include "core/story/scene.h"

#include <optional>
#include <vector>

class QWidget;

namespace entente
{

/// Where scenes are shown: views that follow a session. What the session holds, the session is
/// told; the rest the stage is.
class Stage
{
public:
    virtual ~Stage() = default;

    /// All that is seen of it.
    virtual QWidget &canvas() = 0;
    /// Which views stand where, and how each of them looks at what it shows, but for the map's
    /// camera.
    virtual void arrange(const Scene &scene) = 0;
    /// Whether it stands so already: nothing but window, camera and playhead would move.
    virtual bool isArranged(const Scene &scene) const = 0;
    /// Of the map that is seen, in pixels; nothing where none is.
    virtual std::optional<MapFrame> mapFrame() const = 0;
    /// A camera with the scale that it has there: 0 asks for the whole map.
    virtual MapCamera resolved(const MapCamera &camera) const = 0;
    virtual void setMapCamera(const MapCamera &camera) = 0;
    virtual void setAnnotations(const AnnotationLook &look) = 0;
    /// These may be shown next, the first one before the others: what of them takes long is made
    /// ready behind the window.
    virtual void prepare(const std::vector<Scene> &scenes) = 0;
    /// Whether no view waits for an answer.
    virtual bool isAnswered() const = 0;
};

} // namespace entente
