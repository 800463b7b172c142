// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "core/story/scene.h"

namespace entente
{

/// The picture of a scene. Size, scale, decoration and, where the scene leaves it open, the theme
/// are those of `defaults`; name and caption are the picture's title and subtitle. `build` says how
/// many steps of its annotations are there; all without it. Fails where the scene shows nothing
/// that can be drawn, or its filter is none. Callable from any thread; a server is asked for the
/// events that the scene names.
Result<RenderRequest> requestFor(const Scene &scene, const RenderRequest &defaults,
                                 const Engine &engine, std::optional<int> build = {});

} // namespace entente
