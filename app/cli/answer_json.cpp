// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/answer_json.h"

#include "core/time/calendar.h"

#include <numeric>

namespace entente
{

namespace
{

Json dayOrNull(const std::optional<TimeSpan> &span, Instant TimeSpan::*side)
{
    if (!span)
        return nullptr;
    // The end is half-open: the day that the last moment falls on is the one before.
    const std::int64_t back = side == &TimeSpan::end && !span->isEmpty() ? 1 : 0;
    return isoDay({((*span).*side).seconds - back});
}

Json placeJson(const Place &place)
{
    Json json;
    json["name"] = place.name;
    json["country"] = place.country.value;
    json["lat"] = place.position ? Json(place.position->lat) : Json();
    json["lon"] = place.position ? Json(place.position->lon) : Json();
    json["precision"] = wordFor(place.precision);
    return json;
}

Json sourcesJson(const std::vector<Source> &sources)
{
    Json json = Json::array();
    for (const Source &source : sources) {
        Json one = {{"publisher", source.publisher},
                    {"title", source.title},
                    {"url", source.url},
                    {"date", source.date}};
        one["verified"] = source.verified ? Json(*source.verified) : Json();
        json.push_back(std::move(one));
    }
    return json;
}

Json reportJson(const Report &report)
{
    Json json = {{"publisher", report.publisher},
                 {"title", report.title},
                 {"url", report.url},
                 {"published", report.published.edtf()},
                 {"quote", report.quote}};
    json["status"] = report.status ? Json(wordFor(*report.status)) : Json();
    json["start"] = report.start.edtf();
    json["end"] = report.end.edtf();
    return json;
}

Json reportsJson(const std::vector<Report> &reports)
{
    Json json = Json::array();
    for (const Report &report : reports)
        json.push_back(reportJson(report));
    return json;
}

Json wordJson(const KnownWord &word)
{
    if (!word.known)
        return nullptr;
    Json json = {
        {"status", wordFor(word.status)}, {"start", word.start.edtf()}, {"end", word.end.edtf()}};
    json["report"] = word.report ? reportJson(*word.report) : Json();
    return json;
}

} // namespace

Json toJson(const CountAnswer &answer)
{
    return {{"count", answer.count},
            {"total", answer.total},
            {"without_date", answer.withoutDate},
            {"without_place", answer.withoutPlace},
            {"only_possibly", answer.onlyPossibly},
            {"first", dayOrNull(answer.extent, &TimeSpan::begin)},
            {"last", dayOrNull(answer.extent, &TimeSpan::end)}};
}

Json toJson(const EventAnswer &answer, const KindTree &kinds)
{
    const Event &event = answer.event;
    Json json = {{"id", event.key},
                 {"title", event.title},
                 {"kind", kinds.root(event.kind).value},
                 {"subkind", event.subkind},
                 {"status", wordFor(answer.status)},
                 {"start", answer.start.edtf()},
                 {"end", answer.end.edtf()},
                 {"when", inWords(answer.start, answer.end)}};
    json["parties"] = Json::array();
    for (const Party &party : event.parties)
        json["parties"].push_back({{"actor", party.actor.value}, {"role", party.role}});
    json["persons"] = Json::array();
    for (const Person &person : event.persons)
        json["persons"].push_back(
            {{"name", person.name}, {"office", person.office}, {"actor", person.actor.value}});
    json["place"] = event.place.isEmpty() ? Json() : placeJson(event.place);
    json["description"] = event.description;
    json["tags"] = event.tags;
    json["confidence"] = wordFor(event.confidence);
    json["thread"] = event.thread.value;
    json["phase"] = event.phase ? Json(wordFor(*event.phase)) : Json();
    json["relations"] = Json::array();
    for (const Relation &relation : event.relations)
        json["relations"].push_back(
            {{"type", wordFor(relation.type)}, {"target", relation.target}});
    json["sources"] = sourcesJson(event.sources);
    json["reports"] = reportsJson(event.reports);
    json["note"] = event.note;
    return json;
}

Json toJson(const HistogramAnswer &answer, const std::vector<Instant> &edges)
{
    Json json;
    json["bins"] = Json::array();
    for (std::size_t i = 0; i < answer.counts.size(); ++i)
        json["bins"].push_back({{"from", isoDay(edges[i])},
                                {"to", isoDay(edges[i + 1])},
                                {"count", answer.counts[i]}});
    json["total"] = std::accumulate(answer.counts.begin(), answer.counts.end(), std::int64_t(0));
    json["without_start"] = answer.outside;
    json["without_date"] = answer.undated;
    return json;
}

Json toJson(const Facet &facet)
{
    Json json;
    json["field"] = wordFor(facet.field);
    json["values"] = Json::array();
    for (const FacetValue &value : facet.values)
        json["values"].push_back(
            {{"value", value.value}, {"label", value.label}, {"count", value.count}});
    return json;
}

Json toJson(const SearchAnswer &answer)
{
    Json json;
    json["hits"] = Json::array();
    for (const SearchHit &hit : answer.hits)
        json["hits"].push_back({{"id", hit.key},
                                {"title", hit.title},
                                {"start", hit.start.edtf()},
                                {"rank", hit.rank}});
    json["total"] = answer.total;
    return json;
}

Json toJson(const ChangesAnswer &answer, Instant from, Instant to)
{
    // Ends of days: the day is the one before.
    const auto day = [](Instant end) { return isoDay({end.seconds - 1}); };
    Json json;
    json["from"] = day(from);
    json["to"] = day(to);
    json["changes"] = Json::array();
    for (const Change &change : answer.changes)
        json["changes"].push_back({{"id", change.key},
                                   {"title", change.title},
                                   {"kind", change.kind.value},
                                   {"day", day(change.day)},
                                   {"before", wordJson(change.before)},
                                   {"after", wordJson(change.after)}});
    json["total"] = answer.total;
    return json;
}

Json toJson(const PairHistory &history)
{
    const auto days = [](TimeSpan span) { return std::int64_t(span.seconds()) / secondsPerDay; };
    Json json;
    json["a"] = history.a.value;
    json["b"] = history.b.value;
    json["contacts"] = Json::array();
    for (const Contact &contact : history.contacts)
        json["contacts"].push_back({{"id", contact.key},
                                    {"title", contact.title},
                                    {"kind", contact.kind.value},
                                    {"start", contact.start.edtf()},
                                    {"end", contact.end.edtf()}});
    json["longest_gap"] = nullptr;
    if (const auto &gap = history.longestGap)
        json["longest_gap"] = {{"from", isoDay({gap->span.begin.seconds - 1})},
                               {"to", isoDay(gap->span.end)},
                               {"days", days(gap->span)},
                               {"before", gap->before.key},
                               {"after", gap->after.key}};
    json["days_since_last"] = nullptr;
    if (history.sinceLast)
        json["days_since_last"] = days(*history.sinceLast);
    json["ahead"] = history.ahead;
    json["cancelled"] = history.cancelled;
    json["undated"] = history.undated;
    json["unread"] = history.unread;
    return json;
}

namespace
{

Json edgeJson(const TieEdge &edge, const std::function<std::string(EventId)> &keyOf)
{
    Json json{{"a", edge.a.value}, {"b", edge.b.value}, {"weight", edge.weight}};
    if (!edge.bases.empty())
        json["instruments"] = edge.bases;
    json["events"] = Json::array();
    for (const EventId id : edge.events)
        json["events"].push_back(keyOf(id));
    return json;
}

Json derivedJson(const std::optional<DerivedTies> &derived)
{
    if (!derived)
        return nullptr;
    return {{"least", derived->least}, {"years", derived->years}};
}

} // namespace

Json toJson(const TiesAnswer &answer, const TiesQuestion &question,
            const std::function<std::string(EventId)> &keyOf)
{
    Json json;
    json["date"] = isoDay(question.day);
    json["layer"] = question.derived ? Json(nullptr) : Json(answer.layer);
    json["derived"] = derivedJson(question.derived);
    json["nodes"] = Json::array();
    for (const TieNode &node : answer.nodes)
        json["nodes"].push_back(
            {{"actor", node.actor.value}, {"label", node.label}, {"degree", node.degree}});
    json["edges"] = Json::array();
    for (const TieEdge &edge : answer.edges)
        json["edges"].push_back(edgeJson(edge, keyOf));
    json["planned"] = Json::array();
    for (const TieEdge &edge : answer.planned)
        json["planned"].push_back(edgeJson(edge, keyOf));
    json["lapsed"] = Json::array();
    for (const TieEdge &edge : answer.lapsed) {
        json["lapsed"].push_back(edgeJson(edge, keyOf));
        json["lapsed"].back()["faded"] = edge.faded;
    }
    json["centralization"] = answer.centralization;
    json["centralization_active"] = answer.centralizationActive;
    return json;
}

Json toJson(const NetworkSeries &series, const TieHistoryAnswer &answer)
{
    Json json;
    json["layer"] = answer.layer.empty() ? Json(nullptr) : Json(answer.layer);
    json["hub"] =
        series.hub < 0 ? Json(nullptr) : Json(series.actors[std::size_t(series.hub)].value);
    json["actors"] = Json::array();
    for (const TieActor &actor : answer.actors)
        json["actors"].push_back({{"actor", actor.id.value}, {"label", actor.label}});
    json["moments"] = Json::array();
    for (const NetworkMoment &moment : series.moments) {
        Json degrees = Json::object();
        Json ranks = Json::object();
        for (std::size_t i = 0; i < series.actors.size(); ++i) {
            degrees[series.actors[i].value] = moment.degrees[i];
            ranks[series.actors[i].value] =
                moment.ranks[i] == 0 ? Json(nullptr) : Json(moment.ranks[i]);
        }
        json["moments"].push_back(
            {{"from", moment.from.isOpen() ? Json(nullptr) : Json(isoDay(moment.from))},
             {"ties", moment.ties},
             {"active", moment.active},
             {"centralization", moment.centralization},
             {"centralization_active", moment.centralizationActive},
             {"betweenness", moment.betweenness},
             {"density", moment.density},
             {"triangles", moment.triangles},
             {"communities", moment.communities},
             {"modularity", moment.modularity},
             {"top",
              moment.top < 0 ? Json(nullptr) : Json(series.actors[std::size_t(moment.top)].value)},
             {"without_top", moment.withoutTop},
             {"without_hub", moment.withoutHub},
             {"degrees", std::move(degrees)},
             {"ranks", std::move(ranks)}});
    }
    return json;
}

Json toJson(const std::vector<Era> &eras)
{
    Json list = Json::array();
    for (const Era &era : eras) {
        Json json{{"name", era.name}};
        if (!era.shortName.empty())
            json["short"] = era.shortName;
        json["kind"] = wordFor(era.kind);
        if (!era.actor.isEmpty())
            json["actor"] = era.actor.value;
        if (!era.office.empty())
            json["office"] = era.office;
        json["start"] = era.start.edtf();
        json["end"] = era.end.isEmpty() ? Json(nullptr) : Json(era.end.edtf());
        if (!era.source.empty())
            json["source"] = era.source;
        list.push_back(std::move(json));
    }
    return {{"eras", std::move(list)}};
}

std::string written(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente
