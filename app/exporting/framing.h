// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "app/session/session.h"
#include "core/story/scene.h"

namespace entente
{

/// Everything that passes the filter, of all time and all over the map.
void showAll(RenderRequest &request);

/// The picture of what is selected alone: its span of time, the events of actors or of a place,
/// single events. Nothing changes where nothing is selected.
void showSelection(RenderRequest &request, const Selection &selection);
/// The same of a scene; false where it selects nothing.
bool showSelection(RenderRequest &request, const SceneSelection &selection);

/// `request` as it is drawn: its selection is a part of its filter, and what surrounds the rest is
/// gone: time span, map and actors are those of the selection, unless the request says others.
/// A request without a selection stays as it is.
Result<RenderRequest> narrowed(const RenderRequest &request, const Engine &engine,
                               const std::stop_token &stop);

/// What of a request's events lies in its time span: a map has no axis, so that what lies outside
/// is left out of it.
Context spanContext(const RenderRequest &request);

/// A selection without the terms that name single events.
Filter withoutEvents(const Filter &selection);

/// Whether what is between two actors is in the picture of a network or a matrix.
bool isBetween(const RenderRequest &request, const ActorId &a, const ActorId &b);

} // namespace entente
