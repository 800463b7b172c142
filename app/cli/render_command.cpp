// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"
#include "app/cli/open_document.h"
#include "app/exporting/export_choices.h"
#include "app/exporting/render.h"
#include "app/exporting/scene_request.h"
#include "core/archive/address.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/engine/lane_words.h"
#include "core/formats/export.h"
#include "core/geo/projection.h"
#include "core/opening/opening.h"
#include "core/store/sample.h"
#include "core/story/story.h"

#include <algorithm>
#include <charconv>
#include <variant>

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

/// A failed run, or a wrong call.
using Trouble = std::variant<Error, UsageError>;

int report(const Trouble &trouble)
{
    if (const auto *error = std::get_if<Error>(&trouble))
        return fail(*error);
    return usage(std::get<UsageError>(trouble));
}

std::optional<int> wholeNumber(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string allFieldWords()
{
    std::string words;
    for (const LaneField field : allLaneFields())
        words += (field == LaneField::None ? " or "
                  : words.empty()          ? ""
                                           : ", ") +
                 std::string(wordFor(field));
    return words;
}

/// The values of a list with commas; quotes hold those that have some in them.
std::optional<std::vector<std::string>> listFrom(std::string_view text)
{
    std::vector<std::string> values;
    std::string value;
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted) {
            values.emplace_back(trimmed(value));
            value.clear();
        } else {
            value += c;
        }
    }
    values.emplace_back(trimmed(value));
    if (isQuoted || std::find(values.begin(), values.end(), "") != values.end())
        return std::nullopt;
    return values;
}

