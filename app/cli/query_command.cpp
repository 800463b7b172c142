// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/answer_json.h"
#include "app/cli/answer_text.h"
#include "app/cli/command.h"
#include "app/cli/open_document.h"
#include "core/network/network_series.h"
#include "core/story/story.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>

namespace entente
{

namespace
{

constexpr OptionSpec queryOptions[] = {
    {"--where", "QUERY", "only the events of this query"},
    {"--in-force", "D", "the state of the world at the end of this date"},
    {"--as-known", "D", "the state of our knowledge at the end of this date"},
    {"--count", nullptr, "how many events there are"},
    {"--ids", nullptr, "the identifiers of the events, by start"},
    {"--events", nullptr, "the events in full, by start"},
    {"--stories", nullptr, "the stories of the document"},
    {"--histogram", "year|month|day", "how many events begin in each"},
    {"--facet", "FIELD",
     "how many events have each kind, status, party, tag, phase, in, person, "
     "place, source, confidence or thread"},
    {"--search", "TEXT", "the events that hold these words, best first"},
    {"--changes", "FROM..TO", "what became known between two dates, and what reports changed"},
    {"--pair", "A B", "what two actors had to do with each other, and the longest gap"},
    {"--network", "DATE", "the ties in force on a date, and how centralized they are"},
    {"--network-series", nullptr,
     "how centralized the ties are through all times, as CSV or with --json"},
    {"--eras", nullptr, "the leaders and eras of the document"},
    {"--layer", "NAME", "of --network: the ties of this layer or named union"},
    {"--derived", "K/YEARS",
     "of --network: ties of those who share K events of --where within YEARS, as in 3/5"},
    {"--fade", "YEARS", "of --network: also ties that ended within so many years"},
    {"--hub", "ACTOR", "of --network-series: the actor without whom ties are counted"},
    {"--json", nullptr, "prints JSON"},
};

constexpr const char *modes[] = {"--count",     "--ids",   "--events", "--stories",
                                 "--histogram", "--facet", "--search", "--changes",
                                 "--network",   "--eras",  "--pair",   "--network-series"};

/// A call with its document open.
struct Query
{
    const Invocation &call;
    const Engine &engine;
    Context context;

