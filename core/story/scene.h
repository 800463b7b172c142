// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/annotation.h"
#include "core/layout/lanes_look.h"
#include "core/layout/map_extent.h"
#include "core/layout/matrix_data.h"
#include "core/layout/network_choice.h"
#include "core/network/tie_history.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente
{

/// A view that a scene shows.
enum class SceneView
{
    Timeline,
    Map,
    Network,
    Matrix,
    Calendar,
    Table
};
std::string_view wordFor(SceneView); ///< "timeline"
std::optional<SceneView> sceneViewFrom(std::string_view word);

/// What is talked about, by what does not change when a document is written anew. At most one of
/// the four is set.
struct SceneSelection
{
    std::vector<std::string> events; ///< keys
    std::vector<ActorId> actors;     ///< one or two
    std::string place;
    std::optional<TimeSpan> span;
    bool operator==(const SceneSelection &) const = default;
};

/// How a scene looks at the map.
struct SceneMap
{
    std::string projection = "equal-earth";
    LatLon center{0, 100};           ///< of the projection
    std::optional<MapExtent> extent; ///< nothing: the whole map
    MapLayers layers;
    bool operator==(const SceneMap &) const = default;
};

/// How one comes from the scene before.
enum class SceneTransition
{
    Glide, ///< window and cameras travel, marks move
    Cut
};
std::string_view wordFor(SceneTransition); ///< "glide", "cut"

/// All that is needed to show a view again.
struct Scene
{
    std::string name;    ///< a headline
    std::string caption; ///< what the picture says, for the audience
    std::string notes;   ///< for who speaks
    std::string chapter; ///< scenes in a row with the same one are a chapter; empty: none

    std::string filter;             ///< one line of the query language
    std::optional<TimeSpan> window; ///< nothing: all that passes the filter
    std::optional<Instant> inForce; ///< the end of the day; nothing: today
    std::optional<Instant> asKnown; ///< the end of the day; nothing: everything known
    SceneSelection selection;

    /// From the top; not empty. In the window at most one of them stands above the timeline.
    std::vector<SceneView> views{SceneView::Map, SceneView::Timeline};
    double share = 0.46; ///< of the height that the uppermost of two has, 0.1 to 0.9
    LanesLook lanes;
    bool eras = true; ///< leaders and eras behind the lanes
    SceneMap map;
    NetworkRequest network; ///< whom it chooses is the selection
    MatrixRequest matrix;
    std::string theme; ///< "light", "dark", "print"; empty: as one has it

    std::vector<Annotation> annotations;
    SceneTransition transition = SceneTransition::Glide;
    double seconds =
        0; ///< how long a presentation that runs by itself stays; 0: as it is set there

    bool shows(SceneView view) const;
    /// How many steps it has after its first picture: the last build of its annotations.
    int builds() const;
    bool operator==(const Scene &) const = default;
};

/// Which of a scene's annotations are there at a step, as AnnotationLook::shown: 1 or 0 each.
std::vector<double> shownAt(const Scene &scene, int build);

} // namespace entente
