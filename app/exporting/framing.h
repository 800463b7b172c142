// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/render.h"
#include "app/session/session.h"

namespace entente
{

/// Everything that passes the filter, of all time and all over the map.
void showAll(RenderRequest &request);

/// The part of a picture that is about what is selected: its span of time, the events of actors or
/// of a place; around single events, their dates and places (found when the picture is made).
void frameSelection(RenderRequest &request, const Selection &selection);

/// When and where the selected events of a request lie, with some room around.
struct SelectionFrame
{
    std::optional<TimeSpan> window; ///< nothing: none of them has a date
    std::vector<LatLon> places;
};
Result<SelectionFrame> frameOf(const RenderRequest &request, const Engine &engine,
                               std::stop_token stop = {});

/// A camera that shows these places; the whole map where there are none.
MapCamera cameraAround(const std::vector<LatLon> &places, const Projection &projection,
                       double width, double height);

} // namespace entente