    int show(const Json &json, const std::string &text) const
    {
        if (call.wantsJson())
            print(written(json));
        else if (!text.empty())
            print(text);
        return ExitDone;
    }
};

int showCount(const Query &query)
{
    const Result<CountAnswer> answer = query.engine.answer(CountQuestion{query.context});
    return answer ? query.show(toJson(*answer), toText(*answer)) : fail(answer.error());
}

Result<RowsAnswer> allRows(const Query &query)
{
    RowsQuestion question;
    question.context = query.context;
    question.limit = std::numeric_limits<std::int64_t>::max();
    return query.engine.answer(question);
}

int showIds(const Query &query)
{
    const Result<RowsAnswer> rows = allRows(query);
    if (!rows)
        return fail(rows.error());
    Json ids = Json::array();
    std::string text;
    for (const Row &row : rows->rows) {
        ids.push_back(row.key);
        text += (text.empty() ? "" : "\n") + row.key;
    }
    return query.show({{"ids", ids}}, text);
}

int showEvents(const Query &query)
{
    const Result<RowsAnswer> rows = allRows(query);
    if (!rows)
        return fail(rows.error());
    Json events = Json::array();
    std::string text;
    for (const Row &row : rows->rows) {
        const Result<EventAnswer> event =
            query.engine.answer(EventQuestion{row.id, query.context.asKnown});
        if (!event)
            return fail(event.error());
        if (query.call.wantsJson())
            events.push_back(toJson(*event, query.engine.vocabulary().kinds));
        else
            text += (text.empty() ? "" : "\n") + toText(*event);
    }
    return query.show({{"events", events}}, text);
}

int showStories(const Query &query)
{
    Json stories = Json::array();
    std::string text;
    for (const StoryText &each : query.engine.vocabulary().stories) {
        const Result<Story> story = storyFromJson(each.json);
        if (!story)
            return fail(story.error());
        Json scenes = Json::array();
        for (const Scene &scene : story->scenes)
            scenes.push_back(scene.name);
        stories.push_back({{"name", story->name},
                           {"scenes", story->scenes.size()},
                           {"description", story->description},
                           {"scene_names", scenes}});
        const std::size_t count = story->scenes.size();
        text += (text.empty() ? "" : "\n") + story->name + " (" + std::to_string(count) +
                (count == 1 ? " scene)" : " scenes)");
        for (std::size_t i = 0; i < count; ++i)
            text += "\n  " + std::to_string(i + 1) + ". " + story->scenes[i].name;
    }
    return query.show({{"stories", stories}}, text.empty() ? "The document has no stories." : text);
}

/// The start of the year, month or day that comes `steps` after the one that `t` lies in.
Instant stepped(Instant t, const std::string &unit, std::int64_t steps)
{
    const CivilDate date = civilDate(t);
    if (unit == "year")
        return startOfYear(date.year + steps);
    if (unit == "month")
        return startOf(plusMonths({date.year, date.month, 1}, steps));
    return {startOf(date).seconds + steps * secondsPerDay};
}

constexpr std::size_t mostBins = 1'000'000;

/// Bin edges over the whole extent; empty when there would be too many.
std::vector<Instant> edgesOver(TimeSpan extent, const std::string &unit)
{
    std::vector<Instant> edges{stepped(extent.begin, unit, 0)};
    while (edges.back() <= extent.end) {
        if (edges.size() > mostBins)
            return {};
        edges.push_back(stepped(edges.back(), unit, 1));
    }
    return edges;
}

/// Drops the empty bins at both ends.
void trimEnds(HistogramAnswer &answer, std::vector<Instant> &edges)
{
    std::vector<std::int64_t> &counts = answer.counts;
    while (!counts.empty() && counts.back() == 0) {
        counts.pop_back();
        edges.pop_back();
    }
    const auto first = std::find_if(counts.begin(), counts.end(), [](auto n) { return n > 0; });
    edges.erase(edges.begin(), edges.begin() + (first - counts.begin()));
    counts.erase(counts.begin(), first);
}

int showHistogram(const Query &query)
{
    const std::string unit = *query.call.value("--histogram");
    if (unit != "year" && unit != "month" && unit != "day")
        return usage({"--histogram takes year, month or day, not '" + unit + "'"});
    const Result<CountAnswer> count = query.engine.answer(CountQuestion{query.context});
    if (!count)
        return fail(count.error());
    std::vector<Instant> edges;
    if (count->extent) {
        edges = edgesOver(*count->extent, unit);
        if (edges.empty())
            return fail({"the events reach too far for a histogram by " + unit +
                             "; choose a longer step or fewer events",
                         {}});
    }
    const Result<HistogramAnswer> found =
        query.engine.answer(HistogramQuestion{query.context, edges, false});
    if (!found)
        return fail(found.error());
    HistogramAnswer answer = *found;
    trimEnds(answer, edges);
    return query.show(toJson(answer, edges), toText(answer, edges));
}

int showFacet(const Query &query)
{
    const std::string word = *query.call.value("--facet");
    constexpr Field offered[] = {Field::Kind,   Field::Status, Field::Party,     Field::Tag,
                                 Field::Phase,  Field::In,     Field::Person,    Field::Place,
                                 Field::Source, Field::Thread, Field::Confidence};
    const std::optional<Field> field = fieldFrom(word);
    if (!field || std::find(std::begin(offered), std::end(offered), *field) == std::end(offered)) {
        std::string names;
        for (const Field each : offered)
            names += (names.empty() ? "" : ", ") + std::string(wordFor(each));
        return usage({"--facet takes one of " + names + ", not '" + word + "'"});
    }
    FacetQuestion question;
    question.context = query.context;
    question.fields = {*field};
    question.withoutOwnField = false; // --where says what counts, all of it
    const Result<FacetAnswer> answer = query.engine.answer(question);
    if (!answer)
        return fail(answer.error());
    Facet facet = answer->facets.front();
    std::erase_if(facet.values, [](const FacetValue &value) { return value.count == 0; });
    return query.show(toJson(facet), toText(facet));
}

int showSearch(const Query &query)
{
    const Result<SearchAnswer> answer =
        query.engine.answer(SearchQuestion{query.context, *query.call.value("--search"), 0});
    return answer ? query.show(toJson(*answer), toText(*answer)) : fail(answer.error());
}

/// The end of the latest day that the text of an option allows.
Result<Instant> dayEndOf(const std::string &text, const char *option)
{
    const Result<Date> date = understandDate(text);
    if (!date)
        return Error{std::string(option) + ": " + date.error().text(), {}};
    const Instant end = date->isEmpty() ? Instant::openFuture() : date->bounds().strict.end;
    if (end.isOpen())
        return Error{std::string(option) + ": '" + text + "' has no last day", {}};
    return end;
}

/// Nothing where the option is not given.
Result<std::optional<Instant>> dayEndOf(const Invocation &call, const char *option)
{
    const std::optional<std::string> text = call.value(option);
    if (!text)
        return std::optional<Instant>();
    const Result<Instant> end = dayEndOf(*text, option);
    return end ? Result<std::optional<Instant>>(std::optional(*end)) : end.error();
}

int showChanges(const Query &query)
{
    const std::string text = *query.call.value("--changes");
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos)
        return usage({"--changes takes two dates, FROM..TO, not '" + text + "'"});
    const Result<Instant> from = dayEndOf(text.substr(0, dots), "--changes");
    const Result<Instant> to = dayEndOf(text.substr(dots + 2), "--changes");
    if (!from || !to)
        return usage({(from ? to : from).error().text()});
    if (*to <= *from)
        return usage({"--changes: the second date of '" + text + "' must be later than the first"});
    const ChangesQuestion question{query.context, *from, *to,
                                   std::numeric_limits<std::int64_t>::max()};
    const Result<ChangesAnswer> answer = query.engine.answer(question);
    return answer ? query.show(toJson(*answer, *from, *to), toText(*answer)) : fail(answer.error());
}

/// The two of "JPN,GBR", or of "JPN GBR", which a shell takes apart.
std::vector<std::string> pairOf(const Invocation &call)
{
    std::string text = *call.value("--pair");
    if (call.positional.size() == 2)
        text += " " + call.positional[1];
    std::vector<std::string> names;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find_first_of(", ", from), text.size());
        if (to > from)
            names.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return names;
}

