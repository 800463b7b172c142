// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/subject.h"

#include "core/opening/opening.h"
#include "core/store/sample.h"
#include "tests/bench/synthetic.h"

#include <set>

namespace entente::bench
{

namespace
{

Date dayOf(std::int32_t day)
{
    return Date::fromEdtf(isoDayOf(day)).value();
}

Event eventOf(const SyntheticEvents &from, std::size_t row)
{
    Event event;
    event.key = std::to_string(row);
    event.title = from.title(row);
    event.kind = {syntheticKind(from.kind[row])};
    event.start = dayOf(from.start[row]);
    if (from.end[row] != from.start[row])
        event.end = dayOf(from.end[row]);
    event.parties = {{{syntheticActor(from.actorA[row])}, "initiator"},
                     {{syntheticActor(from.actorB[row])}, "target"}};
    event.place.position = LatLon{double(from.lat[row]), double(from.lon[row])};
    event.place.precision = PlacePrecision::City;
    return event;
}

Dataset datasetOf(const SyntheticEvents &from)
{
    Dataset data;
    data.title = "Synthetic events";
    std::set<std::string> actors;
    for (std::uint16_t kind = 0; kind < 12; ++kind) {
        const std::string word = syntheticKind(kind);
        if (!data.kinds.named(word))
            data.kinds.add({{word}, {}, word, Family::States, Glyph::Dot, {}});
    }
    for (std::size_t row = 0; row < from.size(); ++row)
        data.events.push_back(eventOf(from, row));
    for (std::uint16_t actor = 0; actor < 200; ++actor)
        actors.insert(syntheticActor(actor));
    for (const std::string &id : actors) {
        Actor actor;
        actor.id = {id};
        actor.name = id;
        data.actors.push_back(std::move(actor));
    }
    return data;
}

} // namespace

Result<Subject> syntheticSubject(std::size_t count, const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / ("synthetic-" + std::to_string(count) + ".entente");
    const Outcome written = Document::write(file, datasetOf(syntheticEvents(count)));
    if (!written)
        return written.error();
    return Subject{file, count};
}

Result<Subject> sampleSubject()
{
    const Result<std::filesystem::path> file = documentPath("sample");
    if (!file)
        return file.error();
    const Subject subject{*file, 0};
    const auto engine = engineOf(subject);
    if (!engine)
        return engine.error();
    const Result<CountAnswer> count = (*engine)->answer(CountQuestion{});
    return Subject{*file, std::size_t(count->total)};
}

Result<std::shared_ptr<const Engine>> engineOf(const Subject &subject)
{
    return openEngineOn(subject.document);
}

} // namespace entente::bench
