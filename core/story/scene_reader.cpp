// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_words.h"
#include "core/query/filter.h"
#include "core/story/scene_json.h"
#include "core/story/story.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <cmath>

namespace entente
{

namespace
{

constexpr std::size_t mostScenes = 2000;
constexpr std::size_t mostAnnotations = 500;

enum class DayEdge
{
    Begin,
    End
};

std::string memberName(std::string_view name)
{
    return "'" + std::string(name) + "'";
}

bool isOfTheCalendar(std::int64_t seconds)
{
    return seconds >= startOfYear(firstYear).seconds && seconds <= startOfYear(lastYear).seconds;
}

/// Seconds since 1970, a day, or any date that has the edge.
std::optional<Instant> readMoment(Members &members, const char *name, DayEdge edge)
{
    const OrderedJson *value = members.find(name);
    if (!value)
        return std::nullopt;
    std::optional<Instant> moment;
    if (value->is_number_integer()) {
        const auto seconds = value->get<std::int64_t>();
        const bool isTooLarge = value->is_number_unsigned() && seconds < 0;
        if (!isTooLarge && isOfTheCalendar(seconds))
            moment = Instant{seconds};
    } else if (value->is_string()) {
        const auto text = value->get<std::string>();
        if (const auto day = dayFromIso(text)) {
            moment = startOf(*day);
            if (edge == DayEdge::End)
                moment->seconds += secondsPerDay;
        } else if (const Result<Date> date = understandDate(text); date && !date->isEmpty()) {
            const TimeSpan strict = date->bounds().strict;
            moment = edge == DayEdge::Begin ? strict.begin : strict.end;
        }
    }
    if (!moment || moment->isOpen() || !isOfTheCalendar(moment->seconds)) {
        members.fail(memberName(name) + " is no date");
        return std::nullopt;
    }
    return moment;
}

enum class SpanMay
{
    HoldTime,
    BeMoment
};

std::optional<TimeSpan> readSpan(Members &members, SpanMay may)
{
    const std::optional<Instant> from = readMoment(members, "from", DayEdge::Begin);
    std::optional<Instant> to = readMoment(members, "to", DayEdge::End);
    if (may == SpanMay::BeMoment && from && !members.has("to"))
        to = from;
    if (from.has_value() != to.has_value())
        members.fail("it has 'from' or 'to', but not both");
    if (!from || !to)
        return std::nullopt;
    const bool isInOrder = may == SpanMay::BeMoment ? *from <= *to : *from < *to;
    if (!isInOrder) {
        members.fail("'from' is not before 'to'");
        return std::nullopt;
    }
    return TimeSpan{*from, *to};
}

double readNumber(Members &members, const char *name, double otherwise, double least, double most)
{
    const std::optional<double> number = members.number(name);
    if (!number)
        return otherwise;
    if (!(*number >= least && *number <= most)) {
        members.fail(memberName(name) + " is not between " + jsonText(least) + " and " +
                     jsonText(most));
        return otherwise;
    }
    return *number;
}

int readWhole(Members &members, const char *name, int otherwise, int least, int most)
{
    return int(std::lround(readNumber(members, name, otherwise, least, most)));
}

/// Two numbers.
std::optional<std::pair<double, double>> readPair(Members &members, const char *name)
{
    const OrderedJson *value = members.find(name);
    if (!value)
        return std::nullopt;
    constexpr double most = 1e9;
    const auto isGood = [](const OrderedJson &number) {
        return number.is_number() && std::abs(number.get<double>()) <= most;
    };
    if (value->is_array() && value->size() == 2 && isGood((*value)[0]) && isGood((*value)[1]))
        return std::pair((*value)[0].get<double>(), (*value)[1].get<double>());
    members.fail(memberName(name) + " is no list of two numbers");
    return std::nullopt;
}

std::optional<LatLon> readLatLon(Members &members, const char *name)
{
    const auto pair = readPair(members, name);
    if (!pair)
        return std::nullopt;
    if (std::abs(pair->first) > 90 || std::abs(pair->second) > 360)
        members.fail(memberName(name) + " is no latitude and longitude");
    return LatLon{pair->first, pair->second};
}

template <class T, class From>
T readWord(Members &members, const char *name, T otherwise, From from)
{
    const std::string word = members.text(name);
    if (word.empty())
        return otherwise;
    if (const std::optional<T> known = from(word))
        return *known;
    members.fail(memberName(name) + " is '" + shortened(word, 60) + "', which is none");
    return otherwise;
}

/// The object `name`, if there is one.
template <class Read>
void readInner(Members &members, const char *name, Read read)
{
    const OrderedJson *value = members.find(name);
    if (!value)
        return;
    Members inner(*value);
    if (inner.isGood())
        read(inner);
    if (!inner.isGood())
        members.fail(memberName(name) + ": " + inner.problem());
}

std::vector<ActorId> readSceneActors(Members &members)
{
    std::vector<ActorId> actors;
    for (std::string &id : members.texts("actors"))
        actors.push_back({std::move(id)});
    if (actors.size() > 2)
        members.fail("there are more than two of 'actors'");
    return actors;
}

SceneSelection readSelection(Members &members)
{
    SceneSelection selection;
    selection.events = members.texts("events");
    selection.actors = readSceneActors(members);
    selection.place = members.text("place");
    selection.span = readSpan(members, SpanMay::HoldTime);
    const int kinds = int(!selection.events.empty()) + int(!selection.actors.empty()) +
                      int(!selection.place.empty()) + int(selection.span.has_value());
    if (kinds > 1)
        members.fail("it selects more than one sort of thing");
    return selection;
}

FieldLanes readFieldLanes(Members &members)
{
    FieldLanes lanes;
    lanes.order = readWord(members, "order", lanes.order, laneOrderFrom);
    lanes.byHand = members.texts("by_hand");
    lanes.pinned = members.texts("pinned");
    lanes.hidden = members.texts("hidden");
    for (std::string &name : members.texts("collapsed"))
        lanes.collapsed.insert(std::move(name));
    readInner(members, "heights", [&](Members &heights) {
        for (const auto &[name, height] : heights.object().items())
            lanes.heights[name] =
                readNumber(heights, name.c_str(), leastLaneHeight, leastLaneHeight, mostLaneHeight);
    });
    lanes.counts = members.flag("counts", lanes.counts);
    return lanes;
}

LanesLook readLanes(Members &members)
{
    LanesLook look;
    look.field = readWord(members, "field", look.field, laneFieldFrom);
    readInner(members, "arranged", [&](Members &arranged) {
        for (const LaneField field : allLaneFields()) {
            const std::string word(wordFor(field));
            readInner(arranged, word.c_str(), [&](Members &lanes) {
                FieldLanes read = readFieldLanes(lanes);
                if (read != FieldLanes())
                    look.byField[field] = std::move(read);
            });
        }
    });
    return look;
}

SceneMap readMap(Members &members)
{
    SceneMap map;
    if (members.has("projection"))
        map.projection = members.text("projection");
    const std::vector<std::string> known = Projection::names();
    if (std::find(known.begin(), known.end(), map.projection) == known.end())
        members.fail("there is no projection '" + shortened(map.projection, 60) + "'");
    map.center = readLatLon(members, "center").value_or(map.center);
    readInner(members, "extent", [&](Members &extent) {
        constexpr double far = 1000;
        MapExtent read;
        read.center = {readNumber(extent, "x", 0, -far, far),
                       readNumber(extent, "y", 0, -far, far)};
        read.width = readNumber(extent, "width", 0, 1e-7, far);
        read.height = readNumber(extent, "height", 0, 1e-7, far);
        if (read.width <= 0 || read.height <= 0)
            extent.fail("it has no 'width' or no 'height'");
        map.extent = read;
    });
    MapLayers &layers = map.layers;
    layers.boundaries = readWord(members, "boundaries", layers.boundaries, boundariesNamed);
    layers.arcs = members.flag("arcs", layers.arcs);
    layers.arcEnds = readWord(members, "arcs_to", layers.arcEnds, arcEndsNamed);
    layers.graticule = members.flag("graticule", layers.graticule);
    layers.lakes = members.flag("lakes", layers.lakes);
    layers.rivers = members.flag("rivers", layers.rivers);
    layers.cities = members.flag("cities", layers.cities);
    layers.shading = readWord(members, "shading", layers.shading, shadingNamed);
    return map;
}

NetworkRequest readNetwork(Members &members)
{
    NetworkRequest network;
    network.layer = members.text("layer");
    readInner(members, "derived", [&](Members &derived) {
        DerivedTies ties;
        ties.least = readWhole(derived, "least", ties.least, 1, 1'000'000);
        ties.years = readWhole(derived, "years", ties.years, 1, 100);
        network.derived = ties;
    });
    network.arrangement = readWord(members, "arrangement", network.arrangement, arrangementFrom);
    network.hub = ActorId{members.text("hub")};
    for (std::string &bloc : members.texts("blocs"))
        network.blocs.push_back({std::move(bloc)});
    if (network.blocs.size() > mostBlocs)
        members.fail("there are more than three 'blocs'");
    network.fadeYears = readNumber(members, "fade", network.fadeYears, 0, 1000);
    members.objects("dates", [&](Members &date) {
        const auto end = readMoment(date, "day", DayEdge::End);
        if (!end)
            date.fail("it has no 'day'");
        else
            network.dates.push_back({date.text("words"), *end});
    });
    if (network.dates.size() > 24)
        members.fail("there are more than 24 'dates'");
    return network;
}

MatrixRequest readMatrix(Members &members)
{
    MatrixRequest matrix;
    matrix.measure = readWord(members, "of", matrix.measure, [](std::string_view word) {
        return word == "ties"     ? std::optional(MatrixData::Measure::Ties)
               : word == "events" ? std::optional(MatrixData::Measure::Events)
                                  : std::nullopt;
    });
    matrix.order = readWord(members, "order", matrix.order, matrixOrderFrom);
    matrix.layer = members.text("layer");
    return matrix;
}

Anchor readAnchor(Members &members)
{
    if (members.has("event"))
        return EventAnchor{members.text("event")};
    if (members.has("actor"))
        return ActorAnchor{ActorId{members.text("actor")}};
    if (members.has("place"))
        return PlaceAnchor{readLatLon(members, "place").value_or(LatLon{})};
    if (members.has("from"))
        return TimeAnchor{readSpan(members, SpanMay::BeMoment).value_or(TimeSpan{}),
                          members.text("lane")};
    const auto at = readPair(members, "at");
    if (!at)
        members.fail("it says neither 'event', 'actor', 'place', 'from' nor 'at'");
    return PictureAnchor{at ? PointF{at->first, at->second} : PointF{}};
}

Annotation readAnnotation(Members &members)
{
    Annotation annotation;
    annotation.kind = readWord(members, "kind", annotation.kind, annotationKindFrom);
    annotation.on = readWord(members, "on", annotation.on, annotationOnFrom);
    annotation.anchor = readAnchor(members);
    annotation.text = members.text("text");
    if (const auto offset = readPair(members, "offset"))
        annotation.offset = {offset->first, offset->second};
    annotation.width = readNumber(members, "width", annotation.width, 40, 2000);
    annotation.build = readWhole(members, "build", annotation.build, 0, 1000);
    return annotation;
}

void readViews(Members &members, Scene &scene)
{
    if (!members.has("views"))
        return;
    scene.views.clear();
    for (const std::string &word : members.texts("views")) {
        const std::optional<SceneView> view = sceneViewFrom(word);
        if (!view)
            members.fail("there is no view '" + shortened(word, 60) + "'");
        else if (scene.shows(*view))
            members.fail("'views' names " + word + " twice");
        else
            scene.views.push_back(*view);
    }
    if (scene.views.empty())
        members.fail("'views' names none");
}

std::optional<SceneTransition> transitionFrom(std::string_view word)
{
    for (const SceneTransition transition : {SceneTransition::Glide, SceneTransition::Cut}) {
        if (wordFor(transition) == word)
            return transition;
    }
    return std::nullopt;
}

void readQuery(Members &members, Scene &scene)
{
    scene.filter = members.text("where");
    const ParsedQuery query = parseQuery(scene.filter);
    if (query.error)
        members.fail("'where': " + query.error->message);
}

/// Nested deeper than anything of ours, JSON is hostile.
Result<OrderedJson> parsedScene(std::string_view text, const std::string &where)
{
    std::size_t deepest = 0;
    const auto callback = [&](int depth, OrderedJson::parse_event_t, OrderedJson &) {
        deepest = std::max(deepest, std::size_t(std::max(depth, 0)));
        return depth <= deepestJson;
    };
    OrderedJson json = OrderedJson::parse(text, callback, false);
    if (json.is_discarded())
        return Error{"this is no JSON", where};
    if (deepest > std::size_t(deepestJson))
        return Error{"the JSON is nested too deep", where};
    return json;
}

/// A newer version may mean something else by the same members.
void checkVersion(Members &members)
{
    if (readNumber(members, "version", storyVersion, 0, 1e9) > storyVersion)
        members.fail("it was made by a newer version of Entente");
}

} // namespace

Scene readScene(Members &members)
{
    Scene scene;
    scene.name = members.text("name");
    scene.chapter = members.text("chapter");
    scene.caption = members.text("caption");
    scene.notes = members.text("notes");
    readQuery(members, scene);
    scene.window = readSpan(members, SpanMay::HoldTime);
    scene.inForce = readMoment(members, "in_force", DayEdge::End);
    scene.asKnown = readMoment(members, "as_known", DayEdge::End);
    readViews(members, scene);
    readInner(members, "selection",
              [&](Members &inner) { scene.selection = readSelection(inner); });
    scene.share = readNumber(members, "share", scene.share, 0.1, 0.9);
    readInner(members, "lanes", [&](Members &inner) { scene.lanes = readLanes(inner); });
    scene.eras = members.flag("eras", scene.eras);
    readInner(members, "map", [&](Members &inner) { scene.map = readMap(inner); });
    readInner(members, "network", [&](Members &inner) { scene.network = readNetwork(inner); });
    readInner(members, "matrix", [&](Members &inner) { scene.matrix = readMatrix(inner); });
    scene.theme = members.text("theme");
    if (!scene.theme.empty() && !Theme::named(scene.theme))
        members.fail("there is no theme '" + shortened(scene.theme, 60) + "'");
    members.objects("annotations", [&](Members &inner) {
        scene.annotations.push_back(readAnnotation(inner));
        if (scene.annotations.size() > mostAnnotations)
            inner.fail("there are more than " + std::to_string(mostAnnotations));
    });
    scene.transition = readWord(members, "transition", scene.transition, transitionFrom);
    scene.seconds = readNumber(members, "seconds", scene.seconds, 0, 86400);
    return scene;
}

Result<Scene> sceneFromJson(std::string_view text, const std::string &where)
{
    const Result<OrderedJson> json = parsedScene(text, where);
    if (!json)
        return json.error();
    Members members(*json);
    checkVersion(members);
    Scene scene = readScene(members);
    if (members.isGood() && members.has("scenes"))
        members.fail("it is a story; a scene of it is meant");
    if (!members.isGood())
        return Error{"the scene cannot be read: " + members.problem(), where};
    return scene;
}

Result<Story> storyFromJson(std::string_view text, const std::string &where)
{
    const Result<OrderedJson> json = parsedScene(text, where);
    if (!json)
        return json.error();
    Members members(*json);
    checkVersion(members);
    Story story;
    story.name = members.text("name");
    if (story.name.empty())
        members.fail("it has no name");
    story.description = members.text("description");
    if (members.isGood() && !members.has("scenes"))
        members.fail("it has no list of 'scenes'");
    members.each("scenes", [&](const OrderedJson &element) {
        const std::string which = "scene " + std::to_string(story.scenes.size() + 1);
        if (story.scenes.size() >= mostScenes) {
            members.fail("there are more than " + std::to_string(mostScenes) + " scenes");
            return;
        }
        Members inner(element);
        if (inner.isGood())
            story.scenes.push_back(readScene(inner));
        if (!inner.isGood())
            members.fail(which + ": " + inner.problem());
    });
    if (!members.isGood()) {
        const std::string name = story.name.empty() ? "" : " '" + shortened(story.name, 60) + "'";
        return Error{"the story" + name + " cannot be read: " + members.problem(), where};
    }
    return story;
}

} // namespace entente
