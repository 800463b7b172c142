// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/page_rows.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/layout/annotation.h"
#include "core/layout/arc_ways.h"
#include "core/layout/drawing.h"
#include "core/layout/lanes_look.h"
#include "core/layout/map_extent.h"
#include "core/layout/map_layout.h"
#include "core/layout/matrix_data.h"
#include "core/layout/network_choice.h"
#include "core/layout/theme.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace entente
{

enum class RenderFormat
{
    Png,
    Svg,
    Pdf,
    Webp ///< only where Qt can write it
};

/// All that makes a picture: the same value gives the same picture in the window's export dialog
/// and in `entente render`.
struct RenderRequest
{
    RenderView view = RenderView::Timeline;
    RenderView upper = RenderView::Map; ///< of a page: what stands above its timeline
    double share = 0.46;                ///< of the page's height that it has
    QSize size{1920, 1080};             ///< pixels at 100 %
    double scale = 1;                   ///< a PNG has size × scale pixels
    double textScale = 1;               ///< of the type scale: 2 writes everything twice as large
    int dpi = 96; ///< written into the PNG; page size of a PDF = size / 96 inches
    Context context;
    std::optional<TimeSpan> window; ///< nothing: all of it
    LanesLook lanes;
    NetworkRequest network = {};
    bool eras = true; ///< leaders and eras behind the lanes
    std::string projection = "equal-earth";
    LatLon center{0, 100};     ///< of the projection
    MapLayers layers;          ///< of the map
    std::string language = {}; ///< of the names of cities: "de"; empty: English
    MapCamera camera; ///< over the projected plane; the whole map when nothing else is said
    std::optional<MapExtent> extent = {}; ///< what the map shows at least, in place of its camera
    MatrixRequest matrix;
    const Theme *theme = &Theme::light();
    std::string title;      ///< empty: made from the document's title
    std::string subtitle;   ///< empty: made from filter, window and as-of
    std::string sourceNote; ///< empty: made from the events' sources
    bool decorated = true;  ///< title, legend and source note around the picture
    std::set<EventId> selected;
    AnnotationLook annotations = {};
    std::vector<PageRow> rows = {}; ///< of a page: its parts, in place of `upper` and a timeline
    std::string caption = {};       ///< under the picture
    std::string altText = {};       ///< in place of the picture in words
    bool hasHead = true;            ///< title and subtitle, of a decorated picture
    bool hasLegend = true;          ///< of a decorated picture
    bool hasSources = true;         ///< the source note, of a decorated picture
    bool numbersSources = false;    ///< labels refer to the source note by numbers
    /// What the picture is of among what passes the filter: all else is left out of it, and it says
    /// so. Empty: all of it.
    Filter selection = {};
    /// Of networks and matrices: these and what is between them; one: it and what it has with
    /// others. Nothing: everybody, or those of the selection.
    std::optional<std::vector<ActorId>> onlyActors = {};
    /// Of a film, whose pictures must not shift: how high the legend is, whatever it explains, in
    /// pixels; and the ways of its arcs.
    std::optional<double> legendHeight = {};
    std::shared_ptr<const ArcWays> arcWays = {};
    bool marksHandling = true; ///< how the document is to be handled, where it says so
    bool operator==(const RenderRequest &) const = default;
};

/// Asks the engine and lays the picture out. Callable from any thread.
Result<Drawing> drawingFor(const RenderRequest &request, const Engine &engine,
                           std::stop_token stop = {});

/// The time span of a request's picture: its window, or all of its events and a little more.
/// `count` is the answer to its context.
TimeSpan pictureSpan(const RenderRequest &request, const CountAnswer &count);

/// The bytes of the picture in a format; empty when memory does not suffice. PDF and SVG are vector
/// with text as text. `keyOf` names the events in an SVG; without it their numbers stand there.
QByteArray encoded(const Drawing &drawing, RenderFormat format, const RenderRequest &request,
                   const std::function<std::string(EventId)> &keyOf = {});

/// The keys of the events of a drawing, for `encoded` and `describe`; asked for with the first one.
/// `engine` must live as long.
std::function<std::string(EventId)> keysFor(const RenderRequest &request, const Engine &engine);
/// The same for `encoded`, which names events for whoever looks into a file: of more than 50,000
/// events that pass, the first 4,000 that are asked for have their keys, the rest their numbers.
std::function<std::string(EventId)> fewKeysFor(const RenderRequest &request, const Engine &engine);

/// By the file's extension. WebP only where Qt can write it.
std::optional<RenderFormat> renderFormatFor(const std::filesystem::path &file);

} // namespace entente
