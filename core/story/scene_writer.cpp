// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/lane_words.h"
#include "core/story/scene_json.h"
#include "core/story/story.h"
#include "core/time/calendar.h"

namespace entente
{

namespace
{

/// Writes members that are not as they are in a plain value.
class SceneObject
{
public:
    template <class T>
    SceneObject &member(const char *name, const T &value, const T &plain)
    {
        if (!(value == plain))
            m_object[name] = value;
        return *this;
    }
    SceneObject &text(const char *name, std::string_view value, std::string_view plain = {})
    {
        if (value != plain)
            m_object[name] = std::string(value);
        return *this;
    }
    SceneObject &json(const char *name, OrderedJson value)
    {
        if (!value.empty())
            m_object[name] = std::move(value);
        return *this;
    }
    OrderedJson done() { return std::move(m_object); }

private:
    OrderedJson m_object = OrderedJson::object();
};

bool beginsDay(Instant t)
{
    return t.seconds % secondsPerDay == 0;
}

/// A day where the moment begins one, else seconds since 1970.
OrderedJson beginJson(Instant t)
{
    if (beginsDay(t))
        return isoDay(t);
    return t.seconds;
}

/// The last day where the moment ends one.
OrderedJson endJson(Instant t)
{
    if (beginsDay(t))
        return isoDay({t.seconds - secondsPerDay});
    return t.seconds;
}

void addSceneSpan(OrderedJson &object, TimeSpan span)
{
    object["from"] = beginJson(span.begin);
    if (!span.isEmpty())
        object["to"] = endJson(span.end);
}

OrderedJson selectionJson(const SceneSelection &selection)
{
    OrderedJson object = OrderedJson::object();
    if (!selection.events.empty())
        object["events"] = selection.events;
    for (const ActorId &actor : selection.actors)
        object["actors"].push_back(actor.value);
    if (!selection.place.empty())
        object["place"] = selection.place;
    if (selection.span)
        addSceneSpan(object, *selection.span);
    return object;
}

OrderedJson fieldJson(const FieldLanes &lanes)
{
    const FieldLanes plain;
    return SceneObject()
        .text("order", wordFor(lanes.order), wordFor(plain.order))
        .member("by_hand", lanes.byHand, plain.byHand)
        .member("pinned", lanes.pinned, plain.pinned)
        .member("hidden", lanes.hidden, plain.hidden)
        .member("collapsed", lanes.collapsed, plain.collapsed)
        .member("heights", lanes.heights, plain.heights)
        .member("counts", lanes.counts, plain.counts)
        .done();
}

OrderedJson lanesJson(const LanesLook &look)
{
    OrderedJson arranged = OrderedJson::object();
    for (const auto &[field, lanes] : look.byField)
        arranged[std::string(wordFor(field))] = fieldJson(lanes);
    return SceneObject()
        .text("field", wordFor(look.field), wordFor(LaneField::Party))
        .json("arranged", std::move(arranged))
        .done();
}

OrderedJson mapJson(const SceneMap &map)
{
    const SceneMap plain;
    OrderedJson extent = OrderedJson::object();
    if (map.extent)
        extent = {{"x", map.extent->center.x},
                  {"y", map.extent->center.y},
                  {"width", map.extent->width},
                  {"height", map.extent->height}};
    OrderedJson center;
    if (map.center != plain.center)
        center = {map.center.lat, map.center.lon};
    return SceneObject()
        .text("projection", map.projection, plain.projection)
        .json("center", std::move(center))
        .json("extent", std::move(extent))
        .text("boundaries", nameOf(map.layers.boundaries), nameOf(plain.layers.boundaries))
        .member("arcs", map.layers.arcs, plain.layers.arcs)
        .text("arcs_to", nameOf(map.layers.arcEnds), nameOf(plain.layers.arcEnds))
        .member("graticule", map.layers.graticule, plain.layers.graticule)
        .member("lakes", map.layers.lakes, plain.layers.lakes)
        .member("rivers", map.layers.rivers, plain.layers.rivers)
        .member("cities", map.layers.cities, plain.layers.cities)
        .text("shading", nameOf(map.layers.shading), nameOf(plain.layers.shading))
        .done();
}

OrderedJson networkJson(const NetworkRequest &network)
{
    const NetworkRequest plain;
    OrderedJson derived = OrderedJson::object();
    if (network.derived)
        derived = {{"least", network.derived->least}, {"years", network.derived->years}};
    OrderedJson dates = OrderedJson::array();
    for (const NetworkRequest::Date &date : network.dates)
        dates.push_back({{"words", date.words}, {"day", endJson(date.end)}});
    OrderedJson blocs = OrderedJson::array();
    for (const ActorId &bloc : network.blocs)
        blocs.push_back(bloc.value);
    return SceneObject()
        .text("layer", network.layer)
        .json("derived", std::move(derived))
        .text("arrangement", wordFor(network.arrangement), wordFor(plain.arrangement))
        .text("hub", network.hub.value)
        .json("blocs", std::move(blocs))
        .member("fade", network.fadeYears, plain.fadeYears)
        .json("dates", std::move(dates))
        .done();
}

OrderedJson matrixJson(const MatrixRequest &matrix)
{
    const MatrixRequest plain;
    return SceneObject()
        .text("of", matrix.measure == MatrixData::Measure::Ties ? "ties" : "events", "events")
        .text("order", wordFor(matrix.order), wordFor(plain.order))
        .text("layer", matrix.layer)
        .done();
}

void addAnchor(OrderedJson &object, const Anchor &anchor)
{
    if (const auto *event = std::get_if<EventAnchor>(&anchor)) {
        object["event"] = event->key;
    } else if (const auto *actor = std::get_if<ActorAnchor>(&anchor)) {
        object["actor"] = actor->id.value;
    } else if (const auto *place = std::get_if<PlaceAnchor>(&anchor)) {
        object["place"] = {place->at.lat, place->at.lon};
    } else if (const auto *time = std::get_if<TimeAnchor>(&anchor)) {
        addSceneSpan(object, time->span);
        if (!time->lane.empty())
            object["lane"] = time->lane;
    } else {
        const PointF at = std::get<PictureAnchor>(anchor).at;
        object["at"] = {at.x, at.y};
    }
}

OrderedJson annotationJson(const Annotation &annotation)
{
    const Annotation plain;
    OrderedJson object{{"kind", std::string(wordFor(annotation.kind))},
                       {"on", std::string(wordFor(annotation.on))}};
    addAnchor(object, annotation.anchor);
    if (!annotation.text.empty())
        object["text"] = annotation.text;
    if (annotation.offset != plain.offset)
        object["offset"] = {annotation.offset.x, annotation.offset.y};
    if (annotation.width != plain.width)
        object["width"] = annotation.width;
    if (annotation.build != plain.build)
        object["build"] = annotation.build;
    return object;
}

} // namespace

OrderedJson sceneJson(const Scene &scene)
{
    const Scene plain;
    SceneObject object;
    object.json("name", scene.name)
        .text("chapter", scene.chapter)
        .text("caption", scene.caption)
        .text("notes", scene.notes)
        .text("where", scene.filter);
    OrderedJson window = OrderedJson::object();
    if (scene.window)
        addSceneSpan(window, *scene.window);
    for (const auto &[name, value] : window.items())
        object.json(name.c_str(), value);
    OrderedJson views = OrderedJson::array();
    for (const SceneView view : scene.views)
        views.push_back(std::string(wordFor(view)));
    OrderedJson annotations = OrderedJson::array();
    for (const Annotation &annotation : scene.annotations)
        annotations.push_back(annotationJson(annotation));
    if (scene.inForce)
        object.json("in_force", endJson(*scene.inForce));
    if (scene.asKnown)
        object.json("as_known", endJson(*scene.asKnown));
    if (scene.views != plain.views)
        object.json("views", std::move(views));
    return object.json("selection", selectionJson(scene.selection))
        .member("share", scene.share, plain.share)
        .json("lanes", lanesJson(scene.lanes))
        .member("eras", scene.eras, plain.eras)
        .json("map", mapJson(scene.map))
        .json("network", networkJson(scene.network))
        .json("matrix", matrixJson(scene.matrix))
        .text("theme", scene.theme)
        .json("annotations", std::move(annotations))
        .text("transition", wordFor(scene.transition), wordFor(plain.transition))
        .member("seconds", scene.seconds, plain.seconds)
        .done();
}

std::string toJson(const Scene &scene)
{
    return jsonText(sceneJson(scene));
}

std::string toJson(const Story &story)
{
    OrderedJson object{{"version", storyVersion}, {"name", story.name}};
    if (!story.description.empty())
        object["description"] = story.description;
    OrderedJson scenes = OrderedJson::array();
    for (const Scene &scene : story.scenes)
        scenes.push_back(sceneJson(scene));
    object["scenes"] = std::move(scenes);
    return jsonText(object);
}

} // namespace entente