int showPair(const Query &query)
{
    const std::vector<std::string> names = pairOf(query.call);
    if (names.size() != 2 || names[0] == names[1])
        return usage({"--pair takes two actors, as in --pair JPN GBR"});
    for (const std::string &name : names) {
        if (query.engine.vocabulary().actor(ActorId{name}) == nullptr)
            return usage({"--pair: there is no actor '" + name +
                          "'; actors are named as queries name them, as JPN"});
    }
    const PairQuestion question{query.context, ActorId{names[0]}, ActorId{names[1]},
                                query.context.inForce};
    const Result<PairHistory> history = pairHistory(query.engine, question);
    return history ? query.show(toJson(*history), toText(*history, query.engine.vocabulary()))
                   : fail(history.error());
}

/// "3/5": at least 3 shared events in 5 years.
Result<std::optional<DerivedTies>> derivedTies(const Invocation &call)
{
    const std::optional<std::string> text = call.value("--derived");
    if (!text)
        return std::optional<DerivedTies>();
    const std::optional<DerivedTies> derived = derivedTiesFrom(*text);
    if (!derived)
        return Error{"--derived takes events and years, as in 3/5, not '" + *text + "'", {}};
    return derived;
}

int showNetwork(const Query &query)
{
    const Result<std::optional<Instant>> last = dayEndOf(query.call, "--network");
    if (!last)
        return usage({last.error().text()});
    const Result<std::optional<DerivedTies>> derived = derivedTies(query.call);
    if (!derived)
        return usage({derived.error().text()});
    double fade = 0;
    if (const std::optional<std::string> text = query.call.value("--fade")) {
        const auto [end, problem] =
            std::from_chars(text->data(), text->data() + text->size(), fade);
        if (problem != std::errc() || end != text->data() + text->size() || !(fade >= 0) ||
            fade > 1000)
            return usage({"--fade takes years, not '" + *text + "'"});
    }
    const Instant day{(*last)->seconds - 1};
    const TiesQuestion question{day, query.call.value("--layer").value_or(""), query.context,
                                *derived, fade};
    const Result<TiesAnswer> answer = query.engine.answer(question);
    if (!answer)
        return fail(answer.error());
    const auto keyOf = [&](EventId id) {
        const Result<EventAnswer> event = query.engine.answer(EventQuestion{id, {}});
        return event ? event->event.key : std::string();
    };
    return query.show(toJson(*answer, question, keyOf), toText(*answer, question));
}

