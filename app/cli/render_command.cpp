// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "app/cli/open_document.h"
#include "app/cli/render_options.h"
#include "app/exporting/framing.h"
#include "app/exporting/scene_request.h"
#include "core/archive/address.h"
#include "core/base/files.h"
#include "core/formats/export.h"
#include "core/opening/opening.h"
#include "core/store/sample.h"
#include "core/story/story.h"

#include <algorithm>

namespace entente
{

namespace
{

constexpr OptionSpec renderOptions[] = {
    {"--view", "timeline|map|network|index|page|calendar|matrix|table",
     "what to draw; a page is a map above a timeline, an index is the network's measures through "
     "all "
     "times, a calendar counts by month, a matrix by pair of parties"},
    {"--arrange", "ROWS",
     "of a page: its views and texts, as in 'map, network, \"Seen from Tokyo\" / 2: timeline', "
     "whose second row is twice as high (map / timeline)"},
    {"--layer", "NAME", "of a network or a matrix of ties: the ties of this layer or named union"},
    {"--derived", "K/YEARS", "of the network: ties of those who share K events within YEARS"},
    {"--layout", "hub|circle|force|geographic", "of the network: how actors stand (hub)"},
    {"--hub", "ACTOR", "of the network: the actor in the middle"},
    {"--blocs", "BLOC,…", "of the network: whose members are ringed, at most three"},
    {"--fade", "YEARS", "of the network: how long ties that ended stay, ever paler (3)"},
    {"--dates", "D,D,…", "of the network: several dates side by side"},
    {"--out", "FILE", "the picture: .png, .svg or .pdf"},
    {"--scene", "NAME|FILE.json",
     "a scene of the document's stories by its name or number, or one from a file; it says all but "
     "size, theme and title"},
    {"--story", "NAME", "of --scene: the story that it is looked for in (all)"},
    {"--describe", "FILE.json", "what was drawn, in words and boxes"},
    {"--size", "WxH|WxHmm|NAME",
     "pixels, millimetres, or a name: slide, slide-4-3, 4k, square, a4, a3, letter, 3-columns … "
     "(1920x1080)"},
    {"--text-size", "N", "of all text, in per cent from 80 to 200 (100)"},
    {"--dpi", "N", "dots per inch of an image (96; of a size in millimetres 300)"},
    {"--preset", "NAME", "made as this preset of the export dialog says"},
    {"--from", "D", "the first day of the time span"},
    {"--to", "D", "the last day of the time span"},
    {"--where", "QUERY", "only the events of this query"},
    {"--selection", "QUERY",
     "only what this query finds of that, which the picture says: event:KEY,KEY, party:JPN, "
     "place:Tokyo; networks and matrices show these actors and what is between them"},
    {"--scope", "visible|selection|all",
     "of a scene or a preset: as it is seen, what it selects alone, or all that passes its filter"},
    {"--in-force", "D", "the state of the world at the end of this date"},
    {"--as-known", "D", "the state of our knowledge at the end of this date"},
    {"--lanes", "FIELD",
     "a lane for each party, pair, kind, region, bloc, place, tag, status or "
     "thread, or none (party)"},
    {"--lane-order", "count|name|first",
     "most events first, by name, or by the first date (count)"},
    {"--lane-counts", nullptr, "each lane as a little chart of counts over time"},
    {"--pin", "A,B",
     "lanes that stand on top, as queries name them: JPN, GBR-JPN, \"Kyiv, Ukraine\""},
    {"--hide", "A,B", "lanes that are left out and counted"},
    {"--no-eras", nullptr, "without leaders and eras behind the lanes"},
    {"--of", "events|ties", "what a matrix counts (events)"},
    {"--order", "cluster|count|name",
     "of a matrix's actors: who meets the same others together, most first, or by name (cluster)"},
    {"--projection", "NAME", "of the map (equal-earth)"},
    {"--center", "LON or LAT,LON", "of the map in degrees (100)"},
    {"--boundaries", "de-facto|un", "of the map (de-facto)"},
    {"--arcs", "parties|venue|none",
     "of the map: between parties, or from parties to where they met (parties)"},
    {"--arcs", "parties|venue|none",
     "of the map: between parties, or from parties to where they met (parties)"},
    {"--rivers", nullptr, "on the map"},
    {"--no-cities", nullptr, "on the map: no names of capitals and cities"},
    {"--language", "CODE", "of the names of cities on the map, as in de or ja (en)"},
    {"--shade", "events|ties|ties:JPN",
     "countries of the map by events, by ties in force, or by ties with one actor"},
    {"--theme", "light|dark|print", "colours (light)"},
    {"--title", "T", "instead of the document's title"},
    {"--subtitle", "T", "instead of what is shown, in words"},
    {"--caption", "T", "under the picture"},
    {"--source-note", "T", "instead of the sources of what is shown"},
    {"--alt-text", "T", "instead of the picture in words"},
    {"--numbered-sources", nullptr, "labels refer to their sources by numbers"},
    {"--no-title", nullptr, "without title and subtitle"},
    {"--no-legend", nullptr, "without legend"},
    {"--no-sources", nullptr, "without source note"},
    {"--plain", nullptr, "without title, legend and source note"},
};

int report(const Trouble &trouble)
{
    if (const auto *error = std::get_if<Error>(&trouble))
        return fail(*error);
    return usage(std::get<UsageError>(trouble));
}

/// A lane that is not there is a slip of the pen: a picture without it would not show that.
std::optional<Trouble> missingLane(const RenderRequest &request, const Engine &engine)
{
    for (const auto &[option, values] : {std::pair("--pin", &request.lanes.arranged().pinned),
                                         std::pair("--hide", &request.lanes.arranged().hidden)}) {
        for (const std::string &value : *values) {
            LanesQuestion question;
            question.lanes = request.lanes.field;
            question.pinned = {value};
            question.maxLanes = 1;
            question.marksPerLane = 0;
            const Result<LanesAnswer> answer = engine.answer(question);
            if (!answer)
                return answer.error();
            if (answer->lanes.empty() || !answer->lanes.front().isPinned)
                return UsageError{std::string(option) + ": there is no lane '" + value +
                                  "'; lanes are named as queries name them, as JPN and GBR-JPN"};
        }
    }
    return std::nullopt;
}

/// The scene of a call, from a file or out of the document.
Result<Scene> sceneFor(const Invocation &call, const Engine &engine)
{
    const std::string name = *call.value("--scene");
    if (name.ends_with(".json")) {
        const Result<std::string> text = readFile(name);
        return text ? sceneFromJson(*text, name) : Result<Scene>(text.error());
    }
    return findScene(engine.vocabulary().stories, call.value("--story").value_or(""), name);
}

/// What the scene of a call asks for, under what else the call says.
Result<RenderRequest> sceneRequest(const Invocation &call, const RenderCall &read,
                                   const Engine &engine)
{
    Result<Scene> scene = sceneFor(call, engine);
    if (!scene)
        return scene.error();
    if (call.has("--theme"))
        scene->theme.clear();
    Result<RenderRequest> request = requestFor(*scene, read.request, engine);
    if (!request)
        return request;
    if (call.has("--title"))
        request->title = read.request.title;
    if (call.has("--subtitle"))
        request->subtitle = read.request.subtitle;
    if (read.scope != ExportScope::Selection)
        return request;
    if (call.has("--selection"))
        showAll(*request);
    else if (!showSelection(*request, scene->selection))
        return Error{"the scene '" + scene->name +
                         "' selects nothing; say what with --selection, as in "
                         "--selection party:JPN",
                     {}};
    return request;
}

/// The open side of a span is where the document's events end.
Result<std::optional<TimeSpan>> windowOf(const std::optional<TimeSpan> &from,
                                         const std::optional<TimeSpan> &to,
                                         const RenderRequest &request, const Engine &engine)
{
    if (!from && !to)
        return std::optional<TimeSpan>();
    const Result<CountAnswer> count = engine.answer(CountQuestion{request.context});
    if (!count)
        return count.error();
    const TimeSpan extent = count->extent.value_or(TimeSpan{});
    const TimeSpan span{from ? from->begin : extent.begin, to ? to->end : extent.end};
    if (span.begin.isOpen() || span.end.isOpen() || !(span.begin < span.end))
        return Error{"--from must lie before --to, and before the last event", {}};
    return std::optional(span);
}

Result<std::shared_ptr<const Engine>> openedEngine(const std::string &argument)
{
    if (isArchiveAddress(argument))
        return openEngine(argument);
    const Result<std::filesystem::path> file = documentPath(argument);
    if (!file)
        return file.error();
    return openEngineOn(*file);
}

Outcome writePictures(const Invocation &call, const RenderRequest &request, const Drawing &drawing,
                      const Engine &engine)
{
    if (const auto file = call.value("--out")) {
        const QByteArray bytes =
            encoded(drawing, *renderFormatFor(*file), request, fewKeysFor(request, engine));
        if (bytes.isEmpty())
            return Error{"there is not enough memory for a picture of this size", *file};
        Outcome written = writeFileAtomically(
            *file, std::string_view(bytes.constData(), std::size_t(bytes.size())));
        if (!written)
            return written;
    }
    if (const auto file = call.value("--describe"))
        return writeFileAtomically(*file, describe(drawing, keysFor(request, engine)));
    return Done{};
}

int runRender(const Invocation &call)
{
    RenderCall read;
    if (const std::optional<Trouble> trouble = readRequest(call, read))
        return report(*trouble);
    RenderRequest &request = read.request;
    const Result<std::shared_ptr<const Engine>> engine = openedEngine(call.positional[0]);
    if (!engine)
        return fail(engine.error());
    if (call.has("--scene")) {
        Result<RenderRequest> asked = sceneRequest(call, read, **engine);
        if (!asked)
            return fail(asked.error());
        request = std::move(*asked);
    } else if (const std::optional<Trouble> trouble = missingLane(request, **engine)) {
        return report(*trouble);
    }
    if (read.scope == ExportScope::All)
        showAll(request);
    const Result<std::optional<TimeSpan>> window = windowOf(read.from, read.to, request, **engine);
    if (!window)
        return fail(window.error());
    if (*window)
        request.window = *window;
    const Result<Drawing> drawing = drawingFor(request, **engine);
    if (!drawing)
        return fail(drawing.error());
    const Outcome written = writePictures(call, request, *drawing, **engine);
    return written ? ExitDone : fail(written.error());
}

} // namespace

const CommandSpec renderCommand = {
    "render",
    "DOC (--view timeline|map|network|page|calendar|matrix | --scene NAME|FILE.json) --out FILE",
    "Draws a timeline, a map, a network of ties, a page or a scene of a story into a file.",
    renderOptions,
    false,
    runRender};

} // namespace entente
