// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/render_options.h"

#include "core/base/text.h"
#include "core/engine/lane_words.h"
#include "core/geo/projection.h"

#include <algorithm>
#include <charconv>

namespace entente
{

namespace
{

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
        if (std::optional<Trouble> trouble = readDays(call, option, *days))
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
    constexpr std::string_view beside[] = {"--scene", "--story", "--out",       "--describe",
                                           "--size",  "--dpi",   "--theme",     "--text-size",
                                           "--title", "--plain", "--selection", "--scope"};
    for (const auto &[name, value] : call.options) {
        if (std::find(std::begin(beside), std::end(beside), name) == std::end(beside))
            return UsageError{"a scene says what is seen: " + name + " does not go with --scene"};
    }
    return std::nullopt;
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
std::optional<Trouble> readChoices(const Invocation &call, RenderCall &read)
{
    RenderRequest &request = read.request;
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
    read.scope = choices.scope;
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

std::optional<Trouble> readQuery(const char *option, const std::string &query, Filter &filter)
{
    ParsedQuery parsed = parseQuery(query);
    if (parsed.error)
        return UsageError{std::string(option) + ": " + parsed.error->message + " (at character " +
                          std::to_string(parsed.error->position + 1) + ")"};
    filter = std::move(parsed.filter);
    return std::nullopt;
}

std::optional<Trouble> readFilter(const Invocation &call, RenderRequest &request)
{
    const std::optional<std::string> query = call.value("--where");
    if (!query)
        return std::nullopt;
    return readQuery("--where", *query, request.context.filter);
}

/// What is selected, and whether the picture is of it alone.
std::optional<Trouble> readSelection(const Invocation &call, RenderCall &read)
{
    if (const auto word = call.value("--scope")) {
        const auto scope = exportScopeFrom(QString::fromStdString(*word));
        if (!scope)
            return UsageError{"--scope takes visible, selection or all, not '" + *word + "'"};
        read.scope = *scope;
    }
    const std::optional<std::string> query = call.value("--selection");
    if (query) {
        if (call.has("--scope") && read.scope != ExportScope::Selection)
            return UsageError{"--selection goes with --scope selection"};
        read.scope = ExportScope::Selection;
        return readQuery("--selection", *query, read.request.selection);
    }
    if (read.scope == ExportScope::Selection && !call.has("--scene"))
        return UsageError{std::string(call.has("--scope") ? "--scope selection"
                                                          : "the preset, which shows what is "
                                                            "selected,") +
                          " needs --selection QUERY, as in --selection party:JPN"};
    return std::nullopt;
}

std::string formatSentence(const std::string &file)
{
    return "'" + file + "' has no picture format that can be written here: .png, .svg or .pdf" +
           (renderFormatFor("x.webp") ? ", .webp"
                                      : " (.webp needs the package "
                                        "qt6-image-formats-plugins)");
}

} // namespace

std::optional<Trouble> readRequest(const Invocation &call, RenderCall &read)
{
    RenderRequest &request = read.request;
    if (call.positional.size() != 1)
        return UsageError{"one DOC is needed"};
    if (auto trouble = readView(call, request))
        return trouble;
    if (!call.has("--out") && !call.has("--describe"))
        return UsageError{"--out or --describe is missing"};
    if (call.has("--out") && !renderFormatFor(*call.value("--out")))
        return UsageError{formatSentence(*call.value("--out"))};
    if (auto trouble = readChoices(call, read))
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
    if (auto trouble = readSelection(call, read))
        return trouble;
    return readDates(call, request, read.from, read.to);
}

} // namespace entente
