// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/random_world.h"

namespace entente::test
{

namespace
{

using Words = std::vector<std::string>;

const Words actorIds{"JPN", "GBR", "RUS", "SUN", "EU", "NATO", "TWN", "FRA", "XYZ"};
const Words kindIds{"agreement", "access",  "meeting",    "crisis", "scenario",
                    "treaty",    "what-if", "unheard-of", ""};
const Words subkinds{"", "", "summit", "Entry-into-force", "agreement"};
const Words titleWords{"access", "accession", "agreement", "Kōno", "talks",   "Łódź",      "signed",
                       "2+2",    "pact",      "東京都",    "São",  "renewed", "agreements"};
const Words placeNames{"Tokyo", "Tokyo Bay", "Tōkyō", "London", "the bay", "!!", ""};
const Words people{"Kishida Fumio", "Rishi Sunak", "Fumio Abe", "Kōno Tarō", "Abe"};
const Words tagNames{"raa", "RAA", "Exercise", "exercise ", "naval"};
const Words roles{"party", "initiator", "target", "host"};
const Words publishers{"Wikipedia", "WikiMili (Wikipedia copy)", "GOV.UK", "Gov UK", ""};
const Words threadIds{"raa", "bases", "Loose", "nameless"};
const Words dates{"2020",
                  "2020-05",
                  "2020-05-17",
                  "2020~",
                  "2020-05?",
                  "1951%",
                  "201X",
                  "19XX",
                  "../2020",
                  "2020/..",
                  "2020-01/2020-06",
                  "2019-12-31/2020-01-01",
                  "[2019..2021]",
                  "-0043-03-15",
                  "Y-200000",
                  "2021-21",
                  "../..",
                  "2019-06~/2021",
                  "2022-12?",
                  "1999-12-31",
                  "2023-01-11",
                  "2022-11-06",
                  "2021-07-01T12:30:00",
                  "2024"};
const Words queryDates{"2020",       "2019..2021", "1951",
                       "2020-05-17", "1900..1999", "2022-11..2023-01"};

std::string sentence(Dice &dice, std::size_t most)
{
    std::string text;
    const std::size_t words = dice.below(most + 1);
    for (std::size_t i = 0; i < words; ++i)
        text += (text.empty() ? "" : dice.chance(20) ? "-" : " ") + dice.oneOf(titleWords);
    return text;
}

Date randomDate(Dice &dice, int percentEmpty)
{
    return dice.chance(percentEmpty) ? Date() : Date::fromEdtf(dice.oneOf(dates)).value();
}

/// Where several actors are at home, and many events take place: there or some kilometres away.
const std::vector<LatLon> spots{{35.68, 139.69}, {51.5, -0.12}, {0, 179.95}, {-35.25, 149.25}};

LatLon nearSpot(Dice &dice)
{
    const LatLon spot = dice.oneOf(spots);
    return {spot.lat + double(dice.below(4)) / 10, spot.lon - double(dice.below(3)) / 10};
}

Actor randomActor(const std::string &id, Dice &dice)
{
    Actor actor;
    actor.id = ActorId{id};
    actor.name = id == "JPN" ? "Japan" : id == "GBR" ? "United Kingdom" : "Actor " + id;
    if (id == "JPN")
        actor.names = {{"ja", "日本"}, {"en", "Empire of Japan"}};
    if (id == "GBR")
        actor.aliases = {"UK", "Britain"};
    if (id == "RUS")
        actor.predecessor = ActorId{"SUN"};
    if (dice.chance(80))
        actor.position = dice.chance(60)
                             ? dice.oneOf(spots)
                             : LatLon{double(dice.below(170)) - 85, double(dice.below(350)) - 175};
    const std::size_t memberships = dice.below(3);
    for (std::size_t i = 0; i < memberships; ++i)
        actor.memberOf.push_back(
            {ActorId{dice.chance(50) ? "EU" : "NATO"}, randomDate(dice, 30), randomDate(dice, 50)});
    return actor;
}

void addPeopleAndPlaces(Event &event, Dice &dice)
{
    for (std::size_t i = dice.below(4); i > 0; --i)
        event.parties.push_back({ActorId{dice.oneOf(actorIds)}, dice.oneOf(roles)});
    for (std::size_t i = dice.below(3); i > 0; --i)
        event.persons.push_back({dice.oneOf(people), {}, {}});
    if (dice.chance(70))
        event.place.name = dice.oneOf(placeNames);
    if (dice.chance(60))
        event.place.country = ActorId{dice.oneOf(actorIds)};
    if (dice.chance(60))
        event.place.position = dice.chance(50) ? nearSpot(dice)
                                               : LatLon{double(dice.below(1800)) / 10 - 90,
                                                        double(dice.below(3600)) / 10 - 180};
}

void addWords(Event &event, Dice &dice)
{
    event.title = sentence(dice, 5);
    event.description = sentence(dice, 9);
    for (std::size_t i = dice.below(3); i > 0; --i)
        event.tags.push_back(dice.oneOf(tagNames));
    for (std::size_t i = dice.below(3); i > 0; --i)
        event.sources.push_back({dice.oneOf(publishers), {}, {}, {}, {}});
    event.confidence = Confidence(dice.below(4));
    if (dice.chance(50))
        event.thread = ThreadId{dice.oneOf(threadIds)};
    if (dice.chance(50))
        event.phase = Phase(dice.below(7));
}

void addReports(Event &event, Dice &dice)
{
    for (std::size_t i = dice.chance(70) ? 0 : 1 + dice.below(2); i > 0; --i) {
        Report report;
        report.published = randomDate(dice, 10);
        if (dice.chance(70))
            report.status = Status(dice.below(8));
        report.start = randomDate(dice, 40);
        report.end = randomDate(dice, 80);
        event.reports.push_back(std::move(report));
    }
}

Term randomTerm(Dice &dice)
{
    struct Choice
    {
        Field field;
        Words values;
    };
    static const std::vector<Choice> choices{
        {Field::Text, {"acces", "access agreement", "kono", "tal", "2+2", "łódź", "東京", "..."}},
        {Field::Kind, {"agreement", "Treaty", "scenario", "what-if", "summit", "basing", "zzz"}},
        {Field::Status, {"occurred", "planned", "In negotiation", "zzz"}},
        {Field::Phase, {"signed", "in-force", "talks", "zzz"}},
        {Field::Party, {"JPN", "gbr", "日本", "UK", "XYZ", "EU", "zzz"}},
        {Field::Initiator, {"JPN", "gbr", "UK", "XYZ", "zzz"}},
        {Field::Target, {"JPN", "gbr", "UK", "EU", "zzz"}},
        {Field::Member, {"EU", "NATO", "RUS", "SUN", "JPN", "zzz"}},
        {Field::Person, {"fumio", "Abe", "Rishi Sunak", "kono taro", "zzz"}},
        {Field::Place, {"tokyo", "bay", "Tokyo Bay", "!!", "zzz"}},
        {Field::In, {"JPN", "France", "EU", "Eastern Asia", "europe", "zzz"}},
        {Field::Near, {"35 139 2000km", "0 0 60 90", "-60 100 60 -100", "0 0 60 0 60 90", "zzz"}},
        {Field::Tag, {"raa", "EXERCISE", "naval", "zzz"}},
        {Field::Source, {"wikipedia", "gov uk", "copy", "zzz"}},
        {Field::Confidence, {"high", "low", "zzz"}},
        {Field::Thread, {"raa", "loose", "access pact", "zzz"}},
        {Field::Event, {"event-0", "event-7", "event-77", "#1", "#8", "#100", "#zzz", "zzz"}},
        {Field::Layer, {"L1", "all", "zzz"}},
        {Field::Has, {"place", "date", "source", "report", "thread", "person", "party", "zzz"}},
        {Field::Without, {"place", "date", "source", "report", "thread", "person", "zzz"}},
        {Field::Before, queryDates},
        {Field::After, queryDates},
        {Field::During, queryDates},
    };
    const Choice &choice = dice.oneOf(choices);
    Term term;
    term.field = choice.field;
    term.negated = dice.chance(25);
    term.certainty = dice.chance(30) ? Certainty::Certainly : Certainty::Possibly;
    for (std::size_t i = 1 + dice.below(2); i > 0; --i)
        term.values.push_back(dice.oneOf(choice.values));
    return term;
}

} // namespace

Dataset randomWorld(std::uint64_t seed, std::size_t events)
{
    Dice dice(seed);
    Dataset data;
    data.kinds.add({KindId{"treaty"},
                    KindId{"agreement"},
                    "Treaty",
                    Family::Pacts,
                    Glyph::Square,
                    {"traité"}});
    data.kinds.add({KindId{"what-if"}, KindId{"scenario"}, "What if", {}, {}, {}});
    for (std::size_t i = 0; i + 2 < actorIds.size(); ++i)
        data.actors.push_back(randomActor(actorIds[i], dice));
    data.threads = {{ThreadId{"raa"}, "The access pact"}, {ThreadId{"bases"}, "Bases"}};
    data.eras = {{"Fumio Kishida", "Kishida", EraKind::Leader, ActorId{"JPN"}, "Prime Minister",
                  randomDate(dice, 0), randomDate(dice, 50), "Public record"},
                 {"The Long Peace", {}, EraKind::Era, {}, {}, randomDate(dice, 0), {}, {}}};
    data.layers = {{"all", {"L1", "L2"}, true}};
    for (std::size_t i = 0; i < events; ++i) {
        Event event;
        event.key = "event-" + std::to_string(i);
        event.kind = KindId{dice.oneOf(kindIds)};
        event.subkind = dice.oneOf(subkinds);
        event.status = Status(dice.below(8));
        event.start = randomDate(dice, 10);
        event.end = randomDate(dice, 70);
        addPeopleAndPlaces(event, dice);
        addWords(event, dice);
        addReports(event, dice);
        if (dice.chance(30))
            event.relations.push_back(
                {RelationType::LeadsTo, "event-" + std::to_string(dice.below(events))});
        data.events.push_back(std::move(event));
    }
    for (std::size_t i = 0; i < 12; ++i) {
        Tie tie;
        tie.a = ActorId{dice.oneOf(actorIds)};
        tie.b = ActorId{dice.oneOf(actorIds)};
        tie.layer = dice.chance(50) ? "L1" : "L2";
        tie.start = randomDate(dice, 10);
        tie.end = randomDate(dice, 50);
        tie.events.push_back("event-" + std::to_string(dice.below(events + 3)));
        data.ties.push_back(std::move(tie));
    }
    return data;
}

Filter randomFilter(Dice &dice)
{
    std::vector<Term> terms;
    for (std::size_t i = dice.below(5); i > 0; --i)
        terms.push_back(randomTerm(dice));
    return Filter(std::move(terms));
}

Context randomContext(Dice &dice)
{
    const Words days{"2019-12-31", "2020-05-17", "2022-11-06", "2023-06-30", "1950-01-01"};
    const auto dayEnd = [&] {
        return Date::fromEdtf(dice.oneOf(days)).value().bounds().strict.end;
    };
    Context context;
    context.filter = randomFilter(dice);
    context.inForce = dayEnd();
    if (dice.chance(40))
        context.asKnown = dayEnd();
    return context;
}

TimeSpan randomSpan(Dice &dice)
{
    const auto instant = [&] {
        return Instant{std::int64_t(dice.below(5'000'000'000)) - 2'000'000'000};
    };
    return TimeSpan::between(instant(), instant());
}

DayPair randomDays(Dice &dice)
{
    const TimeSpan span = randomSpan(dice);
    const auto end = [&](Instant t) {
        return dice.chance(90) ? Instant{t.seconds / secondsPerDay * secondsPerDay} : t;
    };
    DayPair days{end(span.begin), end(span.end)};
    if (dice.chance(20))
        days.from = Instant::openPast();
    if (dice.chance(20))
        days.to = Instant::openFuture();
    if (dice.chance(5))
        std::swap(days.from, days.to);
    return days;
}

} // namespace entente::test
