// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/subject.h"

#include "core/formats/import.h"
#include "core/opening/opening.h"
#include "core/store/sample.h"
#include "tests/bench/series.h"
#include "tests/bench/synthetic.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <unordered_map>

namespace entente::bench
{

namespace
{

/// Dates by day, since each is used thousands of times.
class Days
{
public:
    const Date &of(std::int32_t day)
    {
        Date &date = m_dates[day];
        if (date.isEmpty())
            date = Date::fromEdtf(isoDayOf(day)).value();
        return date;
    }

private:
    std::unordered_map<std::int32_t, Date> m_dates;
};

Event eventOf(const SyntheticEvents &from, std::size_t row, Days &days)
{
    Event event;
    event.key = std::to_string(row);
    event.title = from.title(row);
    event.kind = {syntheticKind(from.kind[row])};
    event.start = days.of(from.start[row]);
    if (from.end[row] != from.start[row])
        event.end = days.of(from.end[row]);
    event.parties = {{{syntheticActor(from.actorA[row])}, initiatorRole},
                     {{syntheticActor(from.actorB[row])}, targetRole}};
    event.place.position = LatLon{double(from.lat[row]), double(from.lon[row])};
    event.place.precision = PlacePrecision::City;
    return event;
}

Dataset tables()
{
    Dataset data;
    data.title = "Synthetic events";
    for (std::uint16_t kind = 0; kind < 12; ++kind) {
        const std::string word = syntheticKind(kind);
        if (!data.kinds.named(word))
            data.kinds.add({{word}, {}, word, Family::States, Glyph::Dot, {}});
    }
    std::set<std::string> actors;
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
    Result<std::unique_ptr<EventSink>> sink = importTarget(file);
    if (!sink)
        return sink.error();
    const SyntheticEvents from = syntheticEvents(count);
    constexpr std::size_t batch = 16'384;
    Days days;
    for (std::size_t row = 0; row < count;) {
        std::vector<Event> events;
        for (const std::size_t end = std::min(count, row + batch); row < end; ++row)
            events.push_back(eventOf(from, row, days));
        if (Outcome added = (*sink)->add(std::move(events)); !added)
            return added.error();
    }
    if (Outcome finished = (*sink)->finish(tables()); !finished)
        return finished.error();
    return Subject{file, count, {}, 0, true};
}

Result<double> importMilliseconds(const std::filesystem::path &table,
                                  const std::filesystem::path &document)
{
    Error error;
    const double taken = millisecondsOf([&] {
        Result<std::unique_ptr<EventSink>> sink = importTarget(document);
        const std::filesystem::path files[] = {table};
        const auto report =
            sink ? importFiles(files, {}, **sink) : Result<ImportReport>(sink.error());
        if (!report)
            error = report.error();
        else if (report->rejected > 0)
            error = {"rows were rejected", table.string()};
    });
    return error.what.empty() ? Result<double>(taken) : Result<double>(error);
}

Result<double> syntheticImport(std::size_t count, const std::filesystem::path &folder)
{
    const std::filesystem::path table = folder / "synthetic.csv";
    if (!std::filesystem::exists(table)) {
        const SyntheticEvents events = syntheticEvents(count);
        std::ofstream out(table, std::ios::binary);
        out << syntheticCsvHeader << '\n';
        for (std::size_t row = 0; row < count; ++row)
            out << events.csvRow(row) << '\n';
    }
    const std::filesystem::path document = folder / "imported.entente";
    std::filesystem::remove(document);
    return importMilliseconds(table, document);
}

Result<Subject> csvSubject(const std::filesystem::path &table, const std::filesystem::path &folder)
{
    const std::filesystem::path document = folder / "table.entente";
    const Result<double> taken = importMilliseconds(table, document);
    if (!taken)
        return taken.error();
    Result<Subject> subject = documentSubject(document);
    if (subject) {
        subject->table = table;
        subject->importMs = *taken;
    }
    return subject;
}

Result<Subject> sampleSubject()
{
    const Result<std::filesystem::path> file = documentPath("sample");
    return file ? documentSubject(*file) : Result<Subject>(file.error());
}

Result<Subject> documentSubject(const std::filesystem::path &document)
{
    const Subject subject{document, 0};
    const auto engine = engineOf(subject);
    if (!engine)
        return engine.error();
    const Result<CountAnswer> count = (*engine)->answer(CountQuestion{});
    return Subject{document, std::size_t(count->total)};
}

Result<std::shared_ptr<const Engine>> engineOf(const Subject &subject)
{
    return openEngineOn(subject.document);
}

} // namespace entente::bench
