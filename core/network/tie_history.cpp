// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/network/tie_history.h"

#include "core/model/known_changes.h"
#include "core/time/calendar.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace entente
{

namespace
{

constexpr double secondsPerYear = 365.2425 * secondsPerDay;

std::int64_t floorDay(std::int64_t seconds)
{
    const std::int64_t over = seconds % secondsPerDay;
    return seconds - (over < 0 ? over + secondsPerDay : over);
}

Instant dayBegin(Instant t)
{
    const bool hasDay = t.seconds > Instant::openPast().seconds + secondsPerDay;
    return hasDay && !t.isOpen() ? Instant{floorDay(t.seconds)} : t;
}

/// The end of the day before whose end `t` lies.
Instant dayFinish(Instant t)
{
    return t.isOpen() ? t : dayEndOf(t, Instant::openFuture());
}

bool isPlanned(Status status)
{
    return status == Status::Planned || status == Status::InNegotiation ||
           status == Status::Contingent;
}

using ActorNumbers = std::unordered_map<ActorId, std::size_t>;

ActorNumbers numbersOf(const std::vector<ActorId> &actors)
{
    ActorNumbers numbers;
    for (std::size_t i = 0; i < actors.size(); ++i)
        numbers.emplace(actors[i], i);
    return numbers;
}

/// The times at which at least `least` of the spans hold.
std::vector<TimeSpan> overlapsOf(const std::vector<TieSpan> &ties,
                                 const std::vector<std::uint32_t> &chosen, int least)
{
    std::vector<std::pair<Instant, int>> steps;
    for (const std::uint32_t tie : chosen) {
        if (ties[tie].span.isEmpty())
            continue;
        steps.emplace_back(ties[tie].span.begin, 1);
        steps.emplace_back(ties[tie].span.end, -1);
    }
    // Where one ends as another begins, the pair stays tied.
    std::sort(steps.begin(), steps.end(), [](const auto &x, const auto &y) {
        return x.first != y.first ? x.first < y.first : x.second > y.second;
    });
    std::vector<TimeSpan> spans;
    int count = 0;
    for (const auto &[at, step] : steps) {
        const int before = count;
        count += step;
        if (before < least && count >= least)
            spans.push_back({at, Instant::openFuture()});
        else if (before >= least && count < least)
            spans.back().end = at;
    }
    std::erase_if(spans, [](const TimeSpan &span) { return span.isEmpty(); });
    return spans;
}

/// The last of `spans` that has begun; null when none has.
const TimeSpan *lastBegun(const std::vector<TimeSpan> &spans, Instant moment)
{
    const auto next =
        std::upper_bound(spans.begin(), spans.end(), moment,
                         [](Instant at, const TimeSpan &span) { return at < span.begin; });
    return next == spans.begin() ? nullptr : &*std::prev(next);
}

/// What is planned at the moment, a line for each pair.
void addPlanned(const TieHistory &history, Instant moment, DayGraph &graph)
{
    if (history.planned.empty())
        return;
    const ActorNumbers numbers = numbersOf(history.actors);
    std::map<std::pair<std::size_t, std::size_t>, DayGraph::Edge> planned;
    for (std::uint32_t i = 0; i < history.planned.size(); ++i) {
        const TieSpan &tie = history.planned[i];
        const auto a = numbers.find(tie.a);
        const auto b = numbers.find(tie.b);
        if (!tie.span.contains(moment) || a == numbers.end() || b == numbers.end())
            continue;
        const auto pair = std::minmax(a->second, b->second);
        DayGraph::Edge &edge = planned[pair];
        edge = {pair.first,      pair.second, DayGraph::Bond::Planned,
                edge.weight + 1, 0,           std::move(edge.spans)};
        edge.spans.push_back(i);
    }
    for (auto &[pair, edge] : planned)
        graph.edges.push_back(std::move(edge));
}

} // namespace

std::vector<PairLife> livesOf(const TieHistory &history)
{
    const ActorNumbers numbers = numbersOf(history.actors);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::uint32_t>> pairs;
    for (std::uint32_t i = 0; i < history.ties.size(); ++i) {
        const auto a = numbers.find(history.ties[i].a);
        const auto b = numbers.find(history.ties[i].b);
        if (a != numbers.end() && b != numbers.end() && a->second != b->second)
            pairs[std::minmax(a->second, b->second)].push_back(i);
    }
    std::vector<PairLife> lives;
    for (auto &[pair, ties] : pairs) {
        std::vector<TimeSpan> inForce = overlapsOf(history.ties, ties, history.least);
        if (!inForce.empty())
            lives.push_back({pair.first, pair.second, std::move(inForce), std::move(ties)});
    }
    return lives;
}

DayGraph graphOn(const TieHistory &history, std::span<const PairLife> lives, Instant moment,
                 double fadeYears)
{
    DayGraph graph;
    graph.degrees.assign(history.actors.size(), 0);
    std::vector<DayGraph::Edge> lapsed;
    const double fade = fadeYears * secondsPerYear;
    for (const PairLife &life : lives) {
        const TimeSpan *span = lastBegun(life.inForce, moment);
        if (span == nullptr)
            continue;
        DayGraph::Edge edge{life.a, life.b, DayGraph::Bond::InForce, 0, 0, {}};
        if (span->contains(moment)) {
            for (const std::uint32_t tie : life.ties) {
                if (history.ties[tie].span.contains(moment))
                    edge.spans.push_back(tie);
            }
            edge.weight = int(edge.spans.size());
            ++graph.degrees[life.a];
            ++graph.degrees[life.b];
            graph.edges.push_back(std::move(edge));
            continue;
        }
        const double since = double(moment.seconds) - double(span->end.seconds);
        if (since >= fade)
            continue;
        edge.bond = DayGraph::Bond::Lapsed;
        edge.faded = since / fade;
        for (const std::uint32_t tie : life.ties) {
            if (history.ties[tie].span.end == span->end)
                edge.spans.push_back(tie);
        }
        edge.weight = int(edge.spans.size());
        lapsed.push_back(std::move(edge));
    }
    std::move(lapsed.begin(), lapsed.end(), std::back_inserter(graph.edges));
    addPlanned(history, moment, graph);
    return graph;
}

std::vector<TieSpan> recordedTies(std::span<const Tie> ties, std::span<const std::string> layers,
                                  std::optional<Instant> asKnown,
                                  const std::function<EventId(const std::string &)> &find)
{
    std::vector<TieSpan> spans;
    for (const Tie &tie : ties) {
        if (tie.a == tie.b ||
            (!layers.empty() && std::find(layers.begin(), layers.end(), tie.layer) == layers.end()))
            continue;
        TieSpan made{std::min(tie.a, tie.b),
                     std::max(tie.a, tie.b),
                     TimeSpan::all(),
                     tie.layer,
                     tie.basis,
                     {}};
        if (!tie.start.isEmpty())
            made.span.begin = dayBegin(tie.start.first().strict.begin);
        if (!tie.end.isEmpty())
            made.span.end = dayFinish(tie.end.last().strict.end);
        if (made.span.end <= made.span.begin)
            continue;
        if (asKnown && !made.span.begin.isOpen() && made.span.begin >= *asKnown)
            continue;
        if (asKnown && made.span.end > *asKnown)
            made.span.end = Instant::openFuture();
        for (const std::string &key : tie.events) {
            if (const EventId id = find(key); id.value != 0)
                made.events.push_back(id);
        }
        spans.push_back(std::move(made));
    }
    return spans;
}

std::optional<DerivedTies> derivedTiesFrom(std::string_view text)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto number = [](std::string_view digits, int most) {
        int value = 0;
        const char *last = digits.data() + digits.size();
        const auto [end, problem] = std::from_chars(digits.data(), last, value);
        const bool right = problem == std::errc() && end == last && value >= 1 && value <= most;
        return right ? std::optional(value) : std::nullopt;
    };
    if (slash == text.size())
        return std::nullopt;
    const std::optional<int> least = number(text.substr(0, slash), 1000);
    const std::optional<int> years = number(text.substr(slash + 1), 100);
    return least && years ? std::optional(DerivedTies{*least, *years}) : std::nullopt;
}