std::optional<Trouble> readLanes(const Invocation &call, RenderRequest &request)
{
    if (const auto word = call.value("--lanes")) {
        const std::optional<LaneField> lanes = laneFieldFrom(*word);
        if (!lanes)
            return UsageError{"--lanes takes " + allFieldWords() + ", not '" + *word + "'"};
        request.lanes.field = *lanes;
    }
    FieldLanes arranged;
    if (const auto word = call.value("--lane-order")) {
        const std::optional<LaneOrder> order = laneOrderFrom(*word);
        if (!order || *order == LaneOrder::ByHand)
            return UsageError{"--lane-order takes count, name or first, not '" + *word + "'"};
        arranged.order = *order;
    }
    arranged.counts = call.has("--lane-counts");
    for (const auto &[option, values] :
         {std::pair("--pin", &arranged.pinned), std::pair("--hide", &arranged.hidden)}) {
        const std::optional<std::string> text = call.value(option);
        if (!text)
            continue;
        const auto list = listFrom(*text);
        if (!list)
            return UsageError{std::string(option) + " takes lanes with commas between them, not '" +
                              *text + "'"};
        *values = *list;
    }
    request.lanes.arrange(std::move(arranged));
    return std::nullopt;
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

/// The days that an option's date names; nothing when the option is not there.
std::optional<Trouble> readDays(const Invocation &call, const char *option,
                                std::optional<TimeSpan> &days)
{
    const std::optional<std::string> text = call.value(option);
    if (!text)
        return std::nullopt;
    const Result<Date> date = understandDate(*text);
    if (!date)
        return UsageError{std::string(option) + ": " + date.error().text()};
    days = date->bounds().strict;
    return std::nullopt;
}

std::optional<Trouble> readDates(const Invocation &call, RenderRequest &request,
                                 std::optional<TimeSpan> &from, std::optional<TimeSpan> &to)
{
    std::optional<TimeSpan> inForce;
    std::optional<TimeSpan> asKnown;
    const std::pair<const char *, std::optional<TimeSpan> *> dates[] = {
        {"--from", &from}, {"--to", &to}, {"--in-force", &inForce}, {"--as-known", &asKnown}};
    for (const auto &[option, days] : dates) {
        if (const std::optional<Trouble> trouble = readDays(call, option, *days))
            return trouble;
    }
    if (inForce)
        request.context.inForce = inForce->end;
    if (asKnown)
        request.context.asKnown = asKnown->end;
    return std::nullopt;
}

/// A scene says what is seen: an option that says so too would be lost in one of the two.
std::optional<Trouble> otherThanScene(const Invocation &call)
{
    constexpr std::string_view beside[] = {"--scene", "--story", "--out",   "--describe",
                                           "--size",  "--dpi",   "--theme", "--text-size",
                                           "--title", "--plain"};
    for (const auto &[name, value] : call.options) {
        if (std::find(std::begin(beside), std::end(beside), name) == std::end(beside))
            return UsageError{"a scene says what is seen: " + name + " does not go with --scene"};
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
Result<RenderRequest> sceneRequest(const Invocation &call, const RenderRequest &said,
                                   const Engine &engine)
{
    Result<Scene> scene = sceneFor(call, engine);
    if (!scene)
        return scene.error();
    if (call.has("--theme"))
        scene->theme.clear();
    Result<RenderRequest> request = requestFor(*scene, said, engine);
    if (request && call.has("--title"))
        request->title = said.title;
    if (request && call.has("--subtitle"))
        request->subtitle = said.subtitle;
    return request;
}

std::optional<Trouble> readView(const Invocation &call, RenderRequest &request)
{
    if (call.has("--story") && !call.has("--scene"))
        return UsageError{"--story goes with --scene"};
    if (call.has("--scene"))
        return otherThanScene(call);
    const std::string view = call.value("--view").value_or("");
    const std::optional<RenderView> known = renderViewFrom(view);
    if (!known)
        return UsageError{
            (view.empty() ? "--view is missing: "
                          : "there is no view '" + view + "'; --view takes ") +
            std::string("timeline, map, network, index, page, calendar, matrix or table")};
    request.view = *known;
    if (const auto text = call.value("--arrange")) {
        if (request.view != RenderView::Page)
            return UsageError{"--arrange goes with --view page"};
        Result<std::vector<PageRow>> rows = pageRowsFrom(*text);
        if (!rows)
            return UsageError{"--arrange: " + rows.error().text()};
        request.rows = std::move(*rows);
    }
    return std::nullopt;
}

std::optional<Trouble> readMatrix(const Invocation &call, RenderRequest &request)
{
    if (const auto word = call.value("--order")) {
        const std::optional<MatrixOrder> order = matrixOrderFrom(*word);
        if (!order)
            return UsageError{"--order takes cluster, count or name, not '" + *word + "'"};
        request.matrix.order = *order;
    }
    const std::string of = call.value("--of").value_or("events");
    if (of != "events" && of != "ties")
        return UsageError{"--of takes events or ties, not '" + of + "'"};
    if (of == "ties")
        request.matrix.measure = MatrixData::Measure::Ties;
    request.matrix.layer = call.value("--layer").value_or("");
    return std::nullopt;
}

std::optional<Trouble> readNetworkDates(const std::string &text, NetworkRequest &network)
{
    const auto list = listFrom(text);
    if (!list)
        return UsageError{"--dates takes dates with commas between them, not '" + text + "'"};
    for (const std::string &each : *list) {
        const Result<Date> date = understandDate(each);
        if (!date)
            return UsageError{"--dates: " + date.error().text()};
        const Instant end = date->isEmpty() ? Instant::openFuture() : date->bounds().strict.end;
        if (end.isOpen())
            return UsageError{"--dates: '" + each + "' has no last day"};
        network.dates.push_back({inWords(*date), end});
    }
    if (network.dates.size() > 24)
        return UsageError{"--dates takes at most 24 dates"};
    return std::nullopt;
}

std::optional<Trouble> readNetwork(const Invocation &call, RenderRequest &request)
{
    NetworkRequest &network = request.network;
    for (const char *option : {"--derived", "--layout", "--hub", "--blocs", "--fade", "--dates"}) {
        if (call.has(option) && request.view != RenderView::Network &&
            request.view != RenderView::Index && request.rows.empty())
            return UsageError{std::string(option) +
                              " goes with --view network, or with a page that has one"};
    }
    network.layer = call.value("--layer").value_or("");
    network.hub = ActorId{call.value("--hub").value_or("")};
    for (const std::string_view bloc : split(call.value("--blocs").value_or(""), ',')) {
        if (!trimmed(bloc).empty())
            network.blocs.push_back(ActorId{std::string(trimmed(bloc))});
    }
    if (network.blocs.size() > mostBlocs)
        return UsageError{"--blocs takes at most three blocs"};
    if (const auto text = call.value("--derived")) {
        network.derived = derivedTiesFrom(*text);
        if (!network.derived)
            return UsageError{"--derived takes events and years, as in 3/5, not '" + *text + "'"};
    }
    if (const auto word = call.value("--layout")) {
        const auto arrangement = arrangementFrom(*word);
        if (!arrangement)
            return UsageError{"--layout takes hub, circle, force or geographic, not '" + *word +
                              "'"};
        network.arrangement = *arrangement;
    }
    if (const auto text = call.value("--fade")) {
        const std::optional<int> years = wholeNumber(*text);
        if (!years || *years < 0 || *years > 1000)
            return UsageError{"--fade takes years, not '" + *text + "'"};
        network.fadeYears = *years;
    }
    if (const auto text = call.value("--dates"))
        return readNetworkDates(*text, network);
    return std::nullopt;
}

/// How it is made, as a preset keeps it; options that are there as well count for more.
std::optional<Trouble> readChoices(const Invocation &call, RenderRequest &request)
{
    ExportChoices choices;
    choices.theme = "light";
    if (const auto name = call.value("--preset")) {
        const auto preset = exportPreset(QString::fromStdString(*name));
        if (!preset) {
            const QString names = exportPresets().join(QStringLiteral(", "));
            return Error{"there is no preset '" + *name + "'; " +
                             (names.isEmpty() ? std::string("none has been kept yet")
                                              : "there are " + names.toStdString()),
                         {}};
        }
        choices = *preset;
    }
    if (const auto text = call.value("--size")) {
        const std::optional<PictureSize> size = pictureSizeFrom(*text);
        if (!size)
            return UsageError{"--size takes pixels as in 1920x1080, millimetres as in 297x210mm or "
                              "a name as slide, a4, a3-upright, 3-columns; not '" +
                              *text + "'"};
        choices.size = *size;
        if (size->unit == PictureSize::Unit::Millimetres)
            choices.dpi = 300; // what printers want
    }
    if (const auto text = call.value("--text-size")) {
        const std::optional<int> percent = wholeNumber(*text);
        if (!percent || *percent < 80 || *percent > 200)
            return UsageError{"--text-size takes per cent from 80 to 200, not '" + *text + "'"};
        choices.textPercent = *percent;
    }
    if (const auto text = call.value("--dpi")) {
        const std::optional<int> dpi = wholeNumber(*text);
        if (!dpi || *dpi < 1 || *dpi > 10'000)
            return UsageError{"--dpi takes a number from 1 to 10000, not '" + *text + "'"};
        choices.dpi = *dpi;
    }
    choices.hasHead = choices.hasHead && !call.has("--no-title");
    choices.hasLegend = choices.hasLegend && !call.has("--no-legend");
    choices.hasSources = choices.hasSources && !call.has("--no-sources");
    choices.numbersSources = choices.numbersSources || call.has("--numbered-sources");
    apply(choices, request);
    request.subtitle = call.value("--subtitle").value_or("");
    request.caption = call.value("--caption").value_or("");
    request.decorated = request.decorated || !request.caption.empty();
    request.sourceNote = call.value("--source-note").value_or("");
    request.altText = call.value("--alt-text").value_or("");
    return std::nullopt;
}

std::optional<Trouble> readLook(const Invocation &call, RenderRequest &request)
{
    if (const auto word = call.value("--theme")) {
        request.theme = Theme::named(*word);
        if (!request.theme)
            return UsageError{"--theme takes light, dark or print, not '" + *word + "'"};
    }
    if (const auto text = call.value("--center")) {
        const std::size_t comma = text->find(',');
        const std::optional<int> lat =
            comma == std::string::npos ? 0 : wholeNumber(text->substr(0, comma));
        const std::optional<int> lon =
            wholeNumber(comma == std::string::npos ? *text : text->substr(comma + 1));
        if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180)
            return UsageError{"--center takes whole degrees: a longitude from -180 to 180, or a "
                              "latitude and a longitude as in 35,139; not '" +
                              *text + "'"};
        request.center = {double(*lat), double(*lon)};
    }
    if (const auto word = call.value("--boundaries")) {
        const std::optional<Boundaries> view = boundariesNamed(*word);
        if (!view)
            return UsageError{"--boundaries takes de-facto or un, not '" + *word + "'"};
        request.layers.boundaries = *view;
    }
    if (const auto word = call.value("--arcs")) {
        const std::optional<ArcEnds> ends = arcEndsNamed(*word);
        if (!ends && *word != "none")
            return UsageError{"--arcs takes parties, venue or none, not '" + *word + "'"};
        request.layers.arcs = ends.has_value();
        request.layers.arcEnds = ends.value_or(request.layers.arcEnds);
    }
    request.layers.rivers = call.has("--rivers");
    request.layers.cities = !call.has("--no-cities");
    request.language = call.value("--language").value_or("");
    if (const auto word = call.value("--shade")) {
        const std::optional<Shading> shading = shadingNamed(*word);
        if (!shading)
            return UsageError{"--shade takes events, ties or ties:JPN, not '" + *word + "'"};
        request.layers.shading = *shading;
    }
    request.projection = call.value("--projection").value_or(request.projection);
    const std::vector<std::string> known = Projection::names();
    if (std::find(known.begin(), known.end(), request.projection) == known.end()) {
        std::string names;
        for (const std::string &name : known)
            names += (names.empty() ? "" : ", ") + name;
        return UsageError{"there is no projection '" + request.projection + "'; there are " +
                          names};
    }
    request.title = call.value("--title").value_or("");
    request.decorated = request.decorated && !call.has("--plain");
    request.eras = !call.has("--no-eras");
    return std::nullopt;
}

std::optional<Trouble> readFilter(const Invocation &call, RenderRequest &request)
{
    const std::optional<std::string> query = call.value("--where");
    if (!query)
        return std::nullopt;
    ParsedQuery parsed = parseQuery(*query);
    if (parsed.error)
        return UsageError{"--where: " + parsed.error->message + " (at character " +
                          std::to_string(parsed.error->position + 1) + ")"};
    request.context.filter = std::move(parsed.filter);
    return std::nullopt;
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

std::string formatSentence(const std::string &file)
{
    return "'" + file + "' has no picture format that can be written here: .png, .svg or .pdf" +
           (renderFormatFor("x.webp") ? ", .webp"
                                      : " (.webp needs the package "
                                        "qt6-image-formats-plugins)");
}

std::optional<Trouble> readRequest(const Invocation &call, RenderRequest &request,
                                   std::optional<TimeSpan> &from, std::optional<TimeSpan> &to)
{
    if (call.positional.size() != 1)
        return UsageError{"one DOC is needed"};
    if (auto trouble = readView(call, request))
        return trouble;
    if (!call.has("--out") && !call.has("--describe"))
        return UsageError{"--out or --describe is missing"};
    if (call.has("--out") && !renderFormatFor(*call.value("--out")))
        return UsageError{formatSentence(*call.value("--out"))};
    if (auto trouble = readChoices(call, request))
        return trouble;
    if (auto trouble = readLanes(call, request))
        return trouble;
    if (auto trouble = readMatrix(call, request))
        return trouble;
    if (auto trouble = readNetwork(call, request))
        return trouble;
    if (auto trouble = readLook(call, request))
        return trouble;
    if (auto trouble = readFilter(call, request))
        return trouble;
    return readDates(call, request, from, to);
}

Outcome writePictures(const Invocation &call, const RenderRequest &request, const Drawing &drawing,
                      const Engine &engine)
{
    if (const auto file = call.value("--out")) {
        const QByteArray bytes =
            encoded(drawing, *renderFormatFor(*file), request, fewKeysFor(request, engine));
        if (bytes.isEmpty())
            return Error{"there is not enough memory for a picture of this size", *file};
        const Outcome written = writeFileAtomically(
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
    RenderRequest request;
    std::optional<TimeSpan> from;
    std::optional<TimeSpan> to;
    if (const std::optional<Trouble> trouble = readRequest(call, request, from, to))
        return report(*trouble);
    const Result<std::shared_ptr<const Engine>> engine = openedEngine(call.positional[0]);
    if (!engine)
        return fail(engine.error());
    if (call.has("--scene")) {
        Result<RenderRequest> asked = sceneRequest(call, request, **engine);
        if (!asked)
            return fail(asked.error());
        request = std::move(*asked);
    } else if (const std::optional<Trouble> trouble = missingLane(request, **engine)) {
        return report(*trouble);
    }
    const Result<std::optional<TimeSpan>> window = windowOf(from, to, request, **engine);
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