int showNetworkSeries(const Query &query)
{
    const Result<std::optional<DerivedTies>> derived = derivedTies(query.call);
    if (!derived)
        return usage({derived.error().text()});
    const TieHistoryQuestion question{query.context, query.call.value("--layer").value_or(""),
                                      *derived};
    const Result<TieHistoryAnswer> answer = query.engine.answer(question);
    if (!answer)
        return fail(answer.error());
    const std::vector<ActorId> &actors = answer->history.actors;
    int hub = -1;
    if (const std::optional<std::string> name = query.call.value("--hub")) {
        const auto found = std::find(actors.begin(), actors.end(), ActorId{*name});
        if (found == actors.end())
            return usage({"--hub: no tie names an actor '" + *name + "'"});
        hub = int(found - actors.begin());
    }
    const Result<CountAnswer> count = query.engine.answer(CountQuestion{});
    if (!count)
        return fail(count.error());
    const Instant until = count->extentOfAll && !count->extentOfAll->end.isOpen()
                              ? count->extentOfAll->end
                              : startOfYear(2100);
    const NetworkSeries series =
        networkSeries(answer->history, livesOf(answer->history), hub, until);
    return query.show(toJson(series, *answer), toText(series));
}

/// They are no events: --where leaves none out, --in-force keeps those of its day.
int showEras(const Query &query)
{
    const Dataset &vocabulary = query.engine.vocabulary();
    std::vector<Era> eras = vocabulary.eras;
    if (const std::optional<Instant> end = query.context.inForce) {
        const TimeSpan day{{end->seconds - secondsPerDay}, *end};
        std::erase_if(eras, [&](const Era &era) { return !era.span().possiblyIn(day); });
    }
    return query.show(toJson(eras), toText(eras, vocabulary));
}

int (*const runners[])(const Query &) = {showCount,     showIds,   showEvents, showStories,
                                         showHistogram, showFacet, showSearch, showChanges,
                                         showNetwork,   showEras,  showPair,   showNetworkSeries};

std::string modeList()
{
    std::string names;
    for (const char *mode : modes)
        names += (names.empty() ? "" : ", ") + std::string(mode);
    return names;
}

int runQuery(const Invocation &call)
{
    if (call.positional.size() != 1 && !(call.has("--pair") && call.positional.size() == 2))
        return usage({"one DOC is needed"});
    const auto asked = [&](const char *mode) { return call.has(mode); };
    if (std::count_if(std::begin(modes), std::end(modes), asked) != 1)
        return usage({"one of " + modeList() + " is needed, and only one"});
    const bool isNetwork = call.has("--network") || call.has("--network-series");
    for (const char *option : {"--layer", "--derived"}) {
        if (call.has(option) && !isNetwork)
            return usage({std::string(option) + " goes with --network or --network-series"});
    }
    if (call.has("--fade") && !call.has("--network"))
        return usage({"--fade goes with --network"});
    if (call.has("--hub") && !call.has("--network-series"))
        return usage({"--hub goes with --network-series"});
    Context context;
    if (const std::optional<std::string> where = call.value("--where")) {
        ParsedQuery parsed = parseQuery(*where);
        if (parsed.error)
            return wrongQuery("--where", *where, *parsed.error);
        context.filter = std::move(parsed.filter);
    }
    const Result<std::optional<Instant>> inForce = dayEndOf(call, "--in-force");
    if (!inForce)
        return usage({inForce.error().text()});
    const Result<std::optional<Instant>> asKnown = dayEndOf(call, "--as-known");
    if (!asKnown)
        return usage({asKnown.error().text()});
    context.inForce = *inForce;
    context.asKnown = *asKnown;

    const Result<std::shared_ptr<const Engine>> engine = openEngine(call.positional[0]);
    if (!engine)
        return fail(engine.error());
    const auto mode = std::find_if(std::begin(modes), std::end(modes), asked) - std::begin(modes);
    return runners[mode](Query{call, **engine, std::move(context)});
}

} // namespace

const CommandSpec queryCommand = {
    "query",
    "DOC [--where QUERY] (--count|--ids|--events|--stories|--histogram STEP|--facet FIELD|"
    "--search TEXT|--changes FROM..TO|--network DATE|--network-series|--eras|--pair A B)",
    "Asks a document: counts, events, histograms, facets, text search, changes, ties, leaders, "
    "pairs.",
    queryOptions,
    false,
    runQuery};

} // namespace entente