TieSpan sharedEvent(const ActorId &a, const ActorId &b, Instant begin, EventId id, int years)
{
    const Instant from = dayBegin(begin);
    const Instant to = startOf(plusMonths(civilDate(from), 12 * std::int64_t(years)));
    return {std::min(a, b), std::max(a, b), {from, std::max(from, to)}, {}, {}, {id}};
}

std::vector<TimeSpan> plannedSpans(const Event &event, std::optional<Instant> asKnown)
{
    // The state at the end of a day is that of the whole day.
    const Instant last = asKnown.value_or(Instant::openFuture());
    std::set<Instant> days;
    for (const Instant moment : momentsOfKnowing(event)) {
        if (moment <= last && !moment.isOpen())
            days.insert(dayFinish(moment));
    }
    std::vector<TimeSpan> spans;
    const auto step = [&](Instant from, Instant known) {
        const KnownState state = knownState(event, known);
        const bool goesOn = !spans.empty() && spans.back().end.isOpen();
        if (state.known && isPlanned(state.status) && !goesOn)
            spans.push_back({from, Instant::openFuture()});
        else if (!(state.known && isPlanned(state.status)) && goesOn)
            spans.back().end = from;
    };
    step(Instant::openPast(), days.empty() ? last : Instant{days.begin()->seconds - secondsPerDay});
    for (const Instant day : days)
        step({day.seconds - secondsPerDay}, std::min(day, last));
    return spans;
}

std::vector<ActorId> signatoriesOf(std::span<const Party> parties)
{
    for (const char *role : {"signatory", "party"}) {
        std::set<ActorId> actors;
        for (const Party &party : parties) {
            if (party.role == role && !party.actor.isEmpty())
                actors.insert(party.actor);
        }
        if (actors.size() >= 2)
            return actors.size() > mostSignatories
                       ? std::vector<ActorId>()
                       : std::vector<ActorId>(actors.begin(), actors.end());
    }
    return {};
}

} // namespace entente
