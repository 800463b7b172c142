// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/layout/map_words.h"

#include "core/base/translation.h"
#include "core/layout/timeline_parts.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace entente
{

namespace
{

std::string amount(std::int64_t count, const char *one, const char *many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// "Tokyo (11), London (4) and New York (2)"
std::string busiest(const std::vector<MapCluster> &clusters)
{
    std::vector<std::string> names;
    for (const MapCluster &cluster : clusters) {
        if (cluster.label.empty())
            continue;
        names.push_back(cluster.label + " (" + std::to_string(cluster.count) + ")");
        if (names.size() == 3)
            break;
    }
    std::string words;
    for (std::size_t i = 0; i < names.size(); ++i)
        words += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return words;
}

std::string arcWords(const std::vector<Arc> &arcs, ArcEnds ends)
{
    if (ends == ArcEnds::Parties)
        return " Arcs join " + amount(std::int64_t(arcs.size()), "pair", "pairs") + " of parties.";
    std::set<ActorId> parties;
    std::set<std::tuple<std::string, double, double>> venues;
    for (const Arc &arc : arcs) {
        parties.insert(arc.a);
        venues.insert({arc.venue, arc.to.lat, arc.to.lon});
    }
    return " Arcs lead from " + amount(std::int64_t(parties.size()), "party", "parties") + " to " +
           amount(std::int64_t(venues.size()), "venue", "venues") + ".";
}

/// Whether all of the map's width and most of its height are seen.
bool showsWorld(const MapLook &look)
{
    const FlatBox seen = frameOf(look).visible();
    const Projection::Extent map = look.projection.extent();
    const double high = std::min(seen.top, map.top) - std::max(seen.bottom, map.bottom);
    return seen.left <= map.left && seen.right >= map.right && high >= (map.top - map.bottom) / 2;
}

} // namespace

std::string mapCounts(const Drawing &drawing)
{
    std::string words;
    const auto add = [&](const std::string &part) { words += (words.empty() ? "" : " · ") + part; };
    if (drawing.withoutPlace > 0)
        add(translate("Pictures", "%n without a place", nullptr, drawing.withoutPlace));
    if (drawing.outside > 0)
        add(translate("Pictures", "%n outside the view", nullptr, drawing.outside));
    if (drawing.hiddenLabels > 0)
        add("+" + translate("Counts", "%n label(s) hidden", nullptr, drawing.hiddenLabels));
    return words;
}

std::string spokenPlace(const MapCluster &place)
{
    return (place.label.empty() ? "A place without a name" : place.label) + ", " +
           counted(place.count, "event", "events");
}

std::string spokenKinds(const MapCluster &place, const KindTree &kinds)
{
    std::string text;
    for (const KindCount &each : place.kinds) {
        const Kind *kind = kinds.find(each.kind);
        text += (text.empty() ? "" : ", ") + counted(each.count, "", "") + ' ' +
                (kind != nullptr ? kind->label : each.kind.value);
    }
    return text;
}

std::string mapWords(const ClusterAnswer &answer, const MapClusters &clusters, const MapLook &look,
                     const Drawing &drawing)
{
    const std::int64_t shown = drawing.events - drawing.withoutPlace - drawing.outside;
    std::string words =
        showsWorld(look) ? "A map of the world (" : "A part of a map of the world (";
    words += look.projection.caption() + ") with ";
    if (shown == 0) {
        words += "no events.";
    } else {
        words += amount(shown, "event", "events") + " at " +
                 amount(std::int64_t(clusters.shown.size()), "place", "places");
        const std::string most = busiest(clusters.shown);
        words +=
            most.empty() ? "." : (clusters.shown.size() > 1 ? "; busiest: " : ": ") + most + ".";
    }
    if (look.layers.arcs && !answer.arcs.empty())
        words += arcWords(answer.arcs, look.layers.arcEnds);
    if (look.shades && !look.shades->values.empty())
        words += " Countries are shaded by: " + look.shades->title + ".";
    if (drawing.withoutPlace > 0)
        words += " " + amount(drawing.withoutPlace, "event has no place.", "events have no place.");
    if (drawing.outside > 0)
        words += " " + amount(drawing.outside, "event lies", "events lie") + " outside the view.";
    return words;
}

} // namespace entente
